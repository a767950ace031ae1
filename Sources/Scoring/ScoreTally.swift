/// A record as a summary takes it.
package enum ScorableRecord: Sendable {
  case whole(SettledPrediction)
  case plain(PlainRecord)

  var prediction: Int {
    switch self {
    case .whole(let settled): settled.id
    case .plain(let record): record.prediction
    }
  }

  package var settled: SettledPrediction {
    switch self {
    case .whole(let settled): settled
    case .plain(let record): record.settled
    }
  }

  func score(_ rule: ScoringRule, against constant: Distribution?) -> RecordScore {
    switch self {
    case .whole(let settled): RecordScore(settled.parts, rule, against: constant)
    case .plain(let record): RecordScore(record, rule, against: constant)
    }
  }
}

/// What a summary says of very many records, gathered from one prediction after the other.
///
/// Only numbers are kept: a record may be worked out when it comes, and be gone when the next one does.
struct ScoreTally {
  private let rule: ScoringRule
  private let baseline: Baseline
  private let constant: Distribution?
  private(set) var void = 0
  private(set) var ambiguous = 0
  private(set) var unscorable = 0
  /// The predictions with a score, in ascending order, and for each the means over its records.
  private(set) var ids: [Int] = []
  private(set) var means: [Double] = []
  private(set) var firsts: [Double] = []
  private(set) var lasts: [Double] = []
  /// In nats, of all predictions that have a score in nats.
  private(set) var surprises: [Double] = []
  private(set) var infinite: [InfiniteScore] = []
  /// What a baseline that answers the same records scored on them, where it has a score.
  private(set) var measured: [MeasuredPrediction] = []

  // Of the prediction that is being gathered.
  private var prediction: Int?
  private var scores: [RecordScore] = []
  /// Kept only where the baseline follows from what happened.
  private var whole: [PredictionScore] = []

  /// The records may come in any order; those of one prediction keep theirs.
  init(_ records: some Collection<ScorableRecord>, _ rule: ScoringRule, _ baseline: Baseline) {
    self.init(rule, baseline)
    guard !addAscending(records) else { return }
    self.init(rule, baseline)
    _ = addAscending(
      records.enumerated().sorted { ($0.element.prediction, $0.offset) < ($1.element.prediction, $1.offset) }
        .map(\.element))
  }

  private init(_ rule: ScoringRule, _ baseline: Baseline) {
    (self.rule, self.baseline) = (rule, baseline)
    constant = if case .constant(let constant) = baseline { constant } else { nil }
  }

  /// False, and left half done, where the predictions do not ascend.
  private mutating func addAscending(_ records: some Collection<ScorableRecord>) -> Bool {
    for record in records {
      let id = record.prediction
      if let prediction, prediction != id {
        guard prediction < id else { return false }
        finish(prediction)
      }
      prediction = id
      let score = record.score(rule, against: constant)
      scores.append(score)
      if case .baseRate = baseline, score.mean != nil {
        whole.append(PredictionScore(record.settled.parts, rule: rule))
      }
    }
    if let prediction { finish(prediction) }
    return true
  }

  private mutating func finish(_ id: Int) {
    addSurprise(of: id)
    if scores.allSatisfy({ $0.mean == nil }) {
      countUnscored()
    } else {
      addMeans(of: id)
    }
    scores.removeAll(keepingCapacity: true)
    whole.removeAll(keepingCapacity: true)
  }

  private mutating func addMeans(of id: Int) {
    guard let whole = mean({ $0.mean }), let first = mean({ $0.first }), let last = mean({ $0.last }) else {
      return
    }
    ids.append(id)
    means.append(whole)
    firsts.append(first)
    lasts.append(last)
    measure(id, whole)
  }

  private mutating func measure(_ id: Int, _ mean: Double) {
    switch baseline {
    case .constant:
      guard scores.allSatisfy({ $0.mean == nil || $0.baseline != nil }),
        let score = self.mean({ $0.mean == nil ? nil : $0.baseline })
      else { return }
      measured.append(MeasuredPrediction(id: id, mean: mean, score: score))
    case .baseRate:
      if let one = MeasuredPrediction(id: id, whole, baseline: baseline) { measured.append(one) }
    case .forecaster: break
    }
  }

  private mutating func addSurprise(of id: Int) {
    guard let surprise = mean({ $0.surprise }) else { return }
    surprises.append(surprise)
    guard surprise == .infinity else { return }
    infinite.append(InfiniteScore(prediction: id, forecasts: scores.flatMap(\.infinite)))
  }

  private mutating func countUnscored() {
    if scores.contains(where: { $0.unscorable == .void }) {
      void += 1
    } else if scores.contains(where: { $0.unscorable == .ambiguous }) {
      ambiguous += 1
    } else {
      unscorable += 1
    }
  }

  /// The mean over the records that have the value; nil where none has.
  private func mean(_ value: (RecordScore) -> Double?) -> Double? {
    scores.count == 1 ? value(scores[0]) : Scoring.mean(scores.compactMap(value))
  }
}
