import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension QuestionImport {
  /// What was taken for granted where a file is silent.
  enum Assumption: String, CaseIterable {
    case happened =
      "no day on which it happened: the day it was resolved, or the deadline where that is earlier"
    case known = "no day on which it was resolved: known the day after the deadline"
  }

  /// Records what was found, each by who found it; what stands already is not said again.
  func judge(_ question: ForeignQuestion, _ row: Identifier, _ session: inout Session) throws {
    let standing = try session.read { try $0.resolutions(of: row.number) }
    let said = question.judgements.map { Said($0, question) }
    let judged = Said.count(of: said, in: standing)
    let count = said.count { $0.outcome != nil }
    if count > 0 { work.report.keep("outcomes", count) }
    let author = session.sitting.author
    defer { session.sitting.author = author }
    for (index, one) in said.enumerated() {
      if one.isHappenedAssumed { assume(.happened) }
      if one.isKnownAssumed { assume(.known) }
      guard index >= judged else { continue }
      let judge = try one.judgement.judge.flatMap { try speakers.handle(of: $0, &session) }
      session.sitting.author = judge ?? author
      try record(one, question, row, &session)
    }
    guard judged < said.count, let before = Resolution.inForce(among: standing), let last = said.last else {
      return
    }
    if before.outcome?.word != last.outcome {
      work.lose(
        .changed, question.subject, line: question.line,
        "\(before.identifier) said '\(before.outcome?.word ?? "open")', "
          + "and the file says '\(last.outcome ?? "open")'")
    }
  }

  private func record(
    _ said: Said, _ question: ForeignQuestion, _ row: Identifier, _ session: inout Session
  ) throws {
    let line = said.judgement.line ?? question.line
    guard let outcome = said.outcome else {
      let standing = try session.read { try $0.resolutions(of: row.number) }
      guard Resolution.inForce(among: standing) != nil else { return }
      try work.run(
        .reopen, [.text("prediction", row.description), .text("because", said.judgement.because)], line: line,
        &session)
      return
    }
    try work.run(
      .resolve,
      [
        .text("prediction", row.description), .text("outcome", outcome), .text("on", said.happened?.text),
        .text("known", said.known?.text), .text("src", question.url ?? src),
        .text("because", said.judgement.because),
      ], line: line, &session)
  }

  private func assume(_ assumption: Assumption) { assumed[assumption, default: 0] += 1 }

  /// What was taken for granted, as remarks.
  var notices: [Notice] {
    Assumption.allCases.compactMap { assumption in
      assumed[assumption].map { count in
        Notice(.note, "\(count) \(count == 1 ? "outcome has" : "outcomes have") \(assumption.rawValue)")
      }
    }
  }
}

/// A judgement with the days that it is recorded with.
private struct Said {
  let judgement: ForeignQuestion.Judgement
  private(set) var happened: Period?
  private(set) var known: Period?
  private(set) var isHappenedAssumed = false
  private(set) var isKnownAssumed = false

  var outcome: String? { judgement.outcome }

  init(_ judgement: ForeignQuestion.Judgement, _ question: ForeignQuestion) {
    self.judgement = judgement
    guard let outcome = judgement.outcome else { return }
    let known = judgement.known?.day ?? Period(question.by.last.advanced(by: 1))
    self.known = known
    isKnownAssumed = judgement.known == nil
    // What is void or ambiguous never happened, and a day that is the answer is the day it happened.
    if ["void", "ambiguous"].contains(outcome) {
      happened = known
    } else if question.type != .day {
      happened = question.happened(knownOn: known)
      isHappenedAssumed = !isKnownAssumed
    }
  }

  /// How many of the first are among those that stand, in their order.
  static func count(of said: [Said], in standing: [Resolution]) -> Int {
    var (count, rest) = (0, standing[...])
    while count < said.count, let place = rest.firstIndex(where: { said[count].isSaid(by: $0) }) {
      (count, rest) = (count + 1, rest[(place + 1)...])
    }
    return count
  }

  private func isSaid(by resolution: Resolution) -> Bool {
    guard let outcome else { return resolution.outcome == nil }
    return resolution.outcome?.word == outcome && resolution.known?.text == known?.text
  }
}
