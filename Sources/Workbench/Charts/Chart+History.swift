import Facts
import Presentation
import Scoring

extension Chart {
  /// How the mean score of one group came about, outcome after outcome, with its interval at every step.
  ///
  /// It ends at the headline. At most sixteen steps are shown, after as many predictions each.
  ///
  /// - Returns: Nil where all outcomes became known on one day.
  static func history(of section: Scorecard.Section, against yardstick: Yardstick, named name: String)
    -> Chart?
  {
    let steps = section.steps(yardstick.events)
    guard let first = steps.first, let last = steps.last, first.day < last.day else { return nil }
    let baseline = section.group.summary.baselineMean
    let line = Line(steps.map { Point(Double($0.day.number), $0.mean) }, label: "mean", isStep: false)
    let band = Band(
      steps.compactMap { step in
        step.interval.map { .init(Double(step.day.number), $0.lowerBound, $0.upperBound) }
      }, label: "95 %")
    let rule = baseline.map {
      Layer.rule(Rule(.horizontal, at: $0, label: yardstick.baseline.name))
    }
    let highest = (steps.flatMap { [$0.mean, $0.interval?.upperBound ?? 0] } + [baseline ?? 0]).max() ?? 1
    let lowest = min(0, steps.flatMap { [$0.mean, $0.interval?.lowerBound ?? 0] }.min() ?? 0)
    return Chart(
      name: name, title: "Score over time of \(section.group.key)",
      summary: """
        The mean of all predictions whose outcome was known by a day, from \(steps[0].count) to \
        \(last.count.counted("prediction")); the band is where it lies with 95 % confidence.
        """,
      x: .days(from: first.day, through: last.day), y: .numbers(section.part.rule.name, lowest...highest),
      layers: [.band(band)] + (rule.map { [$0] } ?? [])
        + [.line(line), .marks(Marks(steps.map(\.mark)))])
  }
}

/// The mean of all that was known by a day.
private struct HistoryStep {
  let day: Day
  let mean: Double
  let interval: ClosedRange<Double>?
  let count: Int

  var mark: Chart.Mark {
    let words = interval.map { ", 95 % \($0.lowerBound.display())-\($0.upperBound.display())" } ?? ""
    return Chart.Mark(
      Chart.Point(Double(day.number), mean), weight: 0,
      note: "\(day): \(mean.display())\(words), \(count.counted("prediction"))")
  }
}

extension Scorecard.Section {
  private static let most = 16

  /// Predictions come in the order in which their outcomes became known, those of one day together.
  fileprivate func steps(_ events: Events) -> [HistoryStep] {
    let scored = entries.filter { $0.mean?.isFinite ?? false }.compactMap { entry in
      entry.record.answered.map { (day: $0, record: entry.record) }
    }.sorted { ($0.day, $0.record.id) < ($1.day, $1.record.id) }
    let ends = scored.indices.filter { $0 + 1 == scored.count || scored[$0 + 1].day != scored[$0].day }
    let shown = (1...Self.most).compactMap { step in
      ends.first { $0 + 1 >= max(2, scored.count * step / Self.most) }
    }.reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
    return shown.compactMap { end in
      let known = scored[...end].map(\.record)
      let summary = ScoreSummary(ofEach: known.count, rule: part.rule, events: events) { known[$0].scorable }
      return summary.mean.map {
        HistoryStep(day: scored[end].day, mean: $0, interval: summary.interval, count: summary.scored)
      }
    }
  }
}

extension Assessment {
  /// The day on which the last outcome of it became known.
  fileprivate var answered: Day? {
    parts.compactMap { part in
      guard case .resolved(let resolution) = part.settlement else { return nil }
      return resolution.known?.first ?? resolution.happened?.first
    }.max()
  }
}
