import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [RowReference] {
  fileprivate static var of: Parameter { Parameter("of", .rows("c3,c5", [.claim]), "the claims") }
}

extension Command {
  static let timeline = Command(
    Syntax(
      "timeline",
      "Shows how speakers put claims over time: their words, doubts and odds, and every change of mind.",
      details: """
        One thread for each claim and speaker, by the day on which it was said or forecast; words without a day come
        last. What rephrases the claim belongs to the thread, and what contradicts it as `against`. Words are compared
        with those before: [-left out-] {+new+}. FLIP marks a turn against oneself: other side, or over 50%.
        """,
      slots: [.optional(.who)], keywords: [Keyword(.of)], filter: .anywhere,
      examples: ["timeline @minxin-pei", "timeline of c1", "timeline +korea"])
  ) { call in
    let speaker = try call[.who].map { try call.knownSpeaker($0) }
    let claims = try call.timelineClaims()
    let graph = try call.snapshot.claimGraph(knownBy: call.sitting.asOf)
    var shown: Set<Heard> = []
    var sections: [Section] = []
    for claim in claims {
      let stances = graph.stances(toward: claim)
      let same = stances.filter { $0.stance == .supports }.map(\.claim)
      let threads = try call.threads(of: stances).filter { speaker == nil || $0.speaker == speaker }
      let new = threads.filter { spoken in
        guard shown.insert(Heard(claim: claim, speaker: spoken.speaker)).inserted else { return false }
        let heard = Set(same + spoken.thread.entries.map(\.claim))
        shown.formUnion(heard.map { Heard(claim: $0, speaker: spoken.speaker) })
        return true
      }
      guard !new.isEmpty else { continue }
      sections.append(Section(claim: claim, threads: new, verdicts: try call.knownVerdicts(on: claim.number)))
    }
    return try call.page(sections)
  }
}

/// A claim of which a speaker's words have been shown, if only in the thread of another.
private struct Heard: Hashable {
  let claim: Identifier
  let speaker: Handle?
}

/// What one speaker, or nobody that is known, said of a claim.
private struct SpokenThread {
  let speaker: Handle?
  let thread: ClaimThread
}

private struct Section {
  let claim: Identifier
  let threads: [SpokenThread]
  let verdicts: [Verdict]
}

// MARK: What was said

extension Call {
  fileprivate func knownSpeaker(_ typed: Handle) throws -> Handle {
    guard let speaker = try snapshot.speaker(named: typed) else {
      throw Diagnostic(try unknown(typed), at: arguments.range(of: .who))
    }
    return speaker.handle
  }

  fileprivate mutating func timelineClaims() throws -> [Identifier] {
    let meant = try filtered([.claim])
    guard self[.of] != nil else { return meant }
    let named = try rows(.of, .claim)
    return arguments.filter.isEmpty ? named : named.filter(meant.contains)
  }

  fileprivate func threads(of stances: [(claim: Identifier, stance: Stance)]) throws -> [SpokenThread] {
    var entries: [Handle?: [ClaimThread.Entry]] = [:]
    var speakers: [Handle?] = []
    func add(_ entry: ClaimThread.Entry, by speaker: Handle?) {
      if entries[speaker] == nil { speakers.append(speaker) }
      entries[speaker, default: []].append(entry)
    }
    let lexicon = try lexicon()
    for (other, stance) in stances {
      for mention in try knownMentions(of: other.number) {
        let strength = mention.hedge.flatMap { try? Probability(parsing: $0, lexicon: lexicon).point }
        add(
          .init(
            row: mention.identifier, claim: other, stance: stance, day: mention.said,
            words: mention.selector.exact, hedge: mention.hedge, strength: strength), by: mention.speaker)
      }
      guard stance == .supports else { continue }
      for prediction in try snapshot.predictions(of: other.number) {
        for forecast in try knownForecasts(of: prediction) {
          add(
            .init(
              row: Identifier(.forecast, forecast.id), claim: other, day: forecast.made,
              hedge: forecast.hedge,
              strength: forecast.probability?.point, prediction: prediction), by: forecast.forecaster)
        }
      }
    }
    // Who only says the contrary has no thread of this claim.
    return speakers.compactMap { speaker in
      guard let said = entries[speaker], said.contains(where: { $0.stance == .supports }) else { return nil }
      return SpokenThread(speaker: speaker, thread: ClaimThread(said))
    }
  }

