import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

/// A picture that `chart` draws; declared once in `all`.
struct Drawing: Sendable {
  /// What a direction counts, so that data say days and not their numbers.
  enum Scale: Sendable { case number, day }

  struct Picture {
    let chart: Chart
    var across = Scale.number
    var upwards = Scale.number
  }

  let name: String
  let summary: String
  /// Nil where there is nothing to draw.
  let picture: @Sendable (_ filter: Filter, _ call: Call) throws -> Picture?

  static let all: [Drawing] = [.calibration, .speakers, .history, .path, .agenda]
}

extension Drawing {
  static let calibration = Drawing(
    name: "calibration", summary: "how often what was said came true, and what luck alone would do"
  ) { filter, call in
    let group = CalibrationGroup(
      "all", try call.assessments(filter), of: .standing, passed: try call.today(),
      events: try call.events(), plan: .init(binning: .tenths, interval: .wilson))
    let words = call.arguments.filter.map(\.text).joined(separator: " ")
    return group.report.map {
      Picture(chart: .calibration(CalibrationPicture($0), of: words.isEmpty ? "all" : words))
    }
  }

  static let speakers = Drawing(
    name: "speakers", summary: "how good each forecaster was, with intervals, the best on top"
  ) { filter, call in
    let card = try Scorecard(of: filter, call)
    return card.scores.scored.first.flatMap { [Chart].speakers($0, against: card.yardstick).first }.map {
      Picture(chart: $0)
    }
  }

  static let history = Drawing(
    name: "history", summary: "how the mean score of all came about, outcome after outcome"
  ) { filter, call in
    let card = try Scorecard(of: filter, call, per: nil)
    return card.sections.first.flatMap { Chart.history(of: $0, against: card.yardstick, named: "history") }
      .map {
        Picture(chart: $0, across: .day)
      }
  }

  static let path = Drawing(
    name: "path", summary: "what each forecaster gave one prediction as time went by, and how it turned out"
  ) { filter, call in
    let numbers = try call.numbers(of: .prediction, meeting: filter).sorted()
    guard numbers.count <= 1 else {
      throw Diagnostic(
        "E-CHART", "this means \(numbers.count) predictions, and one has a path",
        hint: "name it, such as p\(numbers[0])",
        at: call.arguments.filter.first?.range ?? call.arguments.verb.range)
    }
    guard let prediction = try numbers.first.flatMap({ try call.snapshot.prediction($0) }) else { return nil }
    return try call.pathChart(of: prediction).map {
      Picture(chart: $0, across: .day, upwards: prediction.current.type == .day ? .day : .number)
    }
  }

  static let agenda = Drawing(
    name: "agenda", summary: "when open predictions are due, and how many in each month"
  ) { filter, call in
    try Agenda(filter, call).chart.map { Picture(chart: $0, across: .day) }
  }
}

// MARK: As data

extension Drawing.Picture {
  /// Every point that is drawn, at full precision.
  var points: [JSON] { chart.layers.flatMap(points) }

  private func points(of layer: Chart.Layer) -> [JSON] {
    switch layer {
    case .band(let band):
      band.places.map { point("band", band.label, $0.x, low: $0.low, high: $0.high) }
    case .line(let line): line.points.map { point("line", line.label, $0.x, $0.y) }
    case .marks(let marks): marks.marks.map(point)
    case .bars(let bars):
      bars.bars.map {
        point(
          "bar", bars.label, low: $0.range.lowerBound, high: $0.range.upperBound, isAcross: true,
          count: $0.count)
      }
    case .rule(let rule):
      [
        rule.direction == .vertical
          ? point("rule", rule.label, rule.value) : point("rule", rule.label, nil, rule.value)
      ]
    }
  }

  private func point(_ mark: Chart.Mark) -> JSON {
    let (x, y) = (mark.point.x, mark.point.y)
    return switch mark.interval {
    case .vertical(let range)?:
      point("mark", mark.label, x, y, low: range.lowerBound, high: range.upperBound, note: mark.note)
    case .horizontal(let range)?:
      point(
        "mark", mark.label, x, y, low: range.lowerBound, high: range.upperBound, isAcross: true,
        note: mark.note)
    case nil: point("mark", mark.label, x, y, note: mark.note)
    }
  }

  /// One row of the data; `isAcross` says that `low` and `high` lie to the left and the right.
  private func point(
    _ layer: String, _ label: String?, _ x: Double? = nil, _ y: Double? = nil, low: Double? = nil,
    high: Double? = nil, isAcross: Bool = false, count: Int? = nil, note: String? = nil
  ) -> JSON {
    let ends = isAcross ? across : upwards
    return .object([
      .init("layer", .string(layer)), .init("label", .optional(label)), .init("x", value(x, across)),
      .init("y", value(y, upwards)), .init("low", value(low, ends)), .init("high", value(high, ends)),
      .init("count", count.map(JSON.integer) ?? .null), .init("note", .optional(note)),
    ])
  }

  private func value(_ value: Double?, _ scale: Drawing.Scale) -> JSON {
    guard let value else { return .null }
    switch scale {
    case .number: return .number(value)
    case .day: return .string(Day(number: Int(value.rounded())).description)
    }
  }
}
