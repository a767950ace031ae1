/// How lines begin that begin blocks; each is asked with the line's indent taken.
enum MarkdownStart {
  /// Whether a line ends the paragraph before it; within the same containers fewer do.
  static func interrupts(_ line: MarkdownLine, within isWithin: Bool) -> Bool {
    guard line.indent < 4 else { return false }
    return line.rest.first == ">" || heading(line.rest) != nil || isRule(line.rest) || fence(line.rest) != nil
      || listMarker(line, interrupting: isWithin) != nil || html(line.rest, interrupting: isWithin) != nil
  }

  /// The level of a heading with hashes.
  static func heading(_ text: Substring) -> Int? {
    let level = text.prefix(7).prefix { $0 == "#" }.count
    guard (1...6).contains(level) else { return nil }
    let rest = text.dropFirst(level)
    return rest.first.map { $0 == " " || $0 == "\t" } ?? true ? level : nil
  }

  /// A heading's text without its hashes before and behind.
  static func headingText(_ text: Substring) -> Substring {
    let inner = text.drop { $0 == "#" }.trimmed
    var rest = inner
    while rest.last == "#" { rest.removeLast() }
    return rest.isEmpty || rest.last?.isWhitespace ?? false ? rest.trimmed : inner
  }

  static func isRule(_ text: Substring) -> Bool {
    guard let mark = text.first, "*-_".contains(mark) else { return false }
    return text.allSatisfy { $0 == mark || $0 == " " || $0 == "\t" } && text.filter { $0 == mark }.count > 2
  }

  /// The line below a heading.
  static func isUnderline(_ text: Substring) -> Bool {
    guard let mark = text.first, mark == "=" || mark == "-" else { return false }
    return text.trimmed.allSatisfy { $0 == mark }
  }

  static func fence(_ text: Substring) -> (mark: Character, length: Int)? {
    guard let mark = text.first, mark == "`" || mark == "~" else { return nil }
    let length = text.prefix { $0 == mark }.count
    guard length > 2, mark == "~" || !text.dropFirst(length).contains("`") else { return nil }
    return (mark, length)
  }

  /// The length of a bullet or number.
  ///
  /// A paragraph is interrupted only by the first of a list, which holds something.
  static func listMarker(_ line: MarkdownLine, interrupting: Bool) -> Int? {
    let text = line.rest
    guard let first = text.first else { return nil }
    var length = 1
    if "-+*".contains(first) {
      guard !isRule(text) else { return nil }
    } else {
      let digits = text.prefix(10).prefix { $0.isASCII && $0.isNumber }
      guard (1...9).contains(digits.count), let mark = text.dropFirst(digits.count).first,
        mark == "." || mark == ")"
      else { return nil }
      guard !interrupting || digits == "1" else { return nil }
      length = digits.count + 1
    }
    let rest = text.dropFirst(length)
    guard let next = rest.first else { return interrupting ? nil : length }
    guard next == " " || next == "\t", !interrupting || !rest.trimmed.isEmpty else { return nil }
    return length
  }

  /// Whether HTML begins, and what ends it: a text, or a blank line where that is nil.
  static func html(_ text: Substring, interrupting: Bool) -> (mark: String?, Void)? {
    guard text.first == "<" else { return nil }
    let start = text.prefix(12).lowercased()
    for name in ["script", "pre", "style", "textarea"] where start.hasPrefix("<" + name) {
      return ("</" + name, ())
    }
    if start.hasPrefix("<!--") { return ("-->", ()) }
    if start.hasPrefix("<?") { return ("?>", ()) }
    if start.hasPrefix("<!") { return (">", ()) }
    let name = text.dropFirst().drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if HTMLPage.Element(name: name.lowercased(), attributes: []).isBlock { return (nil, ()) }
    guard !interrupting, let end = MarkdownTag.end(of: Array(text.unicodeScalars), at: 0) else { return nil }
    return text.unicodeScalars.dropFirst(end).allSatisfy { $0 == " " || $0 == "\t" } ? (nil, ()) : nil
  }
}

/// A tag of HTML within a line.
enum MarkdownTag {
  /// The position behind a tag, comment or declaration that begins here; nil where none does.
  static func end(of text: [Unicode.Scalar], at start: Int) -> Int? {
    guard start + 2 < text.count, text[start] == "<" else { return nil }
    var position = start + 1
    if text[position] == "!" || text[position] == "?" {
      let isComment = text[position...].starts(with: "!--".unicodeScalars)
      let mark: [Unicode.Scalar] = isComment ? ["-", "-", ">"] : [">"]
      position += isComment ? 3 : 1
      while position + mark.count <= text.count {
        if text[position..<(position + mark.count)].elementsEqual(mark) { return position + mark.count }
        position += 1
      }
      return nil
    }
    if text[position] == "/" { position += 1 }
    guard position < text.count, isLetter(text[position]) else { return nil }
    while position < text.count,
      isLetter(text[position]) || "0"..."9" ~= text[position] || text[position] == "-"
    {
      position += 1
    }
    guard position < text.count, text[position].isCollapsible || "/>".unicodeScalars.contains(text[position])
    else { return nil }
    var quote: Unicode.Scalar?
    while position < text.count {
      let scalar = text[position]
      position += 1
      if let open = quote {
        if scalar == open { quote = nil }
      } else if scalar == ">" {
        return position
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      } else if scalar == "<" {
        return nil
      }
    }
    return nil
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    "a"..."z" ~= scalar || "A"..."Z" ~= scalar
  }
}
