package import Facts

/// Reads a page as its visible text, with what the page says of itself.
package enum HTMLReader {
  /// Reads a page that is decoded already.
  package static func read(_ html: String) throws(FactError) -> ReadDocument {
    let page = try HTMLPage(parsing: html)
    let blocks = page.blocks
    return ReadDocument(text: blocks.map { String($0.text) }.joined(separator: "\n\n"))
  }
}
