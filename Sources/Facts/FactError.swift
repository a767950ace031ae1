/// A value that breaks a rule of the facts: a stable code, what was given, and what to do instead.
package struct FactError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Such as `E-DAY`.
  package let code: String
  package let message: String
  package let hint: String?

  package init(_ code: String, _ message: String, hint: String? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  package var description: String { message }
}
