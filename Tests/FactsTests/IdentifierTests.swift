import Facts
import Testing

@Suite struct `Identifiers` {
  @Test(arguments: Kind.allCases) func `read what they write`(kind: Kind) {
    for number in [1, 2, 9, 10, 99, 100, 123_456, Int.max] {
      let identifier = Identifier(kind, number)
      #expect(Identifier(parsing: identifier.description) == identifier)
      #expect(RowReference(parsing: identifier.description) == .id(identifier))
      #expect(RowReference.list(parsing: identifier.description) == [.id(identifier)])
    }
  }

  @Test func `have a letter for each kind, and a name`() {
    let letters = Kind.allCases.map(\.rawValue)
    #expect(letters.sorted() == ["c", "d", "e", "f", "l", "m", "n", "o", "p", "r", "v"])
    #expect(Set(Kind.allCases.map(\.name)).count == letters.count)
    #expect(
      Kind.prediction.name == "prediction" && Kind.evidence.plural == "evidence"
        && Kind.claim.plural == "claims")
    #expect(Kind.allCases.map(\.indefinite).contains("an operation"))
  }

  @Test(arguments: [
    "", "c", "c0", "c00", "c01", "x3", "C3", "3", "3c", "c3 ", " c3", "c-3", "c+3", "c3.0", "c３", "c٣",
    "c3\u{301}", "ⅽ3", "c\u{301}3", "с3",
    "c99999999999999999999", "c3c", "cc3", "c3\n", "c3\0", "다3", "cx",
  ])
  func `are not seen in other words`(word: String) {
    #expect(Identifier(parsing: word) == nil)
    #expect(RowReference(parsing: word) == nil)
    #expect(RowReference.list(parsing: word) == nil)
  }

  @Test func `are ordered by kind, then by number`() {
    let sorted = ["c2", "c10", "d1", "p1", "p9", "p10"].compactMap(Identifier.init(parsing:))
    #expect(sorted.shuffled().sorted() == sorted)
  }
}

@Suite struct `References to rows` {
  private let c3 = Identifier(.claim, 3)
  private let c9 = Identifier(.claim, 9)

  @Test func `are ids, ranges, keys and the last`() {
    #expect(RowReference(parsing: "c3") == .id(c3))
    #expect(RowReference(parsing: "c3..c9") == .range(c3, c9))
    #expect(RowReference(parsing: "last") == .last)
    #expect(RowReference(parsing: "key:moon-wins") == .key("moon-wins"))
    #expect(RowReference(parsing: "key:사드.2") == .key("사드.2"))
    #expect(RowReference(parsing: "c3..c3") == .range(c3, c3))
  }

  @Test func `keep a backward range for the command to refuse`() {
    #expect(RowReference(parsing: "c9..c3") == .range(c9, c3))
  }

  @Test(arguments: [
    "c3..p4", "c3..9", "3..c9", "c3...c9", "c3....c9", "c3..", "..c9", "..", "c3..c9..c12", "c3..c09",
    "c0..c9", "c3-c9", "c3.c9", "key:",
    "key", "KEY:x", "Last", "last1", "c3..last", "c3 ..c9",
  ])
  func `are not seen in other words`(word: String) {
    #expect(RowReference(parsing: word) == nil)
  }

  @Test func `come in lists, in their order`() {
    #expect(
      RowReference.list(parsing: "c9,c3..c9,key:moon,last,c9")
        == [.id(c9), .range(c3, c9), .key("moon"), .last, .id(c9)])
  }

  @Test(arguments: ["", ",", "c3,", ",c3", "c3,,c9", "c3, c9", "c3,x9", "c3;c9", "c3,c3..p4", "c3,+tag"])
  func `are no lists with a hole or a stranger`(word: String) {
    #expect(RowReference.list(parsing: word) == nil)
  }

  @Test func `in lists are each what they are alone`() {
    let words = ["c3", "c9", "d1..d4", "last", "key:a", "x1", "", "c0", "c3..p4"]
    for seed in 1...500 {
      var messy = MessyText(seed: seed)
      let chosen = (0...messy.below(4)).map { _ in words[messy.below(words.count)] }
      let alone = chosen.map(RowReference.init(parsing:))
      let list = RowReference.list(parsing: chosen.joined(separator: ","))
      #expect(list == (alone.contains(nil) ? nil : alone.compactMap { $0 }), "\(chosen)")
    }
  }
}
