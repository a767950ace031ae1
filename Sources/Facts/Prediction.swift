/// A question that the world will answer, under the terms in force.
package struct Prediction: Sendable, Hashable {
  package let id: Int
  package let claim: Int?
  /// Oldest first, never empty; the last are in force.
  package var terms: [Terms]

  package init(id: Int, claim: Int?, terms: [Terms]) {
    self.id = id
    self.claim = claim
    self.terms = terms
  }

  package var identifier: Identifier { Identifier(.prediction, id) }
  /// A prediction is stored together with its first terms.
  package var current: Terms {
    get { terms[terms.count - 1] }
    set { terms[terms.count - 1] = newValue }
  }
}

/// Who chose a deadline or a probability: the source, or the coder.
package enum Basis: String, Sendable, Hashable, CaseIterable {
  case stated, assigned
}

/// What exactly was predicted, by when, and how it will be judged.
package struct Terms: Sendable, Hashable {
  package var id: Int
  package var number: Int
  package var statement: String
  package var question: Question
  package var deadline: Period
  package var deadlineBasis: Basis
  package var criteria: String?
  package var condition: Condition?

  package init(
    id: Int = 0, number: Int = 1, statement: String, question: Question = .binary, deadline: Period,
    deadlineBasis: Basis = .assigned, criteria: String? = nil, condition: Condition? = nil
  ) {
    self.id = id
    self.number = number
    self.statement = statement
    self.question = question
    self.deadline = deadline
    self.deadlineBasis = deadlineBasis
    self.criteria = criteria
    self.condition = condition
  }

  package var type: QuestionType { question.type }
  package var options: [String] { question.options }
  package var unit: String? { question.unit }
}

/// The antecedent of a conditional prediction, and the answer under which the prediction counts.
package struct Condition: Sendable, Hashable, CustomStringConvertible {
  package enum Answer: String, Sendable { case yes, no }

  package let antecedent: Int
  package let answer: Answer

  package init(antecedent: Int, answer: Answer) {
    self.antecedent = antecedent
    self.answer = answer
  }

  package var description: String { "p\(antecedent)" + (answer == .no ? "=no" : "") }
}

package enum Confidence: String, Sendable, Hashable, CaseIterable {
  case low, moderate, high
}

/// What a speaker gave a prediction on a day; without an estimate it withdraws the earlier ones.
package struct Forecast: Sendable, Hashable {
  package var id: Int
  package var prediction: Int
  package var terms: Int
  package var forecaster: Handle
  package var made: Period
  package var estimate: Estimate?
  package var basis: Basis
  package var confidence: Confidence?
  package var hedge: String?
  package var because: String?
  /// Where it can be read.
  package var url: String?

  package init(
    id: Int = 0, prediction: Int, terms: Int, forecaster: Handle, made: Period, estimate: Estimate?,
    basis: Basis = .assigned, confidence: Confidence? = nil, hedge: String? = nil, because: String? = nil,
    url: String? = nil
  ) {
    self.id = id
    self.prediction = prediction
    self.terms = terms
    self.forecaster = forecaster
    self.made = made
    self.estimate = estimate
    self.basis = basis
    self.confidence = confidence
    self.hedge = hedge
    self.because = because
    self.url = url
  }

  /// A forecast of a statement, or with nil a withdrawal.
  package init(
    id: Int = 0, prediction: Int, terms: Int, forecaster: Handle, made: Period, probability: Probability?,
    basis: Basis = .assigned, confidence: Confidence? = nil, hedge: String? = nil, because: String? = nil,
    url: String? = nil
  ) {
    self.init(
      id: id, prediction: prediction, terms: terms, forecaster: forecaster, made: made,
      estimate: probability.map(Estimate.probability), basis: basis, confidence: confidence, hedge: hedge,
      because: because, url: url)
  }

  package var identifier: Identifier { Identifier(.forecast, id) }

  package var isWithdrawal: Bool { estimate == nil }

  /// The probability that a statement is true; nil for a withdrawal, and where something else was asked.
  package var probability: Probability? { estimate?.probability }
}
