import Facts

extension Aggregator {
  /// What several forecasters say together, as a forecaster of its own: a segment for every change of one of them.
  ///
  /// On each day it combines the forecasts that stand, those that have stood longest first, and says nothing where
  /// fewer stand than it needs or they cannot be combined. A segment bears the number of its newest forecast.
  package func standing(of forecasters: [Standing], atLeast fewest: Int = 1) -> Standing {
    var segments: [Segment] = []
    var most = 0
    CrowdSweep(forecasters).forEach { from, through, present in
      most = max(most, present.count)
      guard present.count >= fewest, let newest = present.last,
        let distribution = combine(present.map(\.segment.distribution))
      else { return }
      segments.append(
        Segment(forecast: newest.segment.forecast, from: from, through: through, distribution: distribution))
    }
    let obstacle = most == 0 ? nothing(of: forecasters) : most < fewest ? .tooFewTogether : .notCombinable
    return Standing(segments: segments, unscorable: segments.isEmpty ? obstacle : nil)
  }

  private func nothing(of forecasters: [Standing]) -> Unscorable {
    let reasons = Set(forecasters.map { $0.unscorable ?? .noForecast })
    return reasons.count == 1 ? reasons.first ?? .noForecast : .noForecast
  }

  /// Who stood together when, whether or not that could be combined.
  package static func stages(of forecasters: [Standing]) -> [CrowdStage] {
    var stages: [CrowdStage] = []
    CrowdSweep(forecasters).forEach { stages.append(CrowdStage(from: $0, through: $1, members: $2)) }
    return stages
  }

  /// One distribution of several: probabilities of yes, or of the same options where the way allows it.
  ///
  /// Numbers and days are not combined: a mean of quantiles and a mean of probabilities are different crowds.
  package func combine(_ distributions: [Distribution]) -> Distribution? {
    let probabilities = distributions.compactMap(\.probability)
    if probabilities.count == distributions.count { return combine(probabilities).map(Distribution.binary) }
    guard let combineOptions, case .options(let first)? = distributions.first else { return nil }
    let lists = distributions.compactMap { distribution -> [Double]? in
      guard case .options(let options) = distribution, options.isCoherent,
        Set(options.names) == Set(first.names)
      else { return nil }
      return first.names.compactMap { options.place(of: $0).map { options.probabilities[$0] } }
    }
    guard lists.count == distributions.count, let pooled = combineOptions(lists) else { return nil }
    return .options(Options(first.names, pooled, isOrdered: first.isOrdered))
  }

  /// For each forecaster what all the others say together: the crowd to compare them with.
  package func standings(leavingOutEachOf forecasters: [Standing]) -> [Standing] {
    forecasters.indices.map { left in
      standing(of: forecasters.enumerated().filter { $0.offset != left }.map(\.element))
    }
  }

  /// The same for probabilities that stand together; nil where nobody else is left.
  package func combine(leavingOutEachOf probabilities: [Double]) -> [Double?] {
    probabilities.indices.map { left in
      combine(probabilities.enumerated().filter { $0.offset != left }.map(\.element))
    }
  }
}
