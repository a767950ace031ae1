import Facts
import Presentation
import Scoring

extension Reading {
  /// Such as `reading range 0.120-0.301 (each word read alike: 0.150-0.270)`.
  func summary(_ places: Int = 3) -> String {
    guard let range else { return "reading range undefined: some reading has no score" }
    let (apart, alike) = (range.apart.display(places), range.alike.display(places))
    return "reading range \(apart)" + (apart == alike ? "" : " (one word read alike: \(alike))")
  }

  /// Such as `2 words and 1 range among 4 forecasts`.
  fileprivate var counts: String {
    let kinds = [
      words == 0 ? nil : words == 1 ? "1 word" : "\(words) words",
      ranges == 0 ? nil : ranges == 1 ? "1 range" : "\(ranges) ranges",
    ].compactMap(\.self).joined(separator: " and ")
    return "\(kinds) among \(scored) scored forecast\(scored == 1 ? "" : "s")"
  }

  var json: JSON {
    .object([
      .init("forecasts", .integer(scored)), .init("words", .integer(words)),
      .init("ranges", .integer(ranges)),
      .init("apart", range.map { .range($0.apart) } ?? .null),
      .init("alike", range.map { .range($0.alike) } ?? .null),
    ])
  }
}

extension [Block] {
  /// What the words leave open of each group's score, and whether they decide between speakers.
  static func readings(_ groups: [GroupScore], rule: ScoringRule) -> [Block] {
    let lines = groups.compactMap { group in
      Reading.vague(group.records, rule: rule).map { reading in
        let prefix = group.key == "all" ? "" : "\(group.key): "
        return Block.line(Phrase("\(prefix)\(reading.summary()), \(reading.counts)", .dim))
      }
    }
    guard !lines.isEmpty else { return [] }
    let meaning = "a reading range is what the bands of words allow; it is no confidence interval"
    return lines + [.line(Phrase(meaning, .dim))] + orders(groups, rule)
  }

  private static func orders(_ groups: [GroupScore], _ rule: ScoringRule) -> [Block] {
    let orders = SpeakerOrder.all(of: groups, rule: rule)
    guard !orders.isEmpty else { return [] }
    let open = orders.filter { $0.order.finding != .doesNotDecide }
    let isLong = orders.count > SpeakerOrder.mostRows
    let shown = isLong ? [SpeakerOrder](open.prefix(SpeakerOrder.mostRows)) : orders
    var blocks: [Block] = [.gap]
    if !shown.isEmpty { blocks.append(.table(Table(SpeakerOrder.columns, rows: shown.map(\.row)))) }
    let counts =
      "the reading of words decides \(open.count) of \(orders.count) pair\(orders.count == 1 ? "" : "s") of speakers"
      + (isLong ? "; --json lists them all" : "")
    let meaning =
      "alike: a word means the same in every forecast of both; apart: each forecast is read by itself; "
      + "each score is over the speaker's own predictions"
    return blocks + [.line(Phrase(counts, open.isEmpty ? .dim : .bad)), .paragraph(Phrase(meaning, .dim))]
  }
}

extension JSON {
  static func range(_ range: ClosedRange<Double>) -> JSON {
    .array([.number(range.lowerBound), .number(range.upperBound)])
  }
}

extension ClosedRange<Double> {
  /// Such as `0.12-0.30`, and `-0.31 to 0.02` where a sign would be mistaken.
  func display(_ places: Int) -> String {
    lowerBound.display(places) + (lowerBound < 0 ? " to " : "-") + upperBound.display(places)
  }
}
