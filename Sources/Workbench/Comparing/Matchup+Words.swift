import Facts
import Presentation
import Scoring

extension Matchup {
  /// P-values up to this one are called seldom by chance.
  static let level = 0.05

  /// What may be said of the difference, and no more.
  var verdict: String {
    guard let comparison else {
      return items.isEmpty
        ? "nothing can be compared: no prediction has a score of both on the days that count"
        : "a score is infinite, so that differences mean nothing; 'rule brier' can compare them"
    }
    guard let better, !isTie else {
      return isTie
        ? "\(first) and \(second) scored the same on every common prediction"
        : "neither scored better on the whole"
    }
    let p = comparison.permutation.p
    let holdsZero = comparison.interval?.contains(0) ?? true
    let isFew = comparison.events < ScoreSummary.tooFew
    let few = "; \(units) \(comparison.events == 1 ? "is" : "are") too few to conclude anything"
    if p > Matchup.level {
      return "\(better) scored better on these, but the difference could be chance (p \(p.asP))"
        + (isFew ? few : "")
    }
    if holdsZero {
      return
        "\(better) scored better on these; p \(p.asP) says hardly by chance, but the interval holds 0: undecided"
        + (isFew ? few : "")
    }
    return "\(better) scored better on these, by more than chance would often bring about (p \(p.asP))"
      + (isFew ? few : "; of other predictions this says nothing")
  }

  var blocks: [Block] {
    let whichDays =
      days == .common
      ? "each over the days on which both had a forecast standing"
      : "each forecaster over his own days, which may be easier or harder ones"
    return [
      .paragraph(
        Phrase("\(first) and \(second): ", .strong)
          + Phrase("\(items.count.counted("common prediction")), \(whichDays)")),
      .line(Phrase(rule.caption, .dim)),
    ] + leftOut + [.record(fields), .paragraph(Phrase(verdict, .strong))]
  }

  private var leftOut: [Block] {
    let groups = [
      ("scored for \(first) alone", onlyFirst), ("scored for \(second) alone", onlySecond),
      ("never on the same day under the same terms", apart), ("no statements of yes or no", otherTypes),
    ]
    let words = groups.filter { !$0.1.isEmpty }.map { "\($0.1.count) \($0.0)" }
    return words.isEmpty
      ? [] : [.paragraph(Phrase("left out: " + words.joined(separator: "; "), .dim))]
  }

  private var fields: [Field] {
    guard !items.isEmpty else { return [] }
    var fields = [
      Field("mean", Phrase("\(first) \(skill.mean.display()), \(second) \(skill.baselineMean.display())"))
    ]
    if let comparison {
      fields += [
        Field("difference", Phrase(differenceWords(comparison))),
        Field("permutation", Phrase(permutationWords(comparison.permutation))),
        Field("sign test", Phrase(signWords(comparison.signs))),
      ]
    }
    let ratio = "\(skill.ratio.display(2))\(skillInterval.inParentheses)"
    fields.append(Field("skill", Phrase("\(first) against \(second) \(ratio)")))
    fields.append(Field("DM", Phrase(seriesWords)))
    return fields + evidenceFields
  }

  private func differenceWords(_ comparison: PairedComparison) -> String {
    guard comparison.interval != nil else {
      return "\(comparison.meanDifference.display()), without an interval: \(units)"
    }
    let unit = isByEvent ? "by event (\(units))" : "by prediction"
    return "\(comparison.meanDifference.display())\(comparison.interval.inParentheses), "
      + Bootstrap.standard.caption(by: unit)
  }

  private func permutationWords(_ test: SignFlips) -> String {
    if let draws = test.draws, let seed = test.seed {
      return "p \(test.p.asP), \(draws) random settings of the signs of \(units), seed \(seed)"
    }
    let least = 2 / Double(1 << test.count)
    let floor =
      least > Matchup.level && test.count > 0 ? "; with so few it cannot fall below \(least.asP)" : ""
    return "p \(test.p.asP), exact over all signs of \(units)\(floor)"
  }

  private func signWords(_ test: SignTest) -> String {
    let (won, lost) =
      rule.orientation == .lowerIsBetter ? (test.lower, test.higher) : (test.higher, test.lower)
    return "\(first) better in \(won), \(second) in \(lost), \(test.ties.counted("tie")), "
      + "p \(test.p.map(\.asP) ?? "–")"
  }

  private var seriesWords: String {
    guard let test = dieboldMariano else { return "– (the differences do not vary, or are fewer than two)" }
    return "\(test.statistic.display(2)), p \(test.p.asP), over \(units) in the order of becoming known, if "
      + "differences keep one mean and do not hang together"
  }

  private var evidenceFields: [Field] {
    guard days == .common else {
      return [Field("evidence", "– (only over common days, when both knew as much)")]
    }
    let evidence = evidence
    guard !evidence.isEmpty else { return [Field("evidence", "– (a forecaster excluded what happened)")] }
    return evidence.map { evidence in
      let day = evidence.greatestDay.map { " on \($0)" } ?? " at the start"
      return Field(
        "evidence",
        Phrase(
          "against \(evidence.against) for \(evidence.favouring): now \(evidence.process.last.display(2)), "
            + "greatest \(evidence.process.greatest.display(2))\(day), p \(evidence.process.p.asP)"))
    }
  }

  /// The items that differ most.
  func largest(_ limit: Int) -> Table {
    let ranked = items.filter { $0.difference != 0 }
      .sorted { (-abs($0.difference), $0.prediction.id) < (-abs($1.difference), $1.prediction.id) }
    return Table(
      [
        Column("id"), Column("prediction", minimum: 16), Column("outcome"), Column("days", .right),
        Column(first.description, .right), Column(second.description, .right), Column("difference", .right),
      ],
      rows: ranked.prefix(limit).map { item in
        [
          Phrase(item.prediction.identifier.description, .strong),
          Phrase(item.prediction.current.statement.onOneLine),
          Phrase(item.outcome), Phrase(item.daysWords), Phrase(item.firstMean.display()),
          Phrase(item.secondMean.display()), Phrase(item.difference.display()),
        ]
      })
  }
}

extension Matchup.Item {
  fileprivate var daysWords: String {
    first.days == second.days ? String(first.days) : "\(first.days), \(second.days)"
  }
}

extension Double {
  /// A p-value, to three places, and never shown as 0.
  var asP: String { self < 0.001 ? "below 0.001" : display() }
}

extension ClosedRange<Double>? {
  /// Such as ` (-0.31 to 0.02)`; nothing where there is no interval.
  var inParentheses: String { map { " (\($0.lowerBound.display(2)) to \($0.upperBound.display(2)))" } ?? "" }
}
