/// Two forecasters on the items that both were scored on.
package struct PairedComparison: Sendable, Hashable {
  package let count: Int
  /// The events of which the items speak; they are drawn, flip and win as one.
  package let events: Int
  package let firstMean: Double
  package let secondMean: Double
  /// The first's scores less the second's.
  package let meanDifference: Double
  /// Where that lies with 95 % confidence, by drawing events; nil below two.
  package let interval: ClosedRange<Double>?
  package let permutation: SignFlips
  /// By event, its items taken together.
  package let signs: SignTest

  /// Nil without items, unless all columns are of one length, and where a score is infinite, so that differences
  /// mean nothing.
  package init?(
    _ first: [Double], _ second: [Double], events: [Int]? = nil, bootstrap: Bootstrap = .standard
  ) {
    guard first.count == second.count, let firstMean = mean(first), let secondMean = mean(second) else {
      return nil
    }
    let differences = zip(first, second).map { $0 - $1 }
    let clusters = Clusters(differences, groups: events ?? Array(differences.indices))
    guard let permutation = SignFlips(differences, groups: events), let signs = SignTest(clusters.sums) else {
      return nil
    }
    count = first.count
    self.events = clusters.groups
    self.firstMean = firstMean
    self.secondMean = secondMean
    meanDifference = permutation.meanDifference
    self.permutation = permutation
    self.signs = signs
    interval = bootstrap.interval(ofMeanOf: clusters)
  }
}
