import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let doctor = Command(
    Syntax(
      "doctor", "Looks at the file and at where it lies, and says what to do about each thing it finds.",
      details: """
        Runs everything that 'check' does, and more: who can read the file, whether its folder can be written, whether \
        a -wal lies beside it, what the clock says. It also answers for a file that does not open. It changes nothing. \
        The program ends with exit code 0 when nothing is to be done, with 1 when something is, and with 4 when the \
        file does not open.
        """,
      examples: ["doctor", "doctor --json"])
  ) { arguments, session, output in
    var ills: [Ill] = []
    if case .file(let path) = session.workspace.choice, session.path == nil {
      ills += Surrounding.beside(path).map { [Ill($0, path)] } ?? []
    }
    do {
      _ = try session.store()
      ills += try session.ills(arguments)
    } catch let error as WorkspaceError {
      ills.insert(Ill(error), at: 0)
    }
    output.page(ills.page(of: session.path ?? session.workspace.name))
    guard let worst = ills.map(\.gravity).max() else { return }
    if worst != .remark { session.sitting.exit = worst == .unusable ? .unusable : .failed }
  }
}

/// Something that is wrong, and what to do about it, step by step.
struct Ill: Sendable {
  enum Gravity: Int, Comparable, Sendable {
    /// Worth knowing; nothing need be done.
    case remark
    case wrong
    case unusable

    static func < (one: Gravity, other: Gravity) -> Bool { one.rawValue < other.rawValue }
  }

  let gravity: Gravity
  let what: String
  let steps: [String]
}

extension Session {
  /// What is wrong with a workspace that opens.
  fileprivate mutating func ills(_ arguments: Arguments) throws -> [Ill] {
    let (copy, isRunning) = (self, running != nil)
    let (found, backward) = try read { snapshot in
      var call = Call(arguments, copy, snapshot)
      call.isWithinOperation = isRunning
      return (try call.checked(Check.all), try snapshot.backwardOperations().backward)
    }
    let name = path ?? workspace.name
    var ills = found.flatMap { result in
      result.findings.prefix(5).map { Ill($0, in: result.check, of: name) }
        + (result.findings.count > 5 ? [Ill(andMore: result.findings.count - 5, in: result.check)] : [])
    }
    if let first = backward.first {
      ills.append(
        Ill(
          gravity: .remark, what: "o\(first) was recorded earlier than the operation before it",
          steps: [
            "the clock had been wrong, or was set back: days of forecasts typed then with 'today' may be wrong",
            "'log' shows when each was recorded",
          ]))
    }
    return try ills + surroundings()
  }

  /// What is worth knowing of the place of the file.
  private mutating func surroundings() throws -> [Ill] {
    let (store, now) = (try store(), Timestamp.text(milliseconds: environment.now()))
    var ills: [Ill] = []
    if let newest = try read({ try $0.newestTime() }), newest > now {
      ills.append(
        Ill(
          gravity: .wrong, what: "the clock says \(now), and the newest operation was recorded at \(newest)",
          steps: [
            "set the clock of this machine, or find out which machine recorded it: its clock runs ahead"
          ]))
    }
    guard case .file(let path) = workspace.choice else { return ills }
    return ills + store.surroundings(at: path).map { Ill($0, path) }
  }
}

extension [Ill] {
  fileprivate func page(of name: String) -> Page {
    let count = filter { $0.gravity != .remark }.count
    let verdict =
      count == 0 ? Phrase("nothing to do", .good) : Phrase("\(count) to do", .bad)
    var blocks: [Block] = [.line(Phrase(name, .strong) + "  " + verdict)]
    for (number, ill) in enumerated() {
      blocks.append(.line(Phrase("\(number + 1). \(ill.what.onOneLine)")))
      blocks += ill.steps.map { .line(Phrase("   - \($0.onOneLine)", .dim)) }
    }
    var page = Page(blocks, json: json(of: name))
    page.list = "findings"
    return page
  }

  private func json(of name: String) -> JSON {
    .object([
      .init("ok", .bool(allSatisfy { $0.gravity == .remark })), .init("workspace", .string(name)),
      .init("opens", .bool(allSatisfy { $0.gravity != .unusable })),
      .init(
        "findings",
        .array(
          map { ill in
            .object([
              .init("severity", .string("\(ill.gravity)")), .init("message", .string(ill.what)),
              .init("steps", .array(ill.steps.map(JSON.string))),
            ])
          })),
    ])
  }
}
