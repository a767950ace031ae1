/// A character as it is shown, the columns it takes, and its style.
struct Glyph {
  let text: TerminalText
  let width: Int
  let style: Phrase.Style
  /// What the wrapping needs to know about the character; its place in a line follows from it.
  let role: Role

  enum Role {
    case space, ideograph, opening, closing, letter
  }
}

extension Phrase {
  /// The phrase in characters ready to show.
  ///
  /// Runs are read together: a character whose parts lie in two runs stays whole, in the style of its start.
  func glyphs(_ options: RenderOptions) -> [Glyph] {
    let runs = bounded.bracketed
    let text = runs.map(\.text).joined()
    var glyphs: [Glyph] = []
    glyphs.reserveCapacity(text.utf8.count)
    var (run, left, position) = (0, runs.first?.text.utf8.count ?? 0, 0)
    for character in text {
      while position >= left, run + 1 < runs.count {
        run += 1
        left += runs[run].text.utf8.count
      }
      position += character.utf8.count
      glyphs.append(contentsOf: character, style: runs[run].style, options)
    }
    return glyphs
  }

  /// The phrase on one line, however long.
  func line(_ options: RenderOptions) -> TextLine {
    var line = TextLine()
    for run in runs where !run.text.isEmpty {
      // What is shown as it is need not be taken apart into characters.
      guard run.style != .mark, let width = DisplayWidth.ofPlain(run.text) else {
        return glyphs(options).line
      }
      line.append(TerminalText(sanitizing: run.text), width: width, style: run.style)
    }
    return line
  }

  /// The phrase's lines where it has line breaks, each ready to show; the breaks are left to the layout.
  func glyphLines(_ options: RenderOptions) -> [[Glyph]] {
    bounded.lines.map { $0.glyphs(options) }
  }

  /// In bytes: a passage this long is no longer read on a screen, and laying out more takes time and room.
  private static let longest = 1 << 18

  /// The phrase itself, or as much of an endless one as is laid out, and how much is left out.
  private var bounded: Phrase {
    let size = runs.reduce(0) { $0 + $1.text.utf8.count }
    guard size > Phrase.longest else { return self }
    var (phrase, left) = (Phrase(), Phrase.longest)
    for run in runs where left > 0 {
      let part = run.text.beginning(upTo: left)
      phrase += Phrase(part, run.style)
      left -= max(part.utf8.count, 1)
    }
    return phrase + Phrase("… and \(size - Phrase.longest) bytes more, which JSON shows", .dim)
  }

  /// The runs with brackets around marked words, so that colour is never the only sign of a mark.
  private var bracketed: [Run] {
    runs.map { $0.style == .mark && !$0.text.isEmpty ? Run("⟦\($0.text)⟧", .mark) : $0 }
  }

  /// The phrase cut at its line breaks (LF or CR LF).
  var lines: [Phrase] {
    var lines = [Phrase()]
    for run in runs {
      let parts = run.text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(Phrase()) }
        lines[lines.count - 1] += Phrase(String(part), run.style)
      }
    }
    return lines
  }
}

extension String {
  /// At most so many bytes of the beginning, in whole scalars.
  fileprivate func beginning(upTo count: Int) -> String {
    guard utf8.count > count else { return self }
    var end = utf8.index(startIndex, offsetBy: count)
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(unicodeScalars[..<end])
  }
}

extension [Glyph] {
  mutating func append(contentsOf character: Character, style: Phrase.Style, _ options: RenderOptions) {
    let shown = TerminalText(sanitizing: String(character), escapes: options.escapes)
    for part in shown.string {
      append(
        Glyph(
          text: TerminalText(sanitizing: String(part), escapes: options.escapes),
          width: DisplayWidth.of(part, ambiguous: options.ambiguousWidth),
          style: style,
          role: Glyph.Role(of: part)))
    }
  }

  /// The glyphs on one line, however long.
  var line: TextLine {
    reduce(into: TextLine()) { $0.append($1) }
  }
}

extension Glyph.Role {
  fileprivate init(of character: Character) {
    // Spelled in scalars: a space that carries a combining mark is no space.
    let scalars = character.unicodeScalars
    guard let scalar = scalars.first, scalar != " " || scalars.count > 1 else {
      self = .space
      return
    }
    switch scalar {
    case "\u{0}"..."\u{7F}", "\u{AC00}"..."\u{D7A3}": self = .letter
    case "、", "。", "，", "．", "：", "；", "！", "？", "」", "』", "）", "】", "》", "〉", "〕", "］", "｝", "…", "ー", "々":
      self = .closing
    case "「", "『", "（", "【", "《", "〈", "〔", "［", "｛": self = .opening
    case "\u{3040}"..."\u{30FF}": self = .ideograph
    default: self = scalar.properties.isIdeographic ? .ideograph : .letter
    }
  }
}
