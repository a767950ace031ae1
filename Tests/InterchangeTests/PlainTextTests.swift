import Facts
import Interchange
import Testing

@Suite struct `Plain text` {
  private func decoded(_ bytes: [UInt8]) throws -> [UInt8] {
    Array(try PlainText.decode(bytes, named: "a.txt").utf8)
  }

  private func error(_ bytes: [UInt8]) throws -> FactError {
    do {
      let text = try PlainText.decode(bytes, named: "a.txt")
      throw FactError("E-TEST", "was read: \(text.debugDescription)")
    } catch let error as FactError { return error }
  }

  /// What the message says of the first byte that is wrong.
  private func message(_ byte: UInt8, at offset: Int) -> String {
    let hex = String(byte, radix: 16, uppercase: true)
    return "'a.txt' is not UTF-8: byte \(hex) at offset \(offset) does not belong there"
  }

  // MARK: What is well formed

  @Test func `passes every scalar byte for byte`() throws {
    var bytes: [UInt8] = []
    for value in UInt32(1)...0x10FFFF where value != 0xFEFF {
      if let scalar = Unicode.Scalar(value) { bytes += Array(String(Character(scalar)).utf8) }
    }
    #expect(try decoded(bytes) == bytes)
  }

  @Test func `passes random texts byte for byte`() throws {
    for seed in 1...500 {
      var random = Random(seed: seed)
      let bytes = random.text()
      #expect(try decoded(bytes) == bytes, "seed \(seed)")
    }
  }

  @Test(arguments: [
    "", "\n", "a\r\nb\rc", "e\u{301}", "\u{1112}\u{1161}\u{11AB}", "\u{202E}x\u{202C}", "👩‍👩‍👧",
    "\u{FFFE}\u{FFFF}", "\u{FFFD}", "\u{1}\u{7F}\u{85}",
  ])
  func `repairs nothing`(text: String) throws {
    #expect(try decoded(Array(text.utf8)) == Array(text.utf8))
  }

  @Test func `loses the mark before it, and no other`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(try decoded(mark) == [])
    #expect(try decoded(mark + [0x61]) == [0x61])
    #expect(try decoded(mark + mark + [0x61]) == mark + [0x61])
    #expect(try decoded([0x61] + mark) == [0x61] + mark)
    #expect(try decoded([0x0A] + mark) == [0x0A] + mark)
  }

  // MARK: What is not

  @Test(
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA1, 0x8C, 0xED, 0xBE, 0xB4], [0xF4, 0x90, 0x80, 0x80],
      [0xF5, 0x80, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3],
      [0xC3, 0x28], [0xE1], [0xE1, 0x80], [0xE1, 0x80, 0x41],
      [0xE1, 0x41, 0x80], [0xF1, 0x80, 0x80], [0xF1, 0x80, 0x80, 0x41], [0xF1, 0x80, 0x41, 0x80],
      [0xF1, 0x41, 0x80, 0x80], [0xC3, 0xC3, 0xA9],
      [0xEF, 0xBB], [0xFF, 0xFE, 0x61, 0x00], [0xC0, 0xAF],
    ] as [[UInt8]])
  func `is refused at the first byte of a sequence that is ill formed`(sequence: [UInt8]) throws {
    let before = Array("한 é\n".utf8)
    for (prefix, suffix) in [
      ([], []), (before, []), (before, Array("a".utf8)), ([0xEF, 0xBB, 0xBF], [0x0A]),
    ] {
      let error = try error(prefix + sequence + suffix)
      #expect(error.code == "E-ENCODING")
      #expect(error.message == message(sequence[0], at: prefix.count))
      #expect(error.hint == "convert it, for example with: iconv -f CP949 -t UTF-8")
    }
  }

  @Test func `is refused where a byte is changed, unless the standard library reads it too`() throws {
    for seed in 1...4000 {
      var random = Random(seed: seed)
      var bytes = random.text() + [0x61]
      bytes[random.below(bytes.count)] = UInt8(random.below(256))
      let isText = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
      let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
      if isText {
        #expect(try decoded(bytes) == Array(isMarked ? bytes.dropFirst(3) : bytes[...]), "seed \(seed)")
      } else {
        #expect(try error(bytes).code == "E-ENCODING", "seed \(seed)")
      }
    }
  }

  @Test func `in a Korean code page is refused`() throws {
    #expect(try error([0xB9, 0xAE, 0xC0, 0xE7, 0xC0, 0xCE]).message == message(0xB9, at: 0))
  }

  @Test(arguments: [0, 1, 7]) func `holds no NUL`(offset: Int) throws {
    let bytes = Array(repeating: UInt8(ascii: "a"), count: offset) + [0, 0x61, 0]
    let expected = FactError(
      "E-ENCODING", "'a.txt' is not text: a NUL stands at offset \(offset)",
      hint: "save it as plain text in UTF-8")
    #expect(try error(bytes) == expected)
  }

  @Test func `has offsets that count the mark before it`() throws {
    #expect(
      try error([0xEF, 0xBB, 0xBF, 0x61, 0]).message == "'a.txt' is not text: a NUL stands at offset 4")
    #expect(try error([0xEF, 0xBB, 0xBF, 0x61, 0xFF]).message == message(0xFF, at: 4))
  }
}

/// Random texts from a seed, of scalars that take one to four bytes.
struct Random {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }

  mutating func text() -> [UInt8] {
    (0..<below(50)).flatMap { _ in
      let value = 1 + below([0x7F, 0x7FF, 0xFFFF, 0x10FFFF][below(4)])
      return Unicode.Scalar(UInt32(value)).flatMap {
        $0 == "\u{FEFF}" ? nil : UTF8.encode($0).map(Array.init)
      } ?? []
    }
  }
}
