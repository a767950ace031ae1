import Facts
import Presentation
import Storage

/// Names that `list` can show beside the kinds of row: each with the columns of its table.
struct Register: Sendable {
  let name: String
  let columns: [Column]
  /// One line for each name, its cells in the order of the columns.
  let lines: @Sendable (Snapshot) throws -> [[String]]

  static let all: [Register] = [
    Register(
      name: "speakers", columns: [Column("speaker"), Column("name"), Column("kind"), Column("aliases")]
    ) {
      try $0.speakers().map {
        [$0.handle.description, $0.name ?? "", $0.kind ?? "", $0.aliases.joined(separator: ", ")]
      }
    },
    Register(name: "tags", columns: [Column("tag"), Column("rows", .right)]) {
      try $0.tagCounts().map { [$0.tag.description, String($0.count)] }
    },
    Register(name: "keys", columns: [Column("key"), Column("id")]) { snapshot in
      try snapshot.keys().compactMap { key in try snapshot.key(key).map { [key, $0.row.description] } }
    },
  ]

  func page(_ snapshot: Snapshot, limit: Int?) throws -> Page {
    let lines = try lines(snapshot)
    let shown = Array(lines.prefix(limit ?? lines.count))
    let count = (shown.count < lines.count ? "\(shown.count) of " : "") + "\(lines.count) \(name)"
    let table = Block.table(Table(columns, rows: shown.map { $0.map { Phrase($0) } }))
    return Page(
      (shown.isEmpty ? [] : [table]) + [.line(Phrase(count, .dim))],
      json: .array(
        shown.map { cells in .object(zip(columns, cells).map { JSON.Member($0.title, .string($1)) }) }))
  }
}
