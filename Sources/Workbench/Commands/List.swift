import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var collection: Parameter {
    Parameter("collection", .choice(Kind.allCases.map(\.plural) + ["speakers", "tags", "keys"]), "what to list")
  }

  static var sort: Parameter { Parameter("sort", .choice(["id", "text", "day"]), "by what to sort") }
}

extension Parameter where Value == Bool {
  static var down: Parameter { Parameter("down", .flag, "the last first") }
}

extension Parameter where Value == Int {
  static var limit: Parameter {
    let shape = Shape<Int>("N") { text throws(Diagnostic) in
      guard let count = Int(text), count > 0 else {
        throw Diagnostic("E-NUMBER", "'\(text)' is not a number of rows", hint: "write a whole number from 1")
      }
      return count
    }
    return Parameter("limit", shape, "how many at most")
  }
}

extension Command {
  static let list = Command(
    Syntax(
      "list", "Lists rows of a kind, one a line, that a filter means.",
      slots: [.required(.collection)], keywords: [Keyword(.sort), .flag(.down), Keyword(.limit)], filter: .anywhere,
      examples: [
        "list claims", "list predictions state:open by:..2017-12 sort day", "list claims +korea @minxin-pei limit 5",
        "list speakers", "list tags",
      ])
  ) { call in
    let collection = try call.required(.collection)
    guard let kind = Kind.allCases.first(where: { $0.plural == collection }) else {
      guard call.arguments.filter.isEmpty else {
        throw call.wrong("E-FILTER", "'list \(collection)' takes no filter", hint: "leave it out")
      }
      return try call.register(collection, limit: call[.limit] ?? .max)
    }
    let entries = try call.sorted(call.filtered([kind]).map { try call.entry(of: $0) })
    let shown = call[.limit].map { Array(entries.prefix($0)) } ?? entries
    let table = Table(
      [Column("id"), Column("text", maximum: 70), Column("day"), Column("details")],
      rows: shown.map { [Phrase($0.row.description, .strong), Phrase($0.text.onOneLine), Phrase($0.day?.text ?? ""), Phrase($0.details, .dim)] })
    let count = shown.count < entries.count ? "\(shown.count) of \(entries.count) \(kind.plural)" : "\(entries.count) \(entries.count == 1 ? kind.name : kind.plural)"
    return Page(
      (shown.isEmpty ? [] : [.table(table)]) + [.line(Phrase(count, .dim))], json: .array(shown.map(\.json)))
  }
}

/// One line of a list.
private struct Entry {
  let row: Identifier
  let text: String
  let day: Period?
  let details: String
  let json: JSON
}

extension Call {
  fileprivate func sorted(_ entries: [Entry]) -> [Entry] {
    let sorted =
      switch self[.sort] {
      case "text": entries.sorted { ($0.text, $0.row.number) < ($1.text, $1.row.number) }
      case "day": entries.sorted { ($0.day?.last.number ?? Int.max, $0.row.number) < ($1.day?.last.number ?? Int.max, $1.row.number) }
      default: entries
      }
    return self[.down] ? sorted.reversed() : sorted
  }

  fileprivate func entry(of row: Identifier) throws -> Entry {
    let card = try card(of: row)
    let day = card.day
    return Entry(
      row: row, text: card.text, day: day, details: card.details.joined(separator: "  "),
      json: .object(
        [.init("id", .string(row.description)), .init("text", .string(card.text)), .init("day", .optional(day))]
          + card.members))
  }

  fileprivate func register(_ collection: String, limit: Int) throws -> Page {
    switch collection {
    case "speakers":
      let speakers = try snapshot.speakers().prefix(limit)
      let rows = speakers.map { [Phrase($0.handle.description, .strong), Phrase($0.name ?? ""), Phrase($0.kind ?? ""), Phrase($0.aliases.joined(separator: ", "))] }
      return Page(
        [.table(Table([Column("speaker"), Column("name"), Column("kind"), Column("aliases")], rows: rows))],
        json: .array(
          speakers.map {
            .object([.init("speaker", .string($0.handle.description)), .init("name", .optional($0.name)), .init("kind", .optional($0.kind))])
          }))
    case "tags":
      let tags = try snapshot.tagCounts().prefix(limit)
      return Page(
        [.table(Table([Column("tag"), Column("rows", .right)], rows: tags.map { [Phrase($0.tag.description), Phrase(String($0.count))] }))],
        json: .array(tags.map { .object([.init("tag", .string($0.tag.path)), .init("rows", .integer($0.count))]) }))
    default:
      let keys = try snapshot.keys().prefix(limit).compactMap { key in try snapshot.key(key).map { (key, $0.row) } }
      return Page(
        [.table(Table([Column("key"), Column("id")], rows: keys.map { [Phrase($0.0), Phrase($0.1.description)] }))],
        json: .array(keys.map { .object([.init("key", .string($0.0)), .init("id", .string($0.1.description))]) }))
    }
  }
}
