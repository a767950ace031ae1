/// How good forecasts were against a baseline that answered the same questions on the same days.
///
/// The ratio is what most call a skill score; ForecastBench gives that name to the difference. Source of the ratio:
/// Murphy and Epstein, Journal of Applied Meteorology 6 (1967).
package struct SkillScore: Sendable {
  package let rule: ScoringRule
  /// The predictions on which both have a score.
  package let count: Int
  /// The mean score of the forecasts on these.
  package let mean: Double?
  package let baselineMean: Double?
  /// The probability that the baseline gives every prediction; nil where it gives each its own.
  package let probability: Double?
  /// The shares that came true, in ascending order, where the baseline is a base rate.
  private let shares: [Double]
  /// Of each prediction.
  private let sums: [SkillSums]
  /// The event of each prediction; empty where each is of its own.
  private let eventOfEach: [Int]

  init(_ measured: [MeasuredPrediction], probability: Double?, rule: ScoringRule, events: Events) {
    // In one order, so that sums do not depend on that of the predictions.
    let measured = measured.sorted { $0.id < $1.id }
    let shares = measured.reduce(into: Set()) { $0.formUnion($1.happened.keys) }.sorted()
    sums = measured.map { SkillSums($0, shares) }
    let total = sums.reduce(into: SkillSums(shares)) { $0.add($1) }
    eventOfEach = events.isEmpty ? [] : measured.map { events.event(of: $0.id) }
    self.rule = rule
    count = measured.count
    mean = Scoring.mean(measured.map { $0.mean })
    let scores = measured.compactMap { $0.score }
    baselineMean =
      scores.count == measured.count ? Scoring.mean(scores) : total.baselineMean(of: shares, rule)
    self.probability = probability ?? total.baseRate(of: shares)
    self.shares = shares
  }

  /// From two forecasters' scores on the same predictions, the second being the baseline.
  package init(_ pairs: [(id: Int, mean: Double, baseline: Double)], rule: ScoringRule, events: Events) {
    let measured = pairs.map { MeasuredPrediction(id: $0.id, mean: $0.mean, score: $0.baseline) }
    self.init(measured, probability: nil, rule: rule, events: events)
  }

  /// 1 is perfect, 0 as good as the baseline, below 0 worse; nil for a baseline that is perfect or infinite.
  package var ratio: Double? { skill(of: mean, against: baselineMean, rule: rule) }

  /// Above 0 where the forecasts are better, whichever way the rule counts; nil where both are infinite.
  package var difference: Double? {
    guard let mean, let baselineMean, !(mean - baselineMean).isNaN else { return nil }
    return rule.orientation == .lowerIsBetter ? baselineMean - mean : mean - baselineMean
  }

  /// Where the ratio lies with 95 % confidence, by drawing events; the base rate is that of each draw.
  ///
  /// Draws in which it is undefined are left out; nil where these are more than half.
  package func interval(_ bootstrap: Bootstrap = .standard) -> ClosedRange<Double>? {
    let parts = sumsOfEvents.sorted { $0.precedes($1) }
    guard shares.count <= SkillSums.places else {
      return bootstrap.interval(
        ofParts: parts, none: SkillSums(shares), adding: { $0.add($1) }, statistic: ratio)
    }
    // The draws go through hundreds of millions of these, which lists of shares would slow down tenfold.
    return bootstrap.interval(
      ofParts: parts.map(\.columns), none: SkillSums(shares).columns, adding: { $0 += $1 },
      statistic: { ratio(SkillSums(columns: $0)) })
  }

  private var sumsOfEvents: [SkillSums] {
    guard !eventOfEach.isEmpty else { return sums }
    var places: [Int: Int] = [:]
    return zip(sums, eventOfEach).reduce(into: []) { joined, next in
      let place = places[next.1, default: joined.count]
      places[next.1] = place
      if place < joined.count { joined[place].add(next.0) } else { joined.append(next.0) }
    }
  }

  private func ratio(_ sums: SkillSums) -> Double? {
    skill(of: sums.mean, against: sums.baselineMean(of: shares, rule), rule: rule)
  }
}

/// The sums over some predictions from which their skill follows.
private struct SkillSums {
  /// Scores, the baseline's scores, predictions, and then how much came true of each of the first shares.
  private(set) var columns: SIMD8<Double>
  /// How much came true of the other shares.
  private var others: [Double] = []

  /// How many shares have a place among the columns.
  static let places = 5

  init(columns: SIMD8<Double>) { self.columns = columns }

  init(_ shares: [Double]) {
    columns = .zero
    if shares.count > SkillSums.places {
      others = Array(repeating: 0, count: shares.count - SkillSums.places)
    }
  }

  init(_ prediction: MeasuredPrediction, _ shares: [Double]) {
    self.init(shares)
    (columns[0], columns[1], columns[2]) = (prediction.mean, prediction.score ?? 0, 1)
    guard !shares.isEmpty else { return }
    for (place, share) in shares.enumerated() {
      let happened = prediction.happened[share] ?? 0
      if place < SkillSums.places {
        columns[3 + place] = happened
      } else {
        others[place - SkillSums.places] = happened
      }
    }
  }

  mutating func add(_ other: SkillSums) {
    columns += other.columns
    for place in others.indices { others[place] += other.others[place] }
  }

  /// Any order will do that does not depend on the order in which they came.
  func precedes(_ other: SkillSums) -> Bool {
    for place in columns.indices where columns[place] != other.columns[place] {
      return columns[place] < other.columns[place]
    }
    return others.lexicographicallyPrecedes(other.others)
  }

  private func happened(_ shares: [Double]) -> [Double] {
    shares.indices.map { $0 < SkillSums.places ? columns[3 + $0] : others[$0 - SkillSums.places] }
  }

  var mean: Double? { Scoring.ratio(columns[0], columns[2]) }

  /// Nil where the baseline has scores of its own.
  func baseRate(of shares: [Double]) -> Double? {
    shares.isEmpty ? nil : Scoring.mean(shares, weights: happened(shares))
  }

  /// What the baseline scored on average: its own scores, or those of the base rate.
  func baselineMean(of shares: [Double], _ rule: ScoringRule) -> Double? {
    guard let baseRate = baseRate(of: shares) else { return Scoring.ratio(columns[1], columns[2]) }
    // What did not happen in this draw may have an infinite score, and must not meet its weight of zero.
    let happened = zip(shares, happened(shares)).filter { $0.1 > 0 }
    let scores = happened.compactMap { rule.score(.binary(baseRate), .share($0.0)) }
    return scores.count == happened.count ? Scoring.mean(scores, weights: happened.map(\.1)) : nil
  }
}

/// The share of the way from a reference to a perfect score, which for a penalty is 1 - mean / reference.
///
/// Nil where either is missing, or the reference is perfect or infinite, so that there is no way to measure.
package func skill(of mean: Double?, against reference: Double?, rule: ScoringRule) -> Double? {
  guard let mean, let reference, reference.isFinite, reference != rule.best else { return nil }
  return 1 - (mean - rule.best) / (reference - rule.best)
}
