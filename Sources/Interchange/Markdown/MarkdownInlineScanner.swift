/// What a paragraph of Markdown consists of, once its marks are read.
enum MarkdownPiece {
  case text([Unicode.Scalar])
  case lineBreak
  /// A run of marks of emphasis, as many as are left of it.
  case mark(MarkdownMark)
  case nothing
}

struct MarkdownMark {
  let scalar: Unicode.Scalar
  let length: Int
  var count: Int
  let opens: Bool
  let closes: Bool
}

/// Reads a paragraph's characters (CommonMark, section 6) into pieces.
struct MarkdownInlineScanner {
  private let text: [Unicode.Scalar]
  private let definitions: Set<String>
  private var position = 0
  private var output: [MarkdownPiece] = []
  private var brackets: [Bracket] = []
  /// Where runs of backticks begin, by length, from the last to the first.
  private var ticks: [Int: [Int]] = [:]
  /// From where no tag, and no comment, ends any more.
  private let tagless: Int
  private var commentless: Int

  // Older open ones are text, so that links within links do not cost their depth.
  private static let mostBrackets = 64

  private struct Bracket {
    let piece: Int
    /// The position behind the bracket.
    let start: Int
    let isImage: Bool
    var isActive = true
  }

  init(_ string: String, definitions: Set<String>) {
    text = Array(string.unicodeScalars)
    self.definitions = definitions
    tagless = text.lastIndex(of: ">") ?? 0
    commentless = tagless
    var index = text.count
    while index > 0 {
      let end = index
      while index > 0, text[index - 1] == "`" { index -= 1 }
      if index < end { ticks[end - index, default: []].append(index) } else { index -= 1 }
    }
  }

  mutating func pieces() -> [MarkdownPiece] {
    while position < text.count { step() }
    MarkdownEmphasis.resolve(&output, from: 0, isLink: false)
    return output
  }

  private mutating func step() {
    let scalar = text[position]
    switch scalar {
    case "\\": escape()
    case "`": code()
    case "&": reference()
    case "<": tag()
    case "*", "_", "~": mark(scalar)
    case "[": open(isImage: false, length: 1)
    case "!" where next(1) == "[": open(isImage: true, length: 2)
    case "]": closeBracket()
    case "\n": lineEnd()
    default: emit(scalar)
    }
  }

  private func next(_ offset: Int) -> Unicode.Scalar? {
    position + offset < text.count ? text[position + offset] : nil
  }

  private mutating func emit(_ scalar: Unicode.Scalar) {
    emit([scalar])
    position += 1
  }

  private mutating func emit(_ scalars: some Sequence<Unicode.Scalar>) {
    if case .text(var last)? = output.last {
      output.removeLast()
      last += scalars
      output.append(.text(last))
    } else {
      output.append(.text(Array(scalars)))
    }
  }

  private mutating func escape() {
    guard let following = next(1), following.isASCIIPunctuation || following == "\n" else {
      return emit("\\")
    }
    position += 1
    if following == "\n" {
      output.append(.lineBreak)
      position += 1
    } else {
      emit(following)
    }
  }

  private mutating func code() {
    let length = text[position...].prefix { $0 == "`" }.count
    let start = position + length
    while let last = ticks[length]?.last, last < start { ticks[length]?.removeLast() }
    guard let end = ticks[length]?.last else {
      emit(text[position..<start])
      position = start
      return
    }
    emit(text[start..<end])
    position = end + length
  }

  private mutating func reference() {
    let rest = String(String.UnicodeScalarView(text[position...].prefix(34)))[...].unicodeScalars
    guard let (scalars, end) = CharacterReference.read(rest) else { return emit("&") }
    emit(scalars)
    position += rest.distance(from: rest.startIndex, to: end)
  }

  private mutating func tag() {
    if let end = autolinkEnd {
      emit(text[(position + 1)..<(end - 1)])
      position = end
      return
    }
    let isComment = text[position...].starts(with: "<!--".unicodeScalars)
    guard position < (isComment ? commentless : tagless) else { return emit("<") }
    guard let end = MarkdownTag.end(of: text, at: position) else {
      if isComment { commentless = position }
      return emit("<")
    }
    let name = String(String.UnicodeScalarView(text[position..<end].prefix(4))).lowercased()
    if name.hasPrefix("<br"), name != "<br" { output.append(.lineBreak) }
    position = end
  }

  /// Behind an address in angle brackets.
  private var autolinkEnd: Int? {
    let body = text[(position + 1)...].prefix(2000).prefix { $0 != ">" && $0 != "<" && !$0.isCollapsible }
    guard body.endIndex < text.count, text[body.endIndex] == ">" else { return nil }
    let scheme = body.prefix { $0.isASCIILetter || "0"..."9" ~= $0 || "+.-".unicodeScalars.contains($0) }
    let isAddress =
      (2...32).contains(scheme.count) && scheme.endIndex < body.endIndex && body[scheme.endIndex] == ":"
    let isMail = body.contains("@") && body.first != "@" && body.first != "/"
    return isAddress || isMail ? body.endIndex + 1 : nil
  }

  private mutating func lineEnd() {
    position += 1
    guard case .text(let last)? = output.last, last.suffix(2).elementsEqual([" ", " "]) else {
      return emit(["\n"])
    }
    output.append(.lineBreak)
  }

  private mutating func mark(_ scalar: Unicode.Scalar) {
    let length = text[position...].prefix { $0 == scalar }.count
    let before = position > 0 ? text[position - 1] : nil
    output.append(.mark(MarkdownMark(scalar, length, before: before, after: next(length))))
    position += length
  }
}

// MARK: - Links

extension MarkdownInlineScanner {
  private mutating func open(isImage: Bool, length: Int) {
    output.append(.text(isImage ? ["!", "["] : ["["]))
    if brackets.count == Self.mostBrackets { brackets.removeFirst() }
    brackets.append(Bracket(piece: output.count - 1, start: position + length, isImage: isImage))
    // What follows is not to be joined with the bracket, which may vanish.
    output.append(.nothing)
    position += length
  }

  private mutating func closeBracket() {
    guard let bracket = brackets.popLast() else { return emit("]") }
    guard bracket.isActive, let end = linkEnd(bracket) else { return emit("]") }
    output[bracket.piece] = .nothing
    MarkdownEmphasis.resolve(&output, from: bracket.piece, isLink: true)
    output.append(.nothing)
    position = end
    // A link holds no other link.
    guard !bracket.isImage else { return }
    for index in brackets.indices where !brackets[index].isImage { brackets[index].isActive = false }
  }

  /// Behind the address or label that makes a link of a bracket; nil where it is none.
  private func linkEnd(_ bracket: Bracket) -> Int? {
    let behind = position + 1
    if behind < text.count, text[behind] == "(", let end = MarkdownAddress.end(of: text, at: behind) {
      return end
    }
    let own = label(bracket.start..<position)
    if behind < text.count, text[behind] == "[",
      let close = text[behind...].prefix(1000).firstIndex(of: "]")
    {
      let given = label((behind + 1)..<close)
      return definitions.contains(given.isEmpty ? own : given) ? close + 1 : nil
    }
    return definitions.contains(own) ? behind : nil
  }

  private func label(_ range: Range<Int>) -> String {
    range.count > 1000 ? "" : MarkdownDefinition.fold(String(String.UnicodeScalarView(text[range])))
  }
}
