import Facts
import Testing

@testable import Scoring

@Suite struct `The score of a word` {
  @Test(arguments: ScoringRule.ofStatements)
  func `lies between the readings that are kindest and hardest`(rule: ScoringRule) throws {
    for percent in 0...10 {
      let outcome = outcome(Double(percent) / 10)
      let score = try #require(VagueScore(0.55...0.8, outcome: outcome, rule: rule))
      let readings = try stride(from: 0.55, through: 0.8, by: 0.01).map {
        try #require(rule.score(.binary($0), outcome))
      }
      let kindest = rule.orientation == .lowerIsBetter ? readings.min() : readings.max()
      let ends = (min(score.best, score.worst) - 1e-12)...(max(score.best, score.worst) + 1e-12)
      #expect(readings.allSatisfy(ends.contains))
      #expect(ends.contains(score.point))
      #expect(abs(score.best - (kindest ?? .nan)) < 1e-3)
    }
  }

  @Test func `is one number where the word is one`() {
    let score = VagueScore(0.7...0.7, outcome: .yes, rule: .brier)
    #expect(score?.best == score?.worst)
    #expect(score?.point == ScoringRule.brier.score(.binary(0.7), .yes))
  }

  @Test func `is undefined where there is nothing to compare`() {
    #expect(VagueScore(0.55...0.8, outcome: .void, rule: .brier) == nil)
    #expect(VagueScore(0.55...1.2, outcome: .yes, rule: .brier) == nil)
    #expect(VagueScore(0.55...0.8, outcome: .yes, rule: .continuousRankedProbability) == nil)
  }

  @Test func `averages reading by reading and says whether the words decide who is better`() throws {
    let likely = try #require(VagueScore(0.55...0.8, outcome: .yes, rule: .brier))
    let certain = try #require(VagueScore(0.95...0.99, outcome: .yes, rule: .brier))
    let both = try #require(VagueScore.mean([likely, certain]))
    #expect(abs(both.point - (likely.point + certain.point) / 2) < 1e-15)
    #expect(VagueScore.mean([]) == nil)
    #expect(!likely.couldTrade(placesWith: certain))
    #expect(likely.couldTrade(placesWith: both))
  }
}

@Suite struct `A ledger of conditionals` {
  private typealias Entry = ConditionalLedger.Entry

  @Test func `scores what a summary scores in which failed conditions are void`() {
    var random = Draws(seed: 40)
    for _ in 0..<50 {
      let entries = (0..<8).map { _ in
        Entry(
          antecedent: random.index(below: 3) > 0, probability: random.share(),
          consequent: Double(random.index(below: 2)))
      }
      let ledger = ConditionalLedger(entries)
      let summary = ScoreSummary(
        of: entries.enumerated().map { id, entry in
          settled(
            entry.probability, entry.antecedent == true ? outcome(entry.consequent ?? .nan) : .void, id: id)
        })
      #expect(ledger.scored == summary.scored)
      #expect(ledger.void == summary.void)
      #expect(ledger.brier == summary.mean)
    }
  }

  @Test func `counts every statement once, and void ones in no score`() {
    let entries = [
      Entry(antecedent: true, probability: 0.8, consequent: 1),
      Entry(antecedent: true, probability: 0.6, consequent: nil),
      Entry(antecedent: nil, probability: 0.7, consequent: nil),
      Entry(antecedent: false, probability: 0.9, consequent: nil),
      Entry(antecedent: nil, probability: 0.7, consequent: 1),
    ]
    let ledger = ConditionalLedger(entries)
    #expect([ledger.scored, ledger.void, ledger.pending] == [1, 1, 3])
    #expect(ledger.coverage == 0.5)
    let bolder = ConditionalLedger(entries + [Entry(antecedent: false, probability: 0.1, consequent: nil)])
    #expect(bolder.brier == ledger.brier)
  }

  @Test func `has no score and no coverage of nothing`() {
    let ledger = ConditionalLedger([])
    #expect(ledger.brier == nil && ledger.coverage == nil && ledger.brierAsImplication == nil)
  }
}
