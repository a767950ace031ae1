extension HTMLReader {
  /// The encoding that a page declares of itself within its first 1024 bytes, as it writes it.
  ///
  /// The prescan of the HTML standard (section 13.2.3.2): `meta charset`, or `http-equiv` with `content`; comments and
  /// other tags are stepped over, attributes and all. An XML declaration counts where it stands first. The label is
  /// as written; what it means, and that a page that can be read so far is not UTF-16, is for the caller.
  package static func declaredEncoding(_ bytes: some Collection<UInt8>) -> String? {
    var scan = EncodingScan(bytes: Array(bytes.prefix(1024)))
    return scan.xmlDeclaration ?? scan.label()
  }
}

private struct EncodingScan {
  let bytes: [UInt8]
  private var position = 0
  /// Whether a tag goes on behind the bytes, which then declares nothing.
  private var isCut = false

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The encoding of `<?xml version="1.0" encoding="...">` at the very start.
  var xmlDeclaration: String? {
    guard bytes.starts(with: "<?xml".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    var scan = EncodingScan(bytes: Array(bytes[..<end]))
    guard scan.skip(past: "encoding") else { return nil }
    scan.skipSpace()
    guard scan.take("=") else { return nil }
    scan.skipSpace()
    guard let quote = scan.next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let rest = scan.bytes[(scan.position + 1)...]
    guard let close = rest.firstIndex(of: quote) else { return nil }
    return String(decoding: rest[..<close], as: UTF8.self)
  }

  mutating func label() -> String? {
    while position < bytes.count {
      if take("<!--") {
        // `<!-->` is a whole comment, so that its end may overlap its start.
        position -= 2
        guard skip(past: "-->") else { return nil }
      } else if isTag("meta") {
        position += 5
        if let label = metaLabel() { return label }
      } else if take("<!") || take("<?") || isEndTagLike {
        guard skip(past: ">") else { return nil }
      } else if next == UInt8(ascii: "<"), isLetter(position + 1) || byte(position + 1) == 0x2F {
        position += 1
        while let byte = next, !isSpace(byte), byte != UInt8(ascii: ">") { position += 1 }
        while attribute() != nil {}
      } else {
        position += 1
      }
    }
    return nil
  }

  private mutating func metaLabel() -> String? {
    var (isPragma, label, needsPragma): (Bool, String?, Bool) = (false, nil, false)
    var seen: Set<String> = []
    while let (name, value) = attribute() {
      guard seen.insert(name).inserted else { continue }
      switch name {
      case "http-equiv": isPragma = value.lowercased() == "content-type"
      case "charset": (label, needsPragma) = (value, false)
      case "content" where label == nil:
        if let named = Self.charset(in: value) { (label, needsPragma) = (named, true) }
      default: break
      }
    }
    return isCut || label?.isEmpty ?? true || (needsPragma && !isPragma) ? nil : label
  }

  /// The encoding named in a value such as `text/html; charset=euc-kr`.
  private static func charset(in value: String) -> String? {
    var scan = EncodingScan(bytes: Array(value.utf8))
    while scan.skip(past: "charset") {
      scan.skipSpace()
      guard scan.take("=") else { continue }
      scan.skipSpace()
      let rest = scan.bytes[scan.position...]
      guard let first = rest.first else { return nil }
      if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
        guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
        return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
      }
      return String(
        decoding: rest.prefix { !scan.isSpace($0) && $0 != UInt8(ascii: ";") }, as: UTF8.self)
    }
    return nil
  }

  /// The next attribute of the tag at hand, its name in lower case; nil at the tag's end, which is stepped over.
  private mutating func attribute() -> (name: String, value: String)? {
    while let byte = next, isSpace(byte) || byte == 0x2F { position += 1 }
    guard let first = next else {
      isCut = true
      return nil
    }
    if first == UInt8(ascii: ">") {
      position += 1
      return nil
    }
    let start = position
    position += 1
    while let byte = next, !isSpace(byte), ![0x2F, 0x3E, 0x3D].contains(byte) { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    skipSpace()
    guard take("=") else { return (name, "") }
    skipSpace()
    if let quote = next, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let rest = bytes[(position + 1)...]
      guard let end = rest.firstIndex(of: quote) else {
        (position, isCut) = (bytes.count, true)
        return nil
      }
      position = end + 1
      return (name, String(decoding: rest[..<end], as: UTF8.self))
    }
    let value = bytes[position...].prefix { !isSpace($0) && $0 != UInt8(ascii: ">") }
    position = value.endIndex
    return (name, String(decoding: value, as: UTF8.self))
  }
}

// MARK: - Bytes

extension EncodingScan {
  private var next: UInt8? { byte(position) }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isSpace(_ byte: UInt8) -> Bool { Unicode.Scalar(byte).isCollapsible }

  private func isLetter(_ index: Int) -> Bool {
    byte(index).map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) } ?? false
  }

  /// `</` that begins no end tag: the standard reads it as a comment.
  private var isEndTagLike: Bool {
    next == 0x3C && byte(position + 1) == 0x2F && !isLetter(position + 2)
  }

  private func isTag(_ name: String) -> Bool {
    guard next == 0x3C, starts(with: name, at: position + 1) else { return false }
    return byte(position + 1 + name.utf8.count).map { isSpace($0) || $0 == 0x2F } ?? false
  }

  private func starts(with text: String, at index: Int) -> Bool {
    guard index + text.utf8.count <= bytes.count else { return false }
    return zip(bytes[index...], text.utf8).allSatisfy { byte, wanted in
      byte == wanted || (isASCIICapital(byte) && byte | 0x20 == wanted)
    }
  }

  private func isASCIICapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private mutating func skipSpace() {
    while let byte = next, isSpace(byte) { position += 1 }
  }

  private mutating func take(_ text: String) -> Bool {
    guard starts(with: text, at: position) else { return false }
    position += text.utf8.count
    return true
  }

  /// Moves behind the next place of a text; false, and at the end, where it does not come.
  private mutating func skip(past text: String) -> Bool {
    while position < bytes.count {
      if take(text) { return true }
      position += 1
    }
    return false
  }
}
