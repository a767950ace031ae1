// What can be read from the levels alone, so that resampling need not go through the forecasts again. Those that speak
// of yes and no take it for granted that every outcome is one of them.

extension Levels {
  /// Nil without forecasts.
  var observed: Double? { ratio(sum(of: sums), sum(of: counts)) }

  /// The mean forecast less the share that came true.
  var bias: Double? {
    let difference = sum(of: indices.lazy.map { counts[$0] * probabilities[$0] - sums[$0] })
    let total = sum(of: counts)
    return total > 0 ? difference / total : nil
  }

  /// The mean confidence less the share that was right; 0.5 is taken as yes.
  var overconfidence: Double? {
    let difference = sum(
      of: indices.lazy.map { level -> Double in
        let p = probabilities[level]
        return p >= 0.5
          ? counts[level] * p - sums[level] : counts[level] * (1 - p) - (counts[level] - sums[level])
      })
    let total = sum(of: counts)
    return total > 0 ? difference / total : nil
  }

  /// How often, of a yes and a no, the yes had the higher probability; nil where only one of them occurs.
  var areaUnderCurve: Double? {
    var (below, ordered, yes) = (0.0, Sum(), 0.0)
    for level in indices {
      let (came, failed) = (sums[level], counts[level] - sums[level])
      ordered.add(came * (below + failed / 2))
      below += failed
      yes += came
    }
    return ratio(ordered.value, yes * below)
  }

  /// The mean forecast of what came true less that of what did not; nil where only one of them occurs.
  var discriminationSlope: Double? {
    let (yes, total) = (sum(of: sums), sum(of: counts))
    guard yes > 0, yes < total else { return nil }
    let came = sum(of: indices.lazy.map { sums[$0] * probabilities[$0] })
    let all = sum(of: indices.lazy.map { counts[$0] * probabilities[$0] })
    return came / yes - (all - came) / (total - yes)
  }

}
