import Facts
import Presentation
import Scoring

extension [Chart] {
  /// How good the groups were, one below the other, the best on top, with intervals; none for fewer than two.
  static func speakers(_ part: KindScore, against yardstick: Yardstick) -> [Chart] {
    let groups = part.groups.filter { $0.summary.mean?.isFinite ?? false }.sorted { left, right in
      let (first, second) = (left.summary.mean ?? 0, right.summary.mean ?? 0)
      guard first != second else { return left.key < right.key }
      return part.rule.orientation == .lowerIsBetter ? first < second : first > second
    }
    return groups.count < 2 ? [] : [Chart.speakers(groups, part, yardstick)]
  }
}

extension Chart {
  fileprivate static func speakers(_ groups: [GroupScore], _ part: KindScore, _ yardstick: Yardstick) -> Chart
  {
    let marks = groups.enumerated().map { row, group in mark(of: group, in: row, part.rule) }
    let values = marks.flatMap { mark -> [Double] in
      guard case .horizontal(let range)? = mark.interval else { return [mark.point.x] }
      return [range.lowerBound, range.upperBound, mark.point.x]
    }
    let few = groups.map(\.summary.isTooFew)
    let direction = part.rule.orientation == .lowerIsBetter ? "left" : "right"
    var layers: [Layer] = [
      .marks(Marks(zip(marks, few).filter { !$0.1 }.map(\.0))),
      .marks(Marks(zip(marks, few).filter(\.1).map(\.0), role: .reference)),
    ]
    // A line only where the baseline scores the same for all.
    let baselines = Set(groups.map(\.summary.baselineMean))
    if baselines.count == 1, let baseline = baselines.first ?? nil {
      layers.insert(.rule(Rule(.vertical, at: baseline, label: yardstick.baseline.name)), at: 0)
    }
    let kind =
      part.kind == .binary ? "" : "-\(part.kind.type.rawValue)\(part.kind.unit.map { "-" + $0 } ?? "")"
    let (low, high) = (
      min(0, values.min() ?? 0), max(values.max() ?? 1, baselines.compactMap { $0 }.max() ?? 0)
    )
    return Chart(
      name: name("speakers\(kind)"), title: "Scores, the best on top",
      summary: """
        Better is further \(direction); a bar is where the mean lies with 95 % confidence, and behind each name the \
        number of scored predictions. \
        \(few.contains(true) ? "Grey: fewer than \(ScoreSummary.tooFew), too few to conclude anything." : "")
        """,
      x: .numbers(part.rule.caption(part.kind), low...high),
      y: .rows(groups.map { "\($0.key) \($0.summary.scored)" }),
      proportion: 0.06 * Double(groups.count) + 0.03, layers: layers)
  }

  private static func mark(of group: GroupScore, in row: Int, _ rule: ScoringRule) -> Mark {
    let mean = group.summary.mean ?? 0
    let interval =
      group.meanInterval.map { ", 95 % \($0.lowerBound.display())-\($0.upperBound.display())" } ?? ""
    return Mark(
      Point(mean, Double(row)), interval: group.meanInterval.map(Interval.horizontal),
      note:
        "\(group.key): \(rule.name) \(mean.display())\(interval), \(group.summary.scored.counted("prediction"))",
      link: group.key)
  }

  /// A name that links and files can bear: anything else than small letters and digits becomes a hyphen.
  static func name(_ words: String) -> String {
    let letters = words.lowercased().unicodeScalars.map { scalar in
      ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
    }
    return String(letters).split(separator: "-").joined(separator: "-")
  }
}
