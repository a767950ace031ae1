/// A way to say where a probability lies, given how often something was seen in how many trials.
package struct ProportionInterval: Sendable {
  /// The word that chooses it.
  package let name: String
  package let summary: String
  package let source: String
  private let ends: @Sendable (_ successes: Double, _ trials: Double, _ level: Double) -> (Double, Double)?

  /// The interval, nil without trials; partial outcomes may make the successes a fraction.
  package func callAsFunction(
    successes: Double, trials: Int, level: Double = 0.95
  ) -> ClosedRange<Double>? {
    interval(successes, Double(trials), level)
  }

  /// The interval of a share that was seen in an effective number of trials, which need not be whole.
  package func callAsFunction(
    share: Double, effectiveTrials: Double, level: Double = 0.95
  ) -> ClosedRange<Double>? {
    interval(share * effectiveTrials, effectiveTrials, level)
  }

  private func interval(_ successes: Double, _ trials: Double, _ level: Double) -> ClosedRange<Double>? {
    guard trials > 0, (0...trials).contains(successes), level > 0, level < 1,
      let (lower, upper) = ends(successes, trials, level), lower <= upper
    else { return nil }
    return max(0, lower)...min(1, upper)
  }

  package static let all: [ProportionInterval] = [.wilson, .jeffreys, .jeffreysModified, .clopperPearson]

  package static func named(_ name: String) -> ProportionInterval? {
    all.first { $0.name == name }
  }
}

extension ProportionInterval {
  package static let wilson = ProportionInterval(
    name: "wilson",
    summary: "Inverts the normal test of a probability; holds the share and is never empty.",
    source: "Wilson, Journal of the American Statistical Association 22 (1927)"
  ) { successes, trials, level in
    wilsonInterval(share: successes / trials, effectiveTrials: trials, level: level)
      .map { ($0.lowerBound, $0.upperBound) }
  }

  /// Quantiles of Beta(k + ½, n - k + ½), which at k = 0 lie above 0: the bare form, as most programs print it.
  package static let jeffreys = ProportionInterval(
    name: "jeffreys",
    summary: "Quantiles of Beta(k + 1/2, n - k + 1/2); at k = 0 the lower end stays above 0.",
    source: "Brown, Cai and DasGupta, Statistical Science 16 (2001), before their modification",
    ends: jeffreysEnds)

  /// Jeffreys' interval with the lower end at 0 where nothing was seen and the upper at 1 where all was.
  package static let jeffreysModified = ProportionInterval(
    name: "jeffreys-modified",
    summary: "Jeffreys' interval with its lower end moved to 0 at k = 0 and its upper end to 1 at k = n.",
    source: "Brown, Cai and DasGupta, Statistical Science 16 (2001), section 4.1.1"
  ) { successes, trials, level in
    jeffreysEnds(successes, trials, level)
      .map { (successes == 0 ? 0 : $0.0, successes == trials ? 1 : $0.1) }
  }

  /// Holds the probability at least as often as the level says, and mostly more often.
  package static let clopperPearson = ProportionInterval(
    name: "clopper-pearson",
    summary: "Inverts two exact binomial tests: conservative, so wider than the others.",
    source: "Clopper and Pearson, Biometrika 26 (1934)"
  ) { successes, trials, level in
    let (tail, failures) = ((1 - level) / 2, trials - successes)
    let lower = successes == 0 ? 0 : Beta.quantile(tail, successes, failures + 1)
    let upper = failures == 0 ? 1 : Beta.quantile(1 - tail, successes + 1, failures)
    return lower.flatMap { lower in upper.map { (lower, $0) } }
  }
}

@Sendable
private func jeffreysEnds(_ successes: Double, _ trials: Double, _ level: Double) -> (Double, Double)? {
  let (tail, a, b) = ((1 - level) / 2, successes + 0.5, trials - successes + 0.5)
  return Beta.quantile(tail, a, b).flatMap { lower in Beta.quantile(1 - tail, a, b).map { (lower, $0) } }
}

/// The counts that a bin's forecasts allow, where a bin is a range of stated probability.
///
/// The band that Metaculus draws: the 5 % quantile at the bin's lower edge, the 95 % quantile at its upper edge and
/// the median at its middle, as shares of the count. As the ends belong to two probabilities it is wider than a 90 %
/// band of either. Source: the site's published code, users/services/profile_stats.py.
package struct EdgeBand: Sendable, Hashable {
  package let lower: Double
  package let center: Double
  package let upper: Double

  /// Nil without forecasts, or where the edges are no probabilities in ascending order.
  package init?(count: Int, edges: ClosedRange<Double>, tail: Double = 0.05) {
    guard count > 0, edges.lowerBound >= 0, edges.upperBound <= 1 else { return nil }
    let share = { (quantile: Double, probability: Double) in
      Double(Binomial(trials: count, probability: probability).quantile(quantile)) / Double(count)
    }
    lower = share(tail, edges.lowerBound)
    center = share(0.5, (edges.lowerBound + edges.upperBound) / 2)
    upper = share(1 - tail, edges.upperBound)
  }
}
