import Facts
import Testing

@testable import Scoring

@Suite struct `Coherence` {
  private static let laws = CoherenceLaw.allCases

  /// Which of two statements may come true together, as the law says.
  private static func worlds(_ law: CoherenceLaw) -> [(Double, Double)] {
    switch law {
    case .atMost: [(0, 0), (0, 1), (1, 1)]
    case .atMostOne: [(0, 0), (0, 1), (1, 0)]
    case .equal: [(0, 0), (1, 1)]
    case .impossible: [(0, 0), (0, 1)]
    }
  }

  @Test(arguments: laws)
  func `is broken by exactly what a bettor surely wins`(law: CoherenceLaw) {
    var draws = Draws(seed: 7)
    for _ in 0..<500 {
      let (first, second) = (draws.share(), draws.share())
      // Stakes of 1 on either side or of nothing, at the prices that were given: the best guaranteed win.
      var wins: [Double] = []
      for one in [-1.0, 0, 1] {
        for other in [-1.0, 0, 1] {
          let worlds = Coherence.worlds(law).map { one * (first - $0.0) + other * (second - $0.1) }
          wins.append(worlds.min() ?? 0)
        }
      }
      let best = wins.max() ?? 0
      #expect(close(best, max(0, law.excess(first, second)), 1e-12), "\(law) \(first) \(second)")
    }
  }

