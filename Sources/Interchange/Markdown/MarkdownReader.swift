package import Facts

/// Reads Markdown as the text that its HTML would show.
package enum MarkdownReader {
  package static func read(_ text: String) throws(FactError) -> ReadDocument {
    ReadDocument(text: text)
  }
}
