import CommandLanguage
import Facts
import Presentation
import Storage

extension Session {
  /// Goes through the open disagreements that the command means, with the person at the terminal.
  mutating func adjudicate(_ arguments: Arguments, _ output: Output) throws {
    let session = self
    let (queue, coders) = try read { snapshot in
      var call = Call(arguments, session, snapshot)
      let layers = Set(try call.tags().added.map { Layer(of: $0) }).sorted { $0.name < $1.name }
      let all = try call.comparison(call.filter(arguments.filter), in: layers).disagreements
      return (all.filter { !$0.isAdjudicated }, try call.knownCoders())
    }
    guard running == nil, queue.isEmpty || environment.console.isPresent() else {
      throw Diagnostic(
        "E-ADJUDICATE", "'adjudicate' asks a person, and there is nobody at a terminal here",
        hint: "'agree' lists what is open, and 'adjudicate d1:120-188 +tag take @a' settles one")
    }
    var walk = AdjudicationWalk(queue: queue, between: coders, session: self, output: output)
    defer { self = walk.session }
    try walk.run()
  }
}

/// A person's way through what coders see differently.
private struct AdjudicationWalk {
  let queue: [Disagreement]
  /// What every answer says of whose work is compared.
  let between: [String]
  var session: Session
  let output: Output
  private var position = 0
  /// What has been passed, and the operation that each answer is; nil where nothing changed.
  private var done: [(position: Int, operation: Int?)] = []
  private var settled = 0

  init(queue: [Disagreement], between coders: [Handle]?, session: Session, output: Output) {
    (self.queue, self.session, self.output) = (queue, session, output)
    between = coders.map { ["between", $0.map(\.description).joined(separator: ",")] } ?? []
  }

  private var console: Console { session.environment.console }

  mutating func run() throws {
    while position < queue.count {
      output.page(try session.card(of: queue[position], place: "\(position + 1) of \(queue.count)"))
      guard try answer(queue[position]) else { break }
    }
    let left = queue.count - settled
    let words = queue.isEmpty ? "nothing to adjudicate" : "\(settled) adjudicated, \(left) left"
    output.page(
      Page(
        [.line(Phrase(words, .dim))],
        json: .object([
          .init("ok", true), .init("adjudicated", .integer(settled)), .init("left", .integer(left)),
        ])))
  }

  /// Asks until the disagreement is settled or passed over; false where the person stops.
  private mutating func answer(_ disagreement: Disagreement) throws -> Bool {
    let keys = disagreement.keys
    while true {
      output.flush()
      guard let key = console.key("\(disagreement.place)? ", keys + Array("asbnq?")) else { return false }
      switch key {
      case "q": return false
      case "?": output.page(AdjudicationWalk.help)
      case "s":
        pass(nil)
        return true
      case "b":
        if try goBack() { return true }
        output.notice(Notice(.report, "this is the first one"))
      default:
        guard let words = disagreement.statement(taking: key) else { continue }
        if try settle(words) { return true }
        if console.isInterrupted() { return false }
      }
    }
  }

  private mutating func pass(_ operation: Int?) {
    done.append((position, operation))
    position += 1
  }

  private mutating func goBack() throws -> Bool {
    guard let last = done.popLast() else { return false }
    position = last.position
    guard let operation = last.operation else { return true }
    if try attempt(["undo", "o\(operation)"]) { settled -= 1 }
    return true
  }

  /// Asks for the reason and carries the statement out; false where the person or a rule refuses.
  private mutating func settle(_ words: [String]) throws -> Bool {
    guard let reason = console.line("because", "") else { return false }
    let before = try session.newestOperation()
    guard try attempt(words + between + (reason.isEmpty ? [] : ["because", reason])) else { return false }
    let after = try session.newestOperation()
    settled += 1
    pass(before == after ? nil : after)
    return true
  }

  private mutating func attempt(_ words: [String]) throws -> Bool {
    do throws(Failure) {
      try session.execute(Statement(arguments: words, source: "adjudicate"), output)
      return true
    } catch {
      guard error.exit != .interrupted else { throw error }
      error.lines(RenderOptions()).forEach { output.notice(Notice(.report, $0)) }
      return false
    }
  }

  private static let help = Page([
    .record(
      [
        ("1-9", "that coder's answer holds"), ("a", "what any coder says holds"),
        ("n", "nothing of it holds"),
        ("s", "skip it"), ("b", "back, and take back the last answer"), ("q", "quit"), ("?", "this help"),
      ].map { Field($0.0, Phrase($0.1)) })
  ])
}

extension Disagreement {
  /// A digit for each of the first nine coders.
  fileprivate var keys: [Character] { positions.indices.prefix(9).map { Character(String($0 + 1)) } }

  /// The command that a key stands for; nil where it means nothing here.
  fileprivate func statement(taking key: Character) -> [String]? {
    let taken = keys.firstIndex(of: key).map { positions[$0] }
    if case .verdict = subject { return taken.map { ["adjudicate", place, $0.words] } }
    let whose = taken?.coder.description ?? (key == "a" ? "all" : key == "n" ? "none" : nil)
    return whose.map { ["adjudicate", place, layerName, "take", $0] }
  }
}

extension Session {
  /// What a person must see of a disagreement to settle it.
  fileprivate mutating func card(of disagreement: Disagreement, place: String) throws -> Page {
    let session = self
    return try read { snapshot in
      let call = Call(Arguments.none, session, snapshot)
      let words = try call.words(around: disagreement)
      return Page(
        [
          .line(""),
          .line(
            Phrase("\(disagreement.place)  \(disagreement.layerName)", .strong) + Phrase("  \(place)", .dim)),
          .paragraph(words),
          .record(
            disagreement.positions.enumerated().map { number, position in
              Field("\(number + 1)  \(position.coder)", Phrase(position.words))
            }),
        ], json: disagreement.json(words: try call.words(of: disagreement)))
    }
  }
}

extension Call {
  /// The passage within the sentences it stands in, highlighted; of a row its words.
  fileprivate func words(around disagreement: Disagreement) throws -> Phrase {
    guard case .passage(let document, let fragments, _, _) = disagreement.subject else {
      return Phrase(try words(of: disagreement), .quote)
    }
    let version = try newestVersion(of: document)
    let sentences = version.segmentation.sentences(overlapping: fragments.span)
      .map { version.segmentation.sentences[$0] }
    let start = min(sentences.first?.lowerBound ?? fragments.span.lowerBound, fragments.span.lowerBound)
    let end = max(sentences.last?.upperBound ?? fragments.span.upperBound, fragments.span.upperBound)
    return (start..<end).split(by: [fragments.span]).reduce(Phrase("")) { phrase, part in
      phrase + Phrase(version.text[part.part], part.isInside ? .mark : .plain)
    }
  }
}
