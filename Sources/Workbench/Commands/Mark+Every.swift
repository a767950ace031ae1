import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == Bool {
  static var every: Parameter {
    Parameter(
      "every", .flag, "each place of the words or the /pattern/, in `in` or in the documents of `where`")
  }
}

/// Places that are to be marked, and those that bear such a mark already.
private struct Places {
  var new: [Quotation] = []
  var standing: [Identifier] = []
}

extension Call {
  /// Marks every place of words or a pattern at once; at the prompt many are asked about first.
  ///
  /// The log keeps the places, so that nothing is searched again.
  mutating func markEvery(_ tags: [TagName], _ attributes: [Attribute], _ change: Change) throws -> Reply {
    guard case .text(let text) = try required(.passage) else {
      throw wrong(.passage, "E-WORDS", "'every' is for words or a /pattern/", hint: "leave 'every' out")
    }
    guard !text.onOneLine.isEmpty else {
      throw wrong(.passage, "E-WORDS", "there are no words here", hint: "quote some words")
    }
    let query = try placed(.passage) { () throws(FactError) in
      try TextQuery(parsing: text, isWhole: self[.whole])
    }
    let quotations = try everyPlace(of: query)
    return try mark(quotations, tags, attributes, change)
  }

  /// The places in the document or passage that `in` or `use` names, else in all that the filter means.
  private mutating func everyPlace(of query: TextQuery) throws -> [Quotation] {
    guard arguments.filter.isEmpty || self[.in] == nil else {
      throw wrong(.in, "E-WORD", "'in' and 'where' both say where to look", hint: "keep one of the two")
    }
    if arguments.filter.isEmpty, self[.in] != nil || sitting.use != nil {
      guard let (version, part) = try haystack() else {
        throw wrong(.in, "E-WORDS", "words that stand in no document have no places", hint: "name a document")
      }
      var finder = query.finder()
      let ranges = try finder.places(in: version.text.string)
      return try ranges.filter { part?.contains($0) ?? true }
        .compactMap { try quotation(at: $0, in: version) }
    }
    let filter = try filter(arguments.filter)
    let meant = filter == .everything ? nil : try numbers(of: .document, meeting: filter, isLenient: false)
    var quotations: [Quotation] = []
    try eachFound(query, in: ["version"]) { found in
      guard meant?.contains(found.row.number) ?? true,
        let version = try found.version.flatMap(snapshot.version(row:))
      else { return true }
      quotations += try found.ranges.compactMap { try quotation(at: $0, in: version) }
      return true
    }
    return quotations
  }

  func quotation(at range: Range<Int>, in version: Version) throws -> Quotation? {
    guard let fragments = Fragments(version.text.clusterAligned(range)) else { return nil }
    return Quotation(
      selector: .of(fragments, in: version.text), place: try place(of: fragments, in: version), mention: nil)
  }

  /// Makes the marks that are not there yet.
  mutating func mark(
    _ quotations: [Quotation], _ tags: [TagName], _ attributes: [Attribute], _ change: Change
  ) throws -> Reply {
    var places = Places()
    var seen: Set<Mention.Place> = []
    for quotation in quotations where quotation.place.map({ seen.insert($0).inserted }) ?? true {
      if let standing = try standingMark(of: quotation, tags: tags) {
        places.standing.append(standing.identifier)
      } else {
        places.new.append(quotation)
      }
    }
    let given = (tags.map(\.description) + attributes.map(\.description)).joined(separator: " ")
    guard agrees(toMark: places.new.count, given) else { return Reply(.refused) }
    var rows: [Identifier] = []
    for quotation in places.new {
      let mention = try mention(of: quotation, change)
      for tag in tags { _ = try add(tag, to: mention.identifier, change) }
      try set(attributes, on: mention.identifier, change)
      rows.append(mention.identifier)
    }
    let addresses = quotations.compactMap { $0.place?.address }
    if !addresses.isEmpty {
      canonical.replace(Parameter.passage.name, with: addresses.joined(separator: ","))
      for name in ["every", "whole", Parameter.in.name] { canonical.omit(name) }
      canonical.omitFilter()
    }
    return Reply(.marked(rows, unchanged: places.standing, given), rows: rows)
  }

  private func agrees(toMark count: Int, _ given: String) -> Bool {
    guard let limit = sitting.confirm, sitting.isAtPrompt, !sitting.isDryRun, count > limit else {
      return true
    }
    return environment.console.ask("\(count) places would be marked \(given); go on?", ["y", "n"]) == "y"
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}

extension Page {
  fileprivate static func marked(_ rows: [Identifier], unchanged: [Identifier], _ given: String) -> Page {
    var line =
      rows.isEmpty
      ? Phrase(unchanged.isEmpty ? "no place is meant" : "")
      : Phrase(rows.asReferences.count < 60 ? rows.asReferences : rows.shortened, .strong)
        + Phrase("  \(given)")
    if !rows.isEmpty { line += Phrase(rows.count == 1 ? "  1 place" : "  \(rows.count) places", .dim) }
    if !unchanged.isEmpty {
      line += Phrase(rows.isEmpty ? "" : "  ") + Phrase(unchanged.shortened, .strong) + Phrase(" unchanged")
    }
    return Page(
      [.line(line)],
      json: .object([
        .init("ok", true), .init("ids", .array(rows.map { .string($0.description) })),
        .init("unchanged", .array(unchanged.map { .string($0.description) })),
      ]))
  }
}
