/// What was said of a question: how likely it is, or how likely each of its answers.
package enum Estimate: Sendable, Hashable {
  case probability(Probability)
  case options(OptionShares)
  case quantiles(StatedQuantiles)

  /// As typed, canonically.
  package var stated: String {
    switch self {
    case .probability(let probability): probability.stated
    case .options(let shares): shares.stated
    case .quantiles(let quantiles): quantiles.stated
    }
  }

  /// Whether both say the same kind of thing, so that one can be followed from the other.
  package func isComparable(with other: Estimate?) -> Bool {
    switch (self, other) {
    case (.probability, .probability), (.options, .options): true
    case (.quantiles(let mine), .quantiles(let others)): mine.type == others.type
    default: false
    }
  }

  package var probability: Probability? {
    if case .probability(let probability) = self { probability } else { nil }
  }
}

extension Estimate {
  /// Reads what is said of a question that is known.
  package init(parsing text: String, of question: Question, lexicon: Lexicon) throws(FactError) {
    switch question.type {
    case .binary:
      guard !EstimateForm.isDistribution(text) else {
        throw FactError(
          "E-TYPE", "the question is one of yes or no, and '\(text)' is said of several answers",
          hint: "give one probability, such as 70%")
      }
      self = .probability(try Probability(parsing: text, lexicon: lexicon))
    case .options, .ordered:
      try Estimate.expect(text, question, "options such as stays:60%,removed:40%")
      self = .options(try OptionShares(parsing: text, of: question.options))
    case .number, .day:
      let form = question.type == .day ? "10%:2017-05,50%:2017-09,90%:2018" : "10%:8,50%:14,90%:22"
      try Estimate.expect(text, question, "quantiles such as \(form)")
      self = .quantiles(try StatedQuantiles(parsing: text, of: question.type))
    }
  }

  private static func expect(_ text: String, _ question: Question, _ form: String) throws(FactError) {
    guard !text.contains(":") else { return }
    let options = question.options.isEmpty ? "" : ": " + question.options.joined(separator: ", ")
    throw FactError(
      "E-TYPE",
      "the question asks for \(question.type.summary)\(options), and '\(text)' is a single probability",
      hint: "give \(form)")
  }

  /// Reads what is said of a question that is being asked; what was not declared of it shows in the form.
  package static func asking(
    _ text: String, _ declared: Question?, lexicon: Lexicon
  ) throws(FactError) -> (question: Question, estimate: Estimate) {
    let asked = if let declared { declared } else { Question(try EstimateForm.type(of: text)) }
    let estimate = try Estimate(parsing: text, of: asked, lexicon: lexicon)
    guard case .options(let shares) = estimate else { return (asked, estimate) }
    return (Question(asked.type, options: shares.names), estimate)
  }
}

/// What a word looks like, before anybody knows whether it can be read.
package enum EstimateForm {
  /// Whether a word is meant as a distribution: shares of options, or quantiles.
  ///
  /// One part with a percentage on one side of a colon is enough, so that a slip elsewhere gets its own error.
  package static func isDistribution(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
    let parts = EstimatePart.parts(of: text)
    let isMarked = parts.contains { part in
      (part.atLastColon.map { !$0.left.text.isEmpty && $0.right.isMarked } ?? false)
        || (part.atFirstColon.map { $0.left.isMarked && isDense($0.right.text) } ?? false)
    }
    return isMarked
      || (parts.count > 1 && parts.allSatisfy { $0.atLastColon?.right.isBare ?? false })
  }

  private static func isDense(_ text: String) -> Bool { text.first.map { !$0.isWhitespace } ?? false }

  /// The type of question that a first forecast of this form answers.
  static func type(of text: String) throws(FactError) -> QuestionType {
    guard isDistribution(text) else { return .binary }
    let parts = EstimatePart.parts(of: text)
    let (levels, values) = (
      parts.compactMap(\.atFirstColon?.left), parts.compactMap(\.atFirstColon?.right.text)
    )
    let areLevels =
      levels.count == parts.count
      && (levels.allSatisfy(\.isMarked)
        || (levels.allSatisfy { $0.isMarked || $0.isBare }
          && !parts.allSatisfy { $0.atLastColon?.right.isMarked ?? false }))
    guard areLevels else { return .options }
    if values.contains(where: isWrittenAsDay) { return .day }
    guard !values.allSatisfy(isYear) else {
      throw FactError(
        "E-TYPE", "'\(values[0])' can be a year or a number", hint: "add type day or type number")
    }
    return .number
  }

  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func isWrittenAsDay(_ text: String) -> Bool {
    text.utf8.count > 4 && isYear(String(text.prefix(4))) && text.dropFirst(4).first == "-"
  }
}
