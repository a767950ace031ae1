import CommandLanguage
import Facts
import Storage

extension Sitting {
  /// From when the file is seen, unless that is now.
  var recordedWords: String? {
    recorded.map { "as it stood " + ($0 == 0 ? "before its first operation" : "after o\($0)") }
  }

  /// Makes a note or a warning an error where the sitting is strict.
  func refuse(_ notices: [Notice]) throws(Diagnostic) {
    guard isStrict, let notice = notices.first(where: { $0.severity != .report }) else { return }
    throw Diagnostic(
      "E-STRICT", notice.message, hint: "this is a \(notice.severity.rawValue) unless the sitting is strict")
  }
}

extension Session {
  /// The file as it stood right after an operation, to be read.
  mutating func store(recorded operation: Int) throws -> FactStore {
    if let past, past.operation == operation { return past.store }
    let present = try running == nil ? store() : committed()
    let store = try present.asRecorded(through: operation)
    past = (operation, store)
    return store
  }

  /// What the file holds without the changes of the running script.
  private func committed() throws -> FactStore {
    guard let path, path != ":memory:" else {
      throw Diagnostic(
        "E-RECORDED", "a script cannot look back in a workspace that is in memory",
        hint: "give --recorded to 'run'")
    }
    return try FactStore.open(at: .file(path), access: .readOnly)
  }

  /// Refuses to change what is seen as it stood earlier.
  func refuseChange() throws(Diagnostic) {
    guard let words = sitting.recordedWords else { return }
    throw Diagnostic(
      "E-RECORDED", "the file is seen \(words), where nothing can be changed",
      hint: "'set recorded none' comes back to now")
  }

  /// The operation that `o12`, or the last one recorded by the end of a day, names; 0 is the empty file.
  mutating func operation(recorded text: String) throws -> Int {
    let seen = sitting.recorded
    sitting.recorded = nil
    defer { sitting.recorded = seen }
    // What a script does itself is not recorded before its end.
    let own = running?.change.operation
    if let id = Identifier(parsing: text), id.kind == .operation {
      guard id.number != own, try read({ try $0.operation(id.number) }) != nil else {
        throw FactError("E-ID", "there is no \(id)", hint: "'log' shows what there is")
      }
      return id.number
    }
    let expression: DayExpression
    do { expression = try DayExpression(parsing: text) } catch {
      throw FactError(
        error.code, "'\(text)' is neither an operation nor a day", hint: "write o12, 2017-05-01 or none")
    }
    let now = environment.now()
    return try read { snapshot in
      let zone = try snapshot.setting("zone") ?? Zone.standard
      let today = try Zone.day(milliseconds: now, in: zone)
      let last = try expression.resolved(asOf: today, looking: .past).last
      return try snapshot.operations(before: own).first { operation in
        try Timestamp.milliseconds(operation.recorded).map {
          try Zone.day(milliseconds: $0, in: zone) <= last
        }
          ?? false
      }?.id ?? 0
    }
  }
}
