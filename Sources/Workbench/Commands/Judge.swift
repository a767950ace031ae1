import CommandLanguage
import Facts
import Presentation
import Storage

extension Shape where Value == Grade {
  static var grade: Shape { Shape("B2", suggests: .grades, reading: Grade.init(parsing:)) }
}

extension Parameter where Value == Grade {
  static var grade: Parameter {
    Parameter("grade", .grade, "Admiralty grade: source A-F, information 1-6, or one of them")
  }
}

extension Parameter where Value == Stance {
  static var stance: Parameter { Parameter("stance", .choice(), "for or against") }
}

extension Parameter where Value == Verdict.Standing {
  static var standing: Parameter { Parameter("standing", .choice(), "where the claim stands") }
}

extension Parameter where Value == Link.Relation {
  static var relation: Parameter { Parameter("relation", .choice(), "how the first bears on the second") }
}

extension Parameter where Value == [RowReference] {
  static var from: Parameter {
    Parameter("from", .rows("ID", [.claim, .prediction]), "a claim or a prediction")
  }
  static var toward: Parameter {
    Parameter("to", .rows("ID", [.claim, .link, .prediction]), "a claim, a link or a prediction")
  }
}

extension Command {
  static let evidence = Command(
    Syntax(
      "evidence", "Adds evidence for or against a claim, a prediction or a resolution.",
      details: "With `in`, the text must stand in that document and is anchored there.",
      slots: [
        .required(.subject.suggesting(.rows([.claim, .prediction, .resolution]))), .text(.passage),
        .required(.stance),
      ],
      keywords: [
        Keyword(.src), Keyword(.in), Keyword(.grade), Keyword(.on("the day it was published")), Keyword(.key),
      ],
      examples: [
        "evidence c1 \"Exit polls put Moon at 41 percent\" supports src https://www.reuters.com/ grade B2 on 2017-05-09"
      ])
  ) { call, change in
    let subject = try call.requiredRow(.subject, .claim, .prediction, .resolution)
    let stance = try call.required(.stance)
    let quotation = try call.evidenceQuotation()
    guard !quotation.selector.exact.onOneLine.isEmpty else {
      throw call.wrong(.passage, "E-MISSING", "evidence needs words", hint: "say what it is")
    }
    var evidence = Evidence(
      stance: stance, subject: subject, text: quotation.selector.exact, url: call[.src],
      mention: quotation.mention,
      published: try call.pastDay(.on), grade: call[.grade], coder: call.author)
    if let standing = try call.standing(evidence, at: quotation) { return .unchanged(standing.identifier) }
    if quotation.place != nil, quotation.mention == nil {
      evidence.mention = try call.mention(of: quotation, change).id
    }
    let id = Identifier(.evidence, try change.add(evidence))
    let details = [evidence.grade?.description, evidence.published.map { "on \($0.display)" }, evidence.url]
      .compactMap { $0 }
    return Reply(
      .created(
        [id], "\(stance.rawValue) \(subject): \(evidence.text)", details: details,
        json: [.init("subject", .string(subject.description)), .init("stance", .string(stance.rawValue))]),
      rows: [id])
  }

  static let verdict = Command(
    Syntax(
      "verdict", "Says where a claim stands as of a day; an earlier verdict is superseded, never lost.",
      slots: [.required(.claim), .required(.standing)],
      keywords: [
        Keyword(.on("the day as of which the claim stands so; else the as-of day")), Keyword(.with),
        Keyword(.because), Keyword(.key),
      ],
      examples: ["verdict c1 supported on 2017-05-10 because \"declared by the election commission\""])
  ) { call, change in
    let claim = try call.requiredRow(.claim, .claim)
    let standing = try call.required(.standing)
    let evidence = try call.rows(.with, .evidence).map(\.number)
    let judged = try call.judgedDay()
    let verdict = Verdict(
      claim: claim.number, standing: standing, judged: judged, because: call[.because], coder: call.author)
    let earlier = try call.snapshot.verdicts(on: claim.number)
    for other in earlier where try call.snapshot.evidence(citedByVerdict: other.id) == evidence.sorted() {
      var same = verdict
      same.id = other.id
      if same == other {
        let stands = try call.verdictInForce(on: claim.number).map { $0.id == other.id } ?? true
        return .unchanged(
          other.identifier, because: stands ? "" : ": superseded since; add because TEXT to say it again")
      }
    }
    let id = Identifier(.verdict, try change.add(verdict, citing: evidence))
    let page = Page.created(
      [id], "\(claim) \(standing.rawValue)", details: ["on \(judged.display)"],
      json: [.init("claim", .string(claim.description)), .init("standing", .string(standing.rawValue))])
    return Reply(page, rows: [id])
  }

  static let link = Command(
    Syntax(
      "link", "Joins two claims, two predictions, or a claim and a link that it undercuts.",
      details: "Which relation means what: 'help links'.",
      slots: [.required(.from), .required(.relation), .required(.toward)],
      keywords: [Keyword(.because), Keyword(.key)],
      examples: ["link c1 contradicts c2 because \"both cannot win\"", "link p1 excludes p2"])
  ) { call, change in
    let relation = try call.required(.relation)
    let from = try call.requiredRow(.from, relation.ends.from)
    let to = try call.requiredRow(.toward, relation.ends.to)
    guard from != to else {
      throw call.wrong(.toward, "E-LINK", "\(from) cannot be linked to itself", hint: "name another")
    }
    var link = Link(relation: relation, from: from, to: to, because: call[.because], coder: call.author)
    if let standing = try call.standing(link) { return .unchanged(standing.identifier) }
    link.id = try change.add(link)
    let id = link.identifier
    try call.remarkOnMeaning(of: link)
    let page = Page.created(
      [id], "\(from) \(relation.rawValue) \(to)",
      json: [.init("from", .string(from.description)), .init("to", .string(to.description))])
    return Reply(page, rows: [id])
  }
}

extension Call {
  /// The text of a piece of evidence: words of its own, unless `in` says that they stand somewhere.
  fileprivate mutating func evidenceQuotation() throws -> Quotation {
    if case .text(let text) = self[.passage], self[.in] == nil {
      return Quotation(selector: QuoteSelector(exact: text, prefix: "", suffix: ""), place: nil, mention: nil)
    }
    return try quotation(.passage)
  }

  /// The same evidence, standing in the same place of a text or likewise in none.
  fileprivate func standing(_ evidence: Evidence, at quotation: Quotation) throws -> Evidence? {
    try snapshot.evidence(on: evidence.subject).first { other in
      var same = evidence
      (same.id, same.mention) = (other.id, other.mention)
      return try same == other && other.mention.flatMap { try snapshot.mention($0)?.place } == quotation.place
    }
  }

  fileprivate mutating func judgedDay() throws -> Period {
    if let day = try pastDay(.on) { return day }
    let today = Period(try today())
    canonical.imply("on", today.text)
    return today
  }
}
