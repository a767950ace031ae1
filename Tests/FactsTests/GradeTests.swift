import Facts
import Testing

@Suite struct `Grades` {
  @Test func `have two axes, in either case, and read back`() throws {
    for reliability in "ABCDEF" {
      for credibility in "123456" {
        let grade = try Grade(parsing: "\(reliability)\(credibility)")
        #expect(grade.reliability == String(reliability) && grade.credibility == String(credibility))
        #expect(try Grade(parsing: grade.description) == grade)
        #expect(try Grade(parsing: grade.description.lowercased()) == grade)
        #expect(Grade(stored: grade.reliability, grade.credibility) == grade)
      }
    }
  }

  @Test func `may have one axis alone`() throws {
    #expect(try Grade(parsing: "b") == Grade(stored: "B", nil))
    #expect(try Grade(parsing: "6") == Grade(stored: nil, "6"))
    #expect(try Grade(parsing: "F").description == "F")
    #expect(Grade(stored: nil, nil) == nil)
  }

  @Test(arguments: [
    "", "2B", "B7", "B0", "G1", "B22", "BB2", "B 2", "B2 ", "Ｂ2", "B２", "B\u{301}2", "B2\u{301}",
    "ﬀ2", "ﬁ", "ß1",
  ])
  func `are refused`(text: String) {
    let error = #expect(throws: FactError.self) { try Grade(parsing: text) }
    #expect(error?.code == "E-GRADE" && error?.message == "'\(text)' is not a grade such as B2")
  }
}

@Suite struct `Outcomes` {
  @Test(
    arguments: [
      (.yes, 1, "yes"), (.no, 0, "no"), (.partial(0.4), 0.4, "40%"), (.partial(0.125), 0.125, "12.5%"),
      (.void, nil, "void"), (.ambiguous, nil, "ambiguous"),
    ] as [(Outcome, Double?, String)])
  func `have a value where there is something to score`(outcome: Outcome, value: Double?, word: String) {
    #expect(outcome.value == value)
    #expect(outcome.word == word)
  }
}

@Suite struct `Links` {
  @Test func `join claims, predictions, or a claim with a link`() {
    for relation in Link.Relation.allCases {
      switch relation {
      case .undercuts: #expect(relation.ends == (.claim, .link))
      case .implies, .excludes, .sameEvent: #expect(relation.ends == (.prediction, .prediction))
      default: #expect(relation.ends == (.claim, .claim))
      }
      #expect(Link.Relation(rawValue: relation.rawValue) == relation)
    }
    #expect(Link.Relation(rawValue: "same-event") == .sameEvent)
  }
}
