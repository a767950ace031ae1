import Facts
import GRDB

extension Combiner {
  /// The id here of a row there, which may be new; nil where it is left out.
  func place(of row: RowInTable) throws -> Int? {
    if let known = places[row] { return known }
    guard let history = theirs[row], history.before == nil, let cells = history.after,
      let table = byName[row.table]
    else { return common.places[row] ?? (common.inserted.contains(row) ? nil : row.id) }
    guard placing.insert(row).inserted else { return nil }
    defer { placing.remove(row) }
    let place = try place(of: row, table, cells, history)
    places.updateValue(place, forKey: row)
    return place
  }

  private func place(
    of row: RowInTable, _ table: FactTable, _ cells: Cells, _ history: RowHistory
  ) throws -> Int? {
    guard var translated = try translated(cells, table, touched: history.touched) else { return nil }
    if let known = common.places[row] ?? nil {
      try match(RowInTable(table: table.name, id: known), translated, table, history)
      return known
    }
    if table.name == "line", let version = cells["version"].flatMap(Int.fromDatabaseValue),
      try !isNew(RowInTable(table: "version", id: version))
    {
      return nil
    }
    if let known = try counterpart(of: row, table, translated) {
      try match(RowInTable(table: table.name, id: known), translated, table, history)
      return known
    }
    if table.name == "version" { try renumber(&translated) }
    let id = try newId(in: table.name)
    inserts[RowInTable(table: table.name, id: id)] = translated
    return id
  }

  private func isNew(_ row: RowInTable) throws -> Bool {
    guard let id = try place(of: row) else { return false }
    return inserts[RowInTable(table: row.table, id: id)] != nil
  }

  /// The values with the ids that rows have here; nil where one of them is not here.
  func translated(_ cells: Cells, _ table: FactTable, touched: String) throws -> Cells? {
    var translated = cells
    for reference in references(of: cells, table.name) {
      guard let id = try place(of: reference.row), try isThere(reference.row.table, id, touched: touched)
      else { return nil }
      translated[reference.column] = id.databaseValue
    }
    if table.name == "residue", let names = cells["names"].flatMap(Text.fromDatabaseValue) {
      translated["names"] = Text(try moved(ForeignNames(parsing: names.string)).description).databaseValue
    }
    return translated
  }

  /// The names of a foreign file with the ids that their rows have here; those of rows that are left out go.
  private func moved(_ names: ForeignNames) throws -> ForeignNames {
    var moved = ForeignNames()
    for pair in names.pairs {
      guard let id = try place(of: RowInTable(table: pair.row.kind.table, id: pair.row.number)) else {
        continue
      }
      moved.add(pair.name, Identifier(pair.row.kind, id))
    }
    return moved
  }

  /// The rows that a row's columns name, be it by a foreign key or by the name of a kind.
  func references(of cells: Cells, _ table: String) -> [(column: String, row: RowInTable)] {
    var found: [(column: String, row: RowInTable)] = keys[table, default: []].compactMap { key in
      cells[key.column].flatMap(Int.fromDatabaseValue).map {
        (key.column, RowInTable(table: key.target, id: $0))
      }
    }
    if table == "row_key", let id = cells["row"].flatMap(Int.fromDatabaseValue),
      let kind = cells["kind"].flatMap(Text.fromDatabaseValue).flatMap({ Kind(rawValue: $0.string) })
    {
      found.append(("row", RowInTable(table: kind.table, id: id)))
    }
    return found
  }

  /// Whether a row that something there refers to is here, or comes back since they hold on to it.
  private func isThere(_ table: String, _ id: Int, touched: String) throws -> Bool {
    let row = RowInTable(table: table, id: id)
    guard let history = ours[row], let before = history.before, history.after == nil, inserts[row] == nil
    else { return true }
    guard
      try takesTheirs(.usedThere, row, nil, before, isNewer: touched > history.touched)
    else { return false }
    try restore(row)
    return true
  }

