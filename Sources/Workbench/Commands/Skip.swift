import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == Identifier {
  static var lastSkipped: Parameter {
    let shape = Shape<Identifier>("ID", fits: { Identifier(parsing: $0) != nil }) { text throws(Diagnostic) in
      guard let row = Identifier(parsing: text), row.kind != .operation else {
        throw Diagnostic("E-ID", "'\(text)' is not the id of a row", hint: "write an id such as c6")
      }
      // Ids left out are never given again, so a slip must not use up all that there are.
      guard row.number <= 1_000_000_000_000 else {
        throw Diagnostic(
          "E-ID", "\(row) is too far away", hint: "ids go up to \(row.kind.rawValue)1000000000000 here")
      }
      return row
    }
    return Parameter("id", shape, "the last id to leave out")
  }
}

extension Command {
  static let skip = Command(
    Syntax(
      "skip", "Leaves out ids, so that the next row of the kind comes after this one.",
      details: """
        'log as script' writes it where ids were used up by what was undone later, so that what it rebuilds has the
        same ids.
        """,
      slots: [.required(.lastSkipped)], examples: ["skip c40"])
  ) { call, change in
    let row = try call.required(.lastSkipped)
    let isNew = try change.skip(through: row)
    return Reply(
      Page(
        [.line(isNew ? "the next \(row.kind.name) comes after \(row)" : "\(row) was used up already")],
        json: .object([.init("ok", true), .init("after", .string(row.description))])))
  }
}
