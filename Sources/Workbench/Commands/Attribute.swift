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

/// An attribute that is given, or the name of one that is taken away.
struct AttributeChange: Sendable {
  let name: String
  let attribute: Attribute?

  /// Reads `certainty=low,negated,-polarity`; no name may stand twice.
  static func list(parsing text: String) throws(FactError) -> [AttributeChange] {
    var changes: [AttributeChange] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      let attribute = part.hasPrefix("-") ? nil : try Attribute(parsing: part)
      let name =
        if let attribute { attribute.name } else { try Attribute.name(parsing: String(part.dropFirst())) }
      guard !changes.contains(where: { $0.name == name }) else {
        throw FactError("E-ATTRIBUTE", "'\(name)' is given twice", hint: "keep one of the two")
      }
      changes.append(AttributeChange(name: name, attribute: attribute))
    }
    return changes
  }
}

extension Parameter where Value == [AttributeChange] {
  fileprivate static var attributeChanges: Parameter {
    Parameter(
      "attributes", Shape("NAME=VALUE|NAME|-NAME,...", reading: AttributeChange.list(parsing:)),
      "what is given, and with - what is taken away")
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
      slots: [.required(.attributed), .required(.attributeChanges)],
      examples: ["attribute c1 certainty=low,polarity=positive", "attribute m1,m2 negated,-certainty"])
  ) { call, change in
    let rows = try call.rows(.attributed, Kind.attributable)
    let changes = try call.required(.attributeChanges)
    var changed: [Identifier] = []
    for row in rows {
      var hasChanged = false
      for (name, attribute) in changes.map({ ($0.name, $0.attribute) }) {
        let isNews =
          try attribute.map { try change.set($0, on: row, coder: call.author) }
          ?? change.removeAttribute(name, from: row, coder: call.author)
        hasChanged = hasChanged || isNews
      }
      if hasChanged { changed.append(row) }
    }
    let words = changes.map { $0.attribute?.description ?? "-\($0.name)" }.joined(separator: " ")
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
