import Facts
import Testing

@Suite struct `Text addresses` {
  private static let valid = [
    "d1", "d12.v3", "d1.s4", "d1.s4..s6", "d1.v2.s4", "d1.v2.s4..s41", "d1.p2", "d7.v1.p9", "d1:120-188",
    "d1.v2:0-1", "d1:120-188+201-210", "d1:201-210+120-188+120-188", "d1:0-9223372036854775807",
  ]

  @Test(arguments: valid) func `read what they write`(word: String) throws {
    let address = try #require(try TextAddress.read(word))
    #expect(address.description == word)
    #expect(TextAddress(parsing: address.description) == address)
  }

  @Test func `hold what was typed`() {
    #expect(
      TextAddress(parsing: "d1.v2.s4") == TextAddress(document: 1, version: 2, place: .sentences(4...4)))
    #expect(TextAddress(parsing: "d3.p2") == TextAddress(document: 3, place: .paragraph(2)))
    #expect(
      Fragments([5..<9, 0..<2]).map { TextAddress(document: 1, place: .points($0)) }
        == TextAddress(parsing: "d1:5-9+0-2"))
  }

  @Test(arguments: [
    "", "d", "s4", "d.s4", "D1.s4", "d1.", "d1:", "d1x", "d1.x4", "d1.s4 ", " d1.s4", "d1,s4", "d1.s4, and",
    "d1\0",
    "d１.s4", "d1.s４", "d1.s4\u{301}", "c3", "d1.v2.s4!", "dawn", "d1's", "다1.s4",
  ])
  func `are not seen in other words`(word: String) throws {
    #expect(try TextAddress.read(word) == nil)
    #expect(TextAddress(parsing: word) == nil)
  }

  @Test(arguments: [
    ("d0", "documents count from 1, so there is no d0"),
    ("d1.v0.s4", "versions count from 1, so there is no v0"),
    ("d1.s0", "sentences count from 1, so there is no s0"),
    ("d1.s0..s3", "sentences count from 1, so there is no s0"),
    ("d1.p0", "paragraphs count from 1, so there is no p0"),
    ("d1.s6..s4", "'d1.s6..s4' runs backwards"),
    ("d1:9-3", "'9-3' holds no code point"),
    ("d1:1-2+4-4", "'4-4' holds no code point"),
    ("d1.s04", "'04' begins with 0"),
    ("d1.s99999999999999999999", "'99999999999999999999' is too large"),
    ("d1.s4-6", "'d1.s4-6' is not an address"),
    ("d1.s4..6", "'d1.s4..6' is not an address"),
    ("d1.s", "'d1.s' is not an address"),
    ("d1:120", "'d1:120' is not an address"),
    ("d1:1-2+", "'d1:1-2+' is not an address"),
    ("d1.v2.", "'d1.v2.' is not an address"),
    ("d1.5", "'d1.5' is not an address"),
  ])
  func `that cannot be meant are explained`(word: String, message: String) {
    let error = #expect(throws: FactError.self) { try TextAddress.read(word) }
    #expect(error?.message == message)
    #expect(error?.code == "E-ADDRESS")
    #expect(TextAddress(parsing: word) == nil)
  }
}

@Suite struct `Places of addresses` {
  private let text = StoredText("하나. 둘이다.\n\nThree here. Four?")
  private var bounds: Segmentation { .of(text) }

  private func words(at word: String) throws -> [String] {
    let address = try #require(TextAddress(parsing: word))
    return try address.fragments(in: bounds, text: text).ranges.map { text[$0] }
  }

  @Test func `are sentences, paragraphs, code points or everything`() throws {
    #expect(try words(at: "d1.s2") == ["둘이다."])
    #expect(try words(at: "d1.s2..s3") == ["둘이다.\n\nThree here."])
    #expect(try words(at: "d1.p2") == ["Three here. Four?"])
    #expect(try words(at: "d1:4-5+0-2") == ["둘", "하나"])
    #expect(try words(at: "d1") == [text.string])
  }

  @Test(arguments: [
    ("d1.s5", "d1 has 4 sentences, so there is no s5"),
    ("d1.v2.s4..s9", "d1.v2 has 4 sentences, so there is no s9"),
    ("d1.p3", "d1 has 2 paragraphs, so there is no p3"),
    ("d1:0-28", "d1 has 27 code points, so d1:0-28 ends beyond it"),
  ])
  func `that do not exist are said to be missing`(word: String, message: String) throws {
    let address = try #require(TextAddress(parsing: word))
    let error = #expect(throws: FactError.self) { try address.fragments(in: bounds, text: text) }
    #expect(error?.message == message)
  }

  @Test func `do not exist in an empty text`() throws {
    let (empty, address) = (StoredText(""), try #require(TextAddress(parsing: "d1")))
    let error = #expect(throws: FactError.self) { try address.fragments(in: .of(empty), text: empty) }
    #expect(error?.message == "d1 has no text")
  }
}

@Suite struct `Fragments of quotes` {
  @Test(arguments: ["0-1", "120-188", "120-188+201-210", "5-9+0-2+0-2"])
  func `read what they write`(written: String) throws {
    #expect(try #require(Fragments(parsing: written)).description == written)
  }

  @Test(arguments: [
    "", "-", "5", "5-", "-5", "5-5", "9-3", "1-2+", "+1-2", "1-2-3", "a-b", "01-2", " 1-2", "１-２",
  ])
  func `refuse other words`(written: String) {
    #expect(Fragments(parsing: written) == nil)
  }

  @Test func `are never empty and never begin below zero`() {
    #expect(Fragments([]) == nil)
    #expect(Fragments([0..<2, 3..<3]) == nil)
    #expect(Fragments(-1..<2) == nil)
  }

  @Test func `span from the least start to the greatest end`() {
    #expect(Fragments([20..<30, 5..<9, 21..<22])?.span == 5..<30)
  }
}
