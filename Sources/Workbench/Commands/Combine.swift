import CommandLanguage
import Facts
import Presentation
import Storage

/// Whose word holds where two workspaces differ.
enum Preference: String, CaseIterable, Sendable {
  case ours, theirs, newest
}

extension Parameter where Value == Preference {
  static var prefer: Parameter {
    Parameter("prefer", .one(of: Preference.allCases) { $0.rawValue }, "whose word holds in a conflict")
  }
}

extension Parameter where Value == Set<Int> {
  static var except: Parameter {
    let shape = Shape<Set<Int>>("N,N", fits: { $0.first?.isNumber == true }) { text throws(Diagnostic) in
      let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      guard numbers.allSatisfy({ $0 > 0 }) else {
        throw Diagnostic("E-NUMBER", "'\(text)' is no list of numbers", hint: "write 2 or 2,5")
      }
      return Set(numbers)
    }
    return Parameter("except", shape, "the conflicts, by number, that go the other way")
  }
}

extension Parameter where Value == String {
  static var otherWorkspace: Parameter {
    Parameter(
      "file", .text("FILE", suggests: .files), "the other workspace, or what 'export workspace' wrote")
  }
}

extension Command {
  static let combine = Command(
    Syntax(
      "combine", "Takes in what another copy of this workspace did since the two went their own ways.",
      details: """
        Rows keep their ids here; what is new gets new ones. One speaker, tag, text or key that both made is one. Where
        both changed a row, gave one key or name to different things, or one deleted what the other still uses, that is
        a conflict: at the prompt you are asked, o takes ours, t theirs, q stops. Elsewhere `prefer` says whose word
        holds; newest is by the day and time of the change. `except 2,5` turns the conflicts of those numbers round;
        --dry-run lists them. It is one operation, which 'undo' takes back; what was combined once is not taken again.
        """,
      slots: [.required(.otherWorkspace)], keywords: [Keyword(.prefer), Keyword(.except)],
      examples: ["combine korea.jsonl", "combine korea.jsonl prefer newest"])
  ) { call, change in
    let other = try call.otherWorkspace()
    defer { try? other.close() }
    let settling = Settling(call)
    let combination: Combination?
    do {
      combination = try change.combine(other, choose: settling.takesTheirs)
    } catch is Settling.Stopped {
      throw call.wrong("E-INTERRUPTED", "stopped", hint: "nothing was changed")
    } catch let error as FactError {
      throw Diagnostic(error, at: call.arguments.range(of: .otherWorkspace))
    }
    try settling.refuseOpen()
    guard let combination else {
      return Reply(
        Page([.line("everything of it is here already")], json: ["ok": true, "unchanged": true]))
    }
    settling.name(&call.canonical)
    return Reply(try call.page(combination, settling))
  }
}

/// How the conflicts of one combination are settled.
private final class Settling {
  struct Stopped: Error {}

  private let call: Call
  private let preference: Preference?
  private let except: Set<Int>
  private var answers: [Int: Bool] = [:]
  private var open: [String] = []

  init(_ call: Call) {
    self.call = call
    preference = call[.prefer]
    except = call[.except] ?? []
  }

  func takesTheirs(_ conflict: CombineConflict, _ number: Int) throws -> Bool {
    let answer: Bool
    switch preference {
    case .ours: answer = except.contains(number)
    case .theirs: answer = !except.contains(number)
    case .newest: answer = conflict.isTheirsNewer != except.contains(number)
    case nil: answer = try ask(conflict, number)
    }
    answers[number] = answer
    return answer
  }

  private func ask(_ conflict: CombineConflict, _ number: Int) throws -> Bool {
    let words = conflict.words(number)
    guard call.sitting.isAtPrompt, call.environment.console.isPresent(), open.isEmpty else {
      open.append(words)
      return false
    }
    switch call.environment.console.ask("\(words)\nours or theirs?", ["o", "t", "q"]) {
    case "o": return false
    case "t": return true
    default: throw Stopped()
    }
  }

  /// Refuses what nobody has settled, with the whole list.
  func refuseOpen() throws {
    if let strange = except.first(where: { answers[$0] == nil }) {
      throw call.wrong(
        .except, "E-NUMBER", "there is no conflict \(strange)", hint: "there are \(answers.count)")
    }
    guard !open.isEmpty else { return }
    let count = open.count == 1 ? "1 conflict" : "\(open.count) conflicts"
    throw call.wrong(
      "E-COMBINE", "\(count) to settle",
      hint: (open + ["add prefer ours, prefer theirs or prefer newest, and except N for some"]).joined(
        separator: "\n"))
  }

  /// Keeps answers given by hand in the log.
  func name(_ canonical: inout Canonical) {
    guard preference == nil, !answers.isEmpty else { return }
    canonical.imply("prefer", Preference.ours.rawValue)
    let theirs = answers.filter(\.value).map(\.key).sorted()
    if !theirs.isEmpty { canonical.imply("except", theirs.map(String.init).joined(separator: ",")) }
  }
}

extension CombineConflict {
  /// Such as `2. c3: both changed it: statement "a" here, "b" there`.
  fileprivate func words(_ number: Int) -> String {
    let parts = differences.prefix(4).map { difference in
      let (ours, theirs) = (difference.ours.words, difference.theirs.words)
      return "\(difference.column) \(ours) here, \(theirs) there"
    }
    let what =
      switch kind {
      case .changed: "both changed it: " + parts.joined(separator: "; ")
      case .deletedHere: "deleted here, changed there"
      case .deletedThere: "changed here, deleted there"
      case .usedHere: "deleted there, still used here"
      case .usedThere: "deleted here, still used there"
      }
    return "\(number). \(name): \(what)"
  }

}

extension String? {
  fileprivate var words: String { map { "\"\($0.shortened(to: 40))\"" } ?? "nothing" }
}

extension Call {
  fileprivate func otherWorkspace() throws -> FactStore {
    let name = try required(.otherWorkspace)
    let path = sitting.path(name)
    do {
      let isDatabase = try environment.open(path).next()?.starts(with: "SQLite format 3".utf8) ?? false
      guard !isDatabase else { return try FactStore.open(at: .file(path), access: .readOnly) }
      let reader = WorkspaceReader(
        name: name, stream: try environment.open(path), console: environment.console)
      return try reader.rebuild(at: .memory)
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .otherWorkspace))
    }
  }

  fileprivate func page(_ combination: Combination, _ settling: Settling) throws -> Page {
    let counts =
      "\(combination.inserted) rows taken in, \(combination.changed) changed, \(combination.deleted) deleted"
    let lines = combination.settled.enumerated().map { index, settled in
      Block.line(
        Phrase(settled.conflict.words(index + 1))
          + Phrase(settled.takesTheirs ? "  theirs" : "  ours", .strong))
    }
    let conflicts = combination.settled.map { settled in
      JSON.object([
        .init("row", .string(settled.conflict.name)), .init("takes", settled.takesTheirs ? "theirs" : "ours"),
      ])
    }
    return Page(
      [.line(Phrase(counts))] + lines,
      json: .object([
        .init("ok", true), .init("inserted", .integer(combination.inserted)),
        .init("changed", .integer(combination.changed)), .init("deleted", .integer(combination.deleted)),
        .init("conflicts", .array(conflicts)),
      ]), list: "conflicts")
  }
}
