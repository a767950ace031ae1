/// One draw of calibrated forecasts, in buffers that the next draw uses again.
struct CalibrationDraw {
  let levels: Levels
  /// The forecasts by prediction; nil where each is of another one.
  private let predictions: RowsByPrediction?
  /// What the forecasts drawn weigh.
  private var total: Double
  /// How often each forecast was drawn: small numbers, so that the drawing at random stays in the cache.
  private var timesDrawn: [Int32]
  private var counts: [Double]
  private var sums: [Double]
  private var pools: Pools
  /// The fitted value at each level, which a level not drawn shares with the pool before it.
  private var fitted: [Double]

  init(_ forecasts: VerifiedForecasts) {
    levels = Levels(forecasts)
    predictions = forecasts.weighting.map { RowsByPrediction($0, forecasts) }
    total = Double(forecasts.count)
    timesDrawn = Array(repeating: 0, count: forecasts.predictionCount)
    counts = Array(repeating: 0, count: levels.counts.count)
    sums = counts
    fitted = counts
    pools = Pools(capacity: counts.count)
  }

  mutating func redraw(_ random: inout SplitMix64) {
    for row in timesDrawn.indices { timesDrawn[row] = 0 }
    for _ in timesDrawn.indices { timesDrawn[random.index(below: timesDrawn.count)] += 1 }
    if let predictions { fill(predictions, &random) } else { fill(&random) }
    pools.fill(sums: sums, weights: counts)
    var level = 0
    for pool in 0..<pools.count {
      let value = pools.value(of: pool)
      while level < pools.ends[pool] {
        fitted[level] = value
        level += 1
      }
    }
  }

  private mutating func fill(_ random: inout SplitMix64) {
    var row = 0
    for level in levels.indices {
      let (probability, end) = (levels.probabilities[level], row + Int(levels.counts[level]))
      var (drawn, came): (Int32, Int32) = (0, 0)
      while row < end {
        drawn += timesDrawn[row]
        row += 1
      }
      for _ in 0..<drawn { came += random.unit() < probability ? 1 : 0 }
      counts[level] = Double(drawn)
      sums[level] = Double(came)
    }
  }

  /// Whole predictions come or stay away, and one number decides for all forecasts of a prediction drawn: those with
  /// a probability above it come true. So each is calibrated by itself, and they depend on one another.
  private mutating func fill(_ predictions: RowsByPrediction, _ random: inout SplitMix64) {
    for level in levels.indices { (counts[level], sums[level]) = (0, 0) }
    total = 0
    for prediction in timesDrawn.indices {
      for _ in 0..<timesDrawn[prediction] {
        let chance = random.unit()
        for row in predictions.rows(of: prediction) {
          let (level, weight) = (row.level, row.weight)
          counts[level] += weight
          sums[level] += chance < levels.probabilities[level] ? weight : 0
          total += weight
        }
      }
    }
  }

  /// The mean score of the forecasts drawn less that of their isotonic fit.
  func miscalibration(_ loss: ProbabilityLoss) -> Double {
    var difference = Sum()
    for level in levels.indices where counts[level] > 0 {
      difference.add(loss(levels.probabilities[level], count: counts[level], came: sums[level]))
    }
    for pool in 0..<pools.count {
      let (came, count) = (pools.sums[pool], pools.weights[pool])
      difference.add(-loss(came / count, count: count, came: came))
    }
    return max(0, difference.value / total)
  }

  /// The fit at a level: interpolated between the nearest levels drawn, and constant beyond the outermost.
  func interpolated(at level: Int) -> Double {
    if counts[level] > 0 { return fitted[level] }
    let below = stride(from: level - 1, through: 0, by: -1).first { counts[$0] > 0 }
    let above = ((level + 1)..<counts.count).first { counts[$0] > 0 }
    guard let below, let above else { return fitted[below ?? above ?? level] }
    let (p, lower, upper) = (
      levels.probabilities[level], levels.probabilities[below], levels.probabilities[above]
    )
    return fitted[below] + (fitted[above] - fitted[below]) * (p - lower) / (upper - lower)
  }
}

/// Weighted forecasts with their place among the levels, prediction by prediction.
private struct RowsByPrediction {
  private var rows: [(level: Int, weight: Double)]
  /// Where the rows of each prediction begin, and where the last ones end.
  private var starts: [Int]

  init(_ weighting: Weighting, _ forecasts: VerifiedForecasts) {
    starts = Array(repeating: 0, count: weighting.predictionCount + 1)
    for prediction in weighting.predictions { starts[prediction + 1] += 1 }
    for prediction in 0..<weighting.predictionCount { starts[prediction + 1] += starts[prediction] }
    rows = Array(repeating: (level: 0, weight: 0), count: weighting.weights.count)
    var (next, level) = (starts, 0)
    for row in weighting.weights.indices {
      if row > 0, forecasts.probabilities[row] != forecasts.probabilities[row - 1] { level += 1 }
      let prediction = weighting.predictions[row]
      rows[next[prediction]] = (level, weighting.weights[row])
      next[prediction] += 1
    }
  }

  func rows(of prediction: Int) -> ArraySlice<(level: Int, weight: Double)> {
    rows[starts[prediction]..<starts[prediction + 1]]
  }
}
