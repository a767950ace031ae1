/// What one word must look like to stand for a value, and how it is read.
package struct Shape<Value: Sendable>: Sendable {
  /// How help names it, such as `DAY`.
  package let placeholder: String
  /// Whether a word has this shape, so that an optional slot takes it.
  package let fits: @Sendable (String) -> Bool
  /// What completes a word of this shape, unless a parameter says otherwise.
  package let suggests: Suggestion
  package let parse: @Sendable (String) throws(Diagnostic) -> Value

  package init(
    _ placeholder: String, fits: @escaping @Sendable (String) -> Bool = { _ in true },
    suggests: Suggestion = .nothing, parse: @escaping @Sendable (String) throws(Diagnostic) -> Value
  ) {
    self.placeholder = placeholder
    self.suggests = suggests
    self.fits = fits
    self.parse = parse
  }
}

extension Shape where Value == String {
  /// Any word at all.
  package static func text(
    _ placeholder: String = "TEXT", fits: @escaping @Sendable (String) -> Bool = { _ in true },
    suggests: Suggestion = .nothing
  ) -> Shape {
    Shape(placeholder, fits: fits, suggests: suggests) { text in text }
  }

  /// One of a few words.
  package static func choice(_ words: [String]) -> Shape {
    Shape(
      words.joined(separator: "|"), fits: { words.contains($0) },
      suggests: .words(words.map { Choice($0) })
    ) { text throws(Diagnostic) in
      guard !words.contains(text) else { return text }
      let nearest = Spelling.nearest(to: text, among: words).map { "did you mean '\($0)'? " } ?? ""
      throw Diagnostic(
        "E-CHOICE", "'\(text)' is not one of the words that can stand here",
        hint: nearest + "one of: " + words.joined(separator: ", "))
    }
  }
}

extension Shape where Value == Bool {
  /// The shape of what stands alone.
  package static var flag: Shape { Shape("") { _ in true } }
}

/// A named argument of commands: its keyword (or, in a slot, its name), its shape, and what it means.
package struct Parameter<Value: Sendable>: Sendable {
  package let name: String
  package let shape: Shape<Value>
  package let summary: String
  /// What completes it: what its shape says, unless it says otherwise.
  package let suggests: Suggestion

  package init(
    _ name: String, _ shape: Shape<Value>, _ summary: String, suggests: Suggestion? = nil
  ) {
    self.name = name
    self.shape = shape
    self.summary = summary
    self.suggests = suggests ?? shape.suggests
  }

  /// The same, completed by something else where one command takes fewer of its values.
  package func suggesting(_ suggestion: Suggestion) -> Parameter {
    Parameter(name, shape, summary, suggests: suggestion)
  }
}

/// A parameter as a syntax lists it, whatever its type.
package struct AnyParameter: Sendable {
  package let name: String
  package let placeholder: String
  package let summary: String
  package let suggests: Suggestion
  /// Whether it is the slot that text after `--` fills.
  package let isText: Bool
  /// Whether it stands alone, without a value.
  package let isFlag: Bool
  let fits: @Sendable (String) -> Bool
  let parse: @Sendable (String) throws(Diagnostic) -> any Sendable
}

extension Parameter {
  func erased(isText: Bool = false, isFlag: Bool = false) -> AnyParameter {
    let shape = shape
    return AnyParameter(
      name: name, placeholder: shape.placeholder, summary: summary, suggests: suggests, isText: isText,
      isFlag: isFlag, fits: shape.fits, parse: { text throws(Diagnostic) in try shape.parse(text) })
  }
}

/// A positional argument.
package struct Slot: Sendable {
  package let parameter: AnyParameter
  package let isRequired: Bool
  /// Whether it takes a word without its shape that no other place takes, to say itself what is wrong with it.
  var isEager = false

  package static func required<Value>(_ parameter: Parameter<Value>) -> Slot {
    Slot(parameter: parameter.erased(), isRequired: true)
  }

  package static func optional<Value>(_ parameter: Parameter<Value>) -> Slot {
    Slot(parameter: parameter.erased(), isRequired: false)
  }

  /// An optional slot whose words are not all known from their shape, such as phrases that a workspace adds.
  ///
  /// Once the text before it is there, it takes what has no other place and is no slip of a keyword.
  package static func eager<Value>(_ parameter: Parameter<Value>) -> Slot {
    Slot(parameter: parameter.erased(), isRequired: false, isEager: true)
  }

  /// The one slot of a verb that text after `--` fills.
  package static func text<Value>(_ parameter: Parameter<Value>, isRequired: Bool = true) -> Slot {
    Slot(parameter: parameter.erased(isText: true), isRequired: isRequired)
  }
}

/// An argument that its name introduces, in any order after the slots.
package struct Keyword: Sendable {
  package let parameter: AnyParameter
  package let isRequired: Bool

  package init<Value>(_ parameter: Parameter<Value>) {
    self.init(parameter: parameter.erased(), isRequired: false)
  }

  private init(parameter: AnyParameter, isRequired: Bool) {
    self.parameter = parameter
    self.isRequired = isRequired
  }

  package static func required<Value>(_ parameter: Parameter<Value>) -> Keyword {
    Keyword(parameter: parameter.erased(), isRequired: true)
  }

  /// A word that stands alone.
  package static func flag(_ parameter: Parameter<Bool>) -> Keyword {
    Keyword(parameter: parameter.erased(isFlag: true), isRequired: false)
  }
}
