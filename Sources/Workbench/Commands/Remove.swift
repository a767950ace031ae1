import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == Bool {
  static var withDependants: Parameter {
    Parameter("with-dependants", .flag, "also what refers to the rows")
  }
}

extension Command {
  static let remove = Command(
    Syntax(
      "rm", "Removes rows; undo brings them back.",
      details:
        "Where other rows refer to them, it is refused with a list, unless `with-dependants` removes those too.",
      slots: [.required(.rows)], keywords: [.flag(.withDependants)],
      examples: ["rm n1", "rm c2 with-dependants"])
  ) { call, change in
    let rows = try call.rows(.rows, Kind.allCases.filter { $0 != .operation })
    let belongings = try rows.map { try call.belongings(of: $0) }
    let all = belongings.reduce(into: [RowInTable]()) { all, next in all += next.filter { !all.contains($0) }
    }
    let named = all.compactMap(\.identifier).filter { !rows.contains($0) }
    let owned = try rows.flatMap { try call.owned(by: $0) }
    let resting = try rows.flatMap { try call.snapshot.rowsResting(on: $0) }
    let blocking = (named + resting).filter { !owned.contains($0) && !rows.contains($0) }
      .reduce(into: [Identifier]()) { if !$0.contains($1) { $0.append($1) } }
    guard blocking.isEmpty || call[.withDependants] else {
      let list =
        blocking.prefix(12).map(\.description).joined(separator: ", ") + (blocking.count > 12 ? ", ..." : "")
      throw call.wrong(
        .rows, "E-DEPENDANTS", "other rows refer to what would be removed: \(list)",
        hint: "add with-dependants to remove what belongs to it too, and to cut it from what rests on it")
    }
    try change.remove(all)
    let names = (rows + named).map(\.description)
    return Reply(
      Page(
        [.line(Phrase(names.joined(separator: " "), .strong) + " removed")],
        json: .object([.init("ok", true), .init("removed", .array(names.map(JSON.string)))])))
  }
}

extension Call {
  /// A row, then everything that would be left without it, each after what it refers to.
  fileprivate func belongings(of row: Identifier) throws -> [RowInTable] {
    var all = [RowInTable(row)]
    for row in try [row] + owned(by: row) {
      let next = try [RowInTable(row)] + snapshot.referrers(of: row)
      all += next.filter { !all.contains($0) }
    }
    return all
  }

  /// The named rows that go with a row without being asked about: a claim's mentions of it alone, a forecast of its prediction.
  fileprivate func owned(by row: Identifier) throws -> [Identifier] {
    switch row.kind {
    case .claim:
      let mentions = try snapshot.mentions(of: row.number).map(\.identifier)
      return try mentions.filter { mention in
        try snapshot.claims(of: mention.number) == [row.number] && snapshot.tags(on: mention).isEmpty
          && snapshot.referrers(of: mention).compactMap(\.identifier).isEmpty
      }
    case .prediction: return try snapshot.forecasts(of: row.number).map(\.identifier)
    default: return []
    }
  }
}
