import CommandLanguage
import Facts
import Storage

extension Session {
  /// What is to be said of a command's words, whatever the command: rows that the as-of day hides, and days in a
  /// script's filter that would be others tomorrow.
  mutating func hints(on arguments: Arguments) throws -> [Notice] {
    try unknownNames(in: arguments) + hiddenRows(in: arguments)
  }

  /// Tags and kinds of claim that a filter names and no row has: most likely slips, which would find nothing.
  private mutating func unknownNames(in arguments: Arguments) throws -> [Notice] {
    let words = (arguments.filter + arguments.rest).filter { word in
      ["+", "own:+", "kind:"].contains { word.text.contains($0) }
    }
    guard !words.isEmpty else { return [] }
    let session = self
    return try read { snapshot in
      let call = Call(arguments, session, snapshot)
      let terms = words.flatMap { (try? call.filter([$0]))?.terms ?? [] }
      return try terms.compactMap { try call.slip(in: $0) }.reduce(into: []) {
        if !$0.contains($1) { $0.append($1) }
      }
    }
  }

  private mutating func hiddenRows(in arguments: Arguments) throws -> [Notice] {
    guard let day = sitting.asOf else {
      return sitting.isScripted ? arguments.relativeDaysInFilter : []
    }
    let references = arguments.references
    guard !references.isEmpty || !arguments.filter.isEmpty else { return [] }
    let session = self
    return try read { snapshot in
      let call = Call(arguments, session, snapshot)
      // Words that mean nothing are the command's to complain about.
      var rows = references.flatMap { (try? call.resolve($0, Kind.allCases)) ?? [] }
      rows += (try? call.filter(arguments.filter))?.rows ?? []
      let hidden = try rows.reduce(into: [Identifier]()) { hidden, row in
        if !hidden.contains(row), try !call.isKnown(row) { hidden.append(row) }
      }
      var notices = try hidden.prefix(3).map { row in
        Notice(.warning, "\(row) \(try call.whenKnown(row)), after the as-of day, \(day)")
      }
      if hidden.count > 3 {
        notices.append(Notice(.warning, "\(hidden.count - 3) more rows come after the as-of day"))
      }
      return notices
    }
  }
}

extension Call {
  /// What is said of a term that names something which no row has.
  fileprivate func slip(in term: FilterTerm) throws -> Notice? {
    switch term {
    case .tag(let tag?), .ownTag(let tag):
      guard try !snapshot.isKnown(tag) else { return nil }
      let nearest = Spelling.nearest(to: tag.path, among: try snapshot.tagCounts().map(\.tag.path))
      return Notice(.note, "no row bears \(tag)" + (nearest.map { "; did you mean +\($0)?" } ?? ""))
    case .kind(let kind):
      let kinds = try snapshot.claimKinds()
      guard !kinds.contains(kind) else { return nil }
      let nearest = Spelling.nearest(to: kind, among: kinds)
      return Notice(
        .note, "no claim is of kind '\(kind)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
    default: return nil
    }
  }
}

extension Arguments {
  /// Every row that an argument names.
  fileprivate var references: [RowReference] {
    var found: [RowReference] = []
    visit([RowReference].self) { found += $0 }
    visit(GivenExpression.self) { found.append($0.reference) }
    visit(Haystack.self) { if case .document(let rows) = $0 { found += rows } }
    visit(EditionReference.self) { edition in
      switch edition {
      case .document(let rows): found += rows
      case .version(let address): found.append(.id(Identifier(.document, address.document)))
      }
    }
    return found
  }

  fileprivate var relativeDaysInFilter: [Notice] {
    filter.flatMap { $0.text.split(separator: " ") }.compactMap { term in
      guard let prefix = ["by:", "on:", "known:"].first(where: { term.hasPrefix($0) }) else { return nil }
      let days = term.dropFirst(prefix.count).split(separator: ",").flatMap { $0.split(separator: ".") }
      guard days.contains(where: { (try? DayExpression(parsing: String($0)))?.isRelative ?? false }) else {
        return nil
      }
      return Notice(
        .warning,
        "line \(statement.line): '\(term)' in a script means other days tomorrow; 'set as-of DAY' fixes it")
    }
  }
}

extension Filter {
  /// The rows that it names by their ids.
  fileprivate var rows: [Identifier] {
    switch self {
    case .term(.rows(let rows)): rows
    case .term(.document(let number)): [Identifier(.document, number)]
    case .all(let parts), .any(let parts): parts.flatMap(\.rows)
    case .not(let part): part.rows
    case .everything, .term: []
    }
  }
}

extension Call {
  /// How and when the world came to know a row, such as `was made on 2017-05-01`.
  fileprivate func whenKnown(_ row: Identifier) throws -> String {
    let number = row.number
    let (verb, day): (String, Period?) =
      switch row.kind {
      case .document: ("was published", try snapshot.document(number)?.published)
      case .mention: ("was said", try snapshot.mention(number)?.said)
      case .evidence: ("was published", try snapshot.evidence(number)?.published)
      case .verdict: ("was judged", try snapshot.verdict(number)?.judged)
      case .forecast: ("was made", try snapshot.forecast(number)?.made)
      case .resolution: ("became known", try snapshot.resolution(number)?.known)
      case .claim:
        (
          "was first said",
          try snapshot.mentions(of: number).compactMap(\.said).min { $0.last < $1.last }
        )
      case .prediction:
        ("was first forecast", try snapshot.forecasts(of: number).map(\.made).min { $0.last < $1.last })
      case .link, .note, .operation: ("speaks of what became known", nil)
      }
    return verb + (day.map { " on \($0)" } ?? "")
  }
}
