import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [Attribute] {
  static var attributes: Parameter {
    Parameter(
      "with", Shape("NAME=VALUE,...", reading: Attribute.list(parsing:)),
      "attributes of the words, such as certainty=low,negated")
  }
}

extension Parameter where Value == [RowReference] {
  fileprivate static var attributed: Parameter {
    Parameter("ids", .rows("IDS", Kind.attributable), "the mentions, claims or links")
  }
}

extension Command {
  static let attribute = Command(
    Syntax(
      "attribute", "Gives mentions, claims and links attributes, or takes them away.",
      details: """
        An attribute has a name and a value, or a name alone where it only holds. A row has one of each name from each
        coder, so that another value takes the place of the first; -NAME takes it away. `mark ... with` gives some at
        once, and attr:certainty=low finds them.
        """,
      slots: [.required(.attributed)], rest: "NAME=VALUE|NAME|-NAME ...",
      examples: ["attribute c1 certainty=low polarity=positive", "attribute m1,m2 negated -certainty"])
  ) { call, change in
    let rows = try call.rows(.attributed, Kind.attributable)
    let changes = try call.attributeChanges()
    guard !changes.isEmpty else {
      throw call.wrong(
        "E-MISSING", "'attribute' needs an attribute",
        hint: "write NAME=VALUE, NAME, or -NAME to take one away")
    }
    var changed: [Identifier] = []
    for row in rows {
      var hasChanged = false
      for (name, attribute) in changes {
        let isNews =
          try attribute.map { try change.set($0, on: row, coder: call.author) }
          ?? change.removeAttribute(name, from: row, coder: call.author)
        hasChanged = hasChanged || isNews
      }
      if hasChanged { changed.append(row) }
    }
    let words = changes.map { $1?.description ?? "-\($0)" }.joined(separator: " ")
    return Reply(
      Page(
        [
          .line(
            Phrase((changed.isEmpty ? rows : changed).shortened, .strong)
              + Phrase(changed.isEmpty ? " unchanged" : "  " + words))
        ],
        json: .object([
          .init("ok", true), .init("changed", .array(changed.map { .string($0.description) })),
          .init("rows", .integer(rows.count)),
        ])))
  }
}

extension Call {
  /// What the words give, or nil what they take away, name by name; no name may stand twice.
  fileprivate func attributeChanges() throws -> [(name: String, attribute: Attribute?)] {
    var changes: [(name: String, attribute: Attribute?)] = []
    for word in arguments.rest {
      do throws(FactError) {
        let attribute = word.text.hasPrefix("-") ? nil : try Attribute(parsing: word.text)
        let name =
          if let attribute { attribute.name } else {
            try Attribute.name(parsing: String(word.text.dropFirst()))
          }
        guard !changes.contains(where: { $0.name == name }) else {
          throw FactError("E-ATTRIBUTE", "'\(name)' is given twice", hint: "keep one of the two")
        }
        changes.append((name, attribute))
      } catch { throw Diagnostic(error, at: word.range) }
    }
    return changes
  }
}
