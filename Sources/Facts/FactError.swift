/// A value that breaks a rule of the facts: a stable code, what was given, and what to do instead.
package struct FactError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Such as `E-DAY`.
  package let code: String
  package let message: String
  package let hint: String?
  /// Which bytes of the text that was read are to blame; nil for all of it.
  package var bytes: Range<Int>?

  package init(_ code: String, _ message: String, hint: String? = nil, bytes: Range<Int>? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.bytes = bytes
  }

  package var description: String { message }
}
