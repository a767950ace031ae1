/// Forecasters who answered different items, put on one footing: score = forecaster + item.
///
/// The least squares fit of score_ij = a_i + b_j, as ForecastBench ranks its entrants. The items' effects average 0
/// over a group, so that a forecaster's value is the mean to expect had everyone in it answered every item.
/// Source: the two-way layout with unequal numbers, Scheffé, The Analysis of Variance (1959), section 4.4.
package struct DifficultyAdjustment: Sendable, Hashable {
  package struct Score: Sendable, Hashable {
    package let forecaster: Int
    package let item: Int
    package let value: Double

    package init(forecaster: Int, item: Int, value: Double) {
      (self.forecaster, self.item, self.value) = (forecaster, item, value)
    }
  }

  package struct Adjusted: Sendable, Hashable {
    package let forecaster: Int
    package let count: Int
    package let mean: Double
    package let adjusted: Double
    /// Forecasters of one group are joined by common items; between groups no comparison is possible.
    package let group: Int
  }

  /// In ascending order of forecaster.
  package let forecasters: [Adjusted]
  /// How much harder (for a penalty: higher) than its group's average each item is.
  package let items: [Int: Double]

  /// Nil without scores, or where one is not finite.
  package init?(_ scores: [Score]) {
    guard !scores.isEmpty, scores.allSatisfy(\.value.isFinite) else { return nil }
    let sorted = scores.sorted { ($0.forecaster, $0.item, $0.value) < ($1.forecaster, $1.item, $1.value) }
    let layout = TwoWayLayout(sorted)
    let effects = layout.effects()
    forecasters = layout.forecasters.indices.map { place in
      Adjusted(
        forecaster: layout.forecasters[place], count: Int(layout.perForecaster[place]),
        mean: layout.forecasterMeans[place], adjusted: effects.forecasters[place],
        group: layout.groups[place])
    }
    items = Dictionary(uniqueKeysWithValues: zip(layout.items, effects.items))
  }
}
