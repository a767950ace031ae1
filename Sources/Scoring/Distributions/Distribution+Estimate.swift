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

extension Distribution {
  /// A forecast such as a question of a type gets, and how it can turn out.
  static func example(of type: QuestionType) -> (distribution: Distribution, realization: Realization) {
    switch type {
    case .binary: (.binary(0.5), .share(1))
    case .options, .ordered:
      (.options(Options(["a", "b"], [0.5, 0.5], isOrdered: type == .ordered)), .option(0))
    case .number, .day:
      (.quantiles(Quantiles([.init(0.1, 0), .init(0.5, 1), .init(0.9, 2)])), .value(1))
    }
  }
}