  @Test(arguments: laws)
  func `is restored by the nearest pair, which no pair of a grid is nearer than`(law: CoherenceLaw) {
    var draws = Draws(seed: 8)
    for _ in 0..<100 {
      let (first, second) = (draws.share(), draws.share())
      let nearest = law.nearest(first, second)
      #expect(law.excess(nearest.first, nearest.second) <= 1e-12)
      #expect((-1e-12...1 + 1e-12).contains(nearest.first) && (-1e-12...1 + 1e-12).contains(nearest.second))
      func distance(_ pair: (Double, Double)) -> Double {
        (pair.0 - first) * (pair.0 - first) + (pair.1 - second) * (pair.1 - second)
      }
      let least = distance((nearest.first, nearest.second))
      for one in 0...50 {
        for other in 0...50 {
          let pair = (Double(one) / 50, Double(other) / 50)
          if law.excess(pair.0, pair.1) <= 0 { #expect(distance(pair) >= least - 1e-12) }
        }
      }
    }
  }

  @Test func `of a condition is broken by what a bettor wins with a bet that is called off`() {
    // J implies A and C: j on J, c on C given A, a on A. J is bought, C given A and c of A are sold.
    var draws = Draws(seed: 9)
    for _ in 0..<500 {
      let (j, c, a) = (draws.share(), draws.share(), draws.share())
      let loss = [(0.0, 0.0, 0.0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 1, 1)].map { holds, condition, both in
        (j - holds) + condition * (both - c) + c * (condition - a)
      }
      let product = [Belief(from: day(0), through: day(0), forecast: 1, probability: c)]
        .joined(with: [Belief(from: day(0), through: day(0), forecast: 2, probability: a)])
      let excess = CoherenceLaw.atMost.excess(j, product[0].probability)
      #expect((loss.min() ?? 0) >= excess - 1e-12)
    }
  }

  private func beliefs(_ draws: inout Draws, id: Int) -> [Belief] {
    var (place, beliefs) = (draws.index(below: 6), [Belief]())
    while place < 20 {
      let length = 1 + draws.index(below: 6)
      let probability = Double(draws.index(below: 11)) / 10
      beliefs.append(
        Belief(from: day(place), through: day(place + length - 1), forecast: id, probability: probability))
      place += length + draws.index(below: 3)
    }
    return beliefs
  }

  private func probability(_ beliefs: [Belief], _ day: Day) -> Double? {
    beliefs.first { $0.from <= day && day <= $0.through }?.probability
  }

  @Test(arguments: laws)
  func `is looked for on every day on which both stood`(law: CoherenceLaw) {
    var draws = Draws(seed: 10)
    for _ in 0..<200 {
      let (first, second) = (beliefs(&draws, id: 1), beliefs(&draws, id: 2))
      let breaches = law.breaches(first, second)
      for offset in 0..<30 {
        let found = breaches.filter { $0.from <= day(offset) && day(offset) <= $0.through }
        let both = probability(first, day(offset)).flatMap { one in
          probability(second, day(offset)).map { law.excess(one, $0) }
        }
        #expect(found.count == (both ?? 0 > 1e-9 ? 1 : 0))
        if let breach = found.first { #expect(breach.excess == both) }
      }
    }
  }

  @Test func `of deadlines is broken somewhere where two neighbours break it, and nowhere else`() {
    var draws = Draws(seed: 11)
    for _ in 0..<300 {
      let members = (1...6).map {
        DeadlineFamily.Member(
          id: $0, deadline: day(100 + draws.index(below: 4)), beliefs: beliefs(&draws, id: $0))
      }
      let family = DeadlineFamily(members)
      let found = Set(family.pairs().map { [$0.earlier.id, $0.later.id] })
      var broken: Set<[Int]> = []
      for (place, earlier) in family.members.enumerated() {
        for later in family.members[(place + 1)...] {
          let law: CoherenceLaw = earlier.deadline == later.deadline ? .equal : .atMost
          if !law.breaches(earlier.beliefs, later.beliefs).isEmpty { broken.insert([earlier.id, later.id]) }
        }
      }
      #expect(found.isSubset(of: broken))
      #expect(found.isEmpty == broken.isEmpty)
    }
  }

  @Test func `is sure only where what was said cannot be meant otherwise`() {
    let likely = Belief(from: day(0), through: day(9), forecast: 1, probability: 0.7, range: 0.55...0.8)
    let even = Belief(from: day(3), through: day(20), forecast: 2, probability: 0.6)
    let low = Belief(from: day(3), through: day(20), forecast: 3, probability: 0.5)
    #expect(CoherenceLaw.atMost.breaches([likely], [even]).map(\.isSure) == [false])
    #expect(CoherenceLaw.atMost.breaches([likely], [low]).map(\.isSure) == [true])
    #expect(CoherenceLaw.atMost.breaches([likely], [low]).map(\.days) == [7])
  }

  @Test func `takes percentages that add up to a hundred for what they are`() {
    let parts = [0.1, 0.2, 0.3, 0.35, 0.7, 0.9]
    for part in parts {
      let (one, other) = (
        Belief(from: day(0), through: day(0), forecast: 1, probability: part),
        Belief(from: day(0), through: day(0), forecast: 2, probability: 1 - part)
      )
      #expect(CoherenceLaw.atMostOne.breaches([one], [other]).isEmpty)
    }
  }
}

@Suite struct `A change of a mean` {
  private func values(_ draws: inout Draws) -> [Int: Double] {
    (0..<(1 + draws.index(below: 12))).reduce(into: [:]) { values, _ in
      values[draws.index(below: 15)] = draws.share() * 4 - 2
    }
  }

  @Test func `is the sum of what its values add, each of which depends on no other`() throws {
    var draws = Draws(seed: 12)
    for _ in 0..<1_000 {
      let (old, new) = (values(&draws), values(&draws))
      let change = MeanChange(from: old, to: new)
      let total = try #require(change.change)
      #expect(close(change.contributions.values.reduce(0, +), total, 1e-12))
      for (key, value) in old where new[key] == value { #expect(change.contributions[key] == 0) }
      let before = old.values.reduce(0, +) / Double(old.count)
      for (key, value) in new where old[key] == nil {
        #expect(close(change.contributions[key] ?? 9, (value - before) / Double(new.count), 1e-12))
      }
    }
  }

  @Test func `is undefined where nothing was there, or all was infinite`() {
    #expect(MeanChange(from: [:], to: [1: 0.2]).change == nil)
    #expect(MeanChange(from: [1: 0.2], to: [:]).change == nil)
    #expect(MeanChange(from: [1: .infinity], to: [1: 0.2]).change == nil)
    let infinite = MeanChange(from: [1: 0.2], to: [1: 0.2, 2: .infinity])
    #expect(infinite.change == .infinity && infinite.contributions[1] == 0)
  }
}
