import CommandLanguage
import Facts
import Interchange
import Presentation

/// What became of a table: what was made of it, what it did not say, and what was left out, by line.
final class ForecastTally {
  /// What was taken for granted where the table was silent.
  enum Assumption: String, CaseIterable {
    case statement = "no statement: called after their file and line; 'statement \"{column}\"' says better"
    case forecaster = "no forecaster: taken for the author's; @who says otherwise"
    case known = "no day known: taken for known the day after the deadline; 'known DAY' says otherwise"
    case probability = "no probability: kept as questions, with no forecast"
    case sameDay = "another probability of the same forecaster for the same day: the later row stands"
  }

  private let outer: Output
  /// What was said already, which is not said again.
  private var remarks: [Notice]
  private static let mostRemarks = 20
  private static let mostFailures = 20

  private(set) var assumed: [Assumption: (count: Int, line: Int)] = [:]
  private(set) var failures: [Failure] = []
  var made: [Kind: [Identifier]] = [:]
  var unchanged = 0
  /// Whether the command that ran last made something.
  private(set) var hasChanged = false

  init(_ outer: Output, said: [Notice]) {
    (self.outer, remarks) = (outer, said)
  }

  /// Where the rows' own commands answer: nothing of it is shown, and remarks are shown once.
  var output: Output {
    var output = Output(
      show: { page, _ in self.hasChanged = page.json?["unchanged"] == nil },
      notice: { notice in
        guard !self.remarks.contains(notice), self.remarks.count <= ForecastTally.mostRemarks else { return }
        self.remarks.append(notice)
        if self.remarks.count <= ForecastTally.mostRemarks { self.outer.notice(notice) }
      })
    output.isAnswering = true
    return output
  }

  func assume(_ assumption: Assumption, at line: Int) {
    assumed[assumption, default: (0, line)].count += 1
  }

  func fail(_ failure: Failure) { failures.append(failure) }

  /// Whether there are so many failures that the rest need not be known.
  var isHopeless: Bool { failures.count >= ForecastTally.mostFailures }

  /// The first failure, with the others in its hint.
  var refusal: Failure? {
    guard var first = failures.first else { return nil }
    let others = failures.dropFirst().map { "also line \($0.statement?.line ?? 0): \($0.diagnostic.message)" }
    let hint = [first.diagnostic.hint].compactMap(\.self) + others + ["'keep-going' leaves such rows out"]
    first.diagnostic.hint = hint.joined(separator: "\n")
    return first
  }

  /// What was taken for granted, as remarks, which are errors where the sitting is strict.
  var notices: [Notice] {
    Assumption.allCases.compactMap { assumption in
      assumed[assumption].map { count, line in
        Notice(
          .note,
          "\(count) \(count == 1 ? "row has" : "rows have") \(assumption.rawValue) (first line \(line))")
      }
    }
  }
}

extension ForecastTally {
  /// The failures, then one page that sums up.
  func show(_ table: ForecastTable, _ output: Output) {
    for failure in failures.prefix(ForecastTally.mostFailures) {
      failure.lines(RenderOptions()).forEach { output.notice(Notice(.report, $0)) }
    }
    if failures.count > ForecastTally.mostFailures {
      output.notice(Notice(.report, "\(failures.count - ForecastTally.mostFailures) more rows failed"))
    }
    output.page(Page(lines(table), json: json(table)))
  }

  private static let kinds: [(Kind, String)] = [
    (.prediction, "predictions"), (.forecast, "forecasts"), (.resolution, "resolutions"),
  ]

  private func lines(_ table: ForecastTable) -> [Block] {
    let made = ForecastTally.kinds.compactMap { kind, name in
      self.made[kind].map { rows in
        Phrase("\(rows.count) \(rows.count == 1 ? kind.name : name) ")
          + Phrase("(\(rows.asReferences.shortened(to: 40)))", .dim)
      }
    }
    let counts = [
      (table.count - table.meant, "not asked for"), (unchanged, "unchanged"), (failures.count, "left out"),
    ].filter { $0.0 > 0 }.map { Phrase("\($0.0) \($0.1)") }
    let first = Phrase("\(table.count) \(table.count == 1 ? "row" : "rows")", .strong)
    let words = (made + counts).reduce(first) { $0 + Phrase(", ") + $1 }
    let leftOut = table.leftOut.map { $0.isEmpty ? "(no name)" : $0.shortened(to: 30) }
    return [.line(words)]
      + (leftOut.isEmpty
        ? [] : [.paragraph(Phrase("columns not taken: \(leftOut.joined(separator: ", "))", .dim))])
  }

  private func json(_ table: ForecastTable) -> JSON {
    let ids = ForecastTally.kinds.map { kind, name -> JSON.Member in
      let rows = made[kind] ?? []
      return JSON.Member(
        name, .object([.init("count", .integer(rows.count)), .init("ids", .string(rows.asReferences))]))
    }
    return .object(
      [
        .init("ok", true), .init("rows", .integer(table.count)), .init("meant", .integer(table.meant)),
      ] + ids + [
        .init("unchanged", .integer(unchanged)),
        .init("assumed", .array(notices.map { .string($0.message) })),
        .init("left_out", .array(failures.map(\.json))),
        .init("columns_not_taken", .array(table.leftOut.map(JSON.string))),
      ])
  }
}
