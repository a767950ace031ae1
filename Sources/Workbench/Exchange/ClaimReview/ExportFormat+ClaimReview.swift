import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension ExportFormat {
  static let claimReview = ExportFormat(
    name: "claimreview", summary: "verdicts as reviews of their claims, JSON-LD", isFolder: false
  ) { filter, call in
    var writer = ClaimReviewWriter(call)
    for id in try call.numbers(of: .claim, meeting: filter).sorted() {
      if let claim = try call.snapshot.claim(id) { try writer.write(claim) }
    }
    try writer.countOthers(filter)
    let json = JSON.object([
      .init("@context", .string(ClaimReview.context)), .init("@graph", .array(writer.reviews)),
    ])
    return Exported(files: [("reviews.json", json.text(pretty: true) + "\n")], losses: writer.losses)
  }
}

/// Reviews as they are written: one for each verdict, and for each foreign review that no verdict holds.
struct ClaimReviewWriter {
  private let call: Call
  private(set) var reviews: [JSON] = []
  private(set) var losses = LossReport()

  init(_ call: Call) {
    self.call = call
  }

  private static let appearance = "Appeared at "

  mutating func write(_ claim: Claim) throws {
    let row = claim.identifier
    let mentions = try call.snapshot.mentions(of: claim.id)
    let notes = try call.snapshot.notes(on: row)
    let item = try item(of: claim, mentions, notes)
    var verdicts = try call.snapshot.verdicts(on: claim.id)
    let count = reviews.count
    for note in notes {
      guard let foreign = note.foreignReview else { continue }
      let day = foreign.member("datePublished")?.string.flatMap { try? ForeignTime(parsing: $0).day }
      let rating = foreign.member("reviewRating").map(ClaimRating.init)
      // The same verdict of the same coder and day is what was certain of it.
      verdicts.removeAll {
        $0.coder == note.coder && $0.judged.text == day?.text && $0.standing == rating?.standing
          && $0.because == rating?.explanation
      }
      try add(claim, by: note.coder, foreign.members ?? [], item)
    }
    for verdict in verdicts { try add(claim, by: verdict.coder, members(of: verdict), item) }
    guard reviews.count > count else { return lose(row, "it has no verdict, which a review needs") }
    losses.keep("claims")
    losses.keep("reviews", reviews.count - count)
    try sayLost(claim, mentions, notes)
  }

  private mutating func add(
    _ claim: Claim, by coder: Handle, _ members: [JSON.Member], _ item: JSON
  ) throws {
    var all: [JSON.Member] = [
      .init("@type", .string(ClaimReview.type)), .init("author", try party(coder)),
      .init("claimReviewed", .string(claim.statement)),
    ]
    all += members + [.init("itemReviewed", item)]
    reviews.append(.object(all))
  }

  /// What a verdict of ours says, and the review that it cites.
  private mutating func members(of verdict: Verdict) throws -> [JSON.Member] {
    let ids = try call.snapshot.evidence(citedByVerdict: verdict.id)
    let cited = try call.snapshot.evidence(on: Identifier(.claim, verdict.claim)).filter {
      ids.contains($0.id)
    }
    let stance: Stance? = [.supported: .supports, .refuted: .contradicts][verdict.standing]
    let review = cited.first { $0.stance == stance && $0.coder == verdict.coder && $0.mention == nil }
    for evidence in cited where evidence.id != review?.id {
      lose(evidence.identifier, "a review holds one piece of evidence, of its own author")
    }
    if let review, review.grade != nil || review.published?.text != verdict.judged.text {
      lose(review.identifier, "its grade and its own day are not written", .changed)
    }
    let isNamedByAddress = review?.text == review?.url
    let members: [(String, String?)] = [
      ("url", review?.url), ("datePublished", verdict.judged.text),
      ("reviewBody", isNamedByAddress ? nil : review?.text),
    ]
    var rating: [JSON.Member] = [
      .init("@type", "Rating"), .init("alternateName", .string(verdict.standing.rawValue)),
    ]
    if let because = verdict.because { rating.append(.init("ratingExplanation", .string(because))) }
    return members.compactMap { name, text in text.map { JSON.Member(name, .string($0)) } }
      + [.init("reviewRating", .object(rating))]
  }

  // MARK: Parts

  private func item(of claim: Claim, _ mentions: [Mention], _ notes: [Note]) throws -> JSON {
    var item: [JSON.Member] = [.init("@type", "Claim")]
    guard let mention = mentions.first else { return .object(item) }
    if let speaker = mention.speaker { item.append(.init("author", try party(speaker))) }
    if let said = mention.said { item.append(.init("datePublished", .string(said.text))) }
    if mention.selector.exact != claim.statement {
      item.append(.init("text", .string(mention.selector.exact)))
    }
    let document = try mention.place.flatMap { try call.snapshot.document($0.document)?.url }
    let addresses =
      [document].compactMap(\.self)
      + notes.compactMap { note in
        note.text.hasPrefix(Self.appearance) ? String(note.text.dropFirst(Self.appearance.count)) : nil
      }
    if !addresses.isEmpty {
      let works = addresses.map {
        JSON.object([.init("@type", "CreativeWork"), .init("url", .string($0))])
      }
      item.append(.init("appearance", .array(works)))
    }
    return .object(item)
  }

  private func party(_ handle: Handle) throws -> JSON {
    let speaker = try call.snapshot.speaker(handle)
    let isBody = ["body", "outlet"].contains(speaker?.kind)
    return .object([
      .init("@type", isBody ? "Organization" : "Person"),
      .init("name", .string(speaker?.name ?? handle.name)), .init("identifier", .string(handle.description)),
    ])
  }

  // MARK: Losses

  private mutating func lose(_ row: Identifier, _ reason: String, _ fate: LossReport.Fate = .skipped) {
    losses.entries.append(.init(fate, row.description, because: reason))
  }

  private mutating func sayLost(_ claim: Claim, _ mentions: [Mention], _ notes: [Note]) throws {
    let row = claim.identifier
    let first = mentions.first
    var lost: [String] = []
    if claim.kind != nil { lost.append("its kind") }
    if try !call.snapshot.tags(on: row).isEmpty { lost.append("its tags") }
    if try !call.snapshot.attributes(of: row).isEmpty { lost.append("its attributes") }
    if notes.contains(where: { $0.foreignReview == nil && !$0.text.hasPrefix(Self.appearance) }) {
      lost.append("its notes")
    }
    if first?.hedge != nil { lost.append("its hedge") }
    if first?.via.isEmpty == false { lost.append("who reports it") }
    if mentions.count > 1 { lost.append("\(mentions.count - 1) more of its mentions") }
    if try !call.snapshot.links(touching: row).isEmpty { lost.append("its links") }
    if !lost.isEmpty { lose(row, "not written: " + lost.joined(separator: ", ")) }
    if first?.place != nil { lose(row, "where its words stand is not written but for the address", .changed) }
  }

  mutating func countOthers(_ filter: Filter) throws {
    for kind in [Kind.prediction, .forecast, .resolution] {
      let count = try call.numbers(of: kind, meeting: filter, isLenient: true).count
      losses.lose(count, kind, "a review holds none")
    }
  }
}

extension Note {
  /// The review of a fact checker that it keeps as it stood.
  fileprivate var foreignReview: JSON? {
    guard text.hasPrefix(ClaimReview.noteOpening + "{") else { return nil }
    return try? JSON(parsing: String(text.dropFirst(ClaimReview.noteOpening.count)))
  }
}
