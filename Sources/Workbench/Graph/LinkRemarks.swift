import Facts
import Presentation
import Storage

extension Call {
  /// How many rows are looked at for a circle while a link is made; `cycles` looks at all.
  private static let mostRowsInCircle = 100

  /// A link that says the same, from the other end where that makes no difference.
  func standing(_ link: Link) throws -> Link? {
    try snapshot.links(touching: link.from).first { $0.saysTheSame(as: link) }
  }

  /// Says what a new link contradicts, and the circle that it closes; both are allowed.
  mutating func remarkOnMeaning(of link: Link) throws {
    for other in try snapshot.links(touching: link.from) where other.opposes(link) {
      note("\(other.from) \(other.relation.rawValue) \(other.to) by \(other.identifier) already")
    }
    if let circle = try circle(closedBy: link) {
      note("\(link.identifier) closes a circle: \(circle.words)")
    }
  }

  /// Says that a claim supports or causes itself through other claims.
  mutating func remarkOnCircles(through row: Identifier) throws {
    for link in try snapshot.links(touching: row) where link.from == row {
      guard let circle = try circle(closedBy: link) else { continue }
      note("\(link.identifier) is part of a circle: \(circle.words)")
    }
  }

  /// The shortest way back from a link's end to its beginning, with the link itself first.
  private func circle(closedBy link: Link) throws -> [Step]? {
    let equal: Link.Relation
    switch link.relation {
    case .supports, .causes: equal = .rephrases
    case .implies: equal = .sameEvent
    case .undercuts, .contradicts, .rephrases, .excludes, .sameEvent: return nil
    }
    var stepTo: [Identifier: Step] = [:]
    var (reached, place) = ([link.to], 0)
    while place < reached.count, reached.count <= Call.mostRowsInCircle, stepTo[link.from] == nil {
      let row = reached[place]
      place += 1
      for next in try snapshot.links(from: row, [link.relation, equal]) {
        let step = Step(
          Bearing(row: next.identifier, relation: next.relation, from: next.from, to: next.to), from: row)
        guard step.to != link.to, stepTo[step.to] == nil else { continue }
        stepTo[step.to] = step
        reached.append(step.to)
      }
    }
    var (way, row): ([Step], Identifier) = ([], link.from)
    while row != link.to {
      guard let step = stepTo[row] else { return nil }
      way.append(step)
      row = step.from
    }
    let first = Bearing(row: link.identifier, relation: link.relation, from: link.from, to: link.to)
    return [Step(first, from: link.from)] + way.reversed()
  }
}

extension Link {
  /// Whether another joins the same two rows in the same way, for the same reason, in the eyes of the same coder.
  fileprivate func saysTheSame(as other: Link) -> Bool {
    var same = other
    same.id = id
    if self == same { return true }
    (same.from, same.to) = (other.to, other.from)
    return relation.isSymmetric && self == same
  }

  /// Whether one speaks for what the other speaks against.
  fileprivate func opposes(_ other: Link) -> Bool {
    guard let one = relation.stance, let two = other.relation.stance, one != two else { return false }
    return Set([from, to]) == Set([other.from, other.to])
  }
}
