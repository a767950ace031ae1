/// A value that breaks a rule of the facts: a stable code, what was given, and what to do instead.
package struct FactError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Such as `E-DAY`.
  package let code: String
  package let message: String
  package let hint: String?
  /// Which bytes of the text that was read are to blame; nil for all of it.
  package var bytes: Range<Int>?
  /// The word that was probably mistyped, for whoever shows the error to name what was meant.
  package var slip: Slip?

  /// A word, and those that could stand in its place.
  package struct Slip: Sendable, Hashable {
    package let word: String
    package let candidates: [String]

    package init(word: String, candidates: [String]) {
      (self.word, self.candidates) = (word, candidates)
    }
  }

  package init(
    _ code: String, _ message: String, hint: String? = nil, bytes: Range<Int>? = nil, slip: Slip? = nil
  ) {
    self.code = code
    self.message = message
    self.hint = hint
    self.bytes = bytes
    self.slip = slip
  }

  package var description: String { message }
}
