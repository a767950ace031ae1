import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Command {
  static let words = Command(
    Syntax(
      "words", "Shows what words of probability came to: how often what was called likely came true.",
      details: """
        One line for each phrase of a lexicon that was used, with its edition, band and point, then for each of the \
        source's own words (`hedge`), of the forecast or else of the forecaster's mention, with the numbers that the \
        coder put beside them. `used` counts a forecaster's word on a prediction once, `n` those whose deadline has \
        passed and whose outcome is known; 95 % is Wilson's interval of the share that came true. Speakers on one \
        prediction do not err independently, so the interval of several together is too narrow. `came true` says, of \
        \(ScoreSummary.tooFew) or more, whether the interval lies wholly below the word's band (less often), wholly \
        above (more often), or neither (compatible). In JSON `trials` holds what each number is made of.
        """,
      slots: [], keywords: [Keyword(.per)], filter: .anywhere,
      examples: ["words", "words per speaker", "words @minxin-pei +korea"])
  ) { call in
    let records = try call.assessments(call.filter(call.arguments.filter))
    let groups = try call.grouped(records, per: call[.per]).map {
      (key: $0.key, uses: try call.wordUses($0.records))
    }.filter { !$0.uses.isEmpty }
    return .words(groups, per: call[.per]?.name)
  }
}

extension Page {
  fileprivate static func words(_ groups: [(key: String, uses: [WordUse])], per: String?) -> Page {
    let rows = groups.flatMap { group in group.uses.map { (key: group.key, use: $0) } }
    var blocks: [Block] = []
    let hasWords = rows.contains { $0.use.kind == .word }
    if hasWords { blocks.append(.table(wordTable(rows.filter { $0.use.kind == .word }, per))) }
    let hedges = rows.filter { $0.use.kind == .hedge }
    if !hedges.isEmpty { blocks += (hasWords ? [.gap] : []) + [.table(hedgeTable(hedges, per))] }
    if rows.isEmpty { blocks = [.line("no word of probability was used")] }
    if let remark = remark(rows.map(\.use)) { blocks.append(remark) }
    return Page(
      blocks,
      json: .object([
        .init("per", .optional(per)),
        .init("words", .array(rows.map { $0.use.json(per == nil ? nil : $0.key) })),
      ]), list: "words")
  }

  private static func wordTable(_ rows: [(key: String, use: WordUse)], _ per: String?) -> Table {
    let columns = [
      Column("phrase", minimum: 12), Column("lexicon"), Column("band", .right), Column("point", .right),
    ]
    return table(rows, per, columns) { use in
      [
        Phrase(use.phrase, .strong), Phrase(use.probability?.lexiconTitle ?? ""),
        Phrase(use.probability?.bounds.map { Lexicon.Band("", $0).percent } ?? ""),
        Phrase(use.probability.map { Probability.percent($0.point) } ?? ""),
      ]
    } last: { use in
      Phrase(use.finding ?? "too few")
    }
  }

  private static func hedgeTable(_ rows: [(key: String, use: WordUse)], _ per: String?) -> Table {
    table(rows, per, [Column("hedge", minimum: 12), Column("coded as", .right)]) { use in
      [Phrase(use.phrase, .quote), Phrase(Lexicon.Band("", use.points.rounded).percent)]
    } last: { _ in
      nil
    }
  }

  private static func table(
    _ rows: [(key: String, use: WordUse)], _ per: String?, _ columns: [Column],
    first: (WordUse) -> [Phrase], last: (WordUse) -> Phrase?
  ) -> Table {
    let counts = [
      Column("used", .right), Column("n", .right), Column("true", .right), Column("share", .right),
      Column("95 %", .right),
    ]
    let isWord = rows.contains { last($0.use) != nil }
    return Table(
      (per.map { [Column($0)] } ?? []) + columns + counts + (isWord ? [Column("came true")] : []),
      rows: rows.map { key, use in
        (per == nil ? [] : [Phrase(key)]) + first(use) + [
          Phrase(String(use.trials.count)), Phrase(String(use.settled.count)),
          Phrase(use.cameTrue == use.cameTrue.rounded() ? use.cameTrue.display(0) : use.cameTrue.display(2)),
          Phrase(use.share.display(2)), Phrase(use.interval?.display(2) ?? "–"),
        ] + [last(use)].compactMap(\.self)
      })
  }

  private static func remark(_ uses: [WordUse]) -> Block? {
    guard uses.contains(where: { $0.settled.count < ScoreSummary.tooFew }) else { return nil }
    let words = "of fewer than \(ScoreSummary.tooFew) (n) nothing can be concluded"
    return .paragraph(
      Phrase(words + "; n counts predictions past their deadline whose outcome is known", .dim))
  }
}

extension ClosedRange<Double> {
  /// To a tenth of a percent, for display.
  fileprivate var rounded: ClosedRange<Double> {
    let ends = [lowerBound, upperBound].map { ($0 * 1000).rounded() / 1000 }
    return ends[0]...ends[1]
  }
}

extension Probability {
  /// Such as `icd-203 2015`.
  fileprivate var lexiconTitle: String? {
    lexicon.map { [$0, edition].compactMap(\.self).joined(separator: " ") }
  }
}

extension WordUse {
  fileprivate func json(_ group: String?) -> JSON {
    .object([
      .init("group", .optional(group)), .init("kind", .string(kind.rawValue)),
      .init("phrase", .string(phrase)),
      .init("lexicon", .optional(probability?.lexicon)), .init("edition", .optional(probability?.edition)),
      .init("low", .optional(probability?.bounds?.lowerBound)),
      .init("high", .optional(probability?.bounds?.upperBound)),
      .init("point", .optional(probability?.point)),
      .init("least", .number(points.lowerBound)), .init("greatest", .number(points.upperBound)),
      .init("used", .integer(trials.count)), .init("n", .integer(settled.count)),
      .init("true", .number(cameTrue)), .init("share", .optional(share)),
      .init("interval", interval.map { .range($0) } ?? .null), .init("finding", .optional(finding)),
      .init("trials", .array(trials.map(\.json))),
    ])
  }
}

extension WordUse.Trial {
  fileprivate var json: JSON {
    .object([
      .init("prediction", .string("p\(prediction)")), .init("forecaster", .string(forecaster.description)),
      .init("forecasts", .array(forecasts.map { .string($0.identifier.description) })),
      .init("probability", .number(point)), .init("outcome", .optional(share)),
    ])
  }
}
