extension Link.Relation {
  /// Whether it says the same from either end: what contradicts is contradicted, what rephrases is rephrased.
  package var isSymmetric: Bool {
    switch self {
    case .contradicts, .rephrases, .excludes, .sameEvent: true
    case .supports, .causes, .undercuts, .implies: false
    }
  }

  /// Whether it speaks for or against the row it ends at; a cause says why something is so, not that it is.
  package var stance: Stance? {
    switch self {
    case .supports, .rephrases, .implies, .sameEvent: .supports
    case .contradicts, .excludes: .contradicts
    case .causes, .undercuts: nil
    }
  }
}

extension Stance {
  /// For what is for, or against what is against, is for.
  package static func * (left: Stance, right: Stance) -> Stance { left == right ? .supports : .contradicts }
}

/// That one row bears on another: a link, or a piece of evidence.
package struct Bearing: Sendable, Hashable {
  /// The link or the evidence that says so.
  package let row: Identifier
  package let relation: Link.Relation
  /// A claim, a prediction, or the evidence itself.
  package let from: Identifier
  package let to: Identifier

  package init(row: Identifier, relation: Link.Relation, from: Identifier, to: Identifier) {
    self.row = row
    self.relation = relation
    self.from = from
    self.to = to
  }

  package func other(than end: Identifier) -> Identifier { end == from ? to : from }
}

/// One bearing as a walk goes along it.
package struct Step: Sendable, Hashable {
  package let bearing: Bearing
  package let from: Identifier
  package let to: Identifier

  package init(_ bearing: Bearing, from: Identifier) {
    self.bearing = bearing
    self.from = from
    to = bearing.other(than: from)
  }

  /// Whether it goes the way that the bearing says, which for one that is symmetric is either.
  package var isForward: Bool { bearing.from == from || bearing.relation.isSymmetric }
}
