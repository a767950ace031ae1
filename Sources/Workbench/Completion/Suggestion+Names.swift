import CommandLanguage
import Facts
import Storage

extension Suggestion {
  /// Tags without their sign, level by level, with how often they were given.
  static let tags = Suggestion.looking { try $0.tags() }

  /// Speakers without their sign: handles and aliases, with full names.
  static let speakers = Suggestion.looking { try $0.speakers() }

  /// `@who`.
  static let who = Suggestion.looking { try $0.signed("@", "a speaker") { try $0.speakers() } }

  /// The names of schemes.
  static let schemes = Suggestion.looking { inquiry in
    inquiry.matching(try inquiry.snapshot?.schemes().map { Choice($0.name, $0.description ?? "") } ?? [])
  }

  static let speakerKinds = Suggestion.words(["person", "body", "outlet", "coder"].map { Choice($0) })

  /// The kinds that claims have, and the usual ones.
  static let claimKinds = Suggestion.looking { inquiry in
    let usual = ["fact", "cause", "assessment", "opinion", "forecast"].map { Choice($0) }
    let used = try inquiry.snapshot?.kindsOfNewestClaims(among: 2000) ?? []
    let counted = used.map { Choice($0.kind, "\($0.count) of the newest claims") }
    return inquiry.matching(counted + usual.filter { word in !used.contains { $0.kind == word.word } })
  }
}

extension Inquiry {
  /// What stands behind a sign, or the sign itself where nothing has been typed.
  func signed(
    _ sign: String, _ summary: String, _ candidates: (Inquiry) throws -> [Candidate]
  ) rethrows -> [Candidate] {
    if typed.isEmpty, !looksWithin { return [Candidate(sign, summary, goesOn: true)] }
    return typed.hasPrefix(sign) ? try completing(after: sign, candidates) : []
  }

  fileprivate func tags() throws -> [Candidate] {
    guard let snapshot else { return [] }
    if looksWithin {
      guard !typed.isEmpty else { return [] }
      return try snapshot.tags(holding: folded, limit: Inquiry.limit).map { Candidate($0.path) }
    }
    let levels = try snapshot.tagLevels(beginning: folded, limit: Inquiry.limit)
    // Few levels are counted far, many a little, so that the time for all is bounded.
    let limit = 5000 / max(1, levels.count)
    let rules = try snapshot.tagRules()
    let aliases = try snapshot.tagAliases(beginning: folded, limit: Inquiry.limit).map {
      Candidate($0.alias, $0.tag.description)
    }
    return try aliases
      + levels.flatMap { level in
        var candidates: [Candidate] = []
        let rule = rules.rule(for: TagName(stored: level.path))
        if level.isTag, rule?.isAbstract != true {
          let count = try rows(level.path, andBelow: false, limit, snapshot)
          let meaning = [count, rule?.description].compactMap { $0 }.joined(separator: ", ")
          candidates.append(Candidate(level.path, meaning.shortened(to: 60)))
        }
        if level.hasTagsBelow {
          let count = try rows(level.path, andBelow: true, limit, snapshot)
          candidates.append(Candidate(level.path + "/", count + " below", goesOn: true))
        }
        return candidates
      }
  }

  private func rows(
    _ path: String, andBelow: Bool, _ limit: Int, _ snapshot: Snapshot
  ) throws -> String {
    let count = try snapshot.taggings(of: path, andBelow: andBelow, limit: limit)
    return count < limit ? "\(count) row\(count == 1 ? "" : "s")" : "\(limit) rows or more"
  }

  fileprivate func speakers() throws -> [Candidate] {
    guard let snapshot else { return [] }
    if looksWithin {
      guard !typed.isEmpty else { return [] }
      return try snapshot.speakerNames(holding: folded, limit: Inquiry.limit).map { $0.candidate }
    }
    return try snapshot.speakerNames(beginning: folded, limit: Inquiry.limit)
      // An alias of several words cannot stand behind the sign.
      .filter { Name.isWellFormed($0.word) }.map { $0.candidate }
  }
}

extension SpeakerName {
  fileprivate var candidate: Candidate {
    let alias = word == handle.name ? nil : handle.description
    return Candidate(word, [fullName, alias].compactMap { $0 }.joined(separator: ", ").shortened(to: 60))
  }
}
