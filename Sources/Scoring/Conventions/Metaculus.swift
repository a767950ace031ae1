import Foundation

/// The scores of Metaculus: logarithmic, higher is better, 0 for whoever knows nothing.
///
/// It takes probabilities from 0.1 % to 99.9 % only. Others are not clipped here: a certainty that failed scores
/// minus infinity. Source: Metaculus, scoring/score_math.py and its FAQ on scores.
package enum Metaculus {
  /// The baseline score of one option by its probability, among as many as there were when the forecast stood.
  ///
  /// 100 for a certainty, 0 for equal chances; of yes and no 100 (log₂ p + 1).
  package static func baseline(likelihood: Double, options: Int = 2) -> Double? {
    guard (0...1).contains(likelihood), options >= 2 else { return nil }
    return 100 * log(Double(options) * likelihood) / log(Double(options))
  }

  /// The baseline score of a number by the probability of its bucket.
  ///
  /// Each open end is given 5 %, and the buckets inside share the rest evenly; isOutside says that the number
  /// lay beyond an open end.
  package static func baseline(
    bucket: Double, bucketsInside: Int, openEnds: Int, isOutside: Bool
  ) -> Double? {
    guard bucket >= 0, bucketsInside > 0, (0...2).contains(openEnds) else { return nil }
    let even = isOutside ? 0.05 : (1 - 0.05 * Double(openEnds)) / Double(bucketsInside)
    return 100 * log(bucket / even) / 2
  }

  /// The peer scores of forecasts that stand together, by the likelihood each gave to what happened.
  ///
  /// Each is the mean of the logarithmic advantage over all others; together they are 0, as a lone one is. For
  /// numbers the likelihoods are densities, and the scores half as large. Nil where two exclude what happened.
  package static func peer(likelihoods: [Double], isNumber: Bool = false) -> [Double?] {
    guard likelihoods.count > 1 else { return likelihoods.map { $0 >= 0 ? 0 : nil } }
    let logarithms = likelihoods.map { log($0) }
    let count = Double(logarithms.count)
    let middle = logarithms.reduce(0, +) / count
    return logarithms.map { own in
      let score = 100 * count / (count - 1) * (own - middle) / (isNumber ? 2 : 1)
      return score.isNaN ? nil : score
    }
  }

  /// The legacy relative score of one forecast against what the community said: log₂ of the ratio.
  package static func relative(likelihood: Double, community: Double) -> Double? {
    let score = log2(likelihood / community)
    return score.isNaN ? nil : score
  }

  /// Each share of a prize: the square of the sum of the scores, where that is above 0.
  ///
  /// Nil where none is.
  package static func prizeShares(scores: [Double]) -> [Double]? {
    let takes = scores.map { max($0, 0) * max($0, 0) }
    let total = takes.reduce(0, +)
    return total > 0 ? takes.map { $0 / total } : nil
  }

  /// The place on the board of all questions: the sum of the peer scores over the sum of coverages, at least 30.
  package static func leaderboard(peerScores: [Double], coverages: [Double]) -> Double {
    peerScores.reduce(0, +) / max(30, coverages.reduce(0, +))
  }

  /// The same before coverage was counted: over the number of questions, at least 40.
  package static func legacyLeaderboard(peerScores: [Double]) -> Double {
    peerScores.reduce(0, +) / max(40, Double(peerScores.count))
  }
}