  /// The verdicts on a claim that were given by the as-of day, by the days that they speak of.
  fileprivate func knownVerdicts(on claim: Int) throws -> [Verdict] {
    let today = try today()
    return try snapshot.verdicts(on: claim).filter { $0.judged.last <= today }
      .sorted { ($0.judged.last, $0.id) < ($1.judged.last, $1.id) }
  }
}

// MARK: How it looks

extension Call {
  fileprivate func page(_ sections: [Section]) throws -> Page {
    var (blocks, entries, verdicts): ([Block], [JSON], [JSON]) = ([], [], [])
    for section in sections {
      if !blocks.isEmpty { blocks.append(.gap) }
      blocks.append(
        .heading(2, Phrase("\(section.claim)  \((try snapshot.text(of: section.claim) ?? "").onOneLine)")))
      for spoken in section.threads {
        let flips = spoken.thread.turns.count { $0.contains(where: \.isFlip) }
        let count = flips == 0 ? "" : "  \(flips) change\(flips == 1 ? "" : "s") of mind"
        blocks += [
          .gap,
          .line(Phrase(spoken.speaker?.description ?? "speaker unknown", .strong) + Phrase(count, .bad)),
          .table(table(spoken.thread, of: section.claim)),
        ]
        entries += json(spoken, of: section.claim)
      }
      guard !section.verdicts.isEmpty else { continue }
      let standing = try verdictInForce(on: section.claim.number)?.id
      blocks += [.gap, .line(Phrase("verdicts", .strong)), .table(table(section.verdicts, standing))]
      verdicts += section.verdicts.map { json($0, standing) }
    }
    return Page(
      blocks.isEmpty ? [.line("nobody said anything of such a claim")] : blocks,
      json: .object([.init("entries", .array(entries)), .init("verdicts", .array(verdicts))]), list: "entries"
    )
  }

  private func table(_ thread: ClaimThread, of claim: Identifier) -> Table {
    let rows = thread.entries.indices.map { index in
      let entry = thread.entries[index]
      let doubt = [entry.hedge.map { "“\($0)”" }, entry.strength.map(Probability.percent)].compactMap { $0 }
      return [
        Phrase(entry.day?.text ?? "unknown"), Phrase(entry.row.description, .strong),
        thread.words(index, of: claim), Phrase(doubt.joined(separator: " ")),
        thread.turns[index].map(\.phrase).joined(separator: ", "),
      ]
    }
    return Table(
      [Column("day"), Column("row"), Column("words", maximum: 60), Column("strength"), Column("change")],
      rows: rows)
  }

  private func table(_ verdicts: [Verdict], _ standing: Int?) -> Table {
    let rows = verdicts.enumerated().map { index, verdict in
      let before = index == 0 ? nil : verdicts[index - 1].standing
      return [
        Phrase(verdict.judged.text), Phrase(verdict.identifier.description, .strong),
        Phrase(verdict.standing.rawValue), Phrase(verdict.coder.description),
        Phrase(verdict.id == standing ? "in force" : "superseded", .dim), verdict.turn(since: before),
      ]
    }
    return Table(
      [Column("day"), Column("row"), Column("verdict"), Column("coder"), Column("state"), Column("change")],
      rows: rows)
  }

  private func json(_ spoken: SpokenThread, of claim: Identifier) -> [JSON] {
    spoken.thread.entries.indices.map { index in
      let (entry, turns) = (spoken.thread.entries[index], spoken.thread.turns[index])
      return .object([
        .init("claim", .string(claim.description)), .init("speaker", .optional(spoken.speaker)),
        .init("row", .string(entry.row.description)), .init("says", .string(entry.claim.description)),
        .init("stance", .string(entry.stance.rawValue)), .init("day", .optional(entry.day)),
        .init("words", .optional(entry.words)),
        .init("difference", .optional(spoken.thread.difference(index)?.phrase.plain)),
        .init("hedge", .optional(entry.hedge)), .init("strength", .optional(entry.strength)),
        .init("prediction", .optional(entry.prediction.map { "p\($0)" })),
        .init("turns", .array(turns.map { .string($0.phrase.plain) })),
        .init("flip", .bool(turns.contains(where: \.isFlip))),
      ])
    }
  }

  private func json(_ verdict: Verdict, _ standing: Int?) -> JSON {
    .object([
      .init("id", .string(verdict.identifier.description)), .init("claim", .string("c\(verdict.claim)")),
      .init("standing", .string(verdict.standing.rawValue)), .init("judged", .string(verdict.judged.text)),
      .init("coder", .string(verdict.coder.description)), .init("in_force", .bool(verdict.id == standing)),
    ])
  }
}
