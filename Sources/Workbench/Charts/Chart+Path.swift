import Facts
import Presentation
import Storage

extension Chart {
  /// What each forecaster gave a prediction as time went by, shown to stand through one day at most.
  static func path(
    of prediction: Prediction, _ paths: [ForecastPath], _ settlement: Settlement, through end: Day
  ) -> Chart? {
    // What was forecast once the answer was known counts for nothing.
    let counted = paths.map { $0.before(settlement.knownDay) }
    let late = zip(paths, counted).reduce(0) { $0 + $1.0.points.count - $1.1.points.count }
    let drawn = counted.filter { !$0.values.isEmpty }
    guard let first = drawn.flatMap({ $0.points.map(\.made.last) }).min() else { return nil }
    let answer = PathAnswer(settlement, followed: drawn.compactMap(\.option).first)
    let deadline = prediction.current.deadline.last
    let last = [end, answer?.day].compactMap { $0 }.max() ?? end
    var layers = drawn.enumerated().flatMap { place, path -> [Layer] in
      path.lines(through: max(end, first), role: .number(place))
    }
    layers += drawn.enumerated().map { place, path in .marks(path.marks(role: .number(place))) }
    layers += rules(deadline: deadline, known: answer?.day, from: first, through: last)
    if let mark = answer?.mark { layers.append(.marks(Marks([mark], role: .reference))) }
    return Chart(
      name: "path-\(prediction.identifier)",
      title: "\(prediction.identifier)  \(prediction.current.statement.onOneLine)",
      summary: summary(of: drawn, settlement, deadline: deadline)
        + (late > 0 ? " \(late.counted("forecast")) made when it was known left out." : ""),
      x: .days(from: first, through: last), y: axis(of: drawn, answer, prediction.current), layers: layers)
  }

  /// The deadline and the day on which the answer became known; where they stand close, one name for both.
  private static func rules(deadline: Day, known: Day?, from first: Day, through last: Day) -> [Layer] {
    let days = [("deadline", deadline), ("known", known)].compactMap { name, day in
      day.flatMap { $0 >= first && $0 <= last ? (name: name, day: $0) : nil }
    }.sorted { $0.day < $1.day }
    let isClose =
      days.count == 2 && days[1].day.days(since: days[0].day) * 6 < last.days(since: first)
    return days.enumerated().map { place, rule in
      let label = isClose ? days.map(\.name).joined(separator: ", ") : rule.name
      return .rule(
        Rule(.vertical, at: Double(rule.day.number), label: isClose && place > 0 ? "" : label))
    }
  }

  private static func summary(of paths: [ForecastPath], _ settlement: Settlement, deadline: Day) -> String {
    let what = paths.compactMap(\.option).first.map { "The share of \($0)" } ?? "What was forecast"
    let people = paths.count == 1 ? "one forecaster" : "\(paths.count) forecasters"
    return "\(what), as it stood from day to day, of \(people). Deadline \(deadline). \(settlement.words)."
  }

  private static func axis(of paths: [ForecastPath], _ answer: PathAnswer?, _ terms: Terms) -> Axis {
    guard terms.type.isOverNumbers else { return .shares(paths.compactMap(\.option).first ?? "") }
    let values = paths.flatMap(\.values) + [answer?.mark?.point.y].compactMap { $0 }
    let (least, greatest) = (values.min() ?? 0, values.max() ?? 1)
    guard terms.type == .day else { return .numbers(terms.unit ?? "", least...greatest) }
    return .days(
      from: Day(number: Int(least.rounded(.down))), through: Day(number: Int(greatest.rounded(.up))))
  }
}

/// How a prediction turned out, as its path shows it.
private struct PathAnswer {
  let day: Day
  /// Nil where the answer has no place among what was forecast.
  let mark: Chart.Mark?

  init?(_ settlement: Settlement, followed option: String?) {
    guard case .resolved(let resolution) = settlement, let outcome = resolution.outcome,
      let day = resolution.known?.first
    else { return nil }
    let value: Double? =
      switch outcome {
      case .yes: 1
      case .no: 0
      case .partial(let share): share
      case .option(let name): option == nil ? nil : name == option ? 1 : 0
      case .number(let quantity): quantity.value
      case .day(let period): Double(period.last.number)
      case .void, .ambiguous: nil
      }
    self.day = day
    mark = value.map {
      Chart.Mark(
        Chart.Point(Double(day.number), $0), weight: 0.6,
        note: "\(outcome.word), known \(resolution.known?.text ?? day.description)",
        link: resolution.identifier.description)
    }
  }
}

extension QuestionType {
  fileprivate var isOverNumbers: Bool { self == .number || self == .day }
}

extension Settlement {
  fileprivate var knownDay: Day? {
    if case .resolved(let resolution) = self { resolution.known?.first } else { nil }
  }
}

extension ForecastPath {
  fileprivate func before(_ known: Day?) -> ForecastPath {
    guard let known else { return self }
    return ForecastPath(forecaster: forecaster, points: points.filter { $0.made.last < known })
  }

  /// One line for each span of days without a withdrawal; the last bears the name.
  fileprivate func lines(through end: Day, role: Chart.Role) -> [Chart.Layer] {
    var spans: [[Chart.Point]] = [[]]
    for point in points {
      let x = Double(point.made.last.number)
      let (last, value) = (spans.count - 1, value(point.estimate))
      if let value {
        spans[last].append(Chart.Point(x, value))
      } else if let before = spans[last].last {
        spans[last].append(Chart.Point(x, before.y))
        spans.append([])
      }
    }
    if let before = spans[spans.count - 1].last {
      spans[spans.count - 1].append(Chart.Point(max(before.x, Double(end.number)), before.y))
    }
    let whole = spans.filter { !$0.isEmpty }
    return whole.enumerated().map { place, points in
      .line(
        Chart.Line(
          points, role: role, label: place == whole.count - 1 ? forecaster.description : nil, isStep: true))
    }
  }

  fileprivate func marks(role: Chart.Role) -> Chart.Marks {
    Chart.Marks(
      points.compactMap { point in
        guard let estimate = point.estimate, let value = value(estimate) else { return nil }
        return Chart.Mark(
          Chart.Point(Double(point.made.last.number), value), weight: 0.1,
          note: "\(forecaster) \(estimate.display) on \(point.made.text)")
      }, role: role)
  }
}

extension Call {
  /// The path of every forecaster, one forecast or many, as known on the as-of day; nil where nobody forecast.
  func pathChart(of prediction: Prediction) throws -> Chart? {
    let settlement = try settlement(of: prediction.id)
    let deadline = prediction.current.deadline.last
    var end = min(deadline, try today())
    if case .resolved(let resolution) = settlement, let known = resolution.known?.first {
      // On the known day no forecast stands any more, but the line leads up to it.
      end = min(deadline, known)
    }
    return Chart.path(of: prediction, try allPaths(of: prediction.id), settlement, through: end)
  }
}
