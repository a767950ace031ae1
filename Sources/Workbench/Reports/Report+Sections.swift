import Facts
import Presentation
import Storage

extension Report {
  /// The report once for each value of a field, of the rows that have it; rows with several stand under each.
  func body(per grouping: Grouping, _ filter: Filter, _ call: Call) throws -> ReportBody {
    let asOf = try call.today()
    let sections = try call.sections(of: filter, kinds, per: grouping).map { section in
      (key: section.key, body: try body(section.filter, call))
    }
    guard let first = sections.first else { return try body(filter, call) }
    let title = name.prefix(1).uppercased() + name.dropFirst()
    var blocks: [Block] = [
      .heading(1, Phrase("\(title) per \(grouping.name)")),
      .line(Phrase("as of \(Period(asOf).display)", .dim)),
    ]
    for section in sections {
      blocks.append(.heading(2, Phrase("\(grouping.name) \(section.key)")))
      blocks += try section.body.allBlocks().asSection
    }
    let list = first.body.list
    return ReportBody(blocks, list: list, reading: sections.flatMap(\.body.reading).unique) {
      let all = try sections.map { (key: $0.key, data: try $0.body.data()) }
      return .object([
        .init("report", .string(name)), .init("as_of", .string(asOf.description)),
        .init("per", .string(grouping.name)),
        .init(list, .array(all.flatMap { Self.rows(list, of: $0.data, $0.key) })),
        .init("sections", .array(all.map { Self.rest(than: list, of: $0.data, $0.key) })),
      ])
    }
  }

  /// The rows of a section's data, which say the section first.
  private static func rows(_ list: String, of data: JSON, _ key: String) -> [JSON] {
    guard case .array(let rows)? = data[list] else { return [] }
    return rows.map { row in
      guard case .object(let members) = row else { return row }
      return .object([.init("section", .string(key))] + members)
    }
  }

  /// What a section's data hold beside its rows.
  private static func rest(than list: String, of data: JSON, _ key: String) -> JSON {
    guard case .object(let members) = data else { return .object([]) }
    return .object(
      [.init("section", .string(key))]
        + members.filter { ![list, "report", "as_of"].contains($0.key) })
  }
}

extension [Block] {
  /// Without the title and the day, which the whole report bears, and every heading a step lower.
  fileprivate var asSection: [Block] {
    drop { block in
      switch block {
      case .heading(1, _), .gap: true
      case .line(let phrase): phrase.plain.hasPrefix("as of ")
      default: false
      }
    }.map { block in
      if case .heading(let level, let phrase) = block { .heading(level + 1, phrase) } else { block }
    }
  }
}

extension Call {
  /// What a filter means, cut by the values of a field in their order; what has none comes under `–`.
  fileprivate func sections(
    of filter: Filter, _ kinds: [Kind], per grouping: Grouping
  ) throws -> [(key: String, filter: Filter)] {
    var rows: [String: Set<Identifier>] = [:]
    var seen: Set<Int> = []
    for record in try assessments(filter) {
      seen.insert(record.id)
      for key in try grouping.keys(record, self) {
        rows[key, default: []].insert(Identifier(.prediction, record.id))
      }
    }
    for id in try knownNumbers(of: .prediction, filter) where !seen.contains(id) {
      guard let prediction = try predictions.prediction(id, in: snapshot)?.prediction else { continue }
      // Nobody forecast it, so that only what it says itself can have a value.
      let record = Assessment(prediction: prediction, forecaster: author, forecasts: [], parts: [])
      let keys = grouping.isOfForecasters ? ["–"] : try grouping.keys(record, self)
      for key in keys { rows[key, default: []].insert(prediction.identifier) }
    }
    for id in kinds.contains(.claim) ? try knownNumbers(of: .claim, filter) : [] {
      for key in try keys(ofClaim: id, grouping) { rows[key, default: []].insert(Identifier(.claim, id)) }
    }
    // No row has the number 0: the filter says of each kind that it means no others.
    let none = kinds.map { Identifier($0, 0) }
    return rows.sorted { $0.key < $1.key }.map { key, rows in
      let term: FilterTerm =
        grouping.isOfForecasters && key.hasPrefix("@")
        ? .speaker(Handle(stored: String(key.dropFirst()))) : .rows(none + rows.sorted())
      return (key, filter == .everything ? .term(term) : .all([filter, .term(term)]))
    }
  }

  private func knownNumbers(of kind: Kind, _ filter: Filter) throws -> [Int] {
    // A crowd is computed, and no row is its own.
    let namesCrowd = filter.terms.contains { term in
      if case .speaker(let handle) = term { handle.isReserved } else { false }
    }
    guard !namesCrowd else { return [] }
    return try numbers(of: kind, meeting: filter, isLenient: true).sorted().filter {
      try isKnown(Identifier(kind, $0))
    }
  }

  /// The values that a claim has of a field of predictions.
  private func keys(ofClaim id: Int, _ grouping: Grouping) throws -> [String] {
    let mentions = try knownMentions(of: id)
    let keys: [String]
    switch grouping.name {
    case "speaker": keys = mentions.compactMap(\.speaker?.description)
    case "kind": keys = [try snapshot.claim(id)?.kind].compactMap { $0 }
    case "document": keys = mentions.compactMap { $0.document.map { "d\($0)" } }
    case "year": keys = mentions.compactMap { $0.said.map { String($0.last.civil.year) } }
    case "tag":
      let rows = [Identifier(.claim, id)] + mentions.map(\.identifier)
      keys = try rows.flatMap { try snapshot.tags(on: $0).map(\.description) }
    default: keys = []
    }
    return keys.isEmpty ? ["–"] : keys.unique
  }
}

extension Grouping {
  fileprivate var isOfForecasters: Bool { name == "speaker" }
}
