import Facts
import Testing

@Suite struct `Settlements` {
  private let resolutions = [Outcome.yes, .no, .partial(0.5), .void, .ambiguous]

  private func resolution(_ prediction: Int, _ outcome: Outcome?) -> Resolution {
    Resolution(
      id: prediction, prediction: prediction, terms: 1, outcome: outcome, coder: Handle(stored: "hana"))
  }

  /// Where prediction 1 stands when each one is given the next, for the outcomes of 1, 2, 3 and so on.
  private func settlement(_ answers: [Condition.Answer], _ outcomes: [Outcome?]) -> Settlement {
    stand(1, answers, outcomes)
  }

  private func stand(_ number: Int, _ answers: [Condition.Answer], _ outcomes: [Outcome?]) -> Settlement {
    Settlement.given(
      number <= answers.count ? Condition(antecedent: number + 1, answer: answers[number - 1]) : nil,
      antecedent: { stand($0, answers, outcomes) },
      otherwise: { outcomes[number - 1].map { .resolved(resolution(number, $0)) } ?? .open })
  }

  @Test func `without a condition are the resolution`() {
    #expect(settlement([], [nil]) == .open)
    for outcome in resolutions { #expect(settlement([], [outcome]) == .resolved(resolution(1, outcome))) }
  }

  @Test func `under a condition follow the truth table`() {
    for own in [nil] + resolutions.map(Optional.some) {
      let free = settlement([], [own])
      for answer in [Condition.Answer.yes, .no] {
        #expect(settlement([answer], [own, nil]) == .pending(antecedent: 2))
        #expect(settlement([answer], [own, .yes]) == (answer == .yes ? free : .voided(antecedent: 2)))
        #expect(settlement([answer], [own, .no]) == (answer == .no ? free : .voided(antecedent: 2)))
        for unclear in [Outcome.void, .ambiguous, .partial(0.5), .partial(0.999)] {
          #expect(settlement([answer], [own, unclear]) == .voided(antecedent: 2))
        }
      }
    }
  }

  @Test func `in chains of three are decided by the furthest that fails or waits`() {
    let outcomes = [nil] + resolutions.map(Optional.some)
    for answers in [[Condition.Answer.yes, .yes], [.yes, .no], [.no, .yes], [.no, .no]] {
      for own in outcomes {
        for middle in outcomes {
          for far in outcomes {
            let expected = expected(answers, own, middle, far)
            #expect(settlement(answers, [own, middle, far]) == expected, "\(answers) \([own, middle, far])")
          }
        }
      }
    }
  }

  // The antecedent itself stands under the far one: it voids or waits with it.
  private func expected(_ answers: [Condition.Answer], _ own: Outcome?, _ middle: Outcome?, _ far: Outcome?)
    -> Settlement
  {
    guard let far else { return .pending(antecedent: 2) }
    guard far == outcome(answers[1]) else { return .voided(antecedent: 2) }
    guard let middle else { return .pending(antecedent: 2) }
    guard middle == outcome(answers[0]) else { return .voided(antecedent: 2) }
    return own.map { .resolved(resolution(1, $0)) } ?? .open
  }

  private func outcome(_ answer: Condition.Answer) -> Outcome { answer == .yes ? .yes : .no }

  @Test func `have the word of their state, and are scorable only with a value`() {
    #expect(Settlement.open.state == "open" && Settlement.open.scorable == nil)
    #expect(
      Settlement.pending(antecedent: 2).state == "pending"
        && Settlement.pending(antecedent: 2).scorable == nil)
    #expect(
      Settlement.voided(antecedent: 2).state == "void" && Settlement.voided(antecedent: 2).scorable == nil)
    for outcome in resolutions {
      let settlement = Settlement.resolved(resolution(1, outcome))
      #expect(settlement.state == (outcome == .void ? "void" : "resolved"))
      #expect(settlement.scorable?.outcome == (outcome.value == nil ? nil : outcome))
      #expect((settlement.scorable?.resolution == resolution(1, outcome)) == (outcome.value != nil))
    }
  }

  @Test func `pass on the errors of their sources`() {
    #expect(throws: FactError("E-TEST", "x")) {
      try Settlement.given(
        Condition(antecedent: 2, answer: .yes), antecedent: { _ in throw FactError("E-TEST", "x") },
        otherwise: { .open })
    }
    #expect(throws: FactError("E-TEST", "y")) {
      try Settlement.given(
        nil, antecedent: { _ in .open }, otherwise: { throw FactError("E-TEST", "y") })
    }
  }

  @Test func `are conditions as they are typed`() {
    #expect(Condition(antecedent: 3, answer: .yes).description == "p3")
    #expect(Condition(antecedent: 3, answer: .no).description == "p3=no")
  }
}

@Suite struct `Resolutions in force` {
  private func resolution(_ id: Int, _ outcome: Outcome?, by coder: String = "hana") -> Resolution {
    Resolution(id: id, prediction: 1, terms: 1, outcome: outcome, coder: Handle(stored: coder))
  }

  private func inForce(_ resolutions: Resolution...) -> Int? { Resolution.inForce(among: resolutions)?.id }

  @Test func `are the newest`() {
    #expect(inForce() == nil)
    #expect(inForce(resolution(1, .yes)) == 1)
    #expect(inForce(resolution(1, .yes), resolution(2, .no)) == 2)
    #expect(inForce(resolution(1, .yes), resolution(2, .void, by: "minsu")) == 2)
  }

  @Test func `are the newest gold one before all others`() {
    #expect(inForce(resolution(1, .yes, by: "gold"), resolution(2, .no), resolution(3, .void)) == 1)
    #expect(
      inForce(resolution(1, .yes, by: "gold"), resolution(2, .no, by: "gold"), resolution(3, .yes)) == 2)
    #expect(inForce(resolution(1, .no), resolution(2, .yes, by: "gold")) == 2)
  }

  @Test func `are none after reopening, until there is a newer one`() {
    #expect(inForce(resolution(1, .yes), resolution(2, nil)) == nil)
    #expect(inForce(resolution(1, .yes), resolution(2, nil), resolution(3, .no)) == 3)
    #expect(inForce(resolution(1, .yes, by: "gold"), resolution(2, nil)) == 1)
    #expect(inForce(resolution(1, .yes), resolution(2, nil, by: "gold"), resolution(3, .no)) == nil)
  }

  @Test func `are those of their own terms, and reopening takes all of them back`() {
    var late = resolution(2, .no)
    late.terms = 2
    let both = [resolution(1, .yes), late]
    #expect(Resolution.inForce(among: both, under: 1)?.id == 1)
    #expect(Resolution.inForce(among: both, under: 2)?.id == 2)
    #expect(Resolution.inForce(among: both, under: 3) == nil)
    for terms in 1...2 {
      #expect(Resolution.inForce(among: both + [resolution(3, nil)], under: terms) == nil)
    }
  }
}
