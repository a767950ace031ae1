import Facts
import GRDB

extension FilterCompiler {
  /// What is true of the rows that meet a term, or nil where it says nothing of the kind.
  mutating func condition(_ term: FilterTerm) throws -> SQL? {
    switch term {
    case .tag(let tag): bearers(of: tag)
    case .ownTag(let tag): Kind.taggable.contains(kind) ? isAmong(tagged(tag, kind)) : nil
    case .speaker(let handle): spoken(by: handle)
    case .reporter(let handle): reported(by: handle)
    case .coder(let handle): coded(by: handle)
    case .state(let state): kind == .prediction ? try stands(state) : nil
    case .type(let type):
      kind == .prediction ? isAmong(newestTerms("type = \(type.rawValue)")) : nil
    case .deadline(let days):
      kind == .prediction ? isAmong(newestTerms(between("deadline", days))) : nil
    case .on(let days): happened(days)
    case .known(let days): try becameKnown(days)
    case .probability(let range): forecast(range)
    case .kind(let word): kind == .claim ? "kind = \(word)" : nil
    case .grade(let reliability, let credibility):
      kind == .evidence ? graded("reliability", reliability, and: graded("credibility", credibility)) : nil
    case .verdict(let standing): kind == .claim ? isAmong(judged(standing)) : nil
    case .attribute(let name, let value): has(name, value)
    case .text(let text): try holds(text)
    case .document(let document): stands(in: document)
    case .belonging(let owners): belongs(to: owners)
    case .rows(let rows): isOne(of: rows)
    }
  }

  func isAmong(_ numbers: SQL) -> SQL { "\(sql: kind.table).id IN (\(numbers))" }

  private func isAmong(_ numbers: some Sequence<Int>) -> SQL { isAmong(SQL.list(numbers)) }

  private func isOne(of rows: [Identifier]) -> SQL? {
    let numbers = rows.filter { $0.kind == kind }.map(\.number)
    return numbers.isEmpty ? nil : isAmong(numbers)
  }

  /// Words that somebody said by the as-of day.
  private var mentionIsKnown: SQL { Kind.mention.condition(knownBy: asOf?.number) }
  private var forecastIsKnown: SQL { Kind.forecast.condition(knownBy: asOf?.number) }

  func mentions(_ condition: SQL) -> SQL {
    "SELECT id FROM mention WHERE \(condition) AND (\(mentionIsKnown))"
  }

  func claims(ofMentions mentions: SQL) -> SQL {
    "SELECT claim FROM mention_claim WHERE mention IN (\(mentions))"
  }

  private func predictions(ofForecasts condition: SQL) -> SQL {
    "SELECT prediction FROM forecast WHERE \(condition) AND \(forecastIsKnown)"
  }

  // MARK: Tags

  private func bearers(of tag: TagName?) -> SQL? {
    guard Kind.taggable.contains(kind) else { return nil }
    let own = isAmong(tagged(tag, kind))
    let ofMentions = claims(ofMentions: mentions("id IN (\(tagged(tag, .mention)))"))
    switch kind {
    case .claim: return "\(own) OR \(isAmong(ofMentions))"
    case .prediction:
      return """
        \(own) OR prediction.claim IN (
          \(tagged(tag, .claim)) UNION \(ofMentions) UNION \(claims(inDocuments: tagged(tag, .document))))
        """
    default: return own
    }
  }

  private func tagged(_ tag: TagName?, _ kind: Kind) -> SQL {
    let isBorne: SQL = "tagging.\(sql: kind.column) IS NOT NULL AND \(Snapshot.tagStands(on: kind))"
    guard let tag else { return "SELECT tagging.\(sql: kind.column) FROM tagging WHERE \(isBorne)" }
    // '0' is the character after '/', so that the range is the tag's subtree and uses the index of names.
    return """
      SELECT tagging.\(sql: kind.column) FROM tagging
      WHERE tag IN (
          SELECT id FROM tag WHERE name = \(tag.path)
          UNION ALL SELECT id FROM tag WHERE name > \(tag.path + "/") AND name < \(tag.path + "0"))
        AND \(isBorne)
      """
  }

  // MARK: Documents

  private func claims(inDocuments documents: SQL) -> SQL {
    claims(ofMentions: mentions("id IN (\(mentions(inDocuments: documents)))"))
  }

  private func mentions(inDocuments documents: SQL) -> SQL {
    """
    SELECT anchor.mention FROM version JOIN anchor ON anchor.version = version.id
    WHERE version.document IN (\(documents))
    """
  }

  private func stands(in document: Int) -> SQL? {
    switch kind {
    case .document: "id = \(document)"
    case .mention: isAmong(mentions(inDocuments: "\(document)"))
    case .claim: isAmong(claims(inDocuments: "\(document)"))
    case .prediction: "prediction.claim IN (\(claims(inDocuments: "\(document)")))"
    default: nil
    }
  }

  // MARK: People

  private func spoken(by handle: Handle) -> SQL? {
    let who: SQL = "(SELECT id FROM speaker WHERE handle = \(handle.name))"
    return switch kind {
    case .document: "author = \(who)"
    case .mention: "speaker = \(who)"
    case .claim: isAmong(claims(ofMentions: mentions("speaker = \(who)")))
    case .prediction: isAmong(predictions(ofForecasts: "forecaster = \(who)"))
    case .forecast: "forecaster = \(who)"
    case .operation: "author = \(handle.name)"
    case .link, .evidence, .verdict, .resolution, .note: "coder = \(who)"
    }
  }

