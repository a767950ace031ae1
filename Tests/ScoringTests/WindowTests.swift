import Facts
import Testing

@testable import Scoring

private func stood(_ standing: Standing) -> [String] {
  standing.segments.map { segment in
    "\(segment.forecast): \(segment.from.days(since: start))...\(segment.through.days(since: start))"
  }
}

@Suite struct `The scoring window` {
  let window = ScoringWindow(deadline: day(9), known: day(20))

  @Test func `keeps a forecast from its day through the day before the next, and counts the deadline`() {
    let standing = window.standing(of: forecasts([(0, 0.6), (4, 0.8)]))
    #expect(stood(standing) == ["1: 0...3", "2: 4...9"])
    #expect(standing.days == 10)
    #expect(standing.leftOut.isEmpty)
  }

  @Test func `ends the day before the outcome was known`() {
    let early = ScoringWindow(deadline: day(9), known: day(6))
    #expect(stood(early.standing(of: forecasts([(0, 0.6), (4, 0.8)]))) == ["1: 0...3", "2: 4...5"])
    #expect(early.end == day(5))
    #expect(ScoringWindow(deadline: day(9), known: day(10)).end == day(9))
    #expect(ScoringWindow(deadline: day(9), known: nil).end == day(9))
  }

  @Test func `lets the later entered of one day stand, and lists the other`() {
    let entries = [
      DatedForecast(id: 1, made: day(2), order: 8, probability: 0.9),
      DatedForecast(id: 2, made: day(2), order: 3, probability: 0.1),
      DatedForecast(id: 3, made: day(0), order: 9, probability: 0.5),
    ]
    let standing = window.standing(of: entries)
    #expect(stood(standing) == ["3: 0...1", "1: 2...9"])
    #expect(standing.leftOut == [LeftOut(forecast: 2, reason: .replacedOnItsDay)])
  }

  @Test func `leaves out what was made when the outcome was known, or after the deadline`() {
    let standing = window.standing(of: forecasts([(0, 0.6), (10, 0.7), (20, 0.99), (30, 1)]))
    #expect(stood(standing) == ["1: 0...9"])
    #expect(
      standing.leftOut == [
        LeftOut(forecast: 2, reason: .madeAfterDeadline), LeftOut(forecast: 3, reason: .madeWhenKnown),
        LeftOut(forecast: 4, reason: .madeWhenKnown),
      ])
    #expect(standing.last?.id == 1)
  }

  @Test func `counts no day on which the forecast was withdrawn`() {
    let standing = window.standing(of: forecasts([(0, 0.6), (2, nil), (7, 0.8)]))
    #expect(stood(standing) == ["1: 0...1", "3: 7...9"])
    #expect(standing.days == 5)
  }

  @Test func `ends with a withdrawal, and the last forecast is the one withdrawn`() {
    let standing = window.standing(of: forecasts([(0, 0.6), (2, nil)]))
    #expect(stood(standing) == ["1: 0...1"])
    #expect(standing.last?.id == 1)
  }

  @Test(arguments: [0, -1, -100])
  func `has nothing to score where the outcome was known at the first forecast`(known: Int) {
    let late = ScoringWindow(deadline: day(9), known: day(known))
    let standing = late.standing(of: forecasts([(0, 0.6), (1, 0.7)]))
    #expect(standing.segments.isEmpty)
    #expect(standing.unscorable == .knownBeforeFirstForecast)
    #expect(standing.first == nil)
    #expect(standing.leftOut.map(\.reason) == [.madeWhenKnown, .madeWhenKnown])
  }

  @Test func `says why nothing stood`() {
    #expect(window.standing(of: []).unscorable == .noForecast)
    #expect(window.standing(of: forecasts([(1, nil)])).unscorable == .noForecast)
    #expect(window.standing(of: forecasts([(12, 0.5)])).unscorable == .deadlineBeforeFirstForecast)
    #expect(window.standing(of: forecasts([(1, 0.5), (1, nil)])).unscorable == .withdrawn)
    #expect(window.standing(of: forecasts([(1, 0.5)])).unscorable == nil)
  }

  @Test func `counts a forecast of the deadline day for one day`() {
    #expect(stood(window.standing(of: forecasts([(0, 0.6), (9, 0.9)]))) == ["1: 0...8", "2: 9...9"])
  }
}

@Suite struct `What stands` {
  /// Many histories: some withdrawn, some twice a day, some late.
  static let histories: [[DatedForecast]] = (0..<60).map { seed in
    var random = SplitMix64(seed: UInt64(seed))
    return (0..<random.index(below: 9)).map { place in
      let probability = random.index(below: 5) == 0 ? nil : Double(random.index(below: 11)) / 10
      return DatedForecast(
        id: place + 1, made: day(random.index(below: 14)), order: place, probability: probability)
    }
  }
  let window = ScoringWindow(deadline: day(9), known: day(11))

  @Test func `accounts for every forecast exactly once`() {
    for history in Self.histories {
      let standing = window.standing(of: history)
      let accounted = standing.segments.map(\.forecast) + standing.leftOut.map(\.forecast)
      let withdrawn = history.filter(\.isWithdrawal).map(\.id)
      #expect(Set(accounted).count == accounted.count)
      #expect(Set(accounted).union(withdrawn) == Set(history.map(\.id)))
    }
  }

  @Test func `does not depend on the order in which it is given`() {
    for history in Self.histories {
      #expect(window.standing(of: history.reversed()) == window.standing(of: history))
    }
  }

  @Test func `is in order, without overlap, inside the window, and never empty`() {
    for history in Self.histories {
      let segments = window.standing(of: history).segments
      #expect(segments.allSatisfy { $0.days >= 1 && $0.through <= window.end })
      for (former, latter) in zip(segments, segments.dropFirst()) {
        #expect(former.through < latter.from)
      }
    }
  }

  @Test func `is undefined exactly where no segment stands`() {
    for history in Self.histories {
      let standing = window.standing(of: history)
      #expect((standing.unscorable != nil) == standing.segments.isEmpty)
      #expect(standing.first?.id == standing.segments.first?.forecast)
      #expect(standing.last?.id == standing.segments.last?.forecast)
    }
  }
}
