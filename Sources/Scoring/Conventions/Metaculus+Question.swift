extension Metaculus {
  /// The baseline score of a question: the score of each standing forecast times its share of the scheduled time.
  ///
  /// Time without a forecast counts 0. That the time it was to be open divides, not the time it was, keeps anyone
  /// from gaining by forecasting yes early where yes closes a question.
  package static func baseline(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    question.sum(question.scheduled) { time in
      question.forecasters[forecaster].probability(at: time).map { probability in
        question.likelihood(probability).flatMap { baseline(likelihood: $0) }
      } ?? 0
    }
  }

  /// The share of the scheduled time in which one's forecast stood and the question was open.
  package static func coverage(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    guard question.scheduled > 0 else { return nil }
    return question.forecasters[forecaster].activeTime(from: 0, to: question.closed) / question.scheduled
  }

  /// The peer score of a question: at each time against those whose forecasts stand then.
  package static func peer(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    question.sum(question.scheduled) { peer(question, forecaster, at: $0) }
  }

  /// The baseline score of the forecast that stands at one instant, or when the question closed, if earlier.
  package static func spotBaseline(_ question: CrowdQuestion, _ forecaster: Int, at time: Double) -> Double? {
    guard let probability = question.forecasters[forecaster].probability(at: min(time, question.closed))
    else { return 0 }
    return question.likelihood(probability).flatMap { baseline(likelihood: $0) }
  }

  /// The peer score at one instant, or when the question closed, if earlier.
  package static func spotPeer(_ question: CrowdQuestion, _ forecaster: Int, at time: Double) -> Double? {
    peer(question, forecaster, at: min(time, question.closed))
  }

  /// The legacy relative score: against the recency-weighted median, over the time the question was open.
  package static func relative(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    question.sum(question.closed) { time in
      guard let own = question.forecasters[forecaster].probability(at: time) else { return 0 }
      guard let community = question.community(at: time), let likelihood = question.likelihood(own),
        let other = question.likelihood(community)
      else { return nil }
      return relative(likelihood: likelihood, community: other)
    }
  }

  // Whoever has no forecast has 0, as has whoever is alone.
  private static func peer(_ question: CrowdQuestion, _ forecaster: Int, at time: Double) -> Double? {
    guard question.forecasters[forecaster].probability(at: time) != nil else { return 0 }
    let standing = question.forecasters.map { $0.probability(at: time).map(question.likelihood) }
    let place = standing[..<forecaster].count { $0 != nil }
    let likelihoods = standing.compactMap(\.self)
    guard !likelihoods.contains(nil) else { return nil }
    return peer(likelihoods: likelihoods.compactMap(\.self))[place]
  }
}

extension CrowdQuestion {
  /// The score of each stage times its length, over some time; nil where one is undefined.
  fileprivate func sum(_ duration: Double, of score: (Double) -> Double?) -> Double? {
    guard duration > 0, share == 0 || share == 1 else { return nil }
    var sum = Sum()
    for stage in stages {
      guard let score = score(stage.from) else { return nil }
      sum.add(score, times: (stage.through - stage.from) / duration)
    }
    return sum.value
  }

  /// What the community says: the recency-weighted median of the standing forecasts.
  fileprivate func community(at time: Double) -> Double? {
    let standing = forecasters.compactMap { forecaster in forecaster.steps.last { $0.time <= time } }
    let ordered = standing.filter { $0.probability != nil }.sorted { $0.time < $1.time }
    return Aggregator.recencyMedian.combine(ordered.compactMap(\.probability))
  }
}
