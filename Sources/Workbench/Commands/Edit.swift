import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var field: Parameter {
    Parameter("field", .text("FIELD", suggests: .editableFields), "what to change; alone, all in an editor")
  }
}

extension Command {
  private static let editSyntax = Syntax(
    "edit", "Changes a field of a row, or opens an editor on all of them.",
    details: """
      Without a field it opens VISUAL or EDITOR on a text with a line for each field; what is changed there is one
      operation, and a text that is left as it was changes nothing. The word `none` clears a field that may be empty.
      A prediction's statement, criteria and deadline are amended: earlier forecasts keep the terms they were made
      for.
      """,
    slots: [
      .required(.subject.suggesting(.rows(EditableField.kinds))), .optional(.field),
      .text(.value.suggesting(.editedValue), isRequired: false),
    ],
    examples: [
      "edit c1 statement \"Moon Jae-in wins\"", "edit d1 lang en", "edit p1 by 2017-05-09",
      "edit c1 kind none",
    ])

  static let edit = Command(editSyntax) { arguments, session, output in
    guard let field = arguments[.field] else {
      guard arguments[.value] == nil else {
        throw Diagnostic(
          "E-MISSING", "'edit' needs FIELD: what to change", hint: "usage: " + editSyntax.usage,
          at: arguments.range(of: .value))
      }
      return try session.edit(arguments, output)
    }
    guard arguments[.value] != nil else {
      let end = arguments.statement.text.utf8.count
      throw Failure(
        Diagnostic(
          "E-MISSING", "'edit' needs VALUE: to what '\(field)' is changed",
          hint: "usage: " + editSyntax.usage,
          at: end..<end), in: arguments.statement, exit: .usage)
    }
    try session.perform(editField, arguments, output)
  }

  private static let editField = Command(editSyntax) { call, change in
    let row = try call.requiredRow(.subject, Kind.allCases)
    let (name, value) = (try call.required(.field), try call.required(.value))
    let fields = EditableField.fields(of: row.kind)
    guard let field = fields.first(where: { $0.name == name }) else {
      let names = fields.map(\.name)
      let nearest = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'? " } ?? ""
      throw call.wrong(
        .field, "E-FIELD", "\(row.kind.indefinite) has no field '\(name)' to edit",
        hint: names.isEmpty
          ? "supersede it by a new one instead" : nearest + "fields are " + names.joined(separator: ", "))
    }
    let before = try (call.card(of: row).text, call.fields(of: row))
    let isCleared = field.isOptional && value == EditableField.cleared
    let stored: String
    do {
      stored = try field.store(isCleared ? nil : value, row, call, change) ?? EditableField.cleared
    } catch let error as FactError {
      throw Diagnostic(error, at: call.arguments.range(of: .value))
    }
    call.canonical.replace(Parameter.value.name, with: stored)
    if stored != value, (try? DayExpression(parsing: value))?.isRelative ?? false {
      call.warnOfRelativeDay(read: stored)
    }
    guard try before != (call.card(of: row).text, call.fields(of: row)) else { return .unchanged(row) }
    return Reply(
      .created(
        [row], try call.card(of: row).text, details: ["\(name) \(stored.shortened(to: 60))"],
        json: [.init("field", .string(name)), .init("value", .string(stored))]))
  }
}
