import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let next = Command(
    Syntax(
      "next", "Asks about the predictions that are due, one after the other, one key each.",
      details: """
        y and n say that it happened or did not, a digit which of the options came true, r asks for the answer to any
        other question; v says that the question fell away, a that nobody can tell. Then the day is asked, which Enter takes as shown, and where it can be read. l leaves it for this sitting, s until the next
        time, e opens the editor on it, b goes back and takes back the last answer, q stops. Each answer is an
        operation of its own, the same as 'resolve' makes.
        """,
      filter: .anywhere, examples: ["next", "next +korea"])
  ) { arguments, session, output in
    try session.refuseChange()
    let queue = try session.due(arguments)
    guard session.running == nil, queue.isEmpty || session.environment.console.isPresent() else {
      throw Diagnostic(
        "E-NEXT", "'next' asks a person, and there is nobody at a terminal here",
        hint: "'due' lists what waits, and 'resolve p1 yes on DAY' answers")
    }
    var walk = Walk(queue: queue, session: session, output: output)
    defer { session = walk.session }
    try walk.run()
  }
}

extension Session {
  /// The due predictions that a filter means, without those that were left for this sitting.
  fileprivate mutating func due(_ arguments: Arguments) throws -> [Int] {
    let session = self
    return try read { snapshot in
      try Call(arguments, session, snapshot).duePredictions().map(\.id)
        .filter { !session.sitting.later.contains($0) }
    }
  }
}

/// A person's way through what is due.
private struct Walk {
  let queue: [Int]
  var session: Session
  let output: Output
  private var position = 0
  /// What has been answered, and the operation that each answer is; nil where it changed nothing.
  private var done: [(position: Int, operation: Int?)] = []
  private var resolved = 0

  init(queue: [Int], session: Session, output: Output) {
    (self.queue, self.session, self.output) = (queue, session, output)
  }

  private var console: Console { session.environment.console }

  mutating func run() throws {
    while position < queue.count {
      guard try isStillDue(queue[position]) else {
        position += 1
        continue
      }
      let card = try session.card(ofDue: queue[position], place: "\(position + 1) of \(queue.count)")
      output.page(card)
      guard try answer(queue[position]) else { break }
    }
    let left = queue.count - resolved
    let words = queue.isEmpty ? "nothing is due" : "\(resolved) resolved, \(left) left"
    output.page(
      Page(
        [.line(Phrase(words, .dim))],
        json: .object([
          .init("ok", true), .init("resolved", .integer(resolved)), .init("left", .integer(left)),
        ])))
  }

  /// Asks until the prediction is answered or passed over; false where the person stops.
  private mutating func answer(_ id: Int) throws -> Bool {
    let keys = NextKey.all(for: try session.question(ofDue: id))
    while true {
      output.flush()
      guard let key = console.key("p\(id)? ", keys.map(\.key)) else { return false }
      switch key {
      case "q": return false
      case "?": output.page(NextKey.help(keys))
      case "b":
        if try goBack() { return true }
        output.notice(Notice(.report, "this is the first one"))
      case "e":
        try attempt(["edit", "p\(id)"])
        return true
      case "l", "s":
        if key == "l" { session.sitting.later.insert(id) }
        pass(nil)
        return true
      default:
        guard let chosen = keys.first(where: { $0.key == key }),
          let outcome = chosen.outcome ?? console.line("the answer", ""), !outcome.isEmpty
        else { continue }
        if try resolve(id, outcome) { return true }
        if console.isInterrupted() { return false }
      }
    }
  }

  private mutating func pass(_ operation: Int?) {
    done.append((position, operation))
    position += 1
  }

  /// Takes back the last answer, if there is one; an answer that changed nothing is only shown again.
  private mutating func goBack() throws -> Bool {
    guard let last = done.popLast() else { return false }
    position = last.position
    session.sitting.later.remove(queue[position])
    guard let operation = last.operation else { return true }
    if try attempt(["undo", "o\(operation)"]) { resolved -= 1 }
    return true
  }

  /// Asks for the day and the source, and resolves; false where the person or a rule refuses.
  private mutating func resolve(_ id: Int, _ outcome: String) throws -> Bool {
    var words = ["resolve", "p\(id)", outcome]
    let isDay = try session.question(ofDue: id).type == .day && !["void", "ambiguous"].contains(outcome)
    if !isDay {
      let usual = try session.usualDay(of: outcome, id)
      guard let day = console.line("on which day", usual) else { return false }
      // Of a 'no' at its deadline the ordinary days are better known to 'resolve'.
      if outcome != "no" || day != usual { words += ["on", day] }
    }
    guard let source = console.line("where it can be read", "") else { return false }
    if let known = try session.knownDay(of: outcome, id) { words += ["known", known] }
    if !source.isEmpty { words += ["src", source] }
    let before = try session.newestOperation()
    guard try attempt(words) else { return false }
    let after = try session.newestOperation()
    if before != after { resolved += 1 }
    pass(before == after ? nil : after)
    return true
  }

  /// Carries out a statement; what is wrong with it is shown, and the person goes on.
  @discardableResult
  private mutating func attempt(_ words: [String]) throws -> Bool {
    do throws(Failure) {
      try session.execute(Statement(arguments: words, source: "next"), output)
      return true
    } catch {
      guard error.exit != .interrupted else { throw error }
      error.lines(RenderOptions()).forEach { output.notice(Notice(.report, $0)) }
      return false
    }
  }

  private mutating func isStillDue(_ id: Int) throws -> Bool {
    let session = session
    return try self.session.read { snapshot in
      let call = Call(Arguments.none, session, snapshot)
      guard try snapshot.prediction(id) != nil else { return false }
      return try call.settlement(of: id).state == "open"
    }
  }
}
