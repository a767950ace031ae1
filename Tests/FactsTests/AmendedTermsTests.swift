import Facts
import Testing

@Suite struct `Answers to terms` {
  private let first = Terms(id: 1, number: 1, statement: "회담", deadline: Period(Day(number: 100)))
  private let second = Terms(id: 2, number: 2, statement: "회담", deadline: Period(Day(number: 200)))

  private func resolution(
    _ id: Int, _ outcome: Outcome?, terms: Int = 2, happened: Int = 150, known: Int = 160
  ) -> Resolution {
    Resolution(
      id: id, prediction: 1, terms: terms, outcome: outcome, happened: Period(Day(number: happened)),
      known: Period(Day(number: known)), coder: Handle(stored: "hana"))
  }

  private func answer(
    _ terms: Terms, _ resolutions: Resolution..., among all: [Terms]? = nil, asOf: Int = 1000
  ) -> Settlement {
    Settlement.answer(
      to: terms, of: Prediction(id: 1, claim: nil, terms: all ?? [first, second]), by: resolutions,
      knownBy: Day(number: asOf))
  }

  private func found(_ settlement: Settlement) -> String {
    guard case .resolved(let resolution) = settlement else { return settlement.state }
    return "\(resolution.outcome?.word ?? "") \(resolution.known?.first.number ?? 0)"
  }

  @Test func `are yes by every deadline on or after the day it happened, and no by the earlier ones`() {
    #expect(found(answer(first, resolution(1, .yes, happened: 100))) == "yes 160")
    #expect(found(answer(first, resolution(1, .yes, happened: 101))) == "no 101")
    #expect(found(answer(second, resolution(1, .yes, terms: 1, happened: 90, known: 95))) == "yes 95")
  }

  @Test func `are no by earlier deadlines, known no later than the day after them`() {
    #expect(found(answer(first, resolution(1, .no, happened: 200, known: 201))) == "no 101")
    #expect(found(answer(first, resolution(1, .no, happened: 60, known: 60))) == "no 60")
  }

  @Test func `are silent about later deadlines, unclear days and other outcomes`() {
    let early = resolution(1, .no, terms: 1, happened: 100, known: 101)
    #expect(answer(second, early) == .unanswered(early, because: .laterDeadline))
    for outcome in [Outcome.partial(0.5), .void, .ambiguous] {
      let other = resolution(1, outcome)
      #expect(answer(first, other) == .unanswered(other, because: .otherTerms))
      #expect(answer(second, other) == .resolved(other))
    }
    var month = resolution(1, .yes)
    month.happened = Period(stored: "around", first: Day(number: 95).number, last: Day(number: 125).number)
    #expect(answer(first, month) == .unanswered(month, because: .unclearDay))
  }

  @Test func `are silent where more than the deadline differs, to the last code point`() {
    let given = resolution(1, .yes, happened: 90)
    let amendments: [(inout Terms) -> Void] = [
      { $0.statement = "회\u{200B}담" },
      { $0.statement = "\u{1112}\u{116C}\u{1103}\u{1161}\u{11B7}" },
      { $0.criteria = "공동 성명" }, { $0.condition = Condition(antecedent: 9, answer: .yes) },
    ]
    for amend in amendments {
      var other = first
      amend(&other)
      #expect(answer(other, given, among: [other, second]) == .unanswered(given, because: .otherTerms))
    }
    var assigned = first
    assigned.deadlineBasis = .stated
    #expect(answer(assigned, given, among: [assigned, second]) == .resolved(given))
  }

  @Test func `of exactly these terms come first, then the newest that follows`() {
    let (own, other) = (resolution(1, .partial(0.4), terms: 1), resolution(2, .yes, happened: 90))
    #expect(answer(first, own, other) == .resolved(own))
    #expect(answer(second, own, other) == .resolved(other))
    let third = Terms(id: 3, number: 3, statement: "회담", deadline: Period(Day(number: 300)))
    let all = [first, second, third]
    #expect(answer(third, other, resolution(3, .no, terms: 1), among: all) == .resolved(other))
    #expect(answer(third, resolution(3, .no, terms: 1), among: all).state == "open")
  }

  @Test func `are open before the resolution in force was known, whatever it superseded`() {
    let (old, new) = (resolution(1, .yes, happened: 90, known: 91), resolution(2, .no, known: 201))
    #expect(answer(second, old, new, asOf: 200) == .open)
    #expect(answer(second, old, new, asOf: 201) == .resolved(new))
    #expect(answer(first, new, asOf: 150) == .open)
    #expect(answer(second, old, resolution(2, nil, terms: 1)) == .open)
  }
}
