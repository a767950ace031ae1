import Facts
import Presentation
import Scoring

extension AuditReport {
  /// Everybody in full, with every row that is counted; what only one speaker said is not told of all once more.
  var whole: [Block] {
    let isRepeated = groups.count == 2 && groups[0].rows == groups[1].rows
    let blocks = groups.dropFirst(isRepeated ? 1 : 0).enumerated().flatMap { place, group in
      (place == 0 ? [] : [.gap]) + self.blocks(group, listing: .all)
    }
    let missing = isWithoutClaims ? "The filter says nothing of claims. " : ""
    return groups.isEmpty
      ? page.blocks : blocks + [.gap, .paragraph(Phrase(missing + AuditReport.note, .dim))]
  }

  /// How many rows a line names.
  fileprivate enum Listing { case first, all }

  var page: Page {
    var blocks: [Block] = []
    guard !groups.isEmpty else {
      return Page(
        [.line("nobody that the filter means said or forecast anything by \(asOf)")], json: json,
        list: "lines")
    }
    let isOverview = groups.count > 1
    if let first = groups.first { blocks += self.blocks(first, listing: .first) }
    if isOverview { blocks += [.gap, .heading(3, "per speaker"), .table(overview)] }
    let hint =
      isOverview
      ? "Void here: also ambiguous ones, and those whose condition failed. 'audit @who' shows one speaker. "
      : ""
    let missing = isWithoutClaims ? "The filter says nothing of claims. " : ""
    return Page(
      blocks + [.gap, .paragraph(Phrase(missing + hint + AuditReport.note, .dim))], json: json, list: "lines")
  }

  private static let note =
    "95 %: Wilson, as if these were drawn from what the speaker says at large; 'forecasts' of claims are those of kind "
    + "forecast. 'list' with ids shows the rows."

  private func blocks(_ group: Group, listing: Listing) -> [Block] {
    var blocks: [Block] = [.heading(2, Phrase("Audit of \(group.key), as of \(Period(asOf).display)"))]
    for section in group.sections where !section.lines[0].rows.isEmpty {
      blocks += [.gap, .table(table(section, listing))]
    }
    if group.sections.allSatisfy({ $0.lines[0].rows.isEmpty }) {
      blocks.append(.line("nothing said, nothing forecast"))
    }
    if !group.coders.isEmpty {
      let coders = group.coders.map { "\($0.coder) \($0.count)" }.joined(separator: ", ")
      blocks.append(.line(Phrase("resolved by \(coders)", .dim)))
    }
    return blocks + group.conditionals.blocks
  }

  private func table(_ section: Section, _ listing: Listing) -> Table {
    Table(
      [
        Column(section.name, minimum: 24), Column("n", .right), Column("of", .right), Column("share", .right),
        Column("95 %", .right), Column("which", minimum: 10),
      ],
      rows: section.lines.map { line in
        [
          Phrase(line.words), Phrase("\(line.rows.count)", .strong),
          Phrase(line.whole.map { "\($0.count)" } ?? ""),
          Phrase(line.whole == nil ? "" : line.share?.share ?? "–"),
          Phrase(line.whole == nil ? "" : line.interval?.shares ?? "–"), line.rows.words(listing),
        ]
      })
  }

  /// Every prediction in one column, so that each line adds up.
  private var overview: Table {
    let columns: [(title: String, measures: [String])] = [
      ("claims", ["claims"]), ("uncoded", ["uncoded"]), ("scored", ["scored"]),
      ("void", ["void", "void-by-condition", "ambiguous"]), ("waiting", ["open", "pending"]),
      ("overdue", ["overdue"]), ("no score", ["unscorable"]),
    ]
    let rows = groups.dropFirst().map { group in
      [Phrase(group.key, .strong)]
        + columns.map { column in
          let count = column.measures.reduce(0) { $0 + group.count($1) }
          return Phrase("\(count)" + (column.title == "scored" ? " of \(group.count("predictions"))" : ""))
        }
    }
    return Table(
      [Column("speaker")] + columns.map { Column($0.title, .right) }, rows: Array(rows))
  }
}

