import Facts
import Foundation
import Testing

@Suite struct `Names` {
  @Test(arguments: [
    ("@minxin-pei", "minxin-pei"), ("minxin-pei", "minxin-pei"), ("@Moon", "moon"), ("@문재인", "문재인"),
    ("@\u{1106}\u{116E}\u{11AB}\u{110C}\u{1162}\u{110B}\u{1175}\u{11AB}", "문재인"), ("@e\u{301}mile", "émile"),
    ("@ÉMILE", "émile"), ("@3com", "3com"),
    ("@a.b_c-d", "a.b_c-d"), ("@अमित", "अमित"), ("@محمد", "محمد"), ("@ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("@ẞ", "ß"),
    ("@习近平", "习近平"),
    ("@h\u{331}", "\u{1E96}"), ("@H\u{331}", "\u{1E96}"), ("@J\u{30C}", "\u{1F0}"), ("@W\u{30A}", "\u{1E98}"),
    ("@İ", "i\u{307}"),
  ])
  func `of speakers are in lower case and composed`(text: String, name: String) throws {
    let handle = try Handle(parsing: text)
    #expect(scalars(handle.name) == scalars(name))
    #expect(scalars(handle.description) == scalars("@" + name))
    #expect(try scalars(Handle(parsing: handle.description).name) == scalars(name))
  }

  @Test(arguments: [
    "", "@", "@@a", "@-a", "@.a", "@_a", "@a b", "@a/b", "@a,b", "@a:b", "@a'b", "@a\"b", "@a\n", "@a\0",
    "@a@b", "+a", "@👍", "@a👍",
    "@\u{301}a", "@\u{345}a", "@\u{93E}a", "@a\u{200B}", "@a\u{202E}b", "@\u{FEFF}a", "@a\u{A0}b", "@a–b",
    "@“a”", "@a(b)",
  ])
  func `of speakers are refused`(text: String) {
    #expect(
      throws: FactError("E-SPEAKER", "'\(text)' is not a speaker such as @minxin-pei", hint: speakerHint)
    ) {
      try Handle(parsing: text)
    }
  }

  private let speakerHint =
    "a handle holds letters of any script, digits, '-', '_' and '.', and begins with a letter or digit"

  @Test(arguments: [
    ("korea/thaad", "korea/thaad"), ("Korea/THAAD", "korea/thaad"), ("한국/사드", "한국/사드"), ("op-ed", "op-ed"),
    ("a/b/c/d", "a/b/c/d"),
    ("2017", "2017"), ("e\u{301}/E\u{301}", "é/é"), ("H\u{331}/x", "\u{1E96}/x"),
  ])
  func `of tags are paths in lower case and composed`(text: String, path: String) throws {
    let tag = try TagName(parsing: text)
    #expect(scalars(tag.path) == scalars(path))
    #expect(tag.description == "+" + path)
    #expect(try TagName(parsing: tag.path) == tag)
    #expect(TagName(stored: path) == tag)
  }

  @Test(arguments: [
    "", "/", "a/", "/a", "a//b", "+a", "a/-b", "a b", "a/ b", "#a", "a\\b", "a/\u{301}", "a,b", "👍",
    "a\u{200D}b",
  ])
  func `of tags are refused`(text: String) {
    let error = #expect(throws: FactError.self) { try TagName(parsing: text) }
    #expect(error?.code == "E-TAG" && error?.message == "'+\(text)' is not a tag such as +korea/thaad")
  }

  @Test(arguments: [
    ("moon-wins", "moon-wins"), ("Moon.2", "Moon.2"), ("E\u{301}", "É"), ("문", "문"), ("x_1", "x_1"),
  ])
  func `of rows keep their case`(text: String, key: String) throws {
    #expect(try scalars(Name.key(parsing: text)) == scalars(key))
  }

  @Test(arguments: ["", "-a", "a b", "a/b", "a,b", "key:a", "@a", "a\u{202E}", "👍"])
  func `of rows are refused`(text: String) {
    let error = #expect(throws: FactError.self) { try Name.key(parsing: text) }
    #expect(error?.code == "E-KEY")
  }

  @Test func `are the same text however they were typed, for every letter and mark`() throws {
    let marks = [
      "", "\u{301}", "\u{307}", "\u{30A}", "\u{30C}", "\u{331}", "\u{323}", "\u{345}", "\u{323}\u{307}",
    ]
    var count = 0
    for value in UInt32(0x41)..<0x3000 {
      guard let scalar = Unicode.Scalar(value), Name.isWellFormed(String(Character(scalar))) else { continue }
      for mark in marks {
        guard let name = try? Handle(parsing: String(scalar) + mark).name else { continue }
        count += 1
        #expect(
          try scalars(Handle(parsing: name).name) == scalars(name), "U+\(String(value, radix: 16)) \(mark)")
        let upper = try? Handle(parsing: name.uppercased()).name
        if let upper, upper == name { #expect(scalars(upper) == scalars(name)) }
      }
    }
    #expect(count > 30_000)
  }

  @Test func `that are equal are equal scalar by scalar`() throws {
    for text in ["문재인", "émile", "ǰ", "ệ", "ΐ", "ẘ", "ṩ"] {
      let decomposed = text.decomposedStringWithCanonicalMapping
      #expect(scalars(decomposed) != scalars(text), "\(text)")
      #expect(try scalars(Handle(parsing: decomposed).name) == scalars(text))
      #expect(try scalars(TagName(parsing: decomposed).path) == scalars(text))
      #expect(try scalars(Name.key(parsing: decomposed)) == scalars(text))
    }
  }
}
