import Presentation

/// What `list` shows: lines with the same columns, and how many there are in all.
struct Listing {
  struct Line {
    let cells: [Phrase]
    let members: [JSON.Member]

    init(cells: [Phrase], members: [JSON.Member]) {
      self.cells = cells
      self.members = members
    }

    /// A line whose cells are its members.
    init(_ members: [JSON.Member]) {
      self.init(
        cells: members.map { member in
          // People write tags with their sign, programs without.
          if member.key == "tags", case .array(let tags) = member.value {
            return Phrase(tags.map { "+\($0.plain)" }.joined(separator: " "))
          }
          return Phrase(member.value.plain.onOneLine, member.key == "id" ? .strong : .plain)
        }, members: members)
    }
  }

  let columns: [Column]
  let lines: [Line]
  /// How many there would be without a limit.
  let total: Int
  let one: String
  let many: String

  static let standardColumns = [Column("id"), Column("text", maximum: 70), Column("day"), Column("details")]

  var page: Page {
    let shown = lines.count < total ? "\(lines.count) of " : ""
    let count = shown + "\(total) \(total == 1 ? one : many)"
    let table = Block.table(Table(columns, rows: lines.map(\.cells)))
    return Page(
      (lines.isEmpty ? [] : [table]) + [.line(Phrase(count, .dim))],
      json: .array(lines.map { .object($0.members) }))
  }
}

/// A value by which lines are sorted: numbers by size, everything else by its text; nothing comes last.
struct SortKey {
  private let isMissing: Bool
  private let number: Double
  private let text: String

  init(_ value: JSON) {
    isMissing = value == .null || value == .array([])
    number =
      switch value {
      case .integer(let number): Double(number)
      case .number(let number): number
      default: 0
      }
    text = value.plain
  }

  /// Numbers of rows by their keys, and where these are equal by themselves.
  static func sorted<Item: Comparable>(_ keyed: [(Item, SortKey)], down: Bool) -> [Item] {
    keyed.sorted { left, right in
      if left.1.isMissing != right.1.isMissing { return right.1.isMissing }
      let (first, second) = down ? (right, left) : (left, right)
      if first.1.number != second.1.number { return first.1.number < second.1.number }
      guard first.1.text == second.1.text else {
        return first.1.text.unicodeScalars.lexicographicallyPrecedes(second.1.text.unicodeScalars)
      }
      return first.0 < second.0
    }.map(\.0)
  }
}

extension JSON {
  /// Some members of an object, in an order.
  func chosen(_ names: [String]) -> [Member] {
    names.map { Member($0, self[$0] ?? .null) }
  }

  /// The value as a cell shows it.
  var plain: String {
    switch self {
    case .null: ""
    case .bool(let isTrue): isTrue ? "yes" : "no"
    case .integer(let number): String(number)
    case .number(let number): "\(number)"
    case .string(let text): text
    case .array(let values): values.map(\.plain).joined(separator: ", ")
    case .object(let members): members.map { "\($0.key) \($0.value.plain)" }.joined(separator: ", ")
    }
  }
}
