import CommandLanguage
import Facts
import Presentation
import Storage

/// A field that `edit` may change, of one kind of row.
struct EditableField: Sendable {
  let kind: Kind
  let name: String
  var suggests = Suggestion.nothing
  /// Stores a value and returns it as the log keeps it, with no day or alias left to be understood.
  let apply: @Sendable (_ value: String, _ row: Identifier, _ call: Call, _ change: Change) throws -> String

  static let all: [EditableField] =
    texts(.document, [("title", .title), ("publisher", .publisher), ("url", .url), ("lang", .language)])
    + texts(.claim, [("statement", .statement), ("kind", .kind)])
    + texts(.mention, [("hedge", .hedge)]) + texts(.evidence, [("text", .text), ("src", .url)])
    + texts(.note, [("text", .text)]) + texts(.link, [("because", .because)])
    + texts(.verdict, [("because", .because)]) + texts(.forecast, [("because", .because), ("hedge", .hedge)])
    + texts(.resolution, [("because", .because), ("src", .url)])
    + [
      day(.document, .published), day(.mention, .said), day(.evidence, .published),
      speaker(.document, "author", .author), speaker(.mention, "speaker", .speaker),
      speaker(.mention, "via", .via),
      terms("statement") { value, prediction, _ in
        prediction.current.statement = value
        return value
      },
      terms("criteria") { value, prediction, _ in
        prediction.current.criteria = value
        return value
      },
      terms("given", suggests: .rows([.prediction], also: [Choice("none", "on nothing")])) {
        value, prediction, call in
        prediction.current.condition = try call.condition(value, of: prediction)
        return prediction.current.condition?.description ?? value
      },
      terms("by", suggests: .days(.future)) { value, prediction, call in
        let deadline = try DayExpression(parsing: value).resolved(asOf: call.today(), looking: .future)
        try check(deadline, of: prediction, call)
        prediction.current.deadline = deadline
        return deadline.text
      },
    ]

  static var kinds: [Kind] { Kind.allCases.filter { kind in all.contains { $0.kind == kind } } }

  /// A deadline before the day of a forecast would leave it out of every score.
  private static func check(_ deadline: Period, of prediction: Prediction, _ call: Call) throws {
    let late = try call.snapshot.forecasts(of: prediction.id).first { $0.made.first > deadline.last }
    guard let late else { return }
    throw FactError(
      "E-DAY", "the deadline, \(deadline), lies before \(late.made), when \(late.identifier) was made",
      hint: "check both days")
  }

  private static func texts(_ kind: Kind, _ columns: [(String, Change.Column)]) -> [EditableField] {
    columns.map { name, column in
      EditableField(kind: kind, name: name) { value, row, _, change in
        guard !value.onOneLine.isEmpty else {
          throw FactError("E-EDIT", "\(name) cannot be empty", hint: "give its new text")
        }
        try change.set(column, of: row, to: value)
        return value
      }
    }
  }

  private static func day(_ kind: Kind, _ column: Change.Column) -> EditableField {
    EditableField(kind: kind, name: "on", suggests: .days(.past)) { value, row, call, change in
      let day = try DayExpression(parsing: value).resolved(asOf: call.today(), looking: .past)
      try change.set(column, of: row, to: day.text)
      return day.text
    }
  }

  private static func speaker(_ kind: Kind, _ name: String, _ column: Change.Column) -> EditableField {
    EditableField(kind: kind, name: name, suggests: .who) { value, row, call, change in
      let handle = try Handle(parsing: value)
      let speaker = try call.snapshot.speaker(named: handle)?.handle ?? handle
      try change.set(column, of: row, toSpeaker: change.speakerRow(speaker))
      return speaker.description
    }
  }

  /// Changes the terms of a prediction: new terms supersede, and earlier forecasts keep theirs.
  private static func terms(
    _ name: String, suggests: Suggestion = .nothing,
    _ amend: @escaping @Sendable (String, inout Prediction, Call) throws -> String
  ) -> EditableField {
    EditableField(kind: .prediction, name: name, suggests: suggests) { value, row, call, change in
      guard let prediction = try call.snapshot.prediction(row.number) else { return value }
      var amended = prediction
      let stored = try amend(value, &amended, call)
      guard amended != prediction else { return stored }
      amended.current.number += 1
      _ = try change.add(amended.current, to: prediction.id)
      return stored
    }
  }
}

extension Parameter where Value == String {
  static var field: Parameter {
    Parameter("field", .text("FIELD", suggests: .editableFields), "what to change")
  }
}

extension Command {
  static let edit = Command(
    Syntax(
      "edit", "Changes one field of a row.",
      details:
        "A prediction's statement, criteria and deadline are amended: earlier forecasts keep the terms they were made for.",
      slots: [
        .required(.subject.suggesting(.rows(EditableField.kinds))), .required(.field),
        .text(.value.suggesting(.editedValue)),
      ],
      examples: ["edit c1 statement \"Moon Jae-in wins\"", "edit d1 lang en", "edit p1 by 2017-05-09"])
  ) { call, change in
    let row = try call.requiredRow(.subject, Kind.allCases)
    let (name, value) = (try call.required(.field), try call.required(.value))
    let fields = EditableField.all.filter { $0.kind == row.kind }
    guard let field = fields.first(where: { $0.name == name }) else {
      let names = fields.map(\.name)
      let nearest = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'? " } ?? ""
      throw call.wrong(
        .field, "E-FIELD", "\(row.kind.indefinite) has no field '\(name)' to edit",
        hint: names.isEmpty
          ? "supersede it by a new one instead" : nearest + "fields are " + names.joined(separator: ", "))
    }
    let before = try (call.card(of: row).text, call.fields(of: row))
    let stored: String
    do { stored = try field.apply(value, row, call, change) } catch let error as FactError {
      throw Diagnostic(error, at: call.arguments.range(of: .value))
    }
    call.canonical.replace(Parameter.value.name, with: stored)
    guard try before != (call.card(of: row).text, call.fields(of: row)) else { return .unchanged(row) }
    let card = try call.card(of: row)
    return Reply(
      .created(
        [row], card.text, details: ["\(name) \(stored.shortened(to: 60))"],
        json: [.init("field", .string(name)), .init("value", .string(stored))]))
  }
}
