import CommandLanguage
import Facts
import Storage

extension Call {
  /// The row that the command's key names already, if it does.
  func keyed() throws -> KeyedRow? {
    try self[.key].flatMap(snapshot.key)
  }

  /// Whether a command says the same as the one that made the row, as far as its words can tell.
  ///
  /// The same words mean the same, unless one of them depends on when or after what they are said.
  func repeats(_ keyed: KeyedRow) -> Bool {
    let isRelative =
      arguments.contains(DayExpression.self) { $0.isRelative }
      || arguments.contains([RowReference].self) { $0.contains(.last) }
      || arguments.contains(GivenExpression.self) { $0.reference == .last }
      || arguments.contains(Haystack.self) { $0 == .document([.last]) }
    return !isRelative && keyed.content == arguments.content(except: Parameter.key.name)
  }

  /// What the command means, once it has been carried out.
  var meaning: String { canonical.line(of: arguments, except: Parameter.key.name) }

  func otherMeaning(than keyed: KeyedRow) -> Diagnostic {
    wrong(
      .key, "E-KEY", "the key '\(self[.key] ?? "")' already names \(keyed.row), which was made otherwise",
      hint:
        "that was: \(keyed.meaning)\nthis is: \(meaning)\nuse another key, or change it with 'edit \(keyed.row) ...'"
    )
  }

  /// Gives the first row that a command made, or met, the command's key.
  func name(_ row: Identifier?, _ change: Change) throws {
    guard let key = self[.key], let row else { return }
    if let other = try snapshot.key(of: row) {
      throw wrong(.key, "E-KEY", "\(row) has the key '\(other)' already", hint: "use key:\(other)")
    }
    guard try !change.isTaken(key) else {
      throw wrong(.key, "E-KEY", "the key '\(key)' names a row that you do not see", hint: "use another key")
    }
    let content = arguments.content(except: Parameter.key.name)
    try change.name(key, KeyedRow(row, content: content, meaning: meaning))
  }
}
