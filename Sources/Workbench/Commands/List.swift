import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var collection: Parameter {
    Parameter(
      "collection", .choice(Kind.allCases.map(\.plural) + Register.all.map(\.name)), "what to list")
  }

  static var sort: Parameter { Parameter("sort", .text("FIELD"), "by what to sort: any of the columns") }
}

extension Parameter where Value == [String] {
  static var columns: Parameter {
    let shape = Shape<[String]>("a,b,c") { text throws(Diagnostic) in
      let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      for (place, name) in names.enumerated() where name.isEmpty || names[..<place].contains(name) {
        throw Diagnostic(
          "E-FIELD", name.isEmpty ? "a column has no name here" : "the column '\(name)' is named twice",
          hint: "write columns id,text,day")
      }
      return names
    }
    return Parameter("columns", shape, "which fields to show, in this order")
  }
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
      details: """
        Columns are the members of the row in JSON, such as `id`, `text`, `day`, `tags`; a wrong name lists them. Rows
        without a value come last. A count stands below: `5 of 312 claims`.
        """,
      slots: [.required(.collection)],
      keywords: [Keyword(.sort), .flag(.down), Keyword(.limit), Keyword(.columns)],
      filter: .anywhere,
      examples: [
        "list claims", "list predictions state:open by:..2017-12 sort day",
        "list claims +korea @minxin-pei limit 5",
        "list forecasts of:p1 columns id,forecaster,probability sort probability down",
        "list speakers", "list tags sort rows down",
      ])
  ) { call in
    let collection = try call.required(.collection)
    if let register = Register.all.first(where: { $0.name == collection }) {
      if let word = call.arguments.filter.first {
        throw Diagnostic(
          "E-FILTER", "'list \(collection)' takes no filter", hint: "leave it out", at: word.range)
      }
      return try register.list(call).page
    }
    guard let kind = Kind.allCases.first(where: { $0.plural == collection }) else {
      throw call.wrong(.collection, "E-CHOICE", "'\(collection)' cannot be listed")
    }
    return try call.list(of: kind).page
  }
}

extension Call {
  /// Some fields of a kind as this command names them; a name that no field has is an error.
  func check(_ names: [String], _ parameter: Parameter<[String]>, of fields: [String], _ plural: String)
    throws
  {
    guard let wrong = names.first(where: { !fields.contains($0) }) else { return }
    throw unknownField(wrong, of: fields, plural, at: arguments.range(of: parameter))
  }

  func checkSort(among fields: [String], _ plural: String) throws {
    guard let name = self[.sort], !fields.contains(name) else { return }
    throw unknownField(name, of: fields, plural, at: arguments.range(of: Parameter.sort))
  }

  private func unknownField(
    _ name: String, of fields: [String], _ plural: String, at range: Range<Int>?
  ) -> Diagnostic {
    let nearest = Spelling.nearest(to: name, among: fields).map { "did you mean '\($0)'? " } ?? ""
    return Diagnostic(
      "E-FIELD", "\(plural) have no field '\(name)'",
      hint: nearest + "fields are " + fields.joined(separator: ", "), at: range)
  }

  fileprivate func list(of kind: Kind) throws -> Listing {
    let fields = ["id", "text", "day"] + RowFields.of(kind).names
    try checkSort(among: fields, kind.plural)
    try check(self[.columns] ?? [], .columns, of: fields, kind.plural)
    guard let selection = try selection(of: kind, meeting: filter(arguments.filter)) else {
      return Listing(columns: [], lines: [], total: 0, one: kind.name, many: kind.plural)
    }
    let numbers = try sortedNumbers(of: selection)
    let total = self[.limit] == nil ? numbers.count : try snapshot.count(selection)
    if kind == .prediction { try predictions.expect(numbers.count, in: snapshot) }
    let rows = numbers.map { Identifier(kind, $0) }
    let lines = try self[.columns].map { columns in
      try rows.map { row in
        let members = try self.members(of: row, only: Set(columns))
        return Listing.Line(JSON.object(members).chosen(columns))
      }
    }
    return Listing(
      columns: self[.columns]?.map { Column($0, maximum: $0 == "text" ? 70 : nil) }
        ?? Listing.standardColumns,
      lines: try lines ?? rows.map(standardLine), total: total, one: kind.name, many: kind.plural)
  }

  /// The rows to show, in order: sorted and cut off by SQL where it can, so that the others are not read.
  private func sortedNumbers(of selection: Selection) throws -> [Int] {
    let field = self[.sort] ?? "id"
    if let order = RowOrder.named(field),
      let numbers = try snapshot.numbers(selection, by: order, descending: self[.down], limit: self[.limit])
    {
      return numbers
    }
    let all = try snapshot.numbers(selection)
    if selection.kind == .prediction { try predictions.expect(all.count, in: snapshot) }
    let keyed = try all.map { number in
      let members = try members(of: Identifier(selection.kind, number), only: [field])
      return (number, SortKey(JSON.object(members)[field] ?? .null))
    }
    let sorted = SortKey.sorted(keyed, down: self[.down])
    return Array(sorted.prefix(self[.limit] ?? sorted.count))
  }

  /// The fields of a row that are asked for, its id, words and day among them.
  private func members(of row: Identifier, only wanted: Set<String>) throws -> [JSON.Member] {
    var members: [JSON.Member] = []
    if wanted.contains("id") { members.append(.init("id", .string(row.description))) }
    if wanted.contains("text") { members.append(.init("text", .string(try snapshot.text(of: row) ?? ""))) }
    if wanted.contains("day") { members.append(.init("day", .optional(try card(of: row).day))) }
    return try members + RowFields.of(row.kind).members(of: row.number, self, only: wanted)
  }

  private func standardLine(of row: Identifier) throws -> Listing.Line {
    let card = try card(of: row)
    return try Listing.Line(
      cells: [
        Phrase(row.description, .strong), Phrase(card.text.onOneLine), Phrase(card.day?.text ?? ""),
        Phrase(card.details.joined(separator: "  "), .dim),
      ],
      members: [
        .init("id", .string(row.description)), .init("text", .string(card.text)),
        .init("day", .optional(card.day)),
      ] + members(of: row))
  }
}

extension RowOrder {
  fileprivate static func named(_ field: String) -> RowOrder? {
    switch field {
    case "id": .number
    case "text": .text
    case "day": .day
    default: nil
    }
  }
}
