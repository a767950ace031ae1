import Facts
import Presentation

extension Page {
  /// What a creating command says: the ids first, then what was made, then its details in grey.
  static func created(
    _ rows: [Identifier], _ words: String, details: [String] = [], json members: [JSON.Member] = []
  ) -> Page {
    let names = rows.map(\.description).joined(separator: " ")
    var line = Phrase(names, .strong) + Phrase("  " + words.shortened(to: 100))
    if !details.isEmpty { line += Phrase("  " + details.joined(separator: "  "), .dim) }
    let ids = rows.dropFirst().map { JSON.Member($0.kind.name, .string($0.description)) }
    return Page(
      [.line(line)],
      json: .object([.init("ok", true), .init("id", .string(rows[0].description))] + ids + members))
  }
}

extension JSON {
  /// A value as its text, or null.
  static func optional(_ value: (some CustomStringConvertible)?) -> JSON {
    value.map { .string($0.description) } ?? .null
  }

  static func optional(_ number: Double?) -> JSON { number.map(JSON.number) ?? .null }
}
