/// How lines become paragraphs.
///
/// A blank line ends a paragraph, and so does every other line break, except in a hard-wrapped text. Such a text
/// is known by its breaks between two lines with words: there are at least two, in three of four of them the next
/// word would not have fitted into the widest line, that line is 40 to 100 columns wide, and some line goes on
/// without a capital. There, the breaks where the next word would not have fitted are only wrapping.
enum Paragraphs {
  private static let wrapColumns = 40...100

  struct Line {
    /// The words, without white space around them; empty in a blank line.
    let words: Range<Int>
    let columns: Int
    let firstWordColumns: Int
    let startsWithCapital: Bool
    let hasSpace: Bool
    /// Whether it ends as a sentence does, a closing quote or bracket after that or not.
    let endsSentence: Bool
  }

  static func of(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
    let lines = lines(of: scalars)
    let width = wrapWidth(of: lines)
    var paragraphs: [Range<Int>] = []
    for (index, line) in lines.enumerated() where !line.words.isEmpty {
      if let width, index > 0, !lines[index - 1].words.isEmpty, overflows(lines[index - 1], line, width) {
        paragraphs[paragraphs.count - 1] = paragraphs[paragraphs.count - 1].lowerBound..<line.words.upperBound
      } else {
        paragraphs.append(line.words)
      }
    }
    return paragraphs
  }

  /// Columns of the widest line of a hard-wrapped text, or nil.
  private static func wrapWidth(of lines: [Line]) -> Int? {
    let width = lines.lazy.filter(\.hasSpace).map(\.columns).max() ?? 0
    guard wrapColumns.contains(width) else { return nil }
    var (breaks, full, lowered) = (0, 0, false)
    for (upper, lower) in zip(lines, lines.dropFirst()) where !upper.words.isEmpty && !lower.words.isEmpty {
      breaks += 1
      guard overflows(upper, lower, width) else { continue }
      full += 1
      if !lower.startsWithCapital { lowered = true }
    }
    return breaks >= 2 && full * 4 >= breaks * 3 && lowered ? width : nil
  }

  private static func overflows(_ upper: Line, _ lower: Line, _ width: Int) -> Bool {
    upper.columns + 1 + lower.firstWordColumns > width
  }

  // "\r\n" yields an empty line between its scalars; it is dropped, or every line would be followed by a blank.
  static func lines(of scalars: [Unicode.Scalar]) -> [Line] {
    var lines: [Line] = []
    var start = 0
    for position in 0...scalars.count where position == scalars.count || scalars[position].isLineBreak {
      defer { start = position + 1 }
      let endsReturn = start == position && position > 0 && position < scalars.count
      if endsReturn, scalars[position] == "\n", scalars[position - 1] == "\r" { continue }
      lines.append(line(of: scalars, start..<position))
    }
    return lines
  }

  private static func line(of scalars: [Unicode.Scalar], _ range: Range<Int>) -> Line {
    let slice = scalars[range]
    guard let first = slice.firstIndex(where: { !$0.isWhite }),
      let last = slice.lastIndex(where: { !$0.isWhite })
    else {
      return Line(
        words: range.lowerBound..<range.lowerBound, columns: 0, firstWordColumns: 0,
        startsWithCapital: false, hasSpace: false, endsSentence: false)
    }
    let words = scalars[first...last]
    let space = words.firstIndex(where: \.isWhite)
    return Line(
      words: first..<last + 1,
      columns: scalars[range.lowerBound...last].reduce(0) { $0 + $1.columns },
      firstWordColumns: words[..<(space ?? last + 1)].reduce(0) { $0 + $1.columns },
      startsWithCapital: scalars[first].properties.isUppercase,
      hasSpace: space != nil,
      endsSentence: words.last { !"\"'”’)]»」』".unicodeScalars.contains($0) }.map(
        ".?!…。？！".unicodeScalars.contains) ?? false)
  }
}
