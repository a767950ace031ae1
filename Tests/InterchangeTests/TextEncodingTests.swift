import Facts
import Interchange
import Testing

@Suite struct `Text in old encodings` {
  private func error(_ read: () throws -> Void) throws -> FactError {
    do {
      try read()
      throw FactError("E-TEST", "was read")
    } catch let error as FactError { return error }
  }

  @Test(arguments: Sample.all)
  func `reads as another program wrote it`(sample: Sample) throws {
    let encoding = try #require(TextEncoding.named(sample.encoding))
    #expect(try encoding.decode(sample.bytes, named: "a.txt") == sample.text)
    #expect(try DecodedText(sample.bytes, named: "a.txt", said: encoding).text == sample.text)
  }

  @Test(arguments: Sample.all)
  func `is told by its letters, and never as another text`(sample: Sample) throws {
    let read = try DecodedText(sample.bytes, named: "a.txt")
    #expect(read.text == sample.text)
    #expect(read.encoding.name == sample.encoding)
    #expect(read.basis == .letters)
    // A few letters are not enough to tell; what is read of them must still be right.
    for length in stride(from: 1, to: sample.bytes.count, by: 5) {
      guard let part = try? DecodedText(Array(sample.bytes.prefix(length)), named: "a.txt") else { continue }
      #expect(
        sample.text.unicodeScalars.starts(with: part.text.unicodeScalars),
        "\(sample.encoding), \(length) bytes")
    }
  }

  @Test(
    arguments: Sample.all.filter {
      ["cp949", "shift_jis", "euc-jp", "gb18030", "big5"].contains($0.encoding)
    })
  func `is refused at the byte that does not belong, and cut letters at their first`(sample: Sample) throws {
    let encoding = try #require(TextEncoding.named(sample.encoding))
    var bytes = sample.bytes
    bytes.insert(0xFF, at: 0)
    let message = try error { _ = try encoding.decode(bytes, named: "a.txt") }.message
    #expect(message == "'a.txt' is not \(sample.encoding): byte FF at offset 0 does not belong there")
    let cut = Array(sample.bytes.prefix(1))
    #expect(try error { _ = try encoding.decode(cut, named: "a.txt") }.message.contains("at offset 0"))
  }

  @Test func `decodes each byte of a one-byte encoding to one letter or refuses it`() throws {
    for name in ["windows-1252", "windows-1250", "windows-1251", "koi8-r", "iso-8859-1", "iso-8859-15"] {
      let encoding = try #require(TextEncoding.named(name))
      for byte in UInt8(1)...255 {
        if let text = try? encoding.decode([0x61, byte], named: "a") {
          #expect(text.unicodeScalars.count == 2, "\(name) \(byte)")
        } else {
          #expect(
            try error { _ = try encoding.decode([0x61, byte], named: "a") }.message.contains("at offset 1"))
        }
      }
    }
  }

  @Test func `is what a page declares, unless it plainly is UTF-8`() throws {
    let korean = try #require(Sample.all.first { $0.encoding == "cp949" })
    #expect(try DecodedText(korean.bytes, named: "a", declared: "EUC-KR").text == korean.text)
    let utf8 = try DecodedText(Array(korean.text.utf8), named: "a", declared: "euc-kr")
    #expect(utf8.text == korean.text && utf8.basis == .against("euc-kr"))
    let unknown = try error { _ = try DecodedText(korean.bytes, named: "a", declared: "x-mine") }
    #expect(unknown.message == "'a' says that it is in 'x-mine', which is no encoding known here")
    #expect(try DecodedText([0x93, 0x61, 0x94], named: "a", declared: "iso-8859-1").text == "“a”")
  }

  @Test func `has its mark of byte order taken off`() throws {
    #expect(try DecodedText([0xFF, 0xFE, 0x61, 0], named: "a").text == "a")
    #expect(try DecodedText([0xFE, 0xFF, 0, 0x61], named: "a").text == "a")
    #expect(try DecodedText([0xEF, 0xBB, 0xBF, 0x61], named: "a").text == "a")
    #expect(try error { _ = try DecodedText([0xFF, 0xFE, 0, 0xD8], named: "a") }.code == "E-ENCODING")
  }

  @Test func `is told by the escapes of mail`() throws {
    let japanese: [UInt8] = [0x61, 0x1B, 0x24, 0x42, 0x4B, 0x4C, 0x1B, 0x28, 0x42, 0x0A]
    let read = try DecodedText(japanese, named: "a")
    #expect(read.text == "a北\n" && read.encoding.name == "iso-2022-jp")
    #expect(try DecodedText(japanese, named: "a", declared: "utf-8").text == "a北\n")
    #expect(try DecodedText(Array("a \u{1B}[31m$B".utf8), named: "a").encoding == .utf8)
  }

  @Test func `is shown as it reads otherwise, where what was named does not fit`() throws {
    let korean = try #require(Sample.all.first { $0.encoding == "cp949" })
    for error in [
      try error { _ = try DecodedText(korean.bytes, named: "a", said: .utf8) },
      try error { _ = try DecodedText(korean.bytes, named: "a", declared: "utf-8") },
    ] {
      #expect(error.message.hasPrefix("'a' is not UTF-8: byte "))
      #expect(error.hint?.contains("encoding cp949: ") ?? false)
    }
  }

  @Test func `is refused with all its readings where several fit`() throws {
    let short = try error { _ = try DecodedText([0x63, 0x61, 0x66, 0xE9], named: "a.txt") }
    #expect(short.message == "'a.txt' is not UTF-8, and no other encoding fits it clearly")
    #expect(short.hint?.contains("encoding windows-1252: café") ?? false)
    #expect(short.hint?.contains("encoding windows-1251: cafй") ?? false)
  }

  @Test func `is no text where it holds NULs or is full of controls`() throws {
    for bytes: [UInt8] in [[0x61, 0, 0, 0x62], [0x89, 0x50, 0x4E, 0x47, 0, 1], Array(1...255)] {
      let message = try error { _ = try DecodedText(bytes, named: "a") }.message
      #expect(message.hasPrefix("'a' is not text") || message.contains("does not belong"), "\(message)")
    }
  }

  @Test func `has names that are all known, each once`() {
    let names = TextEncoding.all.flatMap { [$0.name] + $0.labels }
    #expect(Set(names).count == names.count)
    for name in names { #expect(TextEncoding.named(name.uppercased()) != nil) }
    for encoding in TextEncoding.all { #expect((try? encoding.decode([], named: "a")) == "") }
  }
}
