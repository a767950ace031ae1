/// What nominal alpha needs of some units: how often each category was given, and how often two values differ.
///
/// It grows with the categories that were given, where a matrix of coincidences grows with the square of all that
/// there are, which a bootstrap would have to add up again and again.
package struct NominalTally: Sendable {
  /// In ascending order of the categories, those that count.
  fileprivate let counts: [(category: Int, count: Double)]
  fileprivate let differences: Double

  /// Of units with their weights, each with nil for a coder who did not code it, as `Coincidences` takes them.
  package init(of units: some Sequence<(values: [Int?], weight: Int)>) {
    var (counts, differences) = ([Int: Double](), 0.0)
    for (values, weight) in units {
      let given = values.compactMap(\.self)
      guard given.count >= 2 else { continue }
      var differing = 0
      for value in given {
        counts[value, default: 0] += Double(weight)
        differing += given.count { $0 != value }
      }
      differences += Double(weight) * Double(differing) / Double(given.count - 1)
    }
    self.counts = counts.sorted { $0.key < $1.key }.map { (category: $0.key, count: $0.value) }
    self.differences = differences
  }

  /// Krippendorff's nominal alpha; nil where nothing could disagree.
  package var alpha: Double? { Sum(of: [self]).alpha }

  /// The tallies of several parts, added up.
  package struct Sum: Sendable {
    private var counts: [Double]
    private var differences = 0.0

    /// Nothing as yet, with room for so many categories.
    package init(categories: Int) {
      counts = Array(repeating: 0, count: categories)
    }

    package init(of tallies: [NominalTally]) {
      self.init(categories: tallies.reduce(0) { max($0, ($1.counts.last?.category ?? -1) + 1) })
      for tally in tallies { self += tally }
    }

    package static func += (sum: inout Sum, tally: NominalTally) {
      for (category, count) in tally.counts { sum.counts[category] += count }
      sum.differences += tally.differences
    }

    package var alpha: Double? {
      let total = counts.reduce(0, +)
      let expected = counts.reduce(total * total) { $0 - $1 * $1 }
      return expected > 0 ? 1 - (total - 1) * differences / expected : nil
    }
  }
}