  /// Brings a row back that was deleted here, with its parts and with what it refers to.
  func restore(_ row: RowInTable) throws {
    guard let history = ours[row], let before = history.before, history.after == nil, inserts[row] == nil,
      let table = byName[row.table]
    else { return }
    let origin = RowInTable(table: row.table, id: row.id)
    guard theirs[origin]?.before == nil || theirs[origin]?.after != nil else { return }
    inserts[row] = before
    for reference in references(of: before, row.table) { try restore(reference.row) }
    for (part, gone) in ours where gone.after == nil {
      guard let cells = gone.before, references(of: cells, part.table).contains(where: { $0.row == row })
      else { continue }
      try restore(part)
    }
    if let after = theirs[origin]?.after,
      let now = try translated(after, table, touched: theirs[origin]?.touched ?? "")
    {
      inserts[row] = now
    }
  }
}

extension Combiner {
  /// Kinds of row whose whole content tells one from another, as their commands have it.
  private static let contentTables: Set<String> = ["link", "forecast", "verdict", "resolution"]

  /// A row here that is the same thing: by name or key, by its text, or by its content.
  private func counterpart(of row: RowInTable, _ table: FactTable, _ cells: Cells) throws -> Int? {
    switch table.name {
    case "document": return try documentWithText(of: row.id)
    case "version": return try find("version", ["hash"], cells)
    case "speaker":
      let handle = cells["handle"] ?? .null
      if let id = try find("speaker", ["handle"], cells) { return id }
      return try Int.fetchOne(
        here, sql: "SELECT speaker FROM main.alias WHERE folded = CAST(? AS TEXT)", arguments: [handle])
    default: break
    }
    for columns in unique[table.name, default: []] {
      if let id = try find(table.name, columns, cells) { return id }
    }
    guard Combiner.contentTables.contains(table.name) else { return nil }
    let id = try find(table.name, table.columns.map(\.name), cells, allowsNull: true)
    return id.flatMap { ours[RowInTable(table: table.name, id: $0)]?.before == nil ? $0 : nil }
  }

  /// A row with these values that stands here and that they have not changed or deleted themselves.
  func find(
    _ table: String, _ columns: [String], _ cells: Cells, allowsNull: Bool = false
  ) throws -> Int? {
    let values = columns.map { cells[$0] ?? .null }
    guard allowsNull || !values.contains(where: \.isNull), let types = byName[table]?.columns else {
      return nil
    }
    let texts = Set(types.filter { $0.type == .text }.map(\.name))
    let tests = columns.map { "\"\($0)\" IS \(texts.contains($0) ? "CAST(? AS TEXT)" : "?")" }
    let id = try Int.fetchOne(
      here.cachedStatement(
        sql: "SELECT id FROM main.\"\(table)\" WHERE \(tests.joined(separator: " AND ")) ORDER BY id DESC"),
      arguments: StatementArguments(values))
    return id.flatMap {
      theirs[RowInTable(table: table, id: $0)]?.before == nil || isMade($0, in: table) ? $0 : nil
    }
  }

  /// Whether a row was made here since the two were one.
  func isMade(_ id: Int, in table: String) -> Bool {
    ours[RowInTable(table: table, id: id)].map { $0.before == nil } ?? false
  }

  /// The document here that has one of the texts of a new one there.
  private func documentWithText(of document: Int) throws -> Int? {
    let hashes = try String.fetchAll(
      there, sql: "SELECT hash FROM main.version WHERE document = ? ORDER BY number", arguments: [document])
    for hash in hashes {
      let found = try Int.fetchOne(
        here, sql: "SELECT document FROM main.version WHERE hash = ?", arguments: [hash])
      if let found { return found }
    }
    return nil
  }

  /// A version follows those that its document has here.
  private func renumber(_ cells: inout Cells) throws {
    guard let document = cells["document"].flatMap(Int.fromDatabaseValue),
      let number = cells["number"].flatMap(Int.fromDatabaseValue)
    else { return }
    let last =
      try versionNumbers[document]
      ?? Int.fetchOne(
        here, sql: "SELECT max(number) FROM main.version WHERE document = ?", arguments: [document]) ?? 0
    let next = max(number, last + 1)
    versionNumbers[document] = next
    cells["number"] = next.databaseValue
  }

  /// Settles what the two say of one thing that both made.
  private func match(
    _ row: RowInTable, _ cells: Cells, _ table: FactTable, _ history: RowHistory
  ) throws {
    guard table.name != "version", let ourCells = try table.cells(row.id, in: here), ourCells != cells else {
      return
    }
    let isNewer = history.touched > ours[row]?.touched ?? ""
    if try takesTheirs(.changed, row, ourCells, cells, isNewer: isNewer) { updates[row] = cells }
  }
}
