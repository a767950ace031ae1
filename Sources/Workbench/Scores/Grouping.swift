import Facts
import Storage

/// A way to put records into groups.
struct Grouping: Sendable {
  let name: String
  let summary: String
  /// The keys of the groups that a record belongs to.
  let keys: @Sendable (_ record: Assessment, _ call: Call) throws -> [String]

  static let all: [Grouping] = [
    Grouping(name: "speaker", summary: "by forecaster") { record, _ in [record.forecaster.description] },
    Grouping(
      name: "tag",
      summary:
        "by each tag of the prediction, its claim, the claim's mentions and their documents; a tag alone, without those below it"
    ) { record, call in
      let tags = try call.tagsFound(on: record.prediction).map(\.description)
      return tags.isEmpty ? ["–"] : tags.sorted()
    },
    Grouping(name: "kind", summary: "by kind of the claim") { record, call in
      [try record.prediction.claim.flatMap { try call.snapshot.claim($0)?.kind } ?? "–"]
    },
    Grouping(name: "document", summary: "by document of the claim") { record, call in
      let mentions = try record.prediction.claim.map { try call.snapshot.mentions(of: $0) } ?? []
      let documents = Set(mentions.compactMap(\.document)).sorted().map { "d\($0)" }
      return documents.isEmpty ? ["–"] : documents
    },
    Grouping(name: "year", summary: "by year of the deadline, that of the newest forecast") { record, _ in
      [String(record.terms.deadline.last.civil.year)]
    },
    Grouping(name: "horizon", summary: "by days from the first forecast to the deadline") { record, _ in
      guard let first = record.beginning else { return ["–"] }
      let terms = record.parts.first { $0.terms.id == first.terms }?.terms ?? record.terms
      let days = terms.deadline.last.days(since: first.made)
      switch days {
      case ..<31: return ["0-30 days"]
      case ..<91: return ["31-90 days"]
      case ..<366: return ["91-365 days"]
      default: return ["over 365 days"]
      }
    },
  ]

  static func named(_ name: String) -> Grouping? { all.first { $0.name == name } }
}

extension Call {
  /// The tags by which a `+tag` filter finds a prediction.
  fileprivate func tagsFound(on prediction: Prediction) throws -> Set<TagName> {
    var rows = [prediction.identifier]
    if let claim = prediction.claim {
      let mentions = try snapshot.mentions(of: claim)
      rows += [Identifier(.claim, claim)] + mentions.map(\.identifier)
      rows += Set(mentions.compactMap(\.document)).map { Identifier(.document, $0) }
    }
    return try rows.reduce(into: []) { $0.formUnion(try snapshot.tags(on: $1)) }
  }

  /// The records by group, in the order of the keys; without a grouping one group, `all`.
  func grouped(_ records: [Assessment], per grouping: Grouping?) throws -> [(
    key: String, records: [Assessment]
  )] {
    guard let grouping else { return [("all", records)] }
    var groups: [String: [Assessment]] = [:]
    for record in records {
      for key in try grouping.keys(record, self) { groups[key, default: []].append(record) }
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
