package import Facts

/// A regular expression for texts as search compares them: without case, with any run of white space as one space.
///
/// It is matched in a time that grows with the text alone, whatever the pattern: there are no back references.
package struct TextPattern: Sendable {
  package let source: String
  private let program: PatternProgram
  /// The query for the texts that may match; nil where every text must be looked at.
  let query: String?

  package init(parsing source: String) throws(FactError) {
    self.source = source
    var parser = PatternParser(source.composed)
    let node = try parser.pattern()
    program = try PatternProgram(node)
    query = node.needs.flatMap { pieces in
      let queries = pieces.map(SearchTokens.query)
      return queries.contains(nil) ? nil : queries.compactMap { $0 }.joined(separator: " OR ")
    }
  }

  func matcher() -> PatternMatcher { PatternMatcher(program) }
}
