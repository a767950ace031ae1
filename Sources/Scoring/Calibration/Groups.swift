/// Forecasts by group, as the decompositions with groups want them.
struct Groups {
  struct Group {
    let count: Double
    let meanForecast: Double
    let observed: Double
    /// Σ (p - p_k)², 0 for equal forecasts.
    let forecastSpread: Double
    /// Σ (y - y_k)², which for plain outcomes is n_k y_k (1 - y_k).
    let outcomeSpread: Double
    /// Σ (p - p_k) (y - y_k).
    let joint: Double
  }

  let all: [Group]
  let count: Double

  init(_ forecasts: VerifiedForecasts, rows: [Range<Int>]) {
    all = rows.filter { !$0.isEmpty }.map { Group(forecasts, $0) }
    count = all.reduce(0) { $0 + $1.count }
  }

  /// One group for each distinct probability.
  init(distinct forecasts: VerifiedForecasts) {
    var (rows, start): ([Range<Int>], Int) = ([], 0)
    for count in Levels(forecasts).counts {
      rows.append(start..<start + Int(count))
      start += Int(count)
    }
    self.init(forecasts, rows: rows)
  }

  /// Σ n_k / n of some value of each group.
  func weighted(_ value: (Group) -> Double) -> Double {
    sum(of: all.map { $0.count * value($0) }) / count
  }

  /// Σ n_k / n var_k / (n_k - 1): what chance alone adds to the squared gaps; nil where a group has one forecast.
  var samplingVariance: Double? {
    all.allSatisfy { $0.count >= 2 } ? weighted { $0.outcomeSpread / $0.count / ($0.count - 1) } : nil
  }
}

extension Groups.Group {
  fileprivate init(_ forecasts: VerifiedForecasts, _ rows: Range<Int>) {
    let (probabilities, shares) = (forecasts.probabilities[rows], forecasts.shares[rows])
    let (n, first) = (Double(rows.count), forecasts.probabilities[rows.lowerBound])
    // The mean of equal numbers is that number, whatever their sum rounds to.
    let same = first == forecasts.probabilities[rows.upperBound - 1]
    let (middle, observed) = (same ? first : sum(of: probabilities) / n, sum(of: shares) / n)
    count = n
    meanForecast = middle
    self.observed = observed
    forecastSpread = sum(of: probabilities.lazy.map { ($0 - middle) * ($0 - middle) })
    outcomeSpread = sum(of: shares.lazy.map { ($0 - observed) * ($0 - observed) })
    joint = sum(of: zip(probabilities, shares).lazy.map { ($0 - middle) * ($1 - observed) })
  }
}
