import Facts

/// A page's bytes as libxml2 may have them: without what it reads otherwise than browsers, or not within bounds.
///
/// Characters that no HTML may hold are left out, and counted; a form feed is a space. Comments are left out
/// as well, since the parser takes for text what browsers take for one: `<![if ...]>`, `<![CDATA[`, `<!-->`.
struct HTMLSource {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  private(set) var controls = 0

  /// Attributes of one tag beyond which a page is refused: the parser compares each with all before it.
  private static let mostAttributes = 1_000

  private let source: [UInt8]
  private var position = 0
  /// From where the source is not copied yet.
  private var copied = 0

  init(_ html: String) throws(FactError) {
    source = Array(html.utf8)
    while position < source.count { try step() }
    copy(to: source.count)
  }

  private mutating func step() throws(FactError) {
    let byte = source[position]
    switch byte {
    case UInt8(ascii: "<"): try tag()
    case UInt8(ascii: "&"): reference()
    case 0x09, 0x0A, 0x0D, 0x20...0xEE, 0xF0...: position += 1
    case 0x0C: replace(1, by: [0x20])
    case 0xEF where source[position...].starts(with: [0xEF, 0xBF, 0xBE]): drop(3)
    case 0xEF where source[position...].starts(with: [0xEF, 0xBF, 0xBF]): drop(3)
    case 0xEF: position += 1
    default: drop(1)
    }
  }

  /// Steps over a character reference; one to no character, which the parser would pass over, is seen to here.
  private mutating func reference() {
    let body = source[position...].prefix(16)
    guard body.dropFirst().first == UInt8(ascii: "#"), let end = body.firstIndex(of: UInt8(ascii: ";")),
      let scalar = CharacterReference.read(String(decoding: body[...end], as: UTF8.self)[...].unicodeScalars)?
        .scalars.first
    else { return position += 1 }
    let length = end + 1 - position
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: position += length
    case 0x0C: replace(length, by: [0x20])
    case 0xFFFD: replace(length, by: Array("\u{FFFD}".utf8))
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: drop(length)
    default: position += length
    }
  }

  private mutating func drop(_ count: Int) {
    controls += 1
    replace(count, by: [])
  }

  private mutating func replace(_ count: Int, by replacement: [UInt8]) {
    copy(to: position)
    bytes += replacement
    position += count
    copied = position
  }

  private mutating func copy(to end: Int) {
    bytes += source[copied..<end]
    copied = end
  }

  /// Steps over a tag, leaves out a comment; whatever else follows `<` is text.
  private mutating func tag() throws(FactError) {
    let next = position + 1 < source.count ? source[position + 1] : 0
    if next == UInt8(ascii: "!") { return declaration() }
    position += 1
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20) else { return }
    let name = source[position...].prefix(8).map { $0 | 0x20 }
    try attributes()
    for raw in ["script", "style"] where name.starts(with: raw.utf8) {
      // What is no markup is not looked into, but for control characters.
      let end = self.end(of: Array("</\(raw)".utf8), from: position)
      while position < end { if source[position] == UInt8(ascii: "<") { position += 1 } else { try step() } }
    }
  }

  private mutating func declaration() {
    if source[position...].starts(with: "<!--".utf8) {
      // `<!-->` and `<!--->` are whole comments.
      let isEmpty = ["<!-->", "<!--->"].contains { source[position...].starts(with: $0.utf8) }
      let end = isEmpty ? position + 4 : self.end(of: Array("-->".utf8), from: position + 4)
      let close = source[end...].firstIndex(of: UInt8(ascii: ">")) ?? source.count - 1
      return replace(close + 1 - position, by: [])
    }
    let word = source[(position + 2)...].prefix(7).map { $0 | 0x20 }
    let end = source[position...].firstIndex(of: UInt8(ascii: ">")) ?? source.count - 1
    if word.elementsEqual("doctype".utf8) { position += 2 } else { replace(end + 1 - position, by: []) }
  }

  /// Counts the attributes up to the end of a tag.
  private mutating func attributes() throws(FactError) {
    var (count, quote, isBetween): (Int, UInt8?, Bool) = (0, nil, false)
    while position < source.count {
      let byte = source[position]
      if byte < 0x20 || byte == 0xEF {
        try step()
        isBetween = quote == nil
        continue
      }
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return
      } else if byte == 0x20 || byte == UInt8(ascii: "/") {
        isBetween = true
      } else {
        if isBetween { count += 1 }
        isBetween = false
        let isValue = source[position - 2] == UInt8(ascii: "=") || source[position - 2] == 0x20
        if isValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
      }
      guard count <= Self.mostAttributes else {
        throw FactError(
          "E-HTML", "a tag of the page has more than \(Self.mostAttributes) attributes",
          hint: "save the text of the page as plain text, and import that")
      }
    }
  }

  /// Where an ASCII text comes next, whatever its case; else the end.
  private func end(of text: [UInt8], from start: Int) -> Int {
    var index = min(start, source.count)
    while index + text.count <= source.count {
      if source[index] == text[0], zip(source[index...], text).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) {
        return index
      }
      index += 1
    }
    return source.count
  }
}
