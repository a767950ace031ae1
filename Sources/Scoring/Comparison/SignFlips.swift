/// Whether two forecasters differ on the same items, by exchanging their scores item by item.
///
/// If neither were better, each difference could as well have had the other sign. The p-value is the share of all
/// ways to set the signs whose mean is at least as far from 0 as the one observed. Source: Fisher, The Design of
/// Experiments (1935), section 21.
package struct SignFlips: Sendable, Hashable {
  /// The items, or the groups of items that flip together.
  package let count: Int
  /// The mean difference over all items.
  package let meanDifference: Double
  /// Two-sided; 1 where the scores are identical.
  package let p: Double
  /// How many settings of the signs were drawn; nil where all were counted.
  package let draws: Int?
  package let seed: UInt64?

  /// Up to so many items every setting is counted.
  package static let exactUpTo = 16

  /// Nil without differences, or where one is not finite.
  ///
  /// Differences of one group, such as predictions of one event, flip together. Beyond 16 items, settings are drawn
  /// from SplitMix64, one bit an item from the lowest of each number, and those observed count as one more draw
  /// (Phipson and Smyth, Statistical Applications in Genetics and Molecular Biology 9, 2010).
  package init?(
    _ differences: [Double], groups: [Int]? = nil, draws: Int = 10_000, seed: UInt64 = 1950
  ) {
    guard let meanDifference = mean(differences), differences.allSatisfy(\.isFinite),
      groups.map({ $0.count == differences.count }) ?? true, draws > 0
    else { return nil }
    let sums = groups.map { Clusters(differences, groups: $0).sums } ?? differences
    self.meanDifference = meanDifference
    count = sums.count
    // A flip makes the sign of no account; and sorted, neither order nor direction can change the draws.
    let sizes = sums.map(abs).sorted()
    let scale = sizes.last ?? 0
    let observed = abs(sum(of: sums)) - 1e-12 * scale * Double(sizes.count)
    if sizes.count <= SignFlips.exactUpTo {
      p = SignFlips.exact(sizes, atLeast: observed)
      self.draws = nil
      self.seed = nil
    } else {
      p = SignFlips.drawn(sizes, atLeast: observed, draws, seed)
      self.draws = draws
      self.seed = seed
    }
  }

  private static func exact(_ sizes: [Double], atLeast observed: Double) -> Double {
    let settings = 1 << sizes.count
    let extreme = (0..<settings).count { setting in
      var sum = 0.0
      for (place, size) in sizes.enumerated() { sum += setting >> place & 1 == 1 ? size : -size }
      return abs(sum) >= observed
    }
    return Double(extreme) / Double(settings)
  }

  private static func drawn(
    _ sizes: [Double], atLeast observed: Double, _ draws: Int, _ seed: UInt64
  ) -> Double {
    var random = SplitMix64(seed: seed)
    let extreme = (0..<draws).count { _ in
      var (sum, bits) = (0.0, UInt64(0))
      for (place, size) in sizes.enumerated() {
        if place % 64 == 0 { bits = random.next() }
        sum += bits & 1 == 1 ? size : -size
        bits >>= 1
      }
      return abs(sum) >= observed
    }
    return Double(extreme + 1) / Double(draws + 1)
  }
}

/// Who scored better more often, whatever by how much.
///
/// Source: Arbuthnot (1710); exact and two-sided, ties left out, Conover, Practical Nonparametric Statistics.
package struct SignTest: Sendable, Hashable {
  package let lower: Int
  package let higher: Int
  package let ties: Int
  /// The probability of a split at least as uneven between equals; nil where there are only ties.
  package let p: Double?

  /// From differences, of which infinite ones count by their sign; nil where one is not a number.
  package init?(_ differences: [Double]) {
    guard !differences.contains(where: \.isNaN) else { return nil }
    self.init(
      lower: differences.count { $0 < 0 }, higher: differences.count { $0 > 0 },
      ties: differences.count { $0 == 0 })
  }

  package init(lower: Int, higher: Int, ties: Int = 0) {
    (self.lower, self.higher, self.ties) = (lower, higher, ties)
    let coin = Binomial(trials: lower + higher, probability: 0.5)
    p = lower + higher > 0 ? min(1, 2 * coin.distribution(min(lower, higher))) : nil
  }
}
