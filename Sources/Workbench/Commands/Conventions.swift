import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Command {
  static let conventions = Command(
    Syntax(
      "conventions",
      "Shows the same forecasts as other platforms would score them, and why each number differs from ours.",
      details: """
        Of one prediction every convention's number for each forecaster, or the one that `@who` names, with the reason
        for the difference. Of several what each makes of all of a forecaster's questions, which may weigh by question,
        forecast or coverage, or add up. The crowd of a question is everybody who forecast it, whatever the filter. The
        JSON has every trajectory in days since the question's first forecast, and a row for each score.
        'help platforms' names the sources.
        """,
      slots: [], filter: .anywhere,
      examples: [
        "conventions p1", "conventions @minxin-pei", "conventions p1 @minxin-pei", "conventions +korea",
      ])
  ) { call in
    let filter = try call.filter(call.arguments.filter)
    try call.refuseCrowds(in: filter, since: "no platform would count it among the forecasters")
    let report = try ConventionReport(call.assessments(filter), call)
    let named = Set(filter.terms.flatMap(\.rows))
    return named.count == 1 ? try report.page(of: named.first, call) : report.pageOfMany
  }
}

extension FilterTerm {
  /// The rows that it names.
  fileprivate var rows: [Identifier] {
    if case .rows(let rows) = self { rows } else { [] }
  }
}
