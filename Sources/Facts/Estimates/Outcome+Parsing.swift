extension Outcome {
  /// Reads how a question turned out; `void` and `ambiguous` answer every question.
  ///
  /// A day must be an absolute one.
  package init(parsing text: String, of question: Question) throws(FactError) {
    switch text {
    case "void": self = .void
    case "ambiguous": self = .ambiguous
    default:
      switch question.type {
      case .binary: self = try Outcome(statement: text)
      case .options, .ordered: self = try Outcome(option: text, of: question)
      case .number:
        do throws(FactError) { self = .number(try Quantity(parsing: text)) } catch {
          throw Outcome.unfit(text, question, error.hint)
        }
      case .day:
        do throws(FactError) { self = .day(try Period(parsing: text)) } catch {
          throw Outcome.isOfAStatement(text) ? Outcome.unfit(text, question, nil) : error
        }
      }
    }
  }

  private init(statement text: String) throws(FactError) {
    switch text {
    case "yes": self = .yes
    case "no": self = .no
    default:
      guard text.first?.isNumber == true, !text.contains("..") else {
        throw FactError(
          "E-OUTCOME", "'\(text)' is not an outcome",
          hint: "outcomes are yes, no, void, ambiguous, or a share such as 40%",
          slip: .init(word: text, candidates: ["yes", "no", "void", "ambiguous"]))
      }
      let share = try Probability(parsing: text, lexicon: .icd203).point
      guard share > 0, share < 1 else {
        throw FactError(
          "E-OUTCOME", "'\(text)' is no share between 0% and 100%", hint: "write \(share == 0 ? "no" : "yes")"
        )
      }
      self = .partial(share)
    }
  }

  private init(option text: String, of question: Question) throws(FactError) {
    let name = text.trimmed.composed
    guard question.options.contains(name) else {
      throw FactError(
        "E-OUTCOME", "'\(text)' is none of the question's options",
        hint: "outcomes are \(question.options.joined(separator: ", ")), or void, ambiguous",
        slip: .init(word: name, candidates: question.options + ["void", "ambiguous"]))
    }
    self = .option(name)
  }

  private static func isOfAStatement(_ text: String) -> Bool {
    ["yes", "no"].contains(text) || text.hasSuffix("%")
  }

  private static func unfit(_ text: String, _ question: Question, _ hint: String?) -> FactError {
    FactError(
      "E-OUTCOME", "'\(text)' is no outcome of a question that asks for \(question.summary)",
      hint: (isOfAStatement(text) ? nil : hint)
        ?? "outcomes are \(question.type.example), or void, ambiguous",
      slip: .init(word: text, candidates: ["void", "ambiguous"]))
  }
}

extension QuestionType {
  /// What an answer looks like.
  package var example: String {
    switch self {
    case .binary: "yes, no or a share such as 40%"
    case .options, .ordered: "one of its options"
    case .number: "a number such as 14 or -2.5"
    case .day: "a day such as 2017-09-03 or 2017-09"
    }
  }
}
