/// How often one coder gave one category where another gave another: a table over the units that both coded.
package struct Contingency: Sendable, Hashable {
  package let categories: Int
  /// Row by row; rows are the first coder's.
  private(set) var cells: [Double]

  /// How much a disagreement counts by the distance of the categories, which then stand in ascending order.
  package enum Weights: Sendable, Hashable, CaseIterable { case equal, linear, quadratic }

  package init(categories: Int) {
    self.categories = categories
    cells = Array(repeating: 0, count: categories * categories)
  }

  package init(categories: Int, pairs: some Sequence<(Int, Int)>) {
    self.init(categories: categories)
    for (one, other) in pairs { add(one, other) }
  }

  package mutating func add(_ one: Int, _ other: Int) {
    cells[one * categories + other] += 1
  }

  package static func += (total: inout Contingency, more: Contingency) {
    for place in total.cells.indices { total.cells[place] += more.cells[place] }
  }

  package var units: Double { cells.reduce(0, +) }

  /// The share of units to which both gave the same; nil without units.
  package var share: Double? {
    units > 0 ? (0..<categories).reduce(0) { $0 + cells[$1 * categories + $1] } / units : nil
  }

  /// Cohen's kappa, each coder with the shares of their own; nil where chance alone would always agree.
  ///
  /// Sources: Cohen, Educational and Psychological Measurement 20 (1960); weighted, Psychological Bulletin 70 (1968).
  package func kappa(_ weights: Weights = .equal) -> Double? {
    chanceCorrected(weights) { rows[$0] * columns[$1] / units }
  }

  /// Scott's pi: both coders have the shares of the two together, as Fleiss' kappa has of all.
  ///
  /// Source: Scott, Public Opinion Quarterly 19 (1955).
  package var pi: Double? {
    let both = zip(rows, columns).map { ($0 + $1) / 2 }
    return chanceCorrected(.equal) { both[$0] * both[$1] / units }
  }

  private var rows: [Double] {
    (0..<categories).map { row in cells[row * categories..<(row + 1) * categories].reduce(0, +) }
  }

  private var columns: [Double] {
    (0..<categories).map { column in
      (0..<categories).reduce(0) { $0 + cells[$1 * categories + column] }
    }
  }

  private func chanceCorrected(_ weights: Weights, expected: (Int, Int) -> Double) -> Double? {
    var (disagreement, byChance) = (0.0, 0.0)
    for one in 0..<categories {
      for other in 0..<categories where other != one {
        let weight = weights.of(Double(abs(one - other)))
        disagreement += weight * cells[one * categories + other]
        byChance += weight * expected(one, other)
      }
    }
    return byChance > 0 ? 1 - disagreement / byChance : nil
  }
}

extension Contingency.Weights {
  fileprivate func of(_ distance: Double) -> Double {
    switch self {
    case .equal: 1
    case .linear: distance
    case .quadratic: distance * distance
    }
  }
}

/// Fleiss' kappa of units that all of the same number of coders coded; nil where chance alone would always agree.
///
/// Source: Fleiss, Psychological Bulletin 76 (1971).
package func fleissKappa(_ units: [[Int]], categories: Int) -> Double? {
  guard let coders = units.first?.count, coders >= 2, units.allSatisfy({ $0.count == coders }) else {
    return nil
  }
  var counts = Array(repeating: 0.0, count: categories)
  var agreement = 0.0
  for unit in units {
    let given = Dictionary(grouping: unit, by: \.self).mapValues { Double($0.count) }
    for (category, count) in given {
      counts[category] += count
      agreement += count * (count - 1)
    }
  }
  let (total, each) = (Double(units.count * coders), Double(coders))
  let observed = agreement / (Double(units.count) * each * (each - 1))
  let expected = counts.reduce(0) { $0 + ($1 / total) * ($1 / total) }
  return expected < 1 ? (observed - expected) / (1 - expected) : nil
}
