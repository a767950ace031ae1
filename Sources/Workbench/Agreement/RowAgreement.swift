import Facts
import Scoring
import Storage

/// How far coders agree in what they say of the same rows: the tags of a layer, or the verdict.
struct RowAgreement: Sendable {
  /// Such as `+korea on claims` or `verdict`.
  let name: String
  /// Rows of which at least two coders said something.
  let units: Int
  let alpha: Double?
  let interval: ClosedRange<Double>?
  /// Where the categories have an order, the same with it, over the units whose values all stand in it.
  let ordinal: Double?
  let ordinalUnits: Int
  let pairs: [PairAgreement]
  /// The same pairs over the ordered categories alone; empty where there is no order.
  let orderedPairs: [PairAgreement]

  /// One unit a row, with the category that each coder gave it; the first `ordered` categories ascend.
  init(_ name: String, _ units: [[Handle: Int]], categories: Int, ordered: Int = 0) {
    self.name = name
    let coded = units.filter { $0.count >= 2 }
    self.units = coded.count
    let parts = coded.map { NominalTally(of: [(values: $0.values.map { $0 }, weight: 1)]) }
    alpha = NominalTally.Sum(of: parts).alpha
    interval = Bootstrap.standard.interval(
      ofParts: parts, none: NominalTally.Sum(categories: categories), adding: { $0 += $1 },
      statistic: { $0.alpha })
    let onScale = coded.map { $0.filter { $0.value < ordered } }.filter { $0.count >= 2 }
    ordinalUnits = onScale.count
    ordinal = onScale.reduce(into: Coincidences(categories: max(ordered, 1))) {
      $0.add($1.values.map { $0 })
    }.alpha(.ordinal)
    pairs = RowAgreement.pairs(coded, categories)
    orderedPairs = ordered > 0 ? RowAgreement.pairs(onScale, ordered) : []
  }

  private static func pairs(_ units: [[Handle: Int]], _ categories: Int) -> [PairAgreement] {
    var collection = PairAgreement.Collection(categories: categories)
    for unit in units { collection.add(unit) }
    return collection.all
  }
}

/// What coders said of one row in one layer.
struct CodedRow: Sendable {
  let row: Identifier
  let layer: Layer
  let given: [Handle: [TagName]]
  /// Whether gold said of every tag that was given if the row bears it.
  let isAdjudicated: Bool
}

extension Snapshot {
  /// Rows of a kind to which at least two coders gave tags of one layer, by id.
  func codedRows(
    _ kind: Kind, _ wanted: Set<Int>?, counting isCounted: (Handle) -> Bool
  ) throws -> [CodedRow] {
    try taggings(on: kind).filter { wanted?.contains($0.key) ?? true }.sorted { $0.key < $1.key }
      .flatMap { number, tags -> [CodedRow] in
        let given = tags.filter { $0.stands && isCounted($0.coder) }
        let gold = tags.filter { $0.coder == .gold }.map(\.tag)
        return Dictionary(grouping: given) { Layer(of: $0.tag) }.sorted { $0.key.name < $1.key.name }
          .compactMap { layer, tags in
            let given = Dictionary(grouping: tags, by: \.coder).mapValues { $0.map(\.tag) }
            guard given.count >= 2 else { return nil }
            return CodedRow(
              row: Identifier(kind, number), layer: layer, given: given,
              isAdjudicated: tags.allSatisfy { gold.contains($0.tag) })
          }
      }
  }

  /// The newest verdict of each coder on a claim, gold's too.
  func newestVerdicts(on claim: Int, counting isCounted: (Handle) -> Bool) throws -> [Handle: Verdict] {
    try verdicts(on: claim).filter { $0.coder == .gold || isCounted($0.coder) }
      .reduce(into: [:]) { newest, verdict in
        let standing = newest[verdict.coder]
        if standing.map({ ($0.judged.last, $0.id) < (verdict.judged.last, verdict.id) }) ?? true {
          newest[verdict.coder] = verdict
        }
      }
  }
}

extension Verdict.Standing {
  /// From worst to best, and unproven, which is no place between them, last.
  static let scale: [Verdict.Standing] = [.refuted, .mixed, .supported, .unproven]
  /// How many of them have an order.
  static let ordered = 3
}
