import CommandLanguage
import Facts
import Storage

extension Session {
  /// What hides the work of others in this sitting, if anything does.
  mutating func blindfold() throws -> Blindfold? {
    guard sitting.isBlind else { return nil }
    if let running { return try sitting.blindfold(running.change.snapshot) }
    let sitting = sitting
    return try store().read { try sitting.blindfold($0) }
  }

  /// Refuses to take back what somebody did whose work stays hidden.
  mutating func refuseBlindUndo(of operation: Int) throws {
    guard sitting.isBlind, try read({ try $0.operation(operation) }) == nil else { return }
    throw Diagnostic(
      "E-BLIND", "o\(operation) is no operation of yours, and you work blind",
      hint: "'log' lists yours; 'set blind off' shows all")
  }
}

extension Session {
  /// Undoes or redoes; what stands in the way is not shown to a coder who works blind, where it is not theirs.
  mutating func takingBack<Value>(_ body: (inout Session) throws -> Value) throws -> Value {
    do {
      return try body(&self)
    } catch let error as UndoError {
      guard sitting.isBlind, let (id, others) = error.obstacles else { throw error }
      guard try others.contains(where: { other in try read { try $0.operation(other) } == nil }) else {
        throw error
      }
      throw Diagnostic(
        "E-BLIND", "o\(id) cannot be taken back, for others have worked on its rows since",
        hint: "'set blind off' shows what they did")
    }
  }
}

extension Sitting {
  func blindfold(_ snapshot: Snapshot) throws -> Blindfold? {
    isBlind ? Blindfold(coder: author, ground: try ground(snapshot)) : nil
  }

  /// Whose claims and marks are common ground; an alias stands for its speaker.
  func ground(_ snapshot: Snapshot) throws -> Handle? {
    guard let name = try snapshot.setting(Setting.ground), name != "none" else { return nil }
    let handle = try Handle(parsing: name)
    return try snapshot.handle(named: handle) ?? handle
  }

  /// Commands that look at, or change, what several coders did.
  private static let forAllEyes: Set<String> = [
    "agree", "adjudicate", "rename", "merge", "unify", "combine", "seal", "verify", "prove", "redact",
  ]

  /// Refuses what cannot be done without seeing the work of others.
  func refuseBlind(_ command: Command) throws {
    guard isBlind, Sitting.forAllEyes.contains(command.syntax.name) else { return }
    throw Diagnostic(
      "E-BLIND", "'\(command.syntax.name)' looks at what all coders did, and you work blind",
      hint: "'set blind off' ends that")
  }
}
