import Facts
import Presentation
import Scoring
import Storage

extension Scorecard {
  /// How to read the numbers, and the formulas and lexicons on which they rest.
  var reading: [Phrase] {
    get throws {
      let groups = sections.map(\.group)
      let rules = (scores.scored.map(\.rule) + [.logarithmic]).reduce(into: [ScoringRule]()) { rules, rule in
        if !rules.contains(where: { $0.name == rule.name }) { rules.append(rule) }
      }
      let sources = rules.map { "\($0.caption): \($0.source)." }.joined(separator: " ")
      let lexicons = try groups.lexicons(call).map { " \($0)" }.joined()
      return [
        "A forecast stands from the day it was made through the day before the next one; the deadline day counts, the day on which the outcome became known does not. The score of a prediction is the mean over those days; predictions weigh equally; each forecast is scored under the terms it was made for; void and ambiguous ones are left out and counted. Ranges and words are scored at their middle.",
        Phrase(
          "\(sources) Interval: \(Bootstrap.standard.caption(by: groups.unit)). Skill: 1 - score / score of \(yardstick.baseline.caption); 1 is perfect, 0 no better.\(lexicons)"
        ),
      ]
    }
  }
}
