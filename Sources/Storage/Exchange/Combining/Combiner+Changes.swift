import Facts
import GRDB

extension Combiner {
  /// Takes what they changed of, or deleted from, what both had.
  func takeChange(of row: RowInTable) throws {
    guard let history = theirs[row], let table = byName[row.table], let id = try place(of: row) else {
      return
    }
    let place = RowInTable(table: row.table, id: id)
    let our = ours[place]
    let isNewer = history.touched > our?.touched ?? ""
    guard let after = history.after else {
      guard let our else { return _ = deletions.insert(place) }
      guard let ourCells = our.after else { return }
      if try takesTheirs(.deletedThere, place, ourCells, nil, isNewer: isNewer) { deletions.insert(place) }
      return
    }
    guard let cells = try translated(after, table, touched: history.touched) else { return }
    guard let our else { return try update(place, cells, table) }
    guard inserts[place] == nil else { return }
    guard let ourCells = our.after else {
      if try takesTheirs(.deletedHere, place, nil, cells, isNewer: isNewer) { try restore(place) }
      return
    }
    guard ourCells != cells else { return }
    if try takesTheirs(.changed, place, ourCells, cells, isNewer: isNewer) { try update(place, cells, table) }
  }

  /// Lets a row become what it is there; where another row here is that already, the two are one.
  private func update(_ place: RowInTable, _ cells: Cells, _ table: FactTable) throws {
    let double = try unique[table.name, default: []].lazy.compactMap { columns in
      try self.find(table.name, columns, cells).flatMap { $0 == place.id ? nil : $0 }
    }.first
    guard let double else { return updates[place] = cells }
    guard !keys.values.joined().contains(where: { $0.target == table.name }) else {
      let (one, other) = (try name(place), try name(RowInTable(table: table.name, id: double)))
      throw FactError(
        "E-COMBINE", "\(one) was given a name there that \(other) was given here",
        hint: "rename or merge one of the two in either copy, then combine")
    }
    deletions.insert(place)
  }

  /// Keeps what was deleted there where something here holds on to it, or lets that go too.
  func settleDeletions() throws {
    for row in deletions.union(keptRows) where decided[row] == false { keep(row) }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for row in deletions.sorted(by: { ($0.table, $0.id) < ($1.table, $1.id) }) where deletions.contains(row)
      {
        for user in try users(of: row) {
          isSettled = false
          let touched = ours[user]?.touched ?? ""
          let history = theirs[row]
          let cells = try byName[row.table]?.cells(row.id, in: here)
          guard
            try takesTheirs(
              .usedHere, row, cells, nil, isNewer: history?.touched ?? "" > touched)
          else {
            keep(row)
            break
          }
          let before = ours[user]?.before
          if let before, !references(of: before, user.table).contains(where: { $0.row == row }) {
            updates[user] = before
            for reference in references(of: before, user.table) { try restore(reference.row) }
          } else {
            inserts[user] = nil
            deletions.insert(user)
          }
        }
      }
    }
  }

  /// The rows that were to be deleted but are held on to here.
  private var keptRows: Set<RowInTable> {
    Set(decided.filter { !$0.value && theirs[$0.key]?.after == nil }.map(\.key))
  }

  /// Keeps a row with its parts and with what it refers to.
  private func keep(_ row: RowInTable) {
    deletions.remove(row)
    guard let before = theirs[row]?.before else { return }
    for reference in references(of: before, row.table) where deletions.contains(reference.row) {
      keep(reference.row)
    }
    for part in deletions {
      guard deletions.contains(part), let cells = theirs[part]?.before,
        references(of: cells, part.table).contains(where: { $0.row == row })
      else { continue }
      keep(part)
    }
  }

  /// The rows that stay and refer to one that shall go.
  private func users(of row: RowInTable) throws -> [RowInTable] {
    var found: Set<RowInTable> = []
    for key in keys.values.joined() where key.target == row.table && byName[key.table] != nil {
      let ids = try Int.fetchAll(
        here.cachedStatement(sql: "SELECT id FROM main.\"\(key.table)\" WHERE \"\(key.column)\" = ?"),
        arguments: [row.id])
      for user in ids.map({ RowInTable(table: key.table, id: $0) }) where !deletions.contains(user) {
        let after = updates[user].map { $0[key.column].flatMap(Int.fromDatabaseValue) }
        if after == nil || after == row.id { found.insert(user) }
      }
    }
    if let kind = Kind.allCases.first(where: { $0.table == row.table }) {
      let ids = try Int.fetchAll(
        here.cachedStatement(sql: "SELECT id FROM main.row_key WHERE kind = ? AND row = ?"),
        arguments: [kind.rawValue, row.id])
      found.formUnion(
        ids.map { RowInTable(table: "row_key", id: $0) }.filter {
          !deletions.contains($0) && updates[$0] == nil
        })
    }
    for (user, cells) in inserts.merging(updates, uniquingKeysWith: { $1 }) where !deletions.contains(user) {
      if references(of: cells, user.table).contains(where: { $0.row == row }) {
        found.insert(user)
      }
    }
    return found.sorted { ($0.table, $0.id) < ($1.table, $1.id) }
  }

  /// Writes everything at once: what goes first, so that names are free for what comes.
  func write(_ order: [String: Int]) throws {
    try here.execute(sql: "PRAGMA defer_foreign_keys = ON")
    for row in deletions {
      try here.cachedStatement(sql: "DELETE FROM main.\"\(row.table)\" WHERE id = ?")
        .execute(arguments: [row.id])
      result.deleted += here.changesCount
    }
    for (row, cells) in updates where !deletions.contains(row) {
      guard let table = byName[row.table] else { continue }
      let settings = zip(table.columns, table.placeholders).map { "\($0.quoted) = \($1)" }
      try here.cachedStatement(
        sql: "UPDATE main.\(table.quoted) SET \(settings.joined(separator: ", ")) WHERE id = ?"
      ).execute(arguments: table.arguments(cells, and: row.id))
      result.changed += 1
    }
    let newcomers = inserts.keys.sorted {
      (order[$0.table, default: 0], $0.id) < (order[$1.table, default: 0], $1.id)
    }
    for row in newcomers {
      guard let table = byName[row.table], let cells = inserts[row] else { continue }
      let names = table.columns.map { $0.quoted + ", " }.joined()
      let places = table.placeholders.map { $0 + ", " }.joined()
      try here.cachedStatement(sql: "INSERT INTO main.\(table.quoted) (\(names)id) VALUES (\(places)?)")
        .execute(arguments: table.arguments(cells, and: row.id))
      result.inserted += 1
    }
    let isBroken = here.breaksForeignKeys()
    try here.execute(sql: "PRAGMA defer_foreign_keys = OFF")
    guard !isBroken else { throw WorkspaceError.refused("rows would refer to what is not there") }
  }

  /// Remembers which row here each of theirs became, and how far their history was taken.
  func keepOrigins(_ rows: [RowInTable]) throws {
    try here.execute(sql: "INSERT INTO main.combined (ulid) VALUES (?)", arguments: [common.newest])
    let combined = Int(here.lastInsertedRowID)
    for row in rows where theirs[row]?.before == nil && theirs[row]?.after != nil {
      let place = places[row] ?? nil
      try here.cachedStatement(
        sql: "INSERT INTO main.origin (combined, relation, number, here) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [combined, row.table, row.id, place])
    }
  }
}
