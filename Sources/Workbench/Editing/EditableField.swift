import CommandLanguage
import Facts
import Presentation
import Storage

/// A field that `edit` may change, of one kind of row.
struct EditableField: Sendable {
  let kind: Kind
  let name: String
  /// Whether the word `none` clears it.
  let isOptional: Bool
  var suggests = Suggestion.nothing
  /// What stands there, as `edit` would take it; nil where nothing does.
  let current: @Sendable (_ row: Identifier, _ call: Call) throws -> String?
  /// Stores a value, nil to clear it, and returns it as the log keeps it, with no day or alias left to be understood.
  let store: @Sendable (_ value: String?, _ row: Identifier, _ call: Call, _ change: Change) throws -> String?

  static let cleared = "none"

  static let all: [EditableField] =
    [
      text(.document, "title", .title), text(.document, "publisher", .publisher, isOptional: true),
      text(.document, "url", .url, isOptional: true), text(.document, "lang", .language, isOptional: true),
      day(.document, .published) { try $0.snapshot.document($1)?.published },
      speaker(.document, "author", .author) { try $0.snapshot.document($1)?.author },
      text(.claim, "statement", .statement), text(.claim, "kind", .kind, isOptional: true),
      text(.mention, "hedge", .hedge, isOptional: true),
      day(.mention, .said) { try $0.snapshot.mention($1)?.said },
      speaker(.mention, "speaker", .speaker) { try $0.snapshot.mention($1)?.speaker },
      reporters,
      text(.evidence, "text", .text), text(.evidence, "src", .url, isOptional: true),
      day(.evidence, .published) { try $0.snapshot.evidence($1)?.published },
      text(.note, "text", .text), text(.link, "because", .because, isOptional: true),
      text(.verdict, "because", .because, isOptional: true),
      text(.forecast, "because", .because, isOptional: true),
      text(.forecast, "hedge", .hedge, isOptional: true),
      text(.forecast, "src", .url, isOptional: true),
      text(.resolution, "because", .because, isOptional: true),
      text(.resolution, "src", .url, isOptional: true),
    ] + EditableField.ofTerms

  static var kinds: [Kind] { Kind.allCases.filter { kind in all.contains { $0.kind == kind } } }

  static func fields(of kind: Kind) -> [EditableField] { all.filter { $0.kind == kind } }

  private static func text(
    _ kind: Kind, _ name: String, _ column: Change.Column, isOptional: Bool = false
  ) -> EditableField {
    EditableField(kind: kind, name: name, isOptional: isOptional) { row, call in
      try call.snapshot.value(of: column, in: row)
    } store: { value, row, _, change in
      if let value { try check(value, name) }
      try change.set(column, of: row, to: value)
      return value
    }
  }

  private static func day(
    _ kind: Kind, _ column: Change.Column, current: @escaping @Sendable (Call, Int) throws -> Period?
  ) -> EditableField {
    EditableField(kind: kind, name: "on", isOptional: true, suggests: .days(.past)) { row, call in
      try current(call, row.number)?.text
    } store: { value, row, call, change in
      let day = try value.map {
        try DayExpression(parsing: $0).resolved(asOf: call.today(), looking: .past).text
      }
      try change.set(column, of: row, to: day)
      return day
    }
  }

  private static func speaker(
    _ kind: Kind, _ name: String, _ column: Change.Column,
    current: @escaping @Sendable (Call, Int) throws -> Handle?
  ) -> EditableField {
    EditableField(kind: kind, name: name, isOptional: true, suggests: .who) { row, call in
      try current(call, row.number)?.description
    } store: { value, row, call, change in
      guard let value else {
        try change.set(column, of: row, toSpeaker: nil)
        return nil
      }
      let handle = try Handle(parsing: value)
      let speaker = try call.snapshot.speaker(named: handle)?.handle ?? handle
      try change.set(column, of: row, toSpeaker: change.speakerRow(speaker))
      return speaker.description
    }
  }

  static func check(_ value: String, _ name: String) throws(FactError) {
    guard value.onOneLine.isEmpty else { return }
    throw FactError("E-EDIT", "\(name) cannot be empty", hint: "give its new text")
  }
}
