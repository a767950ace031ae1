/// One draw of calibrated forecasts, in buffers that the next draw uses again.
struct CalibrationDraw {
  let levels: Levels
  /// The forecasts by event, usually one prediction; nil where each is of another one.
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
    timesDrawn = Array(repeating: 0, count: forecasts.eventCount)
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

  /// Whole predictions come or stay away, and the forecasts of one that came have one draw of luck.
  private mutating func fill(_ predictions: RowsByPrediction, _ random: inout SplitMix64) {
    for level in levels.indices { (counts[level], sums[level]) = (0, 0) }
    total = 0
    for prediction in timesDrawn.indices {
      for _ in 0..<timesDrawn[prediction] {
        let luck = predictions.luck(of: prediction, random.unit())
        for row in predictions.rows(of: prediction) {
          counts[row.level] += row.weight
          sums[row.level] += row.weight * (levels.probabilities[row.level] + luck * row.deviation)
          total += row.weight
        }
      }
    }
  }

  /// The mean score of the forecasts drawn less that of their isotonic fit.
  func miscalibration(_ loss: ProbabilityLoss) -> Double {
    if predictions != nil { return sharedMiscalibration }
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

  /// The Brier score less that of the fit, without Σ y², which both contain: what came true may lie outside 0 to 1.
  private var sharedMiscalibration: Double {
    var difference = Sum()
    for level in levels.indices where counts[level] > 0 {
      let p = levels.probabilities[level]
      difference.add(p * (counts[level] * p - 2 * sums[level]))
    }
    for pool in 0..<pools.count { difference.add(pools.sums[pool] * pools.value(of: pool)) }
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
