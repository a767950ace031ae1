/// What a summary says of very many records, gathered from one prediction after the other.
///
/// Only numbers are kept: a record may be worked out when it comes, and be gone when the next one does.
struct ScoreTally {
  private let rule: ScoringRule
  private let baseline: Baseline
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

  private var prediction: Int?
  private var scores: [PredictionScore] = []
  private var logarithms: [PredictionScore] = []

  /// The records may come in any order; those of one prediction keep theirs.
  init(_ records: some Collection<SettledPrediction>, _ rule: ScoringRule, _ baseline: Baseline) {
    self.init(rule, baseline)
    guard !addAscending(records) else { return }
    self.init(rule, baseline)
    _ = addAscending(
      records.enumerated().sorted { ($0.element.id, $0.offset) < ($1.element.id, $1.offset) }.map(\.element))
  }

  private init(_ rule: ScoringRule, _ baseline: Baseline) {
    (self.rule, self.baseline) = (rule, baseline)
  }

  /// False, and left half done, where the predictions do not ascend.
  private mutating func addAscending(_ records: some Collection<SettledPrediction>) -> Bool {
    for record in records {
      if let prediction, prediction != record.id {
        guard prediction < record.id else { return false }
        finish(prediction)
      }
      prediction = record.id
      scores.append(PredictionScore(record.parts, rule: rule))
      logarithms.append(PredictionScore(record.parts, rule: .logarithmic))
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
    logarithms.removeAll(keepingCapacity: true)
  }

  private mutating func addMeans(of id: Int) {
    if scores.contains(where: { $0.mean == nil }) { scores.removeAll { $0.mean == nil } }
    guard let whole = mean(scores, { $0.mean }), let first = mean(scores, { $0.first }),
      let last = mean(scores, { $0.last })
    else { return }
    ids.append(id)
    means.append(whole)
    firsts.append(first)
    lasts.append(last)
    if let one = MeasuredPrediction(id: id, scores, baseline: baseline) { measured.append(one) }
  }

  private mutating func addSurprise(of id: Int) {
    guard let surprise = mean(logarithms, { $0.mean }) else { return }
    surprises.append(surprise)
    guard surprise == .infinity else { return }
    infinite.append(InfiniteScore(prediction: id, forecasts: logarithms.flatMap(\.infinite)))
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

  private func mean(_ scores: [PredictionScore], _ value: (PredictionScore) -> Double?) -> Double? {
    scores.count == 1 ? value(scores[0]) : Scoring.mean(scores.compactMap(value))
  }
}
