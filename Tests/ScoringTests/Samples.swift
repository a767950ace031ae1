import Facts
import Testing

@testable import Scoring

/// The day on which the examples begin; that it is day 0 of nothing shows that only differences count.
let start = Day(number: 17_234)

func day(_ offset: Int) -> Day { start.advanced(by: offset) }

/// Forecasts given as (days after the start, probability), entered in the order listed.
func forecasts(_ list: [(day: Int, probability: Double?)]) -> [DatedForecast] {
  list.enumerated().map { place, item in
    DatedForecast(id: place + 1, made: day(item.day), order: place, probability: item.probability)
  }
}

/// What stands over a number of days, the first of which is the start.
func standing(_ list: [(day: Int, probability: Double?)], days: Int) -> Standing {
  ScoringWindow(deadline: day(days - 1), known: nil).standing(of: forecasts(list))
}

/// A prediction with a single forecast that stood for one day.
func settled(_ probability: Double, _ outcome: Outcome, id: Int) -> SettledPrediction {
  SettledPrediction(id: id, standing: standing([(0, probability)], days: 1), outcome: outcome)
}

func outcome(_ share: Double) -> Outcome {
  switch share {
  case 0: .no
  case 1: .yes
  default: .partial(share)
  }
}

/// Random forecasts, the same on every run.
struct Draws {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func index(below bound: Int) -> Int { random.index(below: bound) }

  /// Above 0, at most 1.
  mutating func share() -> Double { Double(random.index(below: 1_000_000) + 1) / 1_000_000 }

  /// Probabilities that add up to 1, none of them 0.
  mutating func probabilities(_ count: Int) -> [Double] {
    let shares = (0..<count).map { _ in share() }
    let total = shares.reduce(0, +)
    return shares.map { $0 / total }
  }

  /// Numbers from -10 to 10.
  mutating func values(_ count: Int) -> [Double] { (0..<count).map { _ in share() * 20 - 10 } }

  mutating func permutation(_ count: Int) -> [Int] {
    (0..<count).map { ($0, share()) }.sorted { $0.1 < $1.1 }.map(\.0)
  }
}

extension ScoringRule {
  /// Those with a score for yes and no; the others want a number.
  static let ofStatements = all.filter { $0.score(.binary(0.5), .yes) != nil }
}

extension ScoringRule: CustomTestStringConvertible {
  package var testDescription: String { name }
}
