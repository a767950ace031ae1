package import Facts

/// A text with the names of columns in braces, such as `{team1} beats {team2}`; `{{` and `}}` are braces themselves.
package struct RowTemplate: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case text(String)
    case column(String)
  }

  package let source: String
  let pieces: [Piece]

  package init(parsing source: String) throws(FactError) {
    var (pieces, text, column) = ([Piece](), "", String?.none)
    var rest = Substring(source)
    while let character = rest.popFirst() {
      let isDoubled = column == nil && rest.first == character
      switch character {
      case "{" where isDoubled, "}" where isDoubled:
        rest.removeFirst()
        text.append(character)
      case "{" where column == nil:
        pieces.append(.text(text))
        (text, column) = ("", "")
      case "}":
        guard let name = column.map({ String($0.trimmed) }), !name.isEmpty else {
          throw RowTemplate.unbalanced(source)
        }
        pieces.append(.column(name))
        column = nil
      default:
        if column == nil { text.append(character) } else { column?.append(character) }
      }
    }
    guard column == nil else { throw RowTemplate.unbalanced(source) }
    self.source = source
    self.pieces = (pieces + [.text(text)]).filter { $0 != .text("") }
  }

  /// The columns that it names, in their order.
  package var columns: [String] {
    pieces.compactMap { if case .column(let name) = $0 { name } else { nil } }
  }

  private static func unbalanced(_ source: String) -> FactError {
    FactError(
      "E-TEMPLATE", "'\(source)' has a brace without its other, or nothing between two",
      hint: "write the name of a column in braces, as in \"{home} beats {away}\"; {{ is a brace itself")
  }
}
