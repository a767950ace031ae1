import CommandLanguage
import Facts
import Storage

/// What is changed of the question itself; options come first, since their type follows from them.
extension EditableField {
  static let ofQuestions: [EditableField] = [
    terms("options") {
      $0.options.isEmpty ? nil : $0.options.joined(separator: ",")
    } amend: { value, prediction, call in
      guard let value else { return nil }
      let options = try OptionNames.parsing(value)
      let type = prediction.current.type.hasOptions ? prediction.current.type : .options
      try ask(Question(type, options: options), in: &prediction, call)
      return options.joined(separator: ",")
    },
    terms("type", suggests: .words(QuestionType.allCases.map { Choice($0.rawValue, $0.summary) })) {
      $0.type.rawValue
    } amend: { value, prediction, call in
      guard let value else { return nil }
      let type = try type(value)
      let question = prediction.current.question
      guard !type.hasOptions || !question.options.isEmpty else {
        throw FactError(
          "E-TYPE", "\(prediction.identifier) has no options to choose from",
          hint: "name them, and the type follows: edit \(prediction.identifier) options a,b,c")
      }
      // What does not belong to the new type stays in the earlier terms.
      try ask(
        Question(
          type, options: type.hasOptions ? question.options : [], unit: type == .number ? question.unit : nil),
        in: &prediction, call)
      return type.rawValue
    },
    terms("unit", isOptional: true) {
      $0.unit
    } amend: { value, prediction, call in
      guard prediction.current.type == .number || value == nil else {
        throw FactError(
          "E-TYPE",
          "only a number has a unit, and \(prediction.identifier) asks for \(prediction.current.type.summary)",
          hint: "make it one first: edit \(prediction.identifier) type number")
      }
      let unit = try value.map(Question.unit)
      let question = prediction.current.question
      try ask(Question(question.type, options: question.options, unit: unit), in: &prediction, call)
      return unit
    },
  ]

  private static func type(_ word: String) throws(FactError) -> QuestionType {
    let words = QuestionType.allCases.map(\.rawValue)
    guard let type = QuestionType(rawValue: word) else {
      throw FactError(
        "E-TYPE", "'\(word)' is no type of question", hint: "types are " + words.joined(separator: ", "),
        slip: .init(word: word, candidates: words))
    }
    return type
  }

  /// Asks something else, unless others wait for a yes or no.
  private static func ask(_ question: Question, in prediction: inout Prediction, _ call: Call) throws {
    if question.type != .binary, let dependant = try call.snapshot.dependants(of: prediction.id).first {
      throw FactError(
        "E-TYPE", "p\(dependant) depends on a yes or no of \(prediction.identifier)",
        hint: "free it first: edit p\(dependant) given none")
    }
    prediction.current.question = question
  }
}
