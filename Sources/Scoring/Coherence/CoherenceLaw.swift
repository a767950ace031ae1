package import Facts

/// What the probabilities of two statements must obey, whatever else their author believes.
package enum CoherenceLaw: String, Sendable, Hashable, CaseIterable {
  /// The first implies the second.
  case atMost
  /// They exclude each other.
  case atMostOne
  /// They are the same event.
  case equal
  /// The first cannot come true.
  case impossible

  /// By how much it is broken; 0 or less where it holds.
  ///
  /// It is also the sure loss: who buys the dearer side at these prices and sells the cheaper one, a stake of 1 each,
  /// loses so much whatever happens (de Finetti, Annales de l'Institut Henri Poincaré 7, 1937). A conditional
  /// probability is the price of a bet that is called off where its condition fails, the product of both that of the
  /// two together, and the loss is the same.
  package func excess(_ first: Double, _ second: Double) -> Double {
    switch self {
    case .atMost: first - second
    case .atMostOne: first + second - 1
    case .equal: abs(first - second)
    case .impossible: first
    }
  }

  /// Whether it is broken wherever in their ranges both are meant.
  func isBrokenSurely(_ first: ClosedRange<Double>, _ second: ClosedRange<Double>) -> Bool {
    switch self {
    case .atMost: first.lowerBound - second.upperBound > CoherenceLaw.tolerance
    case .atMostOne: first.lowerBound + second.lowerBound - 1 > CoherenceLaw.tolerance
    case .equal: !first.overlaps(second)
    case .impossible: first.lowerBound > CoherenceLaw.tolerance
    }
  }

  /// The nearest probabilities that obey it, by the sum of the squared distances.
  package func nearest(_ first: Double, _ second: Double) -> (first: Double, second: Double) {
    let excess = excess(first, second)
    guard excess > 0 else { return (first, second) }
    switch self {
    case .atMost, .equal: return ((first + second) / 2, (first + second) / 2)
    case .atMostOne: return (first - excess / 2, second - excess / 2)
    case .impossible: return (0, second)
    }
  }

  // Percentages that add up to one do not in floating point.
  static let tolerance = 1e-9

  /// The days on which two statements' probabilities broke it, in their order.
  package func breaches(_ first: [Belief], _ second: [Belief]) -> [Incoherence] {
    first.meeting(second).compactMap { first, second, from, through in
      let excess = excess(first.probability, second.probability)
      guard excess > CoherenceLaw.tolerance else { return nil }
      return Incoherence(
        first: first, second: second, from: from, through: through, excess: excess,
        isSure: isBrokenSurely(first.range, second.range))
    }
  }
}

/// Two beliefs that stood on the same days and cannot go together.
package struct Incoherence: Sendable, Hashable {
  package let first: Belief
  package let second: Belief
  package let from: Day
  /// The last of the days on which both stood.
  package let through: Day
  /// By how much the law is broken, and so what a sure loss amounts to for stakes of 1.
  package let excess: Double
  /// False where the words or ranges that were given could be meant so that it is not.
  package let isSure: Bool

  package var days: Int { through.days(since: from) + 1 }
}
