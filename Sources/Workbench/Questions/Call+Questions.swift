import CommandLanguage
import Facts
import Storage

extension Call {
  /// What a new prediction asks, and what is said of it, nil where nothing is.
  ///
  /// What was not declared is written out in the log, so that the line means the same however forms are read later.
  mutating func asked() throws -> (question: Question, estimate: Estimate?) {
    let declared = try declaredQuestion()
    guard let text = self[.probability] else {
      guard let declared else { return (.binary, nil) }
      guard !declared.type.hasOptions || !declared.options.isEmpty else {
        throw wrong(
          .questionType, "E-TYPE", "the question needs its options",
          hint: "add options stays,removed,moved, or a forecast such as stays:60%,removed:40%")
      }
      return (declared, nil)
    }
    let lexicon = try lexicon()
    let (question, estimate) = try placed(.probability) { () throws(FactError) in
      try Estimate.asking(text, declared, lexicon: lexicon)
    }
    canonical.replace(Parameter.probability.name, with: estimate.stated)
    if declared == nil, question.type != .binary {
      canonical.imply(Parameter.questionType.name, question.type.rawValue)
    }
    return (question, estimate)
  }

  private mutating func declaredQuestion() throws -> Question? {
    let options = try self[.options].map { text in
      try placed(.options) { () throws(FactError) in try OptionNames.parsing(text) }
    }
    if let options { canonical.replace(Parameter.options.name, with: options.joined(separator: ",")) }
    let (type, unit) = (self[.questionType], try self[.unit].map(unit))
    guard type == nil else {
      return try placed(.questionType) { () throws(FactError) in
        try Question(declaring: type, options: options ?? [], unit: unit)
      }
    }
    return try placed(.unit) { () throws(FactError) in
      try Question(declaring: nil, options: options ?? [], unit: unit)
    }
  }

  private func unit(_ text: String) throws -> String {
    try placed(.unit) { () throws(FactError) in try Question.unit(text) }
  }

  /// What is said of a prediction that was made before.
  mutating func estimate(of prediction: Prediction) throws -> Estimate {
    let (text, lexicon) = (try required(.probability), try lexicon())
    let estimate = try placed(.probability) { () throws(FactError) in
      try Estimate(parsing: text, of: prediction.current.question, lexicon: lexicon)
    }
    canonical.replace(Parameter.probability.name, with: estimate.stated)
    return estimate
  }

  /// How a prediction turned out, by what its terms ask; a relative day is stored as the day it means.
  mutating func outcome(of terms: Terms) throws -> Outcome {
    var text = try required(.outcome)
    if terms.type == .day, let expression = try? DayExpression(parsing: text), expression.isRelative {
      let today = try today()
      text = try placed(.outcome) { () throws(FactError) in
        try expression.resolved(asOf: today, looking: .past).text
      }
      warnOfRelativeDay(read: text)
    }
    let outcome = try placed(.outcome) { () throws(FactError) in
      try Outcome(parsing: text, of: terms.question)
    }
    if terms.type != .binary { canonical.replace(Parameter.outcome.name, with: outcome.word) }
    return outcome
  }
}
