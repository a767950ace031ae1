import Facts

extension ScoringRule {
  /// The cosine of the angle between the forecast and what happened: 1 is perfect, 0 a certainty that failed.
  ///
  /// A partial outcome y counts as yes in the share y and as no in the rest: the expected value
  /// (y p + (1 - y)(1 - p)) / √(p² + (1 - p)²), greatest at p = y.
  package static let spherical = ScoringRule(
    name: "spherical",
    summary: "Cosine of the angle between forecast and outcome, from 0 to 1 (perfect): higher is better.",
    formula: "p of what happened / √ Σ pᵢ²",
    source: "Gneiting and Raftery, Journal of the American Statistical Association 102 (2007)",
    range: 0...1,
    orientation: .higherIsBetter
  ) { distribution, realization in
    distribution.paired(with: realization).map { cosine($0.probability, $0.share) }
      ?? distribution.chosen(by: realization).map { cosine($0.options.probabilities, $0.place) }
  }
}

private func cosine(_ probability: Double, _ share: Double) -> Double {
  let complement = 1 - probability
  let length = (probability * probability + complement * complement).squareRoot()
  return (share * probability + (1 - share) * complement) / length
}

private func cosine(_ probabilities: [Double], _ place: Int) -> Double {
  probabilities[place] / probabilities.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
