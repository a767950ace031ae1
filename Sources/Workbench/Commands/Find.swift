import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let find = Command(
    Syntax(
      "find", "Finds words in documents, claims, predictions, evidence and notes, and shows them in context.",
      details: """
        Case does not matter, and Korean words are found inside longer ones. What stands in menus and notices comes last,
        with the reason behind it.
        """,
      slots: [.text(.words)], filter: .anywhere, examples: ["find election", "find 문재인", "find 당선 in:d2"])
  ) { call in
    let words = try call.required(.words)
    guard !words.onOneLine.isEmpty else {
      throw call.wrong(.words, "E-MISSING", "'find' needs words", hint: "write some")
    }
    let filter = try call.filter(call.arguments.filter)
    var meant: [Kind: Set<Int>] = [:]
    let hits = try call.snapshot.found(words).filter { hit in
      let kind = hit.row.kind
      if meant[kind] == nil { meant[kind] = try call.numbers(of: kind, meeting: filter, isLenient: true) }
      return meant[kind]?.contains(hit.row.number) == true
    }
    let places = try hits.flatMap { try call.contexts(of: $0) }
    let found = places.filter { $0.reason == nil } + places.filter { $0.reason != nil }
    let rows = found.map { place in
      let remark = place.reason.map { Phrase("  (\($0))", .dim) } ?? Phrase("")
      return [Phrase(place.address, .strong), place.context + remark]
    }
    let items = found.map { place in
      JSON.object([
        .init("id", .string(place.row.description)), .init("at", .string(place.address)),
        .init("text", .string(place.context.plain)), .init("boilerplate", .optional(place.reason)),
      ])
    }
    let count = rows.count == 1 ? "1 place" : "\(rows.count) places"
    let blocks: [Block] = rows.isEmpty ? [] : [.table(Table([Column("where"), Column("words")], rows: rows))]
    return Page(blocks + [.line(Phrase(count, .dim))], json: .array(items))
  }
}

/// One place of the words looked for, with what is around it.
private struct FoundPlace {
  let row: Identifier
  let address: String
  let context: Phrase
  /// Where it is no part of an article.
  var reason: BoilerplateReason?
}

extension Call {
  /// Where the words of a hit stand.
  fileprivate func contexts(of hit: Found) throws -> [FoundPlace] {
    if let version = try hit.version.flatMap({ try snapshot.version(row: $0) }) {
      let boilerplate = try snapshot.boilerplate(of: version)
      return hit.ranges.map { range in
        let sentence = version.segmentation.sentence(at: range.lowerBound).map { ".s\($0 + 1)" } ?? ""
        return FoundPlace(
          row: hit.row, address: "d\(version.document)\(sentence)", context: version.text.context(of: range),
          reason: boilerplate.reason(for: range, in: version.segmentation))
      }
    }
    guard let text = try snapshot.text(of: hit.row), let range = hit.ranges.first else { return [] }
    let stored = StoredText(text)
    guard range.upperBound <= stored.count else {
      return [
        FoundPlace(row: hit.row, address: hit.row.description, context: Phrase(text.shortened(to: 80)))
      ]
    }
    return [FoundPlace(row: hit.row, address: hit.row.description, context: stored.context(of: range))]
  }
}

extension StoredText {
  /// Some words, highlighted, with about 36 code points on each side.
  fileprivate func context(of range: Range<Int>) -> Phrase {
    let shown = clusterAligned(max(0, range.lowerBound - 36)..<min(count, range.upperBound + 36))
    let range = clusterAligned(range)
    let (before, after) = (shown.lowerBound..<range.lowerBound, range.upperBound..<shown.upperBound)
    let (left, right) = (self[before].spacesFolded, self[after].spacesFolded)
    return Phrase((before.lowerBound > 0 ? "…" : "") + left) + Phrase(self[range].onOneLine, .mark)
      + Phrase(right + (after.upperBound < count ? "…" : ""))
  }
}

extension String {
  /// Line breaks and tabs as spaces; unlike `onOneLine`, spaces at the ends stay.
  fileprivate var spacesFolded: String { String(map { $0.isWhitespace ? " " : $0 }) }
}

extension Snapshot {
  /// The words by which a row is known.
  func text(of row: Identifier) throws -> String? {
    switch row.kind {
    case .document: try document(row.number)?.title
    case .mention: try mention(row.number)?.selector.exact
    case .claim: try claim(row.number)?.statement
    case .prediction: try prediction(row.number)?.current.statement
    case .evidence: try evidence(row.number)?.text
    case .note: try note(row.number)?.text
    case .link: try link(row.number).map { "\($0.from) \($0.relation.rawValue) \($0.to)" }
    case .verdict: try verdict(row.number).map { "c\($0.claim) \($0.standing.rawValue)" }
    case .forecast:
      try forecast(row.number).map {
        "p\($0.prediction) \($0.forecaster) \($0.probability?.display ?? "withdrawn")"
      }
    case .resolution: try resolution(row.number).map { "p\($0.prediction) \($0.outcome?.word ?? "open")" }
    case .operation: try operation(row.number)?.label
    }
  }
}
