import Facts
import Presentation
import Scoring

/// The calibration of one group of records, and what of them does not count.
struct CalibrationGroup {
  let key: String
  /// The records that count, or would if something were settled.
  let records: [Assessment]
  /// The predictions left out whole because they were resolved before their deadline had passed.
  let early: [Identifier]
  /// Predictions with a forecast, counted once each, early ones among them.
  let predictions: Int
  let pending: Int
  /// How `score` counts what has no score.
  let summary: ScoreSummary
  let sample: CalibrationSample
  let events: Events
  /// Nil where nothing counts.
  let report: CalibrationReport?

  /// Predictions of something else than yes or no.
  let otherKinds: [Identifier]

  /// Counts only what has a deadline before a day, unless there is none.
  init(
    _ key: String, _ everything: [Assessment], of choice: ForecastChoice, passed today: Day?,
    events: Events, plan: CalibrationReport.Plan
  ) {
    let all = everything.only(.binary)
    let records = all.filter { record in today.map { !record.isEarly(on: $0) } ?? true }
    let settled = records.compactMap(\.settled)
    let (kept, whole) = (Set(records.map(\.id)), Set(all.map(\.id)))
    self.key = key
    self.records = records
    early = whole.subtracting(kept).sorted().map { Identifier(.prediction, $0) }
    otherKinds = Set(everything.map(\.id)).subtracting(whole).sorted().map { Identifier(.prediction, $0) }
    predictions = whole.count + otherKinds.count
    pending = kept.subtracting(settled.map(\.id)).count
    summary = ScoreSummary(of: settled, events: events)
    sample = CalibrationSample(of: settled, taking: choice, events: events)
    self.events = events
    report = CalibrationReport(sample.forecasts, plan: plan)
  }

  var isTooFew: Bool { sample.forecasts.predictionCount < ScoreSummary.tooFew }

  /// What is left out and why, such as `2 void, 1 pending`; empty where nothing is.
  var leftOut: [String] {
    let others = otherKinds.count
    var words = [
      (summary.void, "void"), (summary.ambiguous, "ambiguous"), (pending, "pending"),
      (summary.unscorable, "without a forecast that can be scored"),
      (others, others == 1 ? "is no statement of yes or no" : "are no statements of yes or no"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    if !early.isEmpty {
      let shown = early.prefix(5).map(\.description).joined(separator: ", ")
      words.append(
        "\(early.count) resolved before the deadline has passed (\(shown)\(early.count > 5 ? ", …" : ""))")
    }
    return words
  }
}

extension Assessment {
  /// Whether something of it that can be scored has a deadline that has not passed by a day.
  fileprivate func isEarly(on day: Day) -> Bool {
    parts.contains { part in
      part.terms.deadline.last >= day && !part.isWaiting
        && SettledTerms(standing: part.standing, realization: part.realization).isScorable
    }
  }
}
