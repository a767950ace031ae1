@testable import Facts

/// A small graph of claims, predictions and evidence with links of every kind, some of them undercut.
struct RandomGraph {
  let bearings: [Bearing]
  let undercuts: [ClaimGraph.Undercut]
  let backing: ClaimGraph.Backing
  let graph: ClaimGraph
  /// The links that stand, found out by definition: one falls if an undercut of it stands.
  let standing: [Bearing]

  init(seed: UInt64) {
    var random = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let size = 2 + random.below(7)
    var bearings: [Bearing] = []
    var undercuts: [ClaimGraph.Undercut] = []
    for number in 1...(3 + random.below(16)) {
      let kind = random.below(3) > 0 ? Kind.claim : .prediction
      let (from, to) = (Identifier(kind, random.below(size)), Identifier(kind, random.below(size)))
      let relations: [Link.Relation] =
        kind == .claim ? [.supports, .contradicts, .rephrases, .causes] : [.implies, .excludes, .sameEvent]
      switch random.below(8) {
      case 0 where number > 1:
        undercuts.append(
          .init(
            link: number, claim: Identifier(.claim, random.below(size)), target: 1 + random.below(number - 1))
        )
      case 1:
        let evidence = Identifier(.evidence, number)
        bearings.append(
          Bearing(
            row: evidence, relation: random.below(2) > 0 ? .supports : .contradicts, from: evidence, to: to))
      default:
        guard from != to else { continue }
        let relation = relations[random.below(relations.count)]
        bearings.append(Bearing(row: Identifier(.link, number), relation: relation, from: from, to: to))
      }
    }
    var backing = ClaimGraph.Backing()
    for claim in 0..<size { backing.speakers[Identifier(.claim, claim)] = [random.below(4)] }
    for bearing in bearings where bearing.from.kind == .evidence && random.below(2) > 0 {
      backing.goodEvidence.insert(bearing.from)
    }
    func stands(_ link: Int) -> Bool { !undercuts.contains { $0.target == link && stands($0.link) } }
    (self.bearings, self.undercuts, self.backing) = (bearings, undercuts, backing)
    graph = ClaimGraph(bearings, undercuts: undercuts)
    standing = bearings.filter { $0.row.kind != .link || stands($0.row.number) }
  }

  /// How many steps each row is from each that it reaches, by adding a step until nothing is new.
  func distances(_ allows: (Bearing) -> Bool, eitherWay: Bool = false) -> [Identifier: [Identifier: Int]] {
    let rows = Set(bearings.flatMap { [$0.from, $0.to] })
    var pairs: Set<[Identifier]> = []
    for bearing in standing where allows(bearing) {
      pairs.insert([bearing.from, bearing.to])
      if bearing.relation.isSymmetric || eitherWay { pairs.insert([bearing.to, bearing.from]) }
    }
    var distances = Dictionary(uniqueKeysWithValues: rows.map { ($0, [$0: 0]) })
    for length in 1...max(1, rows.count) {
      for row in rows {
        for (reached, steps) in distances[row] ?? [:] where steps == length - 1 {
          for pair in pairs where pair[0] == reached && distances[row]?[pair[1]] == nil {
            distances[row]?[pair[1]] = length
          }
        }
      }
    }
    return distances
  }
}

/// Numbers that are the same in every run (xorshift, Marsaglia 2003).
struct Numbers {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }
}
