import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let status = Command(
    Syntax(
      "status", "Says which workspace is open, what it holds, and what waits for an answer.",
      details: """
        Due are open predictions whose deadline is today, overdue those whose deadline has passed; unresolved are all
        that are open or wait for another. Unanchored mentions stand nowhere in a text: they were given without one,
        or a new version has lost them.
        """, examples: ["status", "status --as-of 2017-06-01"])
  ) { call in
    let (counts, waiting) = (try call.counts(), try call.waiting())
    let day = try call.today()
    var fields = [Field("workspace", Phrase(call.path))]
    fields += counts.map { Field($0.name, Phrase(String($0.count))) }
    fields += waiting.map { Field($0.name, Phrase(String($0.count), $0.isUrgent ? .bad : .plain)) }
    fields += [
      Field("zone", Phrase(try call.zone())),
      Field(call.sitting.asOf == nil ? "today" : "as of", Phrase(Period(day).display)),
      Field("author", Phrase(call.author.description)),
    ]
    if let words = call.sitting.recordedWords { fields.append(Field("recorded", Phrase(words))) }
    if let results = call.sitting.results { fields.append(Field("output", Phrase(results.name))) }
    if let use = call.sitting.use { fields.append(Field("use", Phrase("d\(use)"))) }
    let members = (counts + waiting).map { JSON.Member($0.name, .integer($0.count)) }
    let isEmpty = !counts.contains { FirstSteps.fill.contains($0.name) && $0.count > 0 }
    return Page(
      [.record(fields)] + (isEmpty ? FirstSteps.blocks : []),
      json: .object(
        [.init("workspace", .string(call.path))] + members + [.init("as_of", .string(day.description))]
          + (isEmpty ? [.init("next", .array(FirstSteps.lines.map(JSON.string)))] : [])))
  }
}

/// What to type first in a workspace that holds nothing yet.
enum FirstSteps {
  static let lines = [
    "import FILE @AUTHOR on DAY", "claim \"WORDS OF THE TEXT\" in d1", "predict c1 70% by DAY",
  ]

  /// The kinds of row that make a workspace more than empty.
  static let fill = [Kind.document, .claim, .prediction].map(\.plural)

  static var blocks: [Block] {
    [
      .gap, .line("nothing is here yet; next:"), .code(lines.joined(separator: "\n")),
      .line("'help' lists the commands, 'help import' explains one"),
    ]
  }
}

/// One number that `status` shows.
private struct Tally {
  let name: String
  let count: Int
  var isUrgent = false
}

extension Call {
  fileprivate func counts() throws -> [Tally] {
    try Kind.allCases.map { kind in
      let isWhole = sitting.asOf == nil
      return Tally(
        name: kind.plural,
        count: try isWhole ? snapshot.count(kind) : numbers(of: kind, meeting: .everything).count)
    }
  }

  /// How many predictions are due or overdue.
  func dueCount() throws -> Int {
    guard sitting.asOf == nil else { return try count(of: .prediction, meeting: Call.due) }
    let waiting = try predictionsWaitingNow()
    return waiting.due + waiting.overdue
  }

  fileprivate func waiting() throws -> [Tally] {
    let (predictions, unanchored) = try sitting.asOf == nil ? waitingNow() : waitingThen()
    return [
      Tally(name: "due", count: predictions.due, isUrgent: predictions.due > 0),
      Tally(name: "overdue", count: predictions.overdue, isUrgent: predictions.overdue > 0),
      Tally(name: "unresolved", count: predictions.unresolved),
      Tally(name: "unanchored", count: unanchored),
    ]
  }

  /// Counted by SQL, so that only what SQL cannot tell is looked at.
  private func waitingNow() throws -> (Waiting, unanchored: Int) {
    (try predictionsWaitingNow(), try snapshot.unanchoredMentionCount())
  }

  private func predictionsWaitingNow() throws -> Waiting {
    let found = try snapshot.waitingPredictions(on: today())
    var waiting = Waiting(due: found.due, overdue: found.overdue, unresolved: found.open)
    for id in found.doubtful { try add(id, to: &waiting) }
    return waiting
  }

  /// Of an earlier day, every row is looked at.
  private func waitingThen() throws -> (Waiting, unanchored: Int) {
    var waiting = Waiting()
    for id in try numbers(of: .prediction, meeting: .everything) { try add(id, to: &waiting) }
    let mentions = try numbers(of: .mention, meeting: .everything)
    return (waiting, try mentions.filter { try snapshot.mention($0)?.place == nil }.count)
  }

  private func add(_ id: Int, to waiting: inout Waiting) throws {
    let state = try settlement(of: id).state
    guard ["open", "pending"].contains(state) else { return }
    waiting.unresolved += 1
    guard state == "open", let found = try predictions.prediction(id, in: snapshot) else { return }
    let (deadline, today) = (found.prediction.current.deadline.last, try today())
    if deadline == today { waiting.due += 1 }
    if deadline < today { waiting.overdue += 1 }
  }
}

/// How many predictions wait for an answer.
private struct Waiting {
  var due = 0
  var overdue = 0
  var unresolved = 0
}
