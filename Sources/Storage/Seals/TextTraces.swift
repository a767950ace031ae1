import Facts
import GRDB

/// Finds many texts in one pass over bytes, by their first four.
struct TextTraces {
  /// What is shorter stands everywhere for other reasons.
  static let shortest = 4

  private var texts: [[UInt8]] = []
  private var beginnings: [UInt32: [Int]] = [:]

  init(of texts: [String]) {
    self.texts = texts.map { Array($0.utf8) }
    for (index, text) in self.texts.enumerated() where texts[index].unicodeScalars.count >= Self.shortest {
      beginnings[text.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }, default: []].append(index)
    }
  }

  /// Which of the texts stand somewhere in these bytes.
  func found(in bytes: UnsafeBufferPointer<UInt8>) -> Set<Int> {
    var found: Set<Int> = []
    guard bytes.count >= Self.shortest, !beginnings.isEmpty else { return found }
    let raw = UnsafeRawBufferPointer(bytes)
    for start in 0...(bytes.count - Self.shortest) {
      guard let candidates = beginnings[raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)] else {
        continue
      }
      for index in candidates where !found.contains(index) {
        if bytes[start...].starts(with: texts[index]) { found.insert(index) }
      }
    }
    return found
  }
}

extension Database {
  /// The rows, standing or only in the journal, that hold each of some texts.
  func rows(holding texts: [String]) throws -> [Set<RowInTable>] {
    let traces = TextTraces(of: texts)
    var rows = [Set<RowInTable>](repeating: [], count: texts.count)
    func look(_ row: StandingRow, _ column: Int32, _ place: () throws -> RowInTable) throws {
      guard let bytes = row.bytes(column) else { return }
      for index in traces.found(in: bytes) { rows[index].insert(try place()) }
    }
    for table in try FactTable.all(in: self) {
      let columns = table.columns.filter { $0.type == .text }
      guard !columns.isEmpty else { continue }
      let names = columns.map(\.quoted).joined(separator: ", ")
      try forEach("SELECT id, \(sql: names) FROM main.\(sql: table.quoted)") { row in
        for column in 1...Int32(columns.count) {
          try look(row, column) { RowInTable(table: table.name, id: try row.integer(0)) }
        }
      }
    }
    try forEach("SELECT relation, row, before FROM main.journal WHERE before IS NOT NULL") { row in
      try look(row, 2) { RowInTable(table: try row.text(0), id: try row.integer(1)) }
    }
    return rows
  }

  /// The row that a key names stands for the key.
  func owner(_ row: RowInTable) throws -> RowInTable {
    guard row.table == "row_key" else { return row }
    let named = try Row.fetchOne(
      self, sql: "SELECT kind, row FROM main.row_key WHERE id = ?", arguments: [row.id])
    guard let named, let kind = Kind(rawValue: try named.required(0)) else { return row }
    return RowInTable(Identifier(kind, try named.required(1)))
  }
}
