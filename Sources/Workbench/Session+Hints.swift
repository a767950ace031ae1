import CommandLanguage
import Facts
import Storage

extension Session {
  /// What is to be said of a command's words, whatever the command: rows that the as-of day hides, and days in a
  /// script's filter that would be others tomorrow.
  mutating func hints(on arguments: Arguments) throws -> [Notice] {
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

extension Arguments {
  /// Every row that an argument names.
  fileprivate var references: [RowReference] {
    var found: [RowReference] = []
    visit([RowReference].self) { found += $0 }
    visit(GivenExpression.self) { found.append($0.reference) }
    visit(Haystack.self) { if case .document(let rows) = $0 { found += rows } }
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
