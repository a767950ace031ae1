extension [Glyph] {
  /// The glyphs in lines of at most so many columns.
  ///
  /// Lines break at spaces, which go, and around Han and Kana, but not before their closing or after their
  /// opening punctuation. Korean is kept in words. What no line can hold is broken anywhere; only a glyph
  /// wider than the width makes a line that is too long.
  func wrapped(to width: Int) -> [TextLine] {
    var wrapper = Wrapper(width: width)
    var start = startIndex
    while start < endIndex {
      var end = start + 1
      while end < endIndex, !canBreak(before: end) { end += 1 }
      wrapper.add(self[start..<end])
      start = end
    }
    return wrapper.finished()
  }

  /// Whether a line may end just before the glyph; spaces are pieces of their own.
  private func canBreak(before index: Int) -> Bool {
    switch (self[index - 1].role, self[index].role) {
    case (.space, .space): false
    case (.space, _), (_, .space): true
    case (.opening, _), (_, .closing): false
    case (.ideograph, _), (_, .ideograph): true
    case (.closing, _), (_, .opening): true
    case (.letter, .letter): false
    }
  }
}

private struct Wrapper {
  let width: Int
  private var lines: [TextLine] = []
  private var line = TextLine()
  /// Spaces that stand between the line and the next piece, unless the line ends here.
  private var space: ArraySlice<Glyph> = []

  init(width: Int) {
    self.width = width
  }

  mutating func add(_ piece: ArraySlice<Glyph>) {
    if piece.first?.role == .space {
      space = piece
      return
    }
    let needed = piece.reduce(0) { $0 + $1.width }
    if line.width + space.reduce(0, { $0 + $1.width }) + needed <= width {
      space.forEach { line.append($0) }
    } else if line.width > 0 {
      breakLine()
    }
    space = []
    for glyph in piece {
      if line.width > 0, line.width + glyph.width > width { breakLine() }
      line.append(glyph)
    }
  }

  private mutating func breakLine() {
    lines.append(line)
    line = TextLine()
  }

  func finished() -> [TextLine] {
    lines + [line]
  }
}
