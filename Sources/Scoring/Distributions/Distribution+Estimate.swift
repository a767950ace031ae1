package import Facts

extension Distribution {
  /// What a forecast states, as the scoring rules see it; the type of its question says whether options ascend.
  package init(_ estimate: Estimate, of type: QuestionType) {
    switch estimate {
    case .probability(let probability): self = .binary(probability.point)
    case .options(let shares):
      self = .options(Options(shares.names, shares.probabilities, isOrdered: type == .ordered))
    case .quantiles(let quantiles):
      self = .quantiles(Quantiles(levels: quantiles.levels, values: quantiles.values))
    }
  }
}
