/// What kind of thing answers a prediction.
package enum QuestionType: String, Sendable, Hashable, CaseIterable {
  case binary, options, ordered, number, day

  package var hasOptions: Bool { self == .options || self == .ordered }

  package var summary: String {
    switch self {
    case .binary: "yes or no"
    case .options: "one of several options"
    case .ordered: "one of several options that ascend"
    case .number: "a number"
    case .day: "a day"
    }
  }
}

/// What can answer a prediction: its type, the options among which it is, the unit in which it is counted.
package struct Question: Sendable, Hashable {
  package let type: QuestionType
  /// In the order in which they were typed; empty unless the type has options.
  package let options: [String]
  /// Of a number alone.
  package let unit: String?

  package static let binary = Question(.binary)

  /// One that is known to be well formed, as read from a workspace.
  package init(stored type: QuestionType, options: [String], unit: String?) {
    (self.type, self.options, self.unit) = (type, options, unit)
  }

  /// A question whose parts fit together.
  package init(_ type: QuestionType, options: [String] = [], unit: String? = nil) {
    self.init(stored: type, options: options, unit: unit)
  }

  /// A question as it was declared; nil where nothing was, so that its first forecast shows what it is.
  ///
  /// Options make a type of options, a unit makes one of numbers; what does not fit together is refused.
  package init?(declaring type: QuestionType?, options: [String], unit: String?) throws(FactError) {
    guard type != nil || !options.isEmpty || unit != nil else { return nil }
    let type = type ?? (options.isEmpty ? .number : .options)
    guard options.isEmpty || type.hasOptions else {
      throw FactError(
        "E-TYPE", "a question of type \(type.rawValue) has no options", hint: "leave one of the two out")
    }
    guard unit == nil || type == .number else {
      throw FactError(
        "E-TYPE", "only a number has a unit, and the type is \(type.rawValue)",
        hint: "leave one of the two out")
    }
    self.init(stored: type, options: options, unit: unit)
  }

  /// A unit, without the spaces around it.
  package static func unit(_ text: String) throws(FactError) -> String {
    let unit = text.trimmed
    guard !unit.isEmpty, !unit.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
    else { throw FactError("E-TYPE", "a unit is one word or a few", hint: "as in unit tests") }
    return unit
  }

  /// Such as `one of stays, removed, moved`, `a number of tests`.
  package var summary: String {
    switch type {
    case .binary, .day: type.summary
    case .options: "one of \(options.joined(separator: ", "))"
    case .ordered: "one of \(options.joined(separator: " < "))"
    case .number: unit.map { "a number of \($0)" } ?? type.summary
    }
  }
}

/// The names among which the answer to a question is.
package enum OptionNames {
  /// Reads `stays,removed,moved`.
  package static func parsing(_ text: String) throws(FactError) -> [String] {
    var names: [String] = []
    for part in EstimatePart.parts(of: text) {
      names.append(try name(part.text, at: part.bytes))
    }
    try check(names)
    return names
  }

  /// A name in NFC and without the spaces around it.
  static func name(_ text: String, at bytes: Range<Int>) throws(FactError) -> String {
    let name = text.trimmed.composed
    guard !name.isEmpty else {
      throw FactError("E-ESTIMATE", "an option needs a name", hint: form, bytes: bytes)
    }
    guard !name.contains(":") else {
      throw FactError(
        "E-ESTIMATE", "'\(name)' is no name of an option, since it holds a colon",
        hint: "names hold neither ':' nor ','; " + form, bytes: bytes)
    }
    guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw FactError(
        "E-ESTIMATE", "the name of an option stands on one line", hint: form, bytes: bytes)
    }
    guard !reserved.contains(name) else {
      throw FactError(
        "E-ESTIMATE", "no option can be named '\(name)', which is an outcome of every question",
        hint: "choose another word", bytes: bytes)
    }
    return name
  }

  /// Two names or more, no two the same.
  static func check(_ names: [String]) throws(FactError) {
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      throw FactError("E-ESTIMATE", "the option '\(name)' stands there twice", hint: "name each once")
    }
    guard names.count > 1 else {
      throw FactError(
        "E-ESTIMATE", "one option, '\(names.first ?? "")', leaves nothing to ask",
        hint: "name what else can happen, as in stays:60%,removed:40%")
    }
  }

  private static let reserved: Set = ["void", "ambiguous"]
  private static let form =
    "options are written stays,removed,moved, their shares stays:60%,removed:25%,moved:15%"
}
