package import Facts
import GRDB

extension Snapshot {
  /// The numbers of the rows of a kind.
  package func numbers(of kind: Kind) throws -> Set<Int> {
    Set(try database.values("SELECT id FROM \(sql: kind.table)"))
  }

  /// The numbers of the rows of a kind that meet one term, or nil where the term says nothing of that kind.
  ///
  /// `state:` depends on other predictions and on the as-of day; it is not decided here.
  package func numbers(of kind: Kind, meeting term: FilterTerm) throws -> Set<Int>? {
    switch term {
    case .rows(let rows): Set(rows.filter { $0.kind == kind }.map(\.number))
    case .state: nil
    case .text(let text): try numbers(of: kind, holding: text)
    default: try condition(of: kind, for: term).map { Set(try database.values($0)) }
    }
  }

  private func condition(of kind: Kind, for term: FilterTerm) throws -> SQL? {
    switch term {
    case .tag(let tag): bearers(of: tag, kind, isOwn: false)
    case .ownTag(let tag): bearers(of: tag, kind, isOwn: true)
    case .speaker(let handle): rows(of: kind, by: handle)
    case .deadline(let bounds): kind == .prediction ? deadlines(bounds) : nil
    case .on(let bounds): days(bounds, of: kind)
    case .known(let bounds): known(bounds, of: kind)
    case .probability(let range): probabilities(range, of: kind)
    case .kind(let word): kind == .claim ? "SELECT id FROM claim WHERE kind = \(word)" : nil
    case .document(let document): rows(of: kind, in: document)
    case .rows, .state, .text: nil
    }
  }

  // MARK: Tags

  private func bearers(of tag: TagName, _ kind: Kind, isOwn: Bool) -> SQL? {
    guard Kind.taggable.contains(kind) else { return nil }
    let own = tagged(tag, kind)
    guard !isOwn else { return own }
    switch kind {
    case .claim: return "\(own) UNION \(claims(ofMentions: tagged(tag, .mention)))"
    case .prediction:
      return """
        \(own) UNION SELECT id FROM prediction WHERE claim IN (
          \(tagged(tag, .claim)) UNION \(claims(ofMentions: tagged(tag, .mention)))
          UNION \(claims(inDocuments: tagged(tag, .document))))
        """
    default: return own
    }
  }

  private func tagged(_ tag: TagName, _ kind: Kind) -> SQL {
    // '0' is the character after '/', so that the range is the tag's subtree and uses the index of names.
    """
    SELECT tagging.\(sql: kind.column) FROM tag JOIN tagging ON tagging.tag = tag.id
    WHERE (tag.name = \(tag.path) OR (tag.name > \(tag.path + "/") AND tag.name < \(tag.path + "0")))
      AND tagging.\(sql: kind.column) IS NOT NULL
    """
  }

  private func claims(ofMentions mentions: SQL) -> SQL {
    "SELECT claim FROM mention_claim WHERE mention IN (\(mentions))"
  }

  private func claims(inDocuments documents: SQL) -> SQL {
    """
    SELECT mention_claim.claim FROM version JOIN anchor ON anchor.version = version.id
      JOIN mention_claim ON mention_claim.mention = anchor.mention
    WHERE version.document IN (\(documents))
    """
  }

  // MARK: People

  private func rows(of kind: Kind, by handle: Handle) -> SQL? {
    let who: SQL = "(SELECT id FROM speaker WHERE handle = \(handle.name))"
    return switch kind {
    case .document: "SELECT id FROM document WHERE author = \(who)"
    case .mention: "SELECT id FROM mention WHERE speaker = \(who)"
    case .claim: claims(ofMentions: "SELECT id FROM mention WHERE speaker = \(who)")
    case .prediction: "SELECT prediction FROM forecast WHERE forecaster = \(who)"
    case .forecast: "SELECT id FROM forecast WHERE forecaster = \(who)"
    case .operation: "SELECT id FROM operation WHERE author = \(handle.name)"
    default: "SELECT id FROM \(sql: kind.table) WHERE coder = \(who)"
    }
  }

  // MARK: Days and numbers

  private func deadlines(_ bounds: DayBounds) -> SQL {
    """
    SELECT prediction FROM terms WHERE \(between("deadline", bounds))
      AND number = (SELECT max(number) FROM terms AS newest WHERE newest.prediction = terms.prediction)
    """
  }

  private func days(_ bounds: DayBounds, of kind: Kind) -> SQL? {
    switch kind {
    case .document: "SELECT id FROM document WHERE \(between("published", bounds))"
    case .mention: "SELECT id FROM mention WHERE \(between("said", bounds))"
    case .claim: claims(ofMentions: "SELECT id FROM mention WHERE \(between("said", bounds))")
    case .prediction: "SELECT prediction FROM forecast WHERE \(between("made", bounds))"
    case .forecast: "SELECT id FROM forecast WHERE \(between("made", bounds))"
    case .resolution: "SELECT id FROM resolution WHERE \(between("happened", bounds))"
    case .evidence: "SELECT id FROM evidence WHERE \(between("published", bounds))"
    case .verdict: "SELECT id FROM verdict WHERE \(between("judged", bounds))"
    default: nil
    }
  }

  private func known(_ bounds: DayBounds, of kind: Kind) -> SQL? {
    switch kind {
    case .resolution: "SELECT id FROM resolution WHERE \(between("known", bounds))"
    case .prediction: "SELECT prediction FROM resolution WHERE \(between("known", bounds))"
    default: nil
    }
  }

  private func between(_ column: String, _ bounds: DayBounds) -> SQL {
    let (first, last) = (bounds.first?.number ?? Int(Int32.min), bounds.last?.number ?? Int(Int32.max))
    return "\(sql: column)_last >= \(first) AND \(sql: column)_last <= \(last)"
  }

  private func probabilities(_ range: ClosedRange<Double>, of kind: Kind) -> SQL? {
    let condition: SQL = "point BETWEEN \(range.lowerBound) AND \(range.upperBound)"
    return switch kind {
    case .forecast: "SELECT id FROM forecast WHERE \(condition)"
    case .prediction: "SELECT prediction FROM forecast WHERE \(condition)"
    default: nil
    }
  }

  // MARK: Texts

  private func numbers(of kind: Kind, holding text: String) throws -> Set<Int>? {
    guard [.document, .mention, .claim, .prediction, .evidence, .note].contains(kind) else { return nil }
    return try Set(found(text, limit: nil).filter { $0.row.kind == kind }.map(\.row.number))
  }

  // MARK: Documents

  private func rows(of kind: Kind, in document: Int) -> SQL? {
    let claims = claims(inDocuments: "\(document)")
    return switch kind {
    case .document: "SELECT id FROM document WHERE id = \(document)"
    case .mention:
      "SELECT mention FROM anchor JOIN version ON version.id = anchor.version WHERE version.document = \(document)"
    case .claim: claims
    case .prediction: "SELECT id FROM prediction WHERE claim IN (\(claims))"
    default: nil
    }
  }
}
