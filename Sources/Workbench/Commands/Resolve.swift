import CommandLanguage
import Facts
import Presentation
import Storage

extension Shape where Value == Outcome {
  /// The outcome of a statement of yes or no.
  static var outcome: Shape {
    Shape("yes|no|40%|void|ambiguous", suggests: .outcomes) { text throws(FactError) in
      try Outcome(parsing: text, of: .binary)
    }
  }
}

extension Parameter where Value == String {
  /// What it says depends on the type of the question.
  static var outcome: Parameter {
    Parameter(
      "outcome", .text("OUTCOME", suggests: .outcomes),
      "how it turned out: yes, no, 40%, an option, a number or a day; void, ambiguous")
  }
}

extension Command {
  static let resolve = Command(
    Syntax(
      "resolve", "Records how a prediction turned out; an earlier resolution is superseded, never lost.",
      details: """
        What can be an outcome is a matter of the question: yes, no or a share such as 40% of a statement; one of the
        options; a number; a day, which may lie after the deadline. `on` is the day it happened. For `no` it defaults to the deadline, or to an earlier `known`,
        and `known` to the day after the deadline. For `void` and
        `ambiguous` both default to the as-of day. Otherwise `known` defaults to `on`.
        """,
      slots: [.required(.prediction), .required(.outcome)],
      keywords: [
        Keyword(.on("the day it happened; for no, the deadline unless given")), Keyword(.known),
        Keyword(.src), Keyword(.with), Keyword(.because), Keyword(.key),
      ],
      examples: [
        "resolve p1 yes on 2017-05-09 known 2017-05-10 src https://www.koreaherald.com/",
        "resolve p1 no because \"the other side won\"",
        "resolve p1 40% on 2017-05-10", "resolve p3 moved on 2017-12-20",
        "resolve p4 23 on 2017-12-31 known 2018",
      ])
  ) { call, change in
    let prediction = try call.requiredPrediction()
    let outcome = try call.outcome(of: prediction.current)
    let evidence = try call.rows(.with, .evidence).map(\.number)
    let days = try call.days(of: outcome, prediction.current)
    let resolution = Resolution(
      prediction: prediction.id, terms: prediction.current.id, outcome: outcome, happened: days.happened,
      known: days.known, url: call[.src], because: call[.because], coder: call.author)
    return try call.add(resolution, citing: evidence, to: prediction, change)
  }

  static let reopen = Command(
    Syntax(
      "reopen", "Takes a prediction's resolution back: the question is open again.",
      slots: [.required(.prediction)], keywords: [Keyword(.because)],
      examples: ["reopen p2 because \"resolved too early\""])
  ) { call, change in
    let prediction = try call.requiredPrediction()
    let resolutions = try call.snapshot.resolutions(of: prediction.id)
    guard Resolution.inForce(among: resolutions) != nil else {
      return .unchanged(prediction.identifier, because: ": it is open")
    }
    let resolution = Resolution(
      prediction: prediction.id, terms: prediction.current.id, outcome: nil, because: call[.because],
      coder: call.author)
    let row = Identifier(.resolution, try change.add(resolution, citing: []))
    let page = Page.created(
      [row], "\(prediction.identifier) open again", details: [prediction.current.statement])
    return Reply(page, rows: [row])
  }
}

extension Call {
  fileprivate mutating func days(of outcome: Outcome, _ terms: Terms) throws -> (
    happened: Period?, known: Period
  ) {
    let (on, known) = (try day(.on), try day(.known))
    let days: (happened: Period?, known: Period)
    switch outcome {
    case .no:
      // What is known to have failed before the deadline failed then.
      let isEarly = known.map { $0.last < terms.deadline.first } ?? false
      days = (
        on ?? (isEarly ? known : terms.deadline), known ?? on ?? Period(terms.deadline.last.advanced(by: 1))
      )
    case .void, .ambiguous:
      let today = Period(try today())
      days = (on ?? today, known ?? on ?? today)
    case .day(let day): days = (try sameDay(day, on), known ?? day)
    case .yes, .partial, .option, .number:
      guard let on else {
        throw wrong(
          .outcome, "E-MISSING", "'\(outcome.word)' needs the day on which it happened", hint: "add on DAY")
      }
      days = (on, known ?? on)
    }
    try check(days, of: outcome, terms)
    if self[.on] == nil, let happened = days.happened { canonical.imply("on", happened.text) }
    if self[.known] == nil { canonical.imply("known", days.known.text) }
    return days
  }

