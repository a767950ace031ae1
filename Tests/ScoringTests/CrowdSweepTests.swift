import Facts
import Testing

@testable import Scoring

/// A crowd as it is defined: each day by itself, from all that stands on it.
private func dayByDay(
  _ aggregator: Aggregator, _ forecasters: [Standing], atLeast fewest: Int, days: Int
) -> [Double?] {
  (0..<days).map { offset in
    let present = forecasters.flatMap(\.segments).filter {
      $0.from <= day(offset) && day(offset) <= $0.through
    }
    .sorted { ($0.from, $0.forecast) < ($1.from, $1.forecast) }
    return present.count >= fewest ? aggregator.combine(present.compactMap(\.probability)) : nil
  }
}

private func anyForecasters(_ random: inout Draws, days: Int) -> [Standing] {
  (0..<1 + random.index(below: 6)).map { person in
    let list = (0..<random.index(below: 6)).map { place in
      let probability = random.index(below: 5) == 0 ? nil : Double(random.index(below: 21)) / 20
      return DatedForecast(
        id: 100 * person + place, made: day(random.index(below: days)), order: place, probability: probability
      )
    }
    return ScoringWindow(deadline: day(days - 1), known: nil).standing(of: list)
  }
}

@Suite struct `Sweeping a crowd` {
  @Test(arguments: Aggregator.all)
  func `says on each day what combining that day's forecasts says`(aggregator: Aggregator) {
    var random = Draws(seed: 71)
    let days = 20
    for _ in 0..<80 {
      let forecasters = anyForecasters(&random, days: days)
      let fewest = 1 + random.index(below: 3)
      let swept = aggregator.standing(of: forecasters, atLeast: fewest)
      let found = (0..<days).map { offset in
        swept.segments.first { $0.from <= day(offset) && day(offset) <= $0.through }?.probability
      }
      #expect(found == dayByDay(aggregator, forecasters, atLeast: fewest, days: days))
      #expect((swept.unscorable == nil) == !swept.segments.isEmpty)
      #expect(zip(swept.segments, swept.segments.dropFirst()).allSatisfy { $0.through < $1.from })
    }
  }

  @Test func `names who stood, those longest there first, and nobody else`() {
    var random = Draws(seed: 72)
    for _ in 0..<80 {
      let forecasters = anyForecasters(&random, days: 15)
      for stage in Aggregator.stages(of: forecasters) {
        let starts = stage.members.map(\.segment.from)
        #expect(starts == starts.sorted() && stage.from <= stage.through)
        for member in stage.members {
          #expect(member.segment.from <= stage.from && stage.through <= member.segment.through)
          #expect(forecasters[member.forecaster].segments.contains(member.segment))
        }
        #expect(Set(stage.members.map(\.forecaster)).count == stage.members.count)
      }
    }
  }

  @Test func `tells too few from what cannot be combined, and both from nothing`() {
    let (no, yes) = (standing([(0, 0)], days: 5), standing([(2, 1)], days: 5))
    let contradiction = Aggregator.oddsMean.standing(of: [no, yes], atLeast: 2)
    #expect(contradiction.unscorable == .notCombinable)
    #expect(Aggregator.mean.standing(of: [no], atLeast: 2).unscorable == .tooFewTogether)
    let late = ScoringWindow(deadline: day(1), known: nil).standing(of: forecasts([(3, 0.4)]))
    #expect(Aggregator.mean.standing(of: [late]).unscorable == .deadlineBeforeFirstForecast)
  }

  @Test func `combines options where their way allows it, whatever their order, and never numbers`() throws {
    let one = Distribution.options(Options(["a", "b", "c"], [0.2, 0.3, 0.5]))
    let other = Distribution.options(Options(["c", "b", "a"], [0.1, 0.3, 0.6]))
    guard case .options(let pooled)? = Aggregator.mean.combine([one, other]) else {
      Issue.record("the mean of options is not given")
      return
    }
    #expect(pooled.names == ["a", "b", "c"])
    for (found, expected) in zip(pooled.probabilities, [0.4, 0.3, 0.3]) { #expect(close(found, expected)) }
    // Medians 0.2, 0.3 and 0.1 of three lists add up to 0.6 and are scaled.
    let lists: [[Double]] = [[0.2, 0.3, 0.5], [0.1, 0.8, 0.1], [0.7, 0.2, 0.1]]
    let medians = Aggregator.median.combine(lists.map { .options(Options(["a", "b", "c"], $0)) })
    guard case .options(let middle)? = medians else {
      Issue.record("the median of options is not given")
      return
    }
    for (found, expected) in zip(middle.probabilities, [0.2 / 0.6, 0.3 / 0.6, 0.1 / 0.6]) {
      #expect(close(found, expected))
    }
    #expect(Aggregator.oddsMean.combine([one, other]) == nil)
    #expect(Aggregator.mean.combine([one, .binary(0.5)]) == nil)
    #expect(Aggregator.mean.combine([one, .options(Options(["a", "b"], [0.5, 0.5]))]) == nil)
    #expect(Aggregator.mean.combine([.ensemble([1, 2]), .ensemble([3, 4])]) == nil)
  }
}

@Suite struct `What a crowd says` {
  private let standing = twoForecasts

  @Test func `ends before a day, and keeps its numbers apart from those of forecasts`() {
    let early = standing.ending(before: day(5))
    #expect(early.days == 5 && early.segments.count == 2)
    #expect(standing.ending(before: day(0)).segments.isEmpty)
    #expect(standing.numbered { -$0 - 1 }.segments.map(\.forecast) == [-1, -2])
    #expect(standing.numbered { -$0 - 1 }.first?.id == -1)
  }
}

private let twoForecasts = standing([(0, 0.2), (4, 0.4)], days: 10)
