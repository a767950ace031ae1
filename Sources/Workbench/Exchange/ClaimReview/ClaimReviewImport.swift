import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

/// Reviews of claims at work: claims with who said them when, and what each reviewer found.
struct ClaimReviewImport {
  let work: ExchangeWork
  private let speakers: ForeignSpeakers
  private let tags: [TagName]
  /// The claims that stand, by their statements.
  private var standing: [String: [Int]] = [:]

  init(_ work: ExchangeWork, tags: [TagName], _ snapshot: Snapshot) throws {
    (self.work, self.tags) = (work, tags)
    speakers = ForeignSpeakers(work)
    for id in try snapshot.numbers(of: .claim).sorted() {
      if let claim = try snapshot.claim(id) { standing[claim.statement, default: []].append(id) }
    }
  }

  mutating func take(_ review: ClaimReview, _ session: inout Session) throws {
    do { try takeParts(of: review, &session) } catch {
      speakers.forget()
      throw error
    }
  }

  private mutating func takeParts(of review: ClaimReview, _ session: inout Session) throws {
    let speaker = try review.speaker.flatMap { try handle(of: $0, review, &session) }
    let row = try claim(of: review, speaker, &session)
    if !tags.isEmpty { try work.run(.tag, [.text("ids", row.description), .tags(tags)], &session) }
    for address in review.appearances { try note("Appeared at \(address)", on: row, &session) }
    let author = session.sitting.author
    defer { session.sitting.author = author }
    if let reviewer = try review.reviewer.flatMap({ try handle(of: $0, review, &session) }) {
      session.sitting.author = reviewer
    } else {
      work.lose(.changed, review.subject, "nobody is named who reviews: recorded as by \(author)")
    }
    if let kept = review.kept { try note(ClaimReview.noteOpening + kept.text(), on: row, &session) }
    try judge(review, row, &session)
    work.report.keep("reviews")
  }

  private func handle(
    of party: ClaimReview.Party, _ review: ClaimReview, _ session: inout Session
  ) throws -> Handle? {
    let handle = try speakers.handle(of: party.name, as: party.handle, &session)
    if handle == nil {
      work.lose(.skipped, review.subject, "no handle can be made of '\(party.name.shortened(to: 40))'")
    }
    return handle
  }

  private func note(_ text: String, on row: Identifier, _ session: inout Session) throws {
    try work.run(.note, [.text("about", row.description), .text("text", text)], &session)
    work.report.keep("notes")
  }

  // MARK: Claims

  /// The claim with that statement by that speaker of that day, which is made unless it stands.
  private mutating func claim(
    of review: ClaimReview, _ speaker: Handle?, _ session: inout Session
  ) throws -> Identifier {
    let exact = review.quote ?? review.claim
    let standing = try session.read { snapshot in
      try (self.standing[review.claim] ?? []).first { id in
        // One that was made and left out again may be another by now.
        try snapshot.claim(id)?.statement == review.claim
          && snapshot.mentions(of: id).contains {
            $0.speaker == speaker && $0.said?.text == review.said?.day.text
          }
      }
    }
    if let standing { return Identifier(.claim, standing) }
    try work.run(
      .claim,
      [
        .text("text", exact), .text("in", "none"),
        .text("as", exact.onOneLine == review.claim ? nil : review.claim),
        .text("speaker", speaker?.description), .text("on", review.said?.day.text),
      ], &session)
    guard let made = session.sitting.newest.last(where: { $0.kind == .claim }) else {
      throw FactError("E-IMPORT", "the review made no claim")
    }
    self.standing[review.claim, default: []].append(made.number)
    work.report.keep("claims")
    return made
  }

  // MARK: Verdicts

  /// Records what the reviewer found, where it is certain what that means here.
  private func judge(_ review: ClaimReview, _ row: Identifier, _ session: inout Session) throws {
    guard let rating = review.rating else {
      return work.lose(.skipped, review.subject, "it has no rating, and so gives no verdict")
    }
    guard let standing = rating.standing else {
      return work.lose(.skipped, review.subject, "\(rating.reason): no verdict, but the note keeps it")
    }
    guard let judged = review.published?.day else {
      return work.lose(.skipped, review.subject, "it has no day, which a verdict needs: the note keeps it")
    }
    let evidence = try evidence(of: review, standing, row, &session)
    try work.run(
      .verdict,
      [
        .text("claim", row.description), .text("standing", standing.rawValue), .text("on", judged.text),
        .text("with", evidence?.description), .text("because", rating.explanation),
      ], &session)
    work.report.keep("verdicts")
  }

  /// The review itself, which speaks for the claim or against it.
  private func evidence(
    of review: ClaimReview, _ standing: Verdict.Standing, _ row: Identifier, _ session: inout Session
  ) throws -> Identifier? {
    let stance: Stance? = [.supported: .supports, .refuted: .contradicts][standing]
    guard let stance, let text = review.body ?? review.url else { return nil }
    work.report.keep("evidence")
    return try work.run(
      .evidence,
      [
        .text("id", row.description), .text("text", text), .text("stance", stance.rawValue),
        .text("src", review.url), .text("on", review.published?.day.text),
      ], &session)
  }
}

extension ImportFormat {
  static let claimReview = ImportFormat(
    name: "claimreview", summary: "reviews of claims as fact checkers publish them, JSON-LD", document: nil
  ) { session, arguments, output in
    try arguments.refuseAllBut(["format", "keep-going", "strict", "tags"], in: "claimreview")
    try session.importClaimReviews(arguments, output)
  }
}

extension Session {
  /// Takes reviews of claims, wherever in a file they stand.
  fileprivate mutating func importClaimReviews(_ arguments: Arguments, _ output: Output) throws {
    let (json, _, notices) = try foreignJSON(arguments)
    notices.forEach(output.notice)
    let parts = LinkedParts(json)
    guard !parts.reviews.isEmpty else {
      throw Diagnostic(
        "E-REVIEW", "the file holds no review of a claim",
        hint:
          "one has \"@type\": \"ClaimReview\"; take it out of its page's script of type application/ld+json",
        at: arguments.range(of: .source))
    }
    try exchange(arguments, output) { session, work, script in
      let tags = try arguments.givenTags()
      var importer = try session.read { try ClaimReviewImport(work, tags: tags, $0) }
      for (index, review) in parts.reviews.enumerated() {
        let subject = "review \(index + 1)"
        try session.take(subject, script, work) { session in
          let read = try ClaimReview(review, subject, parts, work)
          do { try importer.take(read, &session) } catch let failure as Failure
            where failure.statement == nil && failure.exit == .failed
          {
            let diagnostic = failure.diagnostic
            throw Failure(
              Diagnostic(diagnostic.code, "\(subject): \(diagnostic.message)", hint: diagnostic.hint))
          }
        }
      }
      for (type, count) in parts.others.sorted(by: { $0.key < $1.key }) {
        work.lose(.skipped, type, "\(count.counted("part")) of this type, no review of a claim")
      }
    }
  }
}