  /// The day that is the answer, which is the day on which it happened.
  private func sameDay(_ answer: Period, _ on: Period?) throws -> Period {
    guard on == nil || on?.text == answer.text else {
      throw wrong(
        .on, "E-DAY", "the answer is \(answer), so that it cannot have happened \(on?.text ?? "then")",
        hint: "leave 'on' out, or give the day as the answer")
    }
    return answer
  }

  private func check(_ days: (happened: Period?, known: Period), of outcome: Outcome, _ terms: Terms) throws {
    if let happened = days.happened, days.known.last < happened.first {
      throw wrong(
        .known, "E-DAY", "known on \(days.known), before it happened on \(happened)", hint: "check both days")
    }
    if outcome.isBoundToDeadline, let happened = days.happened, happened.first > terms.deadline.last {
      throw wrong(
        .on, "E-DAY", "\(happened) lies after the deadline, \(terms.deadline)",
        hint: terms.type == .binary
          ? "what happens after the deadline resolves the prediction 'no'"
          : "the answer is what holds by the deadline")
    }
    let now = try today()
    if days.known.first > now {
      let hint =
        outcome == .no ? "the deadline has not passed; if it is certain now, say since when: known DAY" : nil
      throw wrong(
        self[.known] == nil ? .on : .known, "E-FUTURE", "\(days.known) lies after the as-of day, \(now)",
        hint: hint ?? "a resolution needs a day that has come; 'set as-of' moves the as-of day")
    }
  }

  fileprivate func add(
    _ resolution: Resolution, citing evidence: [Int], to prediction: Prediction, _ change: Change
  ) throws -> Reply {
    let earlier = try snapshot.resolutions(of: prediction.id)
    if let same = try earlier.first(where: {
      try $0.hasContent(of: resolution) && snapshot.evidence(citedBy: $0.id) == evidence.sorted()
    }) {
      return .unchanged(same.identifier, because: remark(on: same, among: earlier, of: prediction))
    }
    let row = Identifier(.resolution, try change.add(resolution, citing: evidence))
    var details = [prediction.current.statement.shortened(to: 60)]
    if let happened = resolution.happened { details.append("on \(happened.display)") }
    if let known = resolution.known { details.append("known \(known.display)") }
    if let superseded = Resolution.inForce(among: earlier) {
      details.append("supersedes \(superseded.identifier)")
    }
    return Reply(
      .created(
        [row], "\(prediction.identifier) \(resolution.outcome?.word ?? "open")", details: details,
        json: [
          .init("prediction", .string(prediction.identifier.description)),
          .init("outcome", .optional(resolution.outcome?.word)), .init("on", .optional(resolution.happened)),
          .init("known", .optional(resolution.known)),
        ]), rows: [row])
  }
}

/// What to know of a resolution that is said again: whether it still answers the question as it stands.
private func remark(on same: Resolution, among earlier: [Resolution], of prediction: Prediction) -> String {
  if same.terms != prediction.current.id {
    return ": it answers earlier terms; add another because to answer the amended ones"
  }
  let isInForce = Resolution.inForce(among: earlier)?.id == same.id
  return isInForce ? "" : ": superseded since; add another because to say it again"
}

extension Outcome {
  /// Whether it must have come about by the deadline.
  fileprivate var isBoundToDeadline: Bool {
    switch self {
    case .yes, .partial, .option, .number: true
    case .no, .day, .void, .ambiguous: false
    }
  }
}

extension Resolution {
  fileprivate func hasContent(of other: Resolution) -> Bool {
    var same = other
    (same.id, same.terms) = (id, terms)
    return self == same
  }
}
