import Facts
import Presentation

/// What the `meta` of a line says of its text, as far as a document has a field for it.
struct SpanMeta: Sendable, Hashable {
  private(set) var title: String?
  private(set) var url: String?
  private(set) var author: String?
  private(set) var publisher: String?
  private(set) var published: String?
  private(set) var language: String?
  /// The members that no document holds.
  private(set) var leftOut: [String] = []

  init(_ members: [JSON.Member]) {
    for member in members where !member.value.isEmpty {
      guard let text = member.value.string, take(member.key, text) else {
        leftOut.append(member.key)
        continue
      }
    }
  }

  private mutating func take(_ key: String, _ text: String) -> Bool {
    switch key {
    case "title": title = text
    case "url": url = text
    case "publisher": publisher = text
    case "author" where (try? Handle(parsing: text)) != nil && text.hasPrefix("@"): author = text
    case "published" where (try? Period(parsing: text)) != nil: published = text
    case "lang", "language": language = text
    default: return false
    }
    return true
  }

  /// The members that give the same document again.
  static func members(of document: Document) -> [JSON.Member] {
    let fields: [(String, String?)] = [
      ("title", document.title), ("url", document.url), ("author", document.author?.description),
      ("publisher", document.publisher), ("published", document.published?.text), ("lang", document.language),
    ]
    return fields.compactMap { key, value in value.map { JSON.Member(key, .string($0)) } }
  }
}
