import Facts

/// What a forecast says will happen, as a distribution over what can.
package enum Distribution: Sendable, Hashable {
  /// The probability of yes, from 0 to 1.
  case binary(Double)
  /// A probability for each of several options, ordered or not.
  case options(Options)
  /// A number or a day, by some of its quantiles.
  case quantiles(Quantiles)
  /// A number or a day, by values that are equally likely.
  case ensemble([Double])
  /// A number, by a distribution that has a formula.
  case family(NumberFamily)

  /// The same chance for each of its answers; nil for numbers and days, of which there is no end.
  package var uniform: Distribution? {
    switch self {
    case .binary: .binary(0.5)
    case .options(let options):
      .options(
        Options(
          options.names, options.names.map { _ in 1 / Double(options.names.count) },
          isOrdered: options.isOrdered))
    case .quantiles, .ensemble, .family: nil
    }
  }

  /// The probability of yes, where yes and no are all there is.
  package var probability: Double? {
    switch self {
    case .binary(let probability): probability
    case .options, .quantiles, .ensemble, .family: nil
    }
  }

  /// The probability and the share that came true, where both are numbers from 0 to 1.
  ///
  /// A void or ambiguous outcome has no share, and a number outside 0 to 1 is no probability: then nothing can
  /// be said, which is nil rather than a score of something else.
  func paired(with outcome: Outcome) -> (probability: Double, share: Double)? {
    paired(with: Realization(outcome))
  }

  func paired(with realization: Realization) -> (probability: Double, share: Double)? {
    guard let probability, case .share(let share) = realization, (0...1).contains(probability),
      (0...1).contains(share)
    else { return nil }
    return (probability, share)
  }

  /// The options' probabilities and the place of the one that came true, where the probabilities are coherent.
  func chosen(by realization: Realization) -> (options: Options, place: Int)? {
    guard case .options(let options) = self, case .option(let place) = realization, options.isCoherent,
      options.probabilities.indices.contains(place)
    else { return nil }
    return (options, place)
  }
}
