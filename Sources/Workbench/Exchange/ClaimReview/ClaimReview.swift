import Facts
import Presentation

/// A review of a claim, as fact checkers publish it (schema.org/ClaimReview), before anything of it is stored.
///
/// The web is wild: members stand alone or in lists, numbers are texts, scales are turned round, and much is missing.
/// What cannot be read is a loss; nothing is put in its place.
struct ClaimReview {
  /// Who claims, or who reviews.
  struct Party {
    let name: String
    /// A handle of ours, where this program wrote it.
    let handle: Handle?
  }

  static let context = "https://schema.org"
  static let type = "ClaimReview"
  /// How the note begins that keeps a foreign review as it stood.
  static let noteOpening = "ClaimReview "

  let subject: String
  /// What was claimed, in one sentence.
  let claim: String
  /// The words themselves, where they are given apart.
  let quote: String?
  let speaker: Party?
  let said: ForeignTime?
  let reviewer: Party?
  let published: ForeignTime?
  let url: String?
  let body: String?
  let rating: ClaimRating?
  /// Where the claim stood.
  let appearances: [String]
  /// What of it is kept as it stands, since no fact holds it whole; nil where facts hold all of it.
  let kept: JSON?

  /// - Throws: where it reviews nothing.
  init(_ json: JSON, _ subject: String, _ parts: LinkedParts, _ work: ExchangeWork) throws(FactError) {
    self.subject = subject
    let reading = ClaimReviewReading(subject, parts, work)
    guard let claim = reading.text(json, "claimReviewed") else {
      throw FactError(
        "E-REVIEW", "\(subject) does not say what it reviews: it has no claimReviewed",
        hint: "'keep-going' leaves such reviews out")
    }
    self.claim = claim.onOneLine
    let item = reading.one(json, "itemReviewed")
    quote =
      item.flatMap { reading.types(of: $0).contains("Claim") ? reading.text($0, "text") : nil }
      ?? (claim == claim.onOneLine ? nil : claim)
    speaker = item.flatMap { reading.party($0, "author") }
    said = item.flatMap { reading.time($0, "datePublished") }
    reviewer = reading.party(json, "author")
    published = reading.time(json, "datePublished")
    url = reading.text(json, "url")
    body = reading.text(json, "reviewBody")
    rating = reading.one(json, "reviewRating").map(ClaimRating.init)
    appearances = item.map(reading.appearances) ?? []
    kept = ClaimReview.kept(json, rating, on: published)
    ClaimReview.leave(json, item, reading)
  }

  /// The members that facts hold only in part, unless this program wrote them.
  private static func kept(_ json: JSON, _ rating: ClaimRating?, on day: ForeignTime?) -> JSON? {
    let members = ["url", "datePublished", "reviewBody", "reviewRating"].compactMap { name in
      json.member(name).flatMap { $0.isEmpty ? nil : JSON.Member(name, $0) }
    }
    guard !members.isEmpty else { return nil }
    guard let rating, rating.isOurs, let standing = rating.standing, day != nil else {
      return .object(members)
    }
    // Only what speaks for a claim or against it has the review beside it, as evidence.
    let hasReview = members.contains { ["url", "reviewBody"].contains($0.key) }
    return hasReview && ![.supported, .refuted].contains(standing) ? .object(members) : nil
  }

  private static func leave(_ json: JSON, _ item: JSON?, _ reading: ClaimReviewReading) {
    reading.leave(
      json,
      allBut: [
        "@type", "@id", "@context", "claimReviewed", "itemReviewed", "author", "datePublished", "url",
        "reviewBody", "reviewRating",
      ], "")
    guard let item else { return }
    reading.leave(
      item,
      allBut: [
        "@type", "@id", "author", "datePublished", "text", "appearance", "firstAppearance", "url", "isPartOf",
      ], "itemReviewed.")
  }
}

/// What a review found, as it stands there.
struct ClaimRating {
  let json: JSON

  init(_ json: JSON) {
    self.json = json
  }

  /// The words of the rating, which are the verdict proper.
  var words: String? {
    let text = json.string ?? json.member("alternateName")?.elements.first?.string
    return text.flatMap { $0.onOneLine.isEmpty ? nil : $0.onOneLine }
  }

  var explanation: String? {
    json.member("ratingExplanation")?.string.flatMap { $0.onOneLine.isEmpty ? nil : $0 }
  }

  /// Whether it says no more than a verdict of ours does.
  var isOurs: Bool {
    guard let members = json.members else { return false }
    return members.allSatisfy { ["@type", "alternateName", "ratingExplanation"].contains($0.key) }
      && words.flatMap(Verdict.Standing.init(rawValue:)) != nil
  }

  /// Where its number lies between the worst and the best, from 0 to 1; nil where that says nothing.
  ///
  /// The worst is 1 unless it is said (schema.org/worstRating). Scales may be turned round: 5 of worst 5, best 1 is 0.
  var share: Double? {
    guard let value = number("ratingValue"), let best = number("bestRating") else { return nil }
    let worst = number("worstRating") ?? 1
    guard best != worst, (min(best, worst)...max(best, worst)).contains(value) else { return nil }
    return (value - worst) / (best - worst)
  }

  private func number(_ name: String) -> Double? {
    switch json.member(name) {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .string(let text): Double(text.onOneLine)
    default: nil
    }
  }

  /// Where it puts the claim, only where that is certain: by a plain word that its number does not contradict.
  var standing: Verdict.Standing? {
    guard let words, let standing = ClaimRating.standings[words.lowercased()] else { return nil }
    switch (standing, share) {
    case (.supported, let share?): return share >= 0.75 ? standing : nil
    case (.refuted, let share?): return share <= 0.25 ? standing : nil
    default: return standing
    }
  }

  /// Why it puts the claim nowhere.
  var reason: String {
    guard let words else { return "its rating has no words, and what its number means is not said" }
    let shown = "its rating '\(words.shortened(to: 40))'"
    return ClaimRating.standings[words.lowercased()] == nil
      ? "\(shown) is no verdict of ours for certain" : "\(shown) and its number contradict each other"
  }

  /// Words that mean one thing on every scale; `mostly true` and `pants on fire` do not.
  private static let standings: [String: Verdict.Standing] = [
    "true": .supported, "false": .refuted, "supported": .supported, "refuted": .refuted, "mixed": .mixed,
    "unproven": .unproven,
  ]
}
