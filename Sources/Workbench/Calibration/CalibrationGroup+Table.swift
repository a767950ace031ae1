import Facts
import Presentation
import Scoring

extension [Block] {
  /// One line a group, then what the numbers are and what was left out.
  static func calibrationTable(_ groups: [CalibrationGroup], _ question: CalibrationQuestion) -> [Block] {
    let columns = [
      Column("group", minimum: 12), Column("n", .right), Column("said", .right), Column("seen", .right),
      Column("score", .right), Column("95 %", .right), Column("MCB", .right), Column("DSC", .right),
      Column("UNC", .right),
      Column("p", .right), Column("overconf.", .right),
    ]
    let shown = ["score", "mcb", "dsc", "unc", "p", "overconfidence"].compactMap(CalibrationMeasure.named)
    let rows = groups.map { group in
      let forecasts = group.sample.forecasts
      let values = shown.map { measure in group.report.flatMap { measure.value($0) } }
      let interval = group.report?.intervals["score"].map {
        "\($0.lowerBound.display(2))-\($0.upperBound.display(2))"
      }
      var row = ([forecasts.meanForecast, forecasts.observed] + values).map { Phrase($0.display()) }
      row.insert(Phrase(interval ?? "–"), at: 3)
      return [Phrase(group.key, .strong), Phrase(String(forecasts.predictionCount))] + row
    }
    let words =
      "n: predictions counted; said: mean forecast; seen: share that came true; score: \(ScoringRule.brier.caption) = MCB - DSC + UNC, 95 % by bootstrap; p: how often calibrated forecasts look this miscalibrated; overconf.: overconfidence. Forecasts: \(question.choice.summary). A group alone ('calibration @who') shows all measures with their intervals."
    var blocks: [Block] = [.table(Table(columns, rows: rows)), .paragraph(Phrase(words, .dim))]
    blocks += groups.filter { !$0.leftOut.isEmpty }.map {
      .paragraph(Phrase("\($0.key) left out: " + $0.leftOut.joined(separator: ", "), .dim))
    }
    if groups.contains(where: { !$0.early.isEmpty }) { blocks.append(.earlyRemark) }
    let few = groups.filter(\.isTooFew).map(\.key)
    if !few.isEmpty {
      blocks.append(
        .paragraph(Phrase("\(CalibrationGroup.tooFew): \(few.joined(separator: ", "))", .bad)))
    }
    if groups.isEmpty { blocks = [.line("no forecast was made by this day")] }
    return blocks
  }
}
