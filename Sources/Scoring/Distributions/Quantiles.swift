package import Facts

/// A number or a day by some of its quantiles: with probability `level` it is at most `value`.
///
/// Between two quantiles the cumulative distribution is a straight line; what lies outside the end ones is
/// placed on them.
package struct Quantiles: Sendable, Hashable {
  package struct Knot: Sendable, Hashable {
    package let level: Double
    package let value: Double

    package init(_ level: Double, _ value: Double) {
      self.level = level
      self.value = value
    }
  }

  /// In the order in which they were stated.
  package let knots: [Knot]

  package init(_ knots: [Knot]) { self.knots = knots }

  package init(levels: [Double], values: [Double]) {
    self.init(zip(levels, values).map { Knot($0, $1) })
  }

  package init(days: [(level: Double, day: Day)]) {
    self.init(days.map { Knot($0.level, Double($0.day.number)) })
  }

  /// Whether the levels ascend inside 0 to 1 and the values do not descend.
  package var isCoherent: Bool {
    !knots.isEmpty && knots.allSatisfy { (0...1).contains($0.level) && $0.value.isFinite }
      && zip(knots, knots.dropFirst()).allSatisfy { $0.level < $1.level && $0.value <= $1.value }
  }

  package var median: Double? { knots.first { Quantiles.isSame($0.level, 0.5) }?.value }

  /// The intervals between quantiles as far from one end as from the other, the widest first.
  package var intervals: [CentralInterval] {
    knots.filter { $0.level < 0.5 && !Quantiles.isSame($0.level, 0.5) }.compactMap { lower in
      knots.first { Quantiles.isSame($0.level, 1 - lower.level) }.map {
        CentralInterval(lower: lower.value, upper: $0.value, outside: 2 * lower.level)
      }
    }
  }

  // 1 - 0.9 is not quite 0.1.
  private static func isSame(_ level: Double, _ other: Double) -> Bool { abs(level - other) < 1e-9 }
}

/// An interval in which a number is said to lie, with as much probability below as above.
package struct CentralInterval: Sendable, Hashable {
  package let lower: Double
  package let upper: Double
  /// The probability of lying outside: 0.2 for an interval of 80 %.
  package let outside: Double

  package init(lower: Double, upper: Double, outside: Double) {
    self.lower = lower
    self.upper = upper
    self.outside = outside
  }
}
