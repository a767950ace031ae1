import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == FindOrder {
  fileprivate static var order: Parameter {
    Parameter("sort", .choice(), "by the document, by what stands left or right, or by date")
  }
}

extension Parameter where Value == FindGrouping {
  fileprivate static var counted: Parameter {
    Parameter("per", .choice(), "count the places in documents instead of showing them")
  }
}

extension Parameter where Value == Int {
  fileprivate static var context: Parameter {
    Parameter("context", limit.shape, "characters shown on either side; else what there is room for")
  }
}

extension Command {
  static let find = Command(
    Syntax(
      "find", "Finds words or a pattern in documents, claims, predictions, evidence and notes, in context.",
      details: """
        Case, white space and the kind of quotes do not matter. Korean, Chinese and Japanese are found anywhere; a word
        in another script begins where a word begins, so that war finds wars but not toward, and `whole` leaves wars
        out too. /.../ is a regular expression, which may begin anywhere: see 'help patterns'. What stands in menus and
        notices comes last, with the reason beside it.
        """,
      slots: [.text(.words)],
      keywords: [
        .flag(.whole), Keyword(.order), Keyword(.counted), Keyword(.limit), Keyword(.context),
      ],
      filter: .anywhere,
      examples: [
        "find election", "find 문재인", "find 당선 in:d2", "find /사드[는가]|THAAD/ sort right",
        "find election whole per year", "find the @minxin-pei limit 5 context 20",
      ])
  ) { call in
    let query = try call.textQuery(.words)
    let meets = try call.meets()
    if let grouping = call[.counted] { return try call.counts(of: query, per: grouping, meets) }
    let order = call[.order] ?? .document
    let most = call[.limit] ?? Int.max
    var (places, isMore) = ([FoundPlace](), false)
    try call.eachFound(query) { found in
      guard try meets(found.row) else { return true }
      places += try call.places(of: found)
      isMore = order == .document && places.count > most
      return !isMore
    }
    if order != .document { places = try call.sorted(places, by: order) }
    places = places.filter { $0.reason == nil } + places.filter { $0.reason != nil }
    isMore = isMore || places.count > most
    let shown = Array(places.prefix(most))
    let count = shown.count == 1 ? "1 place" : "\(shown.count) places"
    let more = isMore ? "; there are more" : ""
    return Page(
      (shown.isEmpty ? [] : [.concordance(Concordance(shown.map(\.line), context: call[.context]))])
        + [.line(Phrase(count + more, .dim))],
      json: .array(shown.map(\.json)))
  }
}

extension Call {
  /// Whether a row meets the filter and was known by the as-of day; each kind is asked for once.
  fileprivate func meets() throws -> (Identifier) throws -> Bool {
    let filter = try filter(arguments.filter)
    guard filter != .everything || sitting.asOf != nil else { return { _ in true } }
    var meant: [Kind: Set<Int>] = [:]
    return { row in
      let numbers = try meant[row.kind] ?? numbers(of: row.kind, meeting: filter, isLenient: true)
      meant[row.kind] = numbers
      return numbers.contains(row.number)
    }
  }

  /// Where the words of a hit stand, each with what is around it; in a row that is no document the first only.
  fileprivate func places(of hit: Found) throws -> [FoundPlace] {
    let context = self[.context] ?? 80
    if let version = try hit.version.flatMap({ try snapshot.version(row: $0) }) {
      let boilerplate = try snapshot.boilerplate(of: version)
      return hit.ranges.map { range in
        FoundPlace(
          range, in: version.text, hit.row,
          sentence: version.segmentation.sentence(at: range.lowerBound).map { $0 + 1 },
          reason: boilerplate.reason(for: range, in: version.segmentation), context: context)
      }
    }
    guard let text = try snapshot.text(of: hit.row), let range = hit.ranges.first else { return [] }
    let stored = StoredText(text)
    // An earlier wording of a prediction may have held the words.
    let place = range.upperBound <= stored.count ? range : 0..<stored.count
    return [FoundPlace(place, in: stored, hit.row, context: context)]
  }

  fileprivate func sorted(_ places: [FoundPlace], by order: FindOrder) throws -> [FoundPlace] {
    let keyed = try places.enumerated().map { (key: try order.key($1, self), index: $0, place: $1) }
    return keyed.sorted { left, right in
      if left.key == right.key { return left.index < right.index }
      return left.key.lexicographicallyPrecedes(right.key)
    }.map(\.place)
  }

  fileprivate func counts(
    of query: TextQuery, per grouping: FindGrouping, _ meets: (Identifier) throws -> Bool
  ) throws -> Page {
    var groups: [String: (places: Int, documents: Int)] = [:]
    try eachFound(query, in: ["version"]) { found in
      guard try meets(found.row) else { return true }
      groups[try grouping.key(found.row, self), default: (0, 0)].places += found.ranges.count
      groups[try grouping.key(found.row, self), default: (0, 0)].documents += 1
      return true
    }
    let sorted = groups.sorted { left, right in
      grouping == .year
        ? left.key < right.key : (-left.value.places, left.key) < (-right.value.places, right.key)
    }.prefix(self[.limit] ?? Int.max)
    let rows = sorted.map {
      [Phrase($0.key, .strong), Phrase("\($0.value.places)"), Phrase("\($0.value.documents)")]
    }
    let total = groups.values.reduce(0) { $0 + $1.places }
    return Page(
      (rows.isEmpty
        ? []
        : [
          .table(
            Table(
              [Column(grouping.rawValue), Column("places", .right), Column("documents", .right)], rows: rows))
        ])
        + [.line(Phrase(total == 1 ? "1 place" : "\(total) places", .dim))],
      json: .array(
        sorted.map {
          .object([
            .init("key", .string($0.key)), .init("places", .integer($0.value.places)),
            .init("documents", .integer($0.value.documents)),
          ])
        }))
  }
}
