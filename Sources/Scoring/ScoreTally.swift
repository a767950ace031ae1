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
}

/// What a summary says of very many records, gathered from one prediction after the other.
///
/// Only numbers are kept: a record may be worked out when it comes, and be gone when the next one does.
struct ScoreTally {
  private let wanted: WantedScores
  /// Nil where no skill is wanted.
  private let baseline: Baseline?
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
  /// The forecasts whose score in nats is infinite.
  private var certain: [Int] = []
  /// Kept only where the baseline follows from what happened, or from what was asked.
  private var whole: [PredictionScore] = []
  private var values: [Double] = []

  /// The records may come in any order, with gaps; those of one prediction keep theirs.
  init(
    _ count: Int, _ rule: ScoringRule, _ baseline: Baseline?, inNats: Bool = true,
    record: (_ place: Int) -> ScorableRecord?
  ) {
    var constant: Distribution?
    if case .constant(let distribution) = baseline { constant = distribution }
    let wanted = WantedScores(rule: rule, constant: constant, isInNats: inNats)
    self.init(wanted, baseline)
    guard !addAscending(count, record) else { return }
    self.init(wanted, baseline)
    let records = (0..<count).compactMap(record).enumerated()
      .sorted { ($0.element.prediction, $0.offset) < ($1.element.prediction, $1.offset) }
    _ = addAscending(records.count) { records[$0].element }
  }

  private init(_ wanted: WantedScores, _ baseline: Baseline?) {
    (self.wanted, self.baseline) = (wanted, baseline)
  }

  /// False, and left half done, where the predictions do not ascend.
  private mutating func addAscending(_ count: Int, _ record: (Int) -> ScorableRecord?) -> Bool {
    for place in 0..<count {
      guard let record = record(place) else { continue }
      let id = record.prediction
      if let prediction, prediction != id {
        guard prediction < id else { return false }
        finish(prediction)
      }
      prediction = id
      add(record)
    }
    if let prediction { finish(prediction) }
    return true
  }

  private mutating func add(_ record: consuming ScorableRecord) {
    let needsWhole =
      switch baseline {
      case .baseRate, .uniform: true
      case .constant, .forecaster, nil: false
      }
    let settled = needsWhole ? record.settled : nil
    let score =
      switch consume record {
      case .plain(let plain): RecordScore(plain, wanted, infinite: &certain)
      case .whole(let settled): RecordScore(settled.parts, wanted, infinite: &certain)
      }
    scores.append(score)
    if let settled, score.mean != nil {
      whole.append(PredictionScore(settled.parts, rule: wanted.rule))
    }
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
    certain.removeAll(keepingCapacity: true)
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
    case .baseRate, .uniform:
      if let one = baseline.flatMap({ MeasuredPrediction(id: id, whole, baseline: $0) }) {
        measured.append(one)
      }
    case .forecaster, nil: break
    }
  }

  private mutating func addSurprise(of id: Int) {
    guard let surprise = mean({ $0.surprise }) else { return }
    surprises.append(surprise)
    guard surprise == .infinity else { return }
    infinite.append(InfiniteScore(prediction: id, forecasts: certain))
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
  private mutating func mean(_ value: (RecordScore) -> Double?) -> Double? {
    values.removeAll(keepingCapacity: true)
    for score in scores {
      if let value = value(score) { values.append(value) }
    }
    return Scoring.mean(sorting: &values)
  }
}
