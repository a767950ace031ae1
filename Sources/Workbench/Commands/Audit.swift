import CommandLanguage
import Presentation

extension Command {
  static let audit = Command(
    Syntax(
      "audit",
      "Shows what scores leave out: what was too vague, undated, void or never resolved, and who resolved.",
      details: """
        Counts with what they are taken from, shares with Wilson's interval, and the rows. Each prediction stands in one
        place, so that these add up. Not resolvable as coded is a claim of kind forecast to which no prediction belongs.
        Conditionals are scored where the condition held; coverage is the share of settled conditions that did. A
        resolution counts as by a forecaster where its coder made a forecast of the same prediction.
        """,
      filter: .anywhere, examples: ["audit", "audit @minxin-pei", "audit +korea --format csv"])
  ) { call in try call.audit(call.filter(call.arguments.filter)).page }
}
