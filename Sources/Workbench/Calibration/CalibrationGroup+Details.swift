import Facts
import Presentation
import Scoring

extension CalibrationGroup {
  /// The whole account of one group: table, picture, then every measure with what it says.
  func details(_ question: CalibrationQuestion) -> [Block] {
    guard let report else {
      return [.line(Phrase("\(heading): nothing to measure", .strong))] + remarks(question)
    }
    let table = table(of: report)
    var blocks: [Block] = [.line(Phrase(heading, .strong)), .line(Phrase(question.choice.summary, .dim))]
    blocks += remarks(question) + [.gap, .table(table)]
    blocks.append(
      .line(
        Phrase(
          "95 %: \(question.interval.name) interval of the share, on the effective number of \(report.isByEvent ? "events" : "predictions")",
          .dim)))
    blocks += [.gap, .chart(.calibration(CalibrationPicture(report), of: key))]
    for asked in CalibrationMeasure.Question.allCases {
      blocks += [.heading(3, Phrase(asked.words)), .table(measures(answering: asked, report))]
    }
    return blocks + [.gap, .paragraph(Phrase(report.smallPrint, .dim))]
  }

  /// Such as `@moon: 23 of 30 predictions, 41 forecasts`.
  private var heading: String {
    let forecasts = sample.forecasts
    return "\(key): \(forecasts.predictionCount) of \(predictions) prediction\(predictions == 1 ? "" : "s"), "
      + "\(forecasts.count) forecast\(forecasts.count == 1 ? "" : "s")"
  }

  /// What a reader must know before quoting a number.
  private func remarks(_ question: CalibrationQuestion) -> [Block] {
    var blocks: [Block] = []
    if !leftOut.isEmpty {
      blocks.append(.paragraph(Phrase("left out: " + leftOut.joined(separator: ", "), .dim)))
    }
    if !early.isEmpty { blocks.append(.earlyRemark) }
    if isTooFew {
      blocks.append(.paragraph(Phrase(CalibrationGroup.tooFew, .bad)))
    }
    return blocks
  }

  static let tooFew =
    "fewer than \(ScoreSummary.tooFew) scored predictions, too few to conclude anything"

  private func table(of report: CalibrationReport) -> Table {
    let columns = [
      Column("bin"), Column("predictions", .right), Column("forecasts", .right),
      Column("mean forecast", .right), Column("observed", .right), Column("95 %", .right),
    ]
    let rows = report.table.bins.map { bin in
      [
        Phrase(bin.words(report.plan.binning), .strong), Phrase(String(bin.predictions)),
        Phrase(String(bin.count)), Phrase(bin.meanForecast.percent), Phrase(bin.observed.percent),
        Phrase(bin.interval.map { "\($0.lowerBound.percent(0))-\($0.upperBound.percent(0)) %" } ?? "–"),
      ]
    }
    return Table(columns, rows: rows)
  }

  private func measures(
    answering question: CalibrationMeasure.Question, _ report: CalibrationReport
  ) -> Table {
    let answers = CalibrationMeasure.all.filter { $0.question == question }
    // A column of intervals only where some measure has one: the words need the room.
    let hasIntervals = answers.contains { report.intervals[$0.name] != nil }
    let rows = answers.map { measure -> [Phrase] in
      let words = measure.reason(report).map { "undefined: \($0)" } ?? measure.gloss
      let interval = report.intervals[measure.name].map { interval -> String in
        "\(interval.lowerBound.display()) to \(interval.upperBound.display())"
      }
      let value = measure.value(report).display()
      return [Phrase(measure.title, .strong), Phrase(value)] + (hasIntervals ? [Phrase(interval ?? "")] : [])
        + [Phrase(words)]
    }
    let columns = [Column("measure", minimum: 22), Column("value", .right, minimum: 7)]
    let middle = hasIntervals ? [Column("95 %", minimum: 15)] : []
    return Table(columns + middle + [Column("what it says", minimum: 20)], rows: rows)
  }
}

extension Block {
  /// Why what came early does not count.
  static let earlyRemark = Block.paragraph(
    Phrase(
      "what happens early is known early, what does not happen only at the deadline: 'early' counts both",
      .dim))
}

extension CalibrationBin {
  /// Such as `20-30 %`, or `25 %` for a bin of one probability.
  fileprivate func words(_ binning: Binning) -> String {
    if binning == .distinct, let meanForecast { return Probability.percent(meanForecast) }
    guard let edges else { return "–" }
    return "\(CalibrationBin.percent(edges.lowerBound))-\(CalibrationBin.percent(edges.upperBound)) %"
  }

  private static func percent(_ thousandths: Int) -> String {
    thousandths % 10 == 0 ? String(thousandths / 10) : (Double(thousandths) / 10).display(1)
  }
}

extension Double {
  /// From 0 to 1 in per cent, without its sign.
  fileprivate func percent(_ places: Int) -> String { (self * 100).display(places) }
}

extension Double? {
  fileprivate var percent: String { map { "\($0.percent(1)) %" } ?? "–" }
}

extension CalibrationReport {
  /// How the numbers were drawn.
  var smallPrint: String {
    let units = isByEvent ? "events" : "predictions"
    let level = Int((chance.resampling.level * 100).rounded())
    return """
      p and band (\(level) %): \(chance.resampling.resamples) draws of calibrated forecasts, whole \(units) with \
      replacement, seed \(chance.resampling.seed). Intervals: percentiles of \(bootstrap.resamples) draws of whole \
      \(units), seed \(bootstrap.seed); that of the score is the one 'score' prints. A measure of distance \
      depends on the bins; only the score is proper.
      """
  }
}
