import Facts
import Scoring
import Storage

/// What somebody's word came to: how often what was called so came true.
struct WordUse {
  enum Kind: String, Sendable {
    /// A phrase of a lexicon, which has a band.
    case word
    /// The source's own words beside the coder's number.
    case hedge
  }

  /// One forecaster's word on one prediction, however often he said it.
  struct Trial {
    let prediction: Int
    let forecaster: Handle
    /// Those that gave the word, in the order in which they were entered.
    let forecasts: [Forecast]
    /// Their mean probability.
    let point: Double
    /// What came true; nil while that is open, or where it does not count.
    let share: Double?
  }

  let kind: Kind
  let phrase: String
  /// As the word's forecasts keep it; nil for a hedge.
  let probability: Probability?
  let trials: [Trial]

  /// The trials that are over.
  var settled: [Trial] { trials.filter { $0.share != nil } }
  var cameTrue: Double { settled.compactMap(\.share).reduce(0, +) }
  var share: Double? { settled.isEmpty ? nil : cameTrue / Double(settled.count) }
  var interval: ClosedRange<Double>? { wilsonInterval(successes: cameTrue, trials: settled.count) }
  /// Between which numbers the coder put the word, by trial.
  var points: ClosedRange<Double> {
    let points = trials.map(\.point)
    return (points.min() ?? 0)...(points.max() ?? 0)
  }

  /// What the interval says of the band; nil without one, or of too few.
  var finding: String? {
    guard settled.count >= ScoreSummary.tooFew, let interval, let band = probability?.bounds else {
      return nil
    }
    if interval.upperBound < band.lowerBound { return "less often" }
    return interval.lowerBound > band.upperBound ? "more often" : "compatible"
  }
}

extension Call {
  /// The words and hedges of some records, the lexicons' own order first by band, then hedges by use.
  func wordUses(_ records: [Assessment]) throws -> [WordUse] {
    var trials: [Key: [WordUse.Trial]] = [:]
    let today = try today()
    for record in records {
      for (key, forecasts) in try keyed(record) {
        let points = forecasts.compactMap(\.probability?.point)
        trials[key, default: []].append(
          WordUse.Trial(
            prediction: record.prediction.id, forecaster: record.forecaster, forecasts: forecasts,
            point: points.reduce(0, +) / Double(points.count),
            share: record.share(of: forecasts, by: today)))
      }
    }
    return trials.keys.sorted().map { key in
      WordUse(
        kind: key.probability == nil ? .hedge : .word, phrase: key.phrase, probability: key.probability,
        trials: trials[key] ?? [])
    }
  }

  private func keyed(_ record: Assessment) throws -> [(Key, [Forecast])] {
    var keyed: [(Key, [Forecast])] = []
    func add(_ key: Key, _ forecast: Forecast) {
      if let place = keyed.firstIndex(where: { $0.0 == key }) {
        keyed[place].1.append(forecast)
      } else {
        keyed.append((key, [forecast]))
      }
    }
    for forecast in record.forecasts {
      guard let probability = forecast.probability else { continue }
      if let phrase = probability.phrase { add(Key(phrase: phrase, probability: probability), forecast) }
      if let hedge = try forecast.hedge ?? hedge(of: record) {
        add(Key(phrase: hedge.lowercased().onOneLine, probability: nil), forecast)
      }
    }
    return keyed
  }

  /// The words with which the forecaster made the claim, where the forecast has none of its own.
  private func hedge(of record: Assessment) throws -> String? {
    try record.prediction.claim.flatMap { claim in
      try snapshot.mentions(of: claim).first { $0.speaker == record.forecaster && $0.hedge != nil }?.hedge
    }
  }

  /// A word with its lexicon, edition and band, or a hedge.
  private struct Key: Hashable, Comparable {
    let phrase: String
    let probability: Probability?

    private var place: (Int, String, Double, Double, String) {
      (
        probability == nil ? 1 : 0, probability?.lexiconWords ?? "", probability?.bounds?.lowerBound ?? 0,
        probability?.bounds?.upperBound ?? 0, phrase
      )
    }

    static func < (one: Key, other: Key) -> Bool { one.place < other.place }
  }
}

extension Assessment {
  /// What came true of the terms of some forecasts, if any of them counted and the deadline has passed.
  ///
  /// A prediction that came true early waits: else words about things that cannot fail early would look too good.
  fileprivate func share(of forecasts: [Forecast], by today: Day) -> Double? {
    let ids = Set(forecasts.map(\.id))
    let part = parts.last { part in
      part.terms.deadline.last < today && part.standing.segments.contains { ids.contains($0.forecast) }
    }
    return part?.outcome?.value
  }
}
