/// A line of source and a line below it that points at a part of it.
package enum Excerpt {
  /// The line, and `^~~~` under the columns that the range of its UTF-8 bytes covers.
  ///
  /// A range inside a character covers the whole of it; an empty one points at the place with one `^`; what
  /// lies beyond the line counts as its end. Tabs are shown as one space. A line that is too long is cut to a
  /// window around the range, with `…` where it was cut.
  package static func caret(
    line: String, utf8 range: Range<Int>, indent: Int = 2, options: RenderOptions
  ) -> [String] {
    let source = SourceLine(line, range, options)
    let ellipsis = Phrase("…", .dim).glyphs(options).line
    let window = source.window(room: options.width - indent, ellipsis: ellipsis.width)

    var shown = TextLine()
    shown.fill(to: indent)
    if window.lowerBound > 0 { shown.append(ellipsis) }
    let start = shown.width + source.width(window.lowerBound..<source.covered.lowerBound)
    source.glyphs[window].forEach { shown.append($0) }
    if window.upperBound < source.glyphs.count { shown.append(ellipsis) }

    var marks = TextLine()
    marks.fill(to: start)
    let length = max(1, source.width(source.covered.clamped(to: window)))
    marks.append(Phrase("^" + String(repeating: "~", count: length - 1), .bad).glyphs(options).line)
    return [shown, marks].map { $0.string(color: options.color) }
  }
}

private struct SourceLine {
  let glyphs: [Glyph]
  /// The glyphs to point at; the place after the last one counts as a glyph.
  let covered: Range<Int>

  init(_ line: String, _ range: Range<Int>, _ options: RenderOptions) {
    var glyphs: [Glyph] = []
    var (position, covered) = (0, Range<Int>?.none)
    for character in line {
      let (start, end) = (glyphs.count, position + character.utf8.count)
      glyphs += Phrase(character == "\t" ? " " : String(character)).glyphs(options)
      if range.lowerBound < end, range.isEmpty ? position <= range.lowerBound : position < range.upperBound {
        covered = (covered?.lowerBound ?? start)..<glyphs.count
      }
      position = end
    }
    if range.isEmpty { covered = covered.map { $0.lowerBound..<$0.lowerBound + 1 } }
    self.covered = covered ?? glyphs.count..<glyphs.count + 1
    self.glyphs = glyphs
  }

  /// Columns of the glyphs; of the place after the last, one, for the caret.
  func width(_ range: Range<Int>) -> Int {
    let beyond = range.upperBound > glyphs.count ? 1 : 0
    return glyphs[range.clamped(to: glyphs.indices)].reduce(beyond) { $0 + $1.width }
  }

  /// The glyphs to show: all if they fit, else from the start or up to the end if that shows the range.
  ///
  /// Otherwise a stretch around the range, or around its start if the range itself is too wide.
  func window(room: Int, ellipsis: Int) -> Range<Int> {
    let last = max(glyphs.count, covered.upperBound)
    if width(0..<last) <= room { return glyphs.indices }

    let prefix = end(from: 0, within: room - ellipsis)
    if covered.upperBound <= prefix { return 0..<prefix }
    let suffix = start(to: last, within: room - ellipsis)
    if covered.lowerBound >= suffix { return suffix..<glyphs.count }

    let middle = room - 2 * ellipsis
    let context = max(0, middle - width(covered)) / 2
    let lower = start(to: covered.lowerBound, within: context)
    let upper = max(covered.lowerBound + 1, end(from: lower, within: middle))
    return lower..<min(upper, glyphs.count)
  }

  /// The end of the longest run of glyphs from here that takes at most so many columns.
  private func end(from start: Int, within columns: Int) -> Int {
    var (index, used) = (start, 0)
    while index < glyphs.count {
      used += width(index..<index + 1)
      guard used <= columns else { break }
      index += 1
    }
    return index
  }

  /// The start of the longest run of glyphs up to here that takes at most so many columns.
  private func start(to end: Int, within columns: Int) -> Int {
    var (index, used) = (end, 0)
    while index > 0 {
      used += width(index - 1..<index)
      guard used <= columns else { break }
      index -= 1
    }
    return index
  }
}
