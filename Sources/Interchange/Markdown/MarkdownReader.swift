package import Facts

/// Reads Markdown as the text that it shows, so that quotes are found as readers see them.
///
/// CommonMark and the tables of GitHub: marks of emphasis, targets of links, hashes of headings, bullets and numbers
/// of lists are left out, code stays as it is, a paragraph is one line with breaks where the source breaks it hard.
/// Of a picture its description stays. Simple front matter is metadata. HTML within is read as HTML.
package enum MarkdownReader {
  private static let known: Set<String> = [
    "author", "authors", "canonical_url", "date", "lang", "language", "published", "publisher", "title",
    "url",
  ]

  package static func read(_ text: String) throws(FactError) -> ReadDocument {
    let lines = text.split(omittingEmptySubsequences: false) { ["\n", "\r", "\r\n"].contains($0) }
    let matter = FrontMatter.cut(from: lines)
    var reader = MarkdownBlockReader()
    for line in matter?.rest ?? lines[...] { reader.read(line) }
    let blocks = reader.finished()
    let inlines = MarkdownInlines(definitions: reader.definitions)
    var paragraphs: [String] = []
    for block in blocks { paragraphs += try inlines.paragraphs(of: block) }
    var document = ReadDocument(text: paragraphs.joined(separator: "\n\n"))
    let heading = blocks.lazy.compactMap(\.title).first.map(inlines.text)
    document.title = matter?.0.value("title") ?? heading
    document.author = matter?.0.value("author", "authors")
    document.published = matter?.0.value("date", "published")
    document.publisher = matter?.0.value("publisher")
    document.url = matter?.0.value("url", "canonical_url")
    document.language = matter?.0.value("lang", "language")
    if let others = matter?.0.others(than: known), !others.isEmpty {
      document.remarks = ["the front matter's \(others.joined(separator: ", ")) are not read"]
    }
    return document
  }
}
