import Testing

@testable import Facts

@Suite struct `A thread of one speaker and one claim` {
  private func entry(
    _ number: Int, _ day: String?, _ strength: Double? = nil, against: Bool = false, forecast: Int? = nil
  ) throws -> ClaimThread.Entry {
    ClaimThread.Entry(
      row: Identifier(forecast == nil ? .mention : .forecast, number),
      claim: Identifier(.claim, against ? 2 : 1),
      stance: against ? .contradicts : .supports,
      day: try day.map { try DayExpression(parsing: $0).resolved(asOf: Day(number: 0), looking: .past) },
      words: forecast == nil ? "words \(number)" : nil, strength: strength, prediction: forecast)
  }

  @Test func `goes by days, a period by its last, and the unknown last, however it was entered`() throws {
    let entries = try [
      entry(1, nil), entry(2, "2017-03"), entry(3, "2017-03-31"), entry(4, "2017-02-28"), entry(5, "2017"),
      entry(6, nil), entry(7, "2017-03-31", 0.5, forecast: 1),
    ]
    for shift in entries.indices {
      let turned = Array(entries[shift...] + entries[..<shift])
      #expect(ClaimThread(turned).entries.map(\.row.number) == [4, 2, 3, 7, 5, 1, 6])
      #expect(ClaimThread(turned.reversed()).entries == ClaimThread(turned).entries)
    }
  }

  @Test(
    arguments: [
      (0.8, 0.8, nil), (0.8, 0.6, .weaker(from: 0.8, to: 0.6)), (0.2, 0.3, .stronger(from: 0.2, to: 0.3)),
      (0.6, 0.4, .crossed(from: 0.6, to: 0.4)), (0.4, 0.9, .crossed(from: 0.4, to: 0.9)),
      (0.5, 0.4, .weaker(from: 0.5, to: 0.4)), (0.4, 0.5, .stronger(from: 0.4, to: 0.5)),
    ] as [(Double, Double, ClaimThread.Turn?)])
  func `turns when the strength goes over one half`(before: Double, after: Double, turn: ClaimThread.Turn?)
    throws
  {
    let thread = try ClaimThread([
      entry(1, "2017-01-01", before, forecast: 1), entry(2, "2017-01-02", forecast: 1),
      entry(3, "2017-01-03", 0.99, forecast: 2), entry(4, "2017-01-04", after, forecast: 1),
    ])
    #expect(thread.turns == [[], [], [], turn.map { [$0] } ?? []])
    #expect((turn?.isFlip ?? false) == ((before - 0.5) * (after - 0.5) < 0))
  }

  @Test func `turns when the speaker takes the other side, and words follow those of their side`() throws {
    let thread = try ClaimThread([
      entry(1, "2017-01-01"), entry(2, "2017-01-02", against: true), entry(3, "2017-01-03", against: true),
      entry(4, "2017-01-04"),
    ])
    #expect(thread.turns == [[], [.reversed], [], [.reversed]])
    #expect(thread.predecessors == [nil, nil, 1, 0])
  }
}