extension AuditReport.Group {
  fileprivate var rows: [[Identifier]] { sections.flatMap(\.lines).map(\.rows) }
}

extension AuditReport.Conditionals {
  /// How many were scored, void and pending, in one line; nothing where there are none.
  var summary: [Block] {
    guard !entries.isEmpty else { return [] }
    let coverage =
      ledger.coverage.map { "coverage \($0.share), 95 % \(coverageInterval?.shares ?? "–")" }
      ?? "no condition settled, so no coverage"
    let counts = "\(ledger.scored) scored, \(ledger.void) void, \(ledger.pending) pending"
    return [.line(Phrase("conditionals", .strong) + Phrase("  \(entries.count): \(counts); \(coverage)"))]
  }

  fileprivate var blocks: [Block] {
    guard !entries.isEmpty else { return [] }
    let brier = "brier of the last forecasts \(ledger.brier.display())"
    let other =
      "if a failed condition made them true \(ledger.brierAsImplication.display()), which is no score"
    return [.gap] + summary + [.line(Phrase("\(brier); \(other)", .dim))]
  }
}

extension Double {
  /// A share in whole percents.
  fileprivate var share: String { "\((self * 100).display(0)) %" }
}

extension ClosedRange<Double> {
  /// Such as `12-48 %`.
  fileprivate var shares: String { "\((lowerBound * 100).display(0))-\((upperBound * 100).display(0)) %" }
}

extension [Identifier] {
  /// All of them, or the first.
  fileprivate func words(_ listing: AuditReport.Listing) -> Phrase {
    let shown = listing == .all ? self[...] : prefix(6)
    let names = shown.map { Phrase($0.description, .dim, .there($0.description)) }
    return names.joined(separator: Phrase(listing == .all ? ", " : ",", .dim))
      + Phrase(count > shown.count ? ",…" : "", .dim)
  }
}

// MARK: As data

extension AuditReport {
  var json: JSON {
    .object([
      .init("as_of", .string(asOf.description)), .init("claims_counted", .bool(!isWithoutClaims)),
      .init("interval", "wilson 95 %"),
      .init("lines", .array(groups.flatMap { group in group.sections.flatMap { $0.json(of: group.key) } })),
      .init("conditionals", .array(groups.map { $0.conditionals.json(of: $0.key) })),
      .init(
        "coders",
        .array(
          groups.flatMap { group in
            group.coders.map {
              .object([
                .init("group", .string(group.key)), .init("coder", .string($0.coder.description)),
                .init("resolutions", .integer($0.count)),
              ])
            }
          })),
    ])
  }
}

extension AuditReport.Section {
  fileprivate func json(of group: String) -> [JSON] {
    lines.map { line in
      .object([
        .init("group", .string(group)), .init("section", .string(name)),
        .init("measure", .string(line.measure)), .init("count", .integer(line.rows.count)),
        .init("of", line.whole.map { .integer($0.count) } ?? .null),
        .init("of_what", .optional(line.whole?.words)),
        .init("share", .optional(line.share)),
        .init(
          "interval", line.interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
        .init("ids", .array(line.rows.map { .string($0.description) })),
      ])
    }
  }
}

extension AuditReport.Conditionals {
  fileprivate func json(of group: String) -> JSON {
    .object([
      .init("group", .string(group)), .init("count", .integer(entries.count)),
      .init("scored", .integer(ledger.scored)), .init("void", .integer(ledger.void)),
      .init("pending", .integer(ledger.pending)), .init("coverage", .optional(ledger.coverage)),
      .init(
        "interval",
        coverageInterval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null),
      .init("brier", .optional(ledger.brier)),
      .init("brier_as_implication", .optional(ledger.brierAsImplication)),
      .init(
        "entries",
        .array(
          entries.map { entry in
            .object([
              .init("prediction", .string(entry.record.prediction.identifier.description)),
              .init("forecaster", .string(entry.record.forecaster.description)),
              .init("given", .string(entry.condition.description)),
              .init("antecedent", entry.entry.antecedent.map(JSON.bool) ?? .null),
              .init("probability", .number(entry.entry.probability)),
              .init("consequent", .optional(entry.entry.consequent)),
            ])
          })),
    ])
  }
}