  // MARK: Days and numbers

  /// A period counts by its last day, what became known by its first.
  private func between(_ column: String, _ bounds: DayBounds, by end: String = "last") -> SQL {
    let (first, last) = (bounds.first?.number ?? Int(Int32.min), bounds.last?.number ?? Int(Int32.max))
    return "\(sql: column)_\(sql: end) BETWEEN \(first) AND \(last)"
  }

  private func newestTerms(_ condition: SQL) -> SQL {
    """
    SELECT prediction FROM terms WHERE \(condition)
      AND number = (SELECT max(number) FROM terms AS newest WHERE newest.prediction = terms.prediction)
    """
  }

  private func happened(_ days: DayBounds) -> SQL? {
    switch kind {
    case .document, .evidence: between("published", days)
    case .mention: between("said", days)
    case .claim: isAmong(claims(ofMentions: mentions(between("said", days))))
    case .prediction: isAmong(predictions(ofForecasts: between("made", days)))
    case .forecast: between("made", days)
    case .resolution: between("happened", days)
    case .verdict: between("judged", days)
    case .link, .note, .operation: nil
    }
  }

  private func forecast(_ range: ClosedRange<Double>) -> SQL? {
    let condition: SQL = "point BETWEEN \(range.lowerBound) AND \(range.upperBound)"
    return switch kind {
    case .forecast: condition
    case .prediction: isAmong(predictions(ofForecasts: condition))
    default: nil
    }
  }

  // MARK: Outcomes and verdicts

  private mutating func becameKnown(_ days: DayBounds) throws -> SQL? {
    switch kind {
    case .resolution: return between("known", days, by: "first")
    case .prediction:
      return isAmong(
        try standing().lazy.filter { _, settlement in
          guard case .resolved(let resolution) = settlement else { return false }
          return resolution.known.map { days.contains($0.first) } ?? false
        }.map(\.key))
    default: return nil
    }
  }

  private mutating func stands(_ state: String) throws -> SQL {
    let standing = try standing()
    let isOpen: SQL = "(\(isAmong(standing.lazy.filter { $1.state != "open" }.map(\.key))) IS NOT TRUE)"
    return switch state {
    case "open": isOpen
    case "due": "\(isAmong(newestTerms("deadline_last = \(today.number)"))) AND \(isOpen)"
    case "overdue": "\(isAmong(newestTerms("deadline_last < \(today.number)"))) AND \(isOpen)"
    default: isAmong(standing.lazy.filter { $1.state == state }.map(\.key))
    }
  }

  /// The claims whose verdict in force is this one: gold's, else the latest given by the day, of one day the newer.
  private func judged(_ standing: Verdict.Standing?) -> SQL {
    """
    SELECT claim FROM verdict
    WHERE judged_last <= \(today.number) AND standing = coalesce(\(standing?.rawValue), standing)
      AND NOT EXISTS (
        SELECT 1 FROM verdict AS later
        WHERE later.claim = verdict.claim AND later.judged_last <= \(today.number)
          AND (later.coder IS \(Snapshot.goldRow), later.judged_last, later.id)
            > (verdict.coder IS \(Snapshot.goldRow), verdict.judged_last, verdict.id))
    """
  }

  // MARK: Texts and rows

  private func holds(_ text: String) throws -> SQL? {
    switch kind {
    case .document: isAmong("SELECT document FROM version WHERE id IN (\(try found(text, in: "version")))")
    case .prediction: isAmong("SELECT prediction FROM terms WHERE id IN (\(try found(text, in: "terms")))")
    case .mention, .claim, .evidence, .note: isAmong(try found(text, in: kind.table))
    case .link, .verdict, .forecast, .resolution, .operation: nil
    }
  }

  private func found(_ text: String, in table: String) throws -> SQL {
    SQL.list(try snapshot.search(text, in: [table]).map(\.row.id))
  }

  private func belongs(to owners: [Identifier]) -> SQL? {
    let conditions = Dictionary(grouping: owners, by: \.kind).sorted { $0.key.rawValue < $1.key.rawValue }
      .compactMap { belongs(to: SQL.list($1.map(\.number)), $0) }
    return conditions.isEmpty ? nil : conditions.joined(separator: " OR ")
  }

  private func belongs(to numbers: SQL, _ owner: Kind) -> SQL? {
    switch (kind, owner) {
    case (.mention, .document): isAmong(mentions(inDocuments: numbers))
    case (.mention, .claim): isAmong("SELECT mention FROM mention_claim WHERE claim IN (\(numbers))")
    case (.claim, .mention): isAmong(claims(ofMentions: numbers))
    case (.prediction, .claim), (.forecast, .prediction), (.resolution, .prediction), (.verdict, .claim),
      (.evidence, .claim), (.evidence, .prediction), (.evidence, .resolution):
      "\(sql: owner.column) IN (\(numbers))"
    case (.link, .claim), (.link, .prediction):
      "from_\(sql: owner.column) IN (\(numbers)) OR to_\(sql: owner.column) IN (\(numbers))"
    case (.link, .link): "to_link IN (\(numbers))"
    case (.note, _): Kind.notable.contains(owner) ? "\(sql: owner.column) IN (\(numbers))" : nil
    default: nil
    }
  }
}

extension SQL {
  /// Any number of numbers as one bound value.
  fileprivate static func list(_ numbers: some Sequence<Int>) -> SQL {
    let text = "[" + numbers.map(String.init).joined(separator: ",") + "]"
    return "SELECT value FROM json_each(\(text))"
  }
}
