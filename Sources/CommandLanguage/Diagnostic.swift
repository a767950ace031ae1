/// What is wrong with a line: a stable code, what was typed and what to do, with the place where known.
package struct Diagnostic: Error, Sendable, Hashable {
  /// Such as `E-DAY`; stable, for programs to match.
  package let code: String
  package let message: String
  package var hint: String?
  /// UTF-8 offsets into the statement's text; nil where no word is to blame.
  package var range: Range<Int>?
  /// Whether more lines could complete the statement, as after an opening quote.
  package var isUnfinished = false

  package init(_ code: String, _ message: String, hint: String? = nil, at range: Range<Int>? = nil) {
    self.code = code
    self.message = message
    self.hint = hint
    self.range = range
  }

  /// The same, placed at a range unless it has a place already.
  package func placed(at range: Range<Int>?) -> Diagnostic {
    var placed = self
    placed.range = self.range ?? range
    return placed
  }
}
