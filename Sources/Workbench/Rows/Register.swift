import Facts
import Presentation
import Storage

/// Names that `list` can show beside the kinds of row: each with the columns of its table.
struct Register: Sendable {
  /// A cell as people read it, and as programs do.
  struct Cell {
    let text: String
    let json: JSON

    static func text(_ text: String?) -> Cell {
      Cell(text: text ?? "", json: text.map(JSON.string) ?? .null)
    }
  }

  let name: String
  let one: String
  let columns: [Column]
  /// One line for each name, its cells in the order of the columns.
  let lines: @Sendable (Snapshot) throws -> [[Cell]]

  static let all: [Register] = [
    Register(
      name: "speakers", one: "speaker",
      columns: [Column("speaker"), Column("name"), Column("kind"), Column("aliases")]
    ) {
      try $0.speakers().map { speaker in
        let aliases = Cell(
          text: speaker.aliases.joined(separator: ", "), json: .array(speaker.aliases.map(JSON.string)))
        return [.text(speaker.handle.description), .text(speaker.name), .text(speaker.kind), aliases]
      }
    },
    Register(name: "tags", one: "tag", columns: [Column("tag"), Column("rows", .right)]) {
      try $0.tagCounts().map { tag, count in
        [
          Cell(text: tag.description, json: .string(tag.path)),
          Cell(text: String(count), json: .integer(count)),
        ]
      }
    },
    Register(name: "keys", one: "key", columns: [Column("key"), Column("id")]) { snapshot in
      try snapshot.keys().compactMap { key in
        try snapshot.key(key).map { [.text(key), .text($0.row.description)] }
      }
    },
  ]

  func page(_ snapshot: Snapshot, limit: Int?) throws -> Page {
    let lines = try lines(snapshot)
    let shown = Array(lines.prefix(limit ?? lines.count))
    let count =
      (shown.count < lines.count ? "\(shown.count) of " : "")
      + "\(lines.count) \(lines.count == 1 ? one : name)"
    let table = Block.table(Table(columns, rows: shown.map { $0.map { Phrase($0.text) } }))
    return Page(
      (shown.isEmpty ? [] : [table]) + [.line(Phrase(count, .dim))],
      json: .array(
        shown.map { cells in .object(zip(columns, cells).map { JSON.Member($0.title, $1.json) }) }))
  }
}
