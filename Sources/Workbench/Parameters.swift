import CommandLanguage
import Facts

// The arguments that several commands share, each declared once.

extension Shape {
  /// A shape whose values know how to read themselves.
  init(
    _ placeholder: String, fits: @escaping @Sendable (String) -> Bool = { _ in true },
    suggests: Suggestion = .nothing,
    reading: @escaping @Sendable (String) throws(FactError) -> Value
  ) {
    self.init(placeholder, fits: fits, suggests: suggests) { text throws(Diagnostic) in
      do throws(FactError) { return try reading(text) } catch { throw Diagnostic(error) }
    }
  }
}

extension Shape {
  /// One of a few values, by its name.
  static func one(
    of values: [Value], meaning summary: (Value) -> String = { _ in "" },
    named name: @escaping @Sendable (Value) -> String
  ) -> Shape {
    let words = Shape<String>.choice(values.map(name))
    let choices = values.map { Choice(name($0), summary($0)) }
    return Shape(words.placeholder, fits: words.fits, suggests: .words(choices)) { text throws(Diagnostic) in
      let word = try words.parse(text)
      guard let value = values.first(where: { name($0) == word }) else {
        throw Diagnostic("E-CHOICE", "'\(word)' cannot stand here")
      }
      return value
    }
  }
}

extension Shape where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
  /// One of the words that the cases are written as.
  static func choice() -> Shape { one(of: Array(Value.allCases)) { $0.rawValue } }
}

extension Shape where Value == DayExpression {
  static var day: Shape {
    Shape(
      "DAY", fits: { (try? DayExpression(parsing: $0)) != nil }, suggests: .days(.past),
      reading: DayExpression.init(parsing:))
  }
}

extension Shape where Value == [RowReference] {
  /// One or more rows of some kinds, such as `c3`, `c3,c5`, `c3..c9`, `last`, `key:NAME`.
  static func rows(_ placeholder: String, _ kinds: [Kind]) -> Shape {
    Shape(
      placeholder, fits: { RowReference.list(parsing: $0) != nil }, suggests: .rows(kinds)
    ) { text throws(Diagnostic) in
      guard let references = RowReference.list(parsing: text) else {
        throw Diagnostic(
          "E-ID", "'\(text)' is not an id", hint: "ids are c3, c3,c5, c3..c9, last or key:NAME")
      }
      return references
    }
  }
}

extension Shape where Value == Handle {
  static var speaker: Shape {
    Shape("@who", fits: { $0.hasPrefix("@") }, suggests: .who) { text throws(Diagnostic) in
      guard text.hasPrefix("@") else {
        throw Diagnostic("E-SPEAKER", "'\(text)' is not a speaker", hint: "did you mean @\(text)?")
      }
      do throws(FactError) { return try Handle(parsing: text) } catch { throw Diagnostic(error) }
    }
  }
}

extension Parameter where Value == DayExpression {
  /// The day that a command's row has; each command says which.
  static func on(_ summary: String) -> Parameter { Parameter("on", .day, summary) }
  static var on: Parameter { on("the day") }
  static var by: Parameter {
    Parameter("by", .day, "the deadline; a period means its end", suggests: .days(.future))
  }
  static var known: Parameter { Parameter("known", .day, "the day on which it became public") }
}

extension Parameter where Value == Handle {
  static var who: Parameter { Parameter("speaker", .speaker, "the speaker") }
}

extension Parameter where Value == String {
  static var statement: Parameter { Parameter("statement", .text("STATEMENT"), "what is predicted") }
  static var words: Parameter { Parameter("text", .text(), "the text") }
  static var `as`: Parameter { Parameter("as", .text("STATEMENT"), "the proposition in plain words") }
  static var because: Parameter { Parameter("because", .text(), "the reason") }
  static var hedge: Parameter { Parameter("hedge", .text(), "the source's own words of doubt") }
  static var kind: Parameter {
    Parameter(
      "kind", .text("KIND"), "any word, such as fact, cause, opinion, forecast", suggests: .claimKinds)
  }
  static var src: Parameter { Parameter("src", .text("URL"), "where it can be read") }
  static var criteria: Parameter { Parameter("criteria", .text(), "how it will be judged") }

  static var key: Parameter {
    Parameter(
      "key", Shape("NAME", reading: Name.key(parsing:)),
      "a name for the new row, so that the command can be run twice")
  }
}

extension Parameter where Value == Confidence {
  static var confidence: Parameter { Parameter("confidence", .choice(), "how firmly it was said") }
}

extension Parameter where Value == [RowReference] {
  static var with: Parameter { Parameter("with", .rows("e1,e2", [.evidence]), "the evidence it rests on") }
  static var claim: Parameter { Parameter("claim", .rows("c1", [.claim]), "the claim") }
  static var prediction: Parameter { Parameter("prediction", .rows("p1", [.prediction]), "the prediction") }
  static var subject: Parameter { Parameter("id", .rows("ID", Kind.allCases), "the row") }
}
