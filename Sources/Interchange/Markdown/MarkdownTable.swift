/// Tables as GitHub has them: a line of names, a line of dashes, lines of cells.
enum MarkdownTable {
  /// The rows of cells; nil where a paragraph is no table.
  static func rows(of lines: [Substring]) -> [[Substring]]? {
    guard lines.count > 1, lines[0].contains("|"), lines[1].contains("|") || lines[1].contains("-") else {
      return nil
    }
    let marks = cells(of: lines[1])
    let names = cells(of: lines[0])
    guard marks.count == names.count, marks.allSatisfy(isMark) else { return nil }
    return [names] + lines.dropFirst(2).map(cells)
  }

  private static func isMark(_ cell: Substring) -> Bool {
    var dashes = cell
    if dashes.first == ":" { dashes.removeFirst() }
    if dashes.last == ":" { dashes.removeLast() }
    return !dashes.isEmpty && dashes.allSatisfy { $0 == "-" }
  }

  /// The cells between bars, of which an escaped one is a character.
  private static func cells(of line: Substring) -> [Substring] {
    var cells: [Substring] = []
    var cell = ""
    var isEscaped = false
    for character in line.trimmed {
      if character == "|", !isEscaped {
        cells.append(cell.trimmed)
        cell = ""
      } else if character == "|" {
        cell.removeLast()
        cell.append("|")
      } else {
        cell.append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    if !cell.trimmed.isEmpty { cells.append(cell.trimmed) }
    if line.trimmed.first == "|", !cells.isEmpty { cells.removeFirst() }
    return cells
  }
}

extension String {
  fileprivate var trimmed: Substring { self[...].trimmed }
}
