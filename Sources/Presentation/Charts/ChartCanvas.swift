/// A grid of character cells, each with dots finer than itself, on which a chart is drawn for the terminal.
struct ChartCanvas {
  /// The characters that a terminal can be trusted to show one column wide.
  struct Characters: Sendable {
    let band: Character
    let marks: [Character]
    let vertical, horizontal, upright, level: Character
    /// Whether lines are drawn in dots of Braille, eight to a cell.
    let hasDots: Bool

    static let unicode = Characters(
      band: "░", marks: ["●", "■", "▲", "◆", "★", "▬", "○"], vertical: "│", horizontal: "─", upright: "┊",
      level: "╌", hasDots: true)
    /// Where East Asian fonts draw the others two columns wide.
    static let ascii = Characters(
      band: ":", marks: ["o", "#", "^", "x", "*", "=", "."], vertical: "|", horizontal: "-", upright: "|",
      level: "-", hasDots: false)
  }

  let columns: Int
  let rows: Int
  let characters: Characters
  private var cells: [Character]
  private var dots: [UInt8]

  init(columns: Int, rows: Int, characters: Characters) {
    (self.columns, self.rows, self.characters) = (columns, rows, characters)
    cells = Array(repeating: " ", count: columns * rows)
    dots = Array(repeating: 0, count: columns * rows)
  }

  /// Puts a character into a cell, over whatever is there.
  mutating func put(_ character: Character, _ column: Int, _ row: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    cells[row * columns + column] = character
    dots[row * columns + column] = 0
  }

  /// Puts a character into a cell where nothing but the ground is.
  mutating func fill(_ character: Character, _ column: Int, _ row: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row), cells[row * columns + column] == " "
    else { return }
    cells[row * columns + column] = character
  }

  /// Draws a straight line between two places, from 0 to 1 from the left and from the top.
  mutating func line(from start: (x: Double, y: Double), to end: (x: Double, y: Double), dashed: Bool) {
    let (width, height) = (Double(2 * columns - 1), Double(4 * rows - 1))
    let steps = max(1, Int(max(abs(end.x - start.x) * width, abs(end.y - start.y) * height).rounded(.up)))
    for step in 0...steps where !dashed || step % 4 < 2 {
      let share = Double(step) / Double(steps)
      let x = Int(((start.x + (end.x - start.x) * share) * width).rounded())
      let y = Int(((start.y + (end.y - start.y) * share) * height).rounded())
      dot(min(2 * columns - 1, max(0, x)), min(4 * rows - 1, max(0, y)))
    }
  }

  // The bits of a Braille cell, by column and row.
  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  private mutating func dot(_ x: Int, _ y: Int) {
    dots[y / 4 * columns + x / 2] |= Self.bits[x % 2][y % 4]
  }

  /// One row as text.
  func text(_ row: Int) -> String {
    String(
      (row * columns..<(row + 1) * columns).map { place -> Character in
        let (cell, dots) = (cells[place], dots[place])
        guard dots != 0, cell == " " || cell == characters.band else { return cell }
        guard characters.hasDots else { return "." }
        return Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? cell
      })
  }
}
