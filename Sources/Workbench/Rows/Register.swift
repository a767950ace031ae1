import Facts
import Presentation
import Storage

/// Names that `list` can show beside the kinds of row: each with the columns of its table.
struct Register: Sendable {
  /// A cell as people read it, and as programs do.
  struct Cell {
    let text: String
    let json: JSON
    var color: TagColor?

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
    Register(name: "tags", one: "tag", columns: [Column("tag"), Column("rows", .right), Column("meaning")]) {
      let rules = try $0.tagRules()
      return try $0.tagCounts().map { tag, count in
        [
          Cell(text: tag.description, json: .string(tag.path), color: rules.color(of: tag)),
          Cell(text: String(count), json: .integer(count)),
          .text(rules.rule(for: tag)?.description?.onOneLine),
        ]
      }
    },
    Register(name: "keys", one: "key", columns: [Column("key"), Column("id")]) { snapshot in
      try snapshot.keys().compactMap { key in
        try snapshot.key(key).map { [.text(key), .text($0.row.description)] }
      }
    },
  ]

  /// The word that stands for a name in commands, where no column holds one and none were chosen.
  private func id(_ line: [Cell], _ call: Call) -> [JSON.Member] {
    guard call[.columns] == nil, !columns.contains(where: { $0.title == "id" }) else { return [] }
    return [JSON.Member("id", .string(line[0].text))]
  }

  /// The lines that `list` is asked for.
  func list(_ call: Call) throws -> Listing {
    let fields = columns.map(\.title)
    try call.checkSort(among: fields, name)
    try call.check(call[.columns] ?? [], .columns, of: fields, name)
    let lines = try lines(call.snapshot)
    var order = Array(lines.indices)
    if let place = call[.sort].flatMap(fields.firstIndex) {
      order = SortKey.sorted(order.map { ($0, SortKey(lines[$0][place].json)) }, down: call[.down])
    } else if call[.down] {
      order.reverse()
    }
    let places = (call[.columns] ?? fields).compactMap(fields.firstIndex)
    let shown = order.prefix(call[.limit] ?? order.count).map { line in
      Listing.Line(
        cells: places.map { Phrase(lines[line][$0].text, .tinted(lines[line][$0].color)) },
        members: id(lines[line], call) + places.map { JSON.Member(fields[$0], lines[line][$0].json) })
    }
    return Listing(
      columns: places.map { columns[$0] }, lines: shown, total: lines.count, one: one, many: name)
  }
}
