import Facts
import Presentation
import Scoring

// What can be asked beside yes and no.

extension HelpTopic {
  static let questions = HelpTopic(
    "questions", aliases: ["question", "types", "type", "quantiles"],
    "what predictions can ask beside yes and no"
  ) {
    [
      words(
        """
        The form of the first forecast shows what is asked; `type` says it where the form does not, as with quantiles
        that could be years or numbers. Without a forecast `options a,b,c`, `type` or `unit` ask. Later forecasts and
        the resolution must fit; `edit p1 options|type|unit` amends the terms, and earlier forecasts keep theirs.
        """),
      table(
        "type", "forecast, and how it is resolved", QuestionType.allCases.map { ($0.rawValue, $0.usage) }),
      words(
        """
        Shares are numbers that add up to 100%, give or take 0.01%; nothing is scaled. Names hold neither ',' nor ':',
        and spaces where the word is quoted. Quantiles stand in ascending order at levels between 0% and 100%: at most 8
        with a probability of 10%. A period counts by its last day. A statement that looks like shares stands after --.
        """),
      table(
        "type", "rule of the headline",
        QuestionType.allCases.map { type in
          let rule = ScoringRule.standard(for: type)
          return (type.rawValue, "\(rule.name): \(rule.formula)")
        }),
      words(
        """
        Scores of different types, and of numbers in different units, are never averaged: 'score' shows a table for
        each, and in JSON each group says its type, unit, rule and range, except those of statements. Of options the
        baseline 50% means that all are as likely; of numbers and days only another speaker can be a baseline.
        """),
      .code(
        """
        predict THAAD stays:60%,removed:25%,moved:15% by 2017-12 on 2017-03-20 key launchers
        forecast key:launchers moved:20%,stays:70%,removed:10%
        resolve key:launchers moved on 2017-09-07
        """),
    ]
  }
}

extension QuestionType {
  fileprivate var usage: String {
    switch self {
    case .binary: "70%, 60..70% or likely; resolve p1 yes, no or 40%"
    case .options: "stays:60%,removed:25%,moved:15%; resolve p1 moved"
    case .ordered: "low:20%,middling:50%,high:30% type ordered; resolve p1 high"
    case .number: "10%:8,50%:14,90%:22 unit tests; resolve p1 23"
    case .day: "10%:2017-05,50%:2017-09,90%:2018; resolve p1 2017-09-03"
    }
  }
}
