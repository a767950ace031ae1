import Facts
import Presentation
import Storage

/// What a list shows of a row: its words, the day that matters most, and a few details.
struct Card {
  var text: String
  var day: Period?
  var details: [String] = []
}

extension Call {
  /// The card of a row that exists.
  func card(of row: Identifier) throws -> Card {
    var card = Card(text: try snapshot.text(of: row) ?? "")
    switch row.kind {
    case .document: try fill(&card, document: row)
    case .mention: try fill(&card, mention: row)
    case .claim: try fill(&card, claim: row)
    case .prediction: try fill(&card, prediction: row)
    case .evidence:
      guard let evidence = try snapshot.evidence(row.number) else { break }
      card.day = evidence.published
      card.details = [
        "\(evidence.stance.rawValue) \(evidence.subject)", evidence.grade?.description, evidence.url,
      ].compactMap { $0 }
    case .verdict:
      guard let verdict = try snapshot.verdict(row.number) else { break }
      card.day = verdict.judged
      card.details = [
        try isInForce(verdict) ? "in force" : "superseded", verdict.coder.description, verdict.because,
      ].compactMap { $0 }
    case .forecast: card.day = try snapshot.forecast(row.number)?.made
    case .resolution:
      guard let resolution = try snapshot.resolution(row.number) else { break }
      card.day = resolution.known
      card.details = [resolution.coder.description, resolution.url].compactMap { $0 }
    case .note: card.details = try snapshot.note(row.number).map { ["on \($0.subject)"] } ?? []
    case .link: card.details = try (snapshot.link(row.number)?.because.map { [$0] } ?? []) + tagList(row)
    case .operation: try fill(&card, operation: row)
    }
    return card
  }

  private func fill(_ card: inout Card, document row: Identifier) throws {
    guard let document = try snapshot.document(row.number) else { return }
    card.day = document.published
    card.details =
      [document.author?.description, document.publisher, document.language].compactMap { $0 }
      + (try tagList(row))
  }

  private func fill(_ card: inout Card, mention row: Identifier) throws {
    guard let mention = try snapshot.mention(row.number) else { return }
    card.day = mention.said
    let claims = try snapshot.claims(of: row.number).map { "c\($0)" }
    card.details =
      [mention.attribution, mention.whereabouts].compactMap { $0 } + claims + (try tagList(row))
  }

  private func fill(_ card: inout Card, claim row: Identifier) throws {
    let mentions = try snapshot.mentions(of: row.number).filter { try isKnown($0.identifier) }
    card.day = mentions.first?.said
    let speakers = mentions.compactMap(\.speaker?.description)
    card.details = speakers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } + (try tagList(row))
    if let verdict = try verdictInForce(on: row.number) { card.details.append(verdict.standing.rawValue) }
  }

  /// The verdict of gold, else of anybody: the latest by its day that was known on the as-of day, of one day the newest.
  func verdictInForce(on claim: Int) throws -> Verdict? {
    let today = try today()
    return try snapshot.verdicts(on: claim).filter { $0.judged.last <= today }
      .max { $0.order < $1.order }
  }

  /// Whether a verdict is the one in force on its claim.
  func isInForce(_ verdict: Verdict) throws -> Bool {
    try verdictInForce(on: verdict.claim)?.id == verdict.id
  }

  private func fill(_ card: inout Card, prediction row: Identifier) throws {
    guard let prediction = try snapshot.prediction(row.number) else { return }
    card.day = prediction.current.deadline
    let settlement = try settlement(of: row.number)
    let forecasts = try knownForecasts(of: row.number).count
    card.details = [settlement.words, "\(forecasts) forecast\(forecasts == 1 ? "" : "s")"]
    if let condition = prediction.current.condition { card.details.append("given \(condition)") }
    card.details += try tagList(row)
  }

  private func fill(_ card: inout Card, operation row: Identifier) throws {
    guard let operation = try snapshot.operation(row.number) else { return }
    card.details = [
      operation.recorded, operation.author.map { "@\($0)" }, operation.isInEffect ? nil : "undone",
    ].compactMap { $0 }
  }

  private func tagList(_ row: Identifier) throws -> [String] {
    let tags = Kind.taggable.contains(row.kind) ? try snapshot.tags(on: row).map(\.description) : []
    let attributes = try snapshot.attributes(of: row).map(\.description)
    return [tags, attributes].filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
  }
}

extension Settlement {
  /// Such as `open`, `resolved yes`, `void by p1`.
  var words: String {
    switch self {
    case .open: "open"
    case .pending(let antecedent): "pending on p\(antecedent)"
    case .voided(let antecedent): "void by p\(antecedent)"
    case .resolved(let resolution): "resolved \(resolution.outcome?.word ?? "open")"
    case .unanswered(let resolution, let silence): "open (\(resolution.identifier): \(silence))"
    }
  }
}

extension Verdict {
  /// Those that hold before others come last.
  fileprivate var order: (Int, Day, Int) { (coder == .gold ? 1 : 0, judged.last, id) }
}
