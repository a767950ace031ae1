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
      details: """
        Where other rows refer to them, it is refused with a list, unless `with-dependants` removes those too. At the
        prompt a removal of more rows than `set confirm` allows is asked about first.
        """,
      slots: [.optional(.rows)], keywords: [.flag(.withDependants)], filter: .afterWhere,
      examples: ["rm n1", "rm c2 with-dependants", "rm with-dependants where +draft kind:forecast"])
  ) { call, change in
    let rows = try call.meantRows(Kind.allCases.filter { $0 != .operation })
    let removal = try call.removal(of: rows)
    guard removal.blocking.isEmpty || call[.withDependants] else {
      let list = removal.blocking.prefix(12).map(\.description).joined(separator: ", ")
      let more = removal.blocking.count > 12 ? " and \(removal.blocking.count - 12) more" : ""
      throw Diagnostic(
        "E-DEPENDANTS", "other rows refer to what would be removed: \(list)\(more)",
        hint: "add with-dependants to remove what belongs to it too, and to cut it from what rests on it",
        at: call.arguments.range(of: .rows) ?? call.arguments.verb.range)
    }
    let named = rows + removal.dependants
    guard call.agrees(that: named, would: "removed") else { return Reply(.refused) }
    do {
      try change.remove(removal.all)
    } catch WorkspaceError.refused where call.sitting.isBlind {
      throw call.wrong(
        .rows, "E-BLIND", "others have worked on what would be removed",
        hint: "'set blind off' shows what they did")
    }
    let line =
      rows.isEmpty ? Phrase("no row is meant") : Phrase(named.shortened, .strong) + " removed"
    let count =
      !call.arguments.filter.isEmpty && !rows.isEmpty ? Phrase("  " + named.counted, .dim) : Phrase("")
    return Reply(
      Page(
        [.line(line + count)],
        json: .object([
          .init("ok", true), .init("removed", .array(named.map { .string($0.description) })),
        ])))
  }
}

/// What goes when some rows go.
private struct Removal {
  /// Every row of every table, each after what it refers to.
  var all: [RowInTable] = []
  /// The named rows among them that were not asked for.
  var dependants: [Identifier] = []
  /// Those of them, and of what rests on them, that are no mere part of what was asked for.
  var blocking: [Identifier] = []
}

extension Call {
  fileprivate func removal(of rows: [Identifier]) throws -> Removal {
    var removal = Removal()
    var (found, owned, resting) = (Set<RowInTable>(), Set(rows), [Identifier]())
    for row in rows {
      let parts = try self.owned(by: row)
      owned.formUnion(parts)
      for part in [row] + parts {
        for next in try [RowInTable(part)] + snapshot.referrers(of: part) where found.insert(next).inserted {
          removal.all.append(next)
        }
      }
      resting += try snapshot.rowsResting(on: row)
    }
    let asked = Set(rows)
    removal.dependants = removal.all.compactMap(\.identifier).filter { !asked.contains($0) }
    var seen = owned
    removal.blocking = (removal.dependants + resting).filter { seen.insert($0).inserted }
    return removal
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
