import CommandLanguage
import Facts

// How a command says what can answer a prediction, and what is held of the answers.

extension Shape where Value == String {
  /// A probability in any of its forms, shares of options, or quantiles; what it must be, its question says.
  static var estimate: Shape {
    Shape.text(
      "PROBABILITY", fits: { Probability.hasShape($0) || EstimateForm.isDistribution($0) },
      suggests: .estimates)
  }
}

extension Parameter where Value == QuestionType {
  static var questionType: Parameter {
    Parameter(
      "type", .one(of: QuestionType.allCases, meaning: \.summary) { $0.rawValue },
      "what answers it; else its forecast shows it")
  }
}

extension Parameter where Value == String {
  static var options: Parameter {
    Parameter("options", .text("a,b,c"), "the options, where no forecast names them")
  }
  static var unit: Parameter { Parameter("unit", .text("UNIT"), "what a number counts, such as tests") }
}
