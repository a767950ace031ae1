import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var collection: Parameter {
    Parameter(
      "collection", .choice(Kind.allCases.map(\.plural) + Register.all.map(\.name)), "what to list")
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
      slots: [.required(.collection)], keywords: [Keyword(.sort), .flag(.down), Keyword(.limit)],
      filter: .anywhere,
      examples: [
        "list claims", "list predictions state:open by:..2017-12 sort day",
        "list claims +korea @minxin-pei limit 5",
        "list speakers", "list tags",
      ])
  ) { call in
    let collection = try call.required(.collection)
    if let register = Register.all.first(where: { $0.name == collection }) {
      if let word = call.arguments.filter.first {
        throw Diagnostic(
          "E-FILTER", "'list \(collection)' takes no filter", hint: "leave it out", at: word.range)
      }
      return try register.page(call.snapshot, limit: call[.limit])
    }
    guard let kind = Kind.allCases.first(where: { $0.plural == collection }) else {
      throw call.wrong(.collection, "E-CHOICE", "'\(collection)' cannot be listed")
    }
    let rows = try call.filtered([kind])
    let shown = try call.entries(of: rows)
    let table = Table(
      [Column("id"), Column("text", maximum: 70), Column("day"), Column("details")],
      rows: shown.map {
        [
          Phrase($0.row.description, .strong), Phrase($0.text.onOneLine), Phrase($0.day?.text ?? ""),
          Phrase($0.details, .dim),
        ]
      })
    let count =
      shown.count < rows.count
      ? "\(shown.count) of \(rows.count) \(kind.plural)"
      : "\(rows.count) \(rows.count == 1 ? kind.name : kind.plural)"
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
  /// The entries to show, in order; those that a limit cuts off are not looked up unless sorting needs them.
  fileprivate func entries(of rows: [Identifier]) throws -> [Entry] {
    let limit = self[.limit] ?? rows.count
    guard let order = self[.sort], order != "id" else {
      let ordered = self[.down] ? rows.reversed() : rows
      return try ordered.prefix(limit).map(entry)
    }
    let sorted = try rows.map(entry).sorted {
      let (left, right) = ($0.day?.last.number ?? Int.max, $1.day?.last.number ?? Int.max)
      return order == "text"
        ? ($0.text, $0.row.number) < ($1.text, $1.row.number) : (left, $0.row.number) < (right, $1.row.number)
    }
    return Array((self[.down] ? sorted.reversed() : sorted).prefix(limit))
  }

  fileprivate func entry(of row: Identifier) throws -> Entry {
    let card = try card(of: row)
    let day = card.day
    return try Entry(
      row: row, text: card.text, day: day, details: card.details.joined(separator: "  "),
      json: .object(
        [
          .init("id", .string(row.description)), .init("text", .string(card.text)),
          .init("day", .optional(day)),
        ]
          + members(of: row)))
  }
}
