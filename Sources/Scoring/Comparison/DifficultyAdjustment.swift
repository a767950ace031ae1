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
    /// How far the adjusted value may be off by chance; nil where nothing is left over to tell it by.
    package let standardError: Double?
    /// Where it lies with 95 % confidence, by Student's t; nil without a standard error.
    package let interval: ClosedRange<Double>?
  }

  /// In ascending order of forecaster.
  package let forecasters: [Adjusted]
  /// How much harder (for a penalty: higher) than its group's average each item is.
  package let items: [Int: Double]
  /// The scores less the effects to be found: what is left over to tell the error by.
  package let degrees: Int
  /// The variance of what the effects leave of a score; nil where no degree of freedom is left.
  package let variance: Double?

  /// Up to this many forecasters the errors are computed, each of which costs as much as the fit.
  package static let mostWithErrors = 1000

  /// Nil without scores, or where one is not finite.
  package init?(_ scores: [Score]) {
    guard !scores.isEmpty, scores.allSatisfy(\.value.isFinite) else { return nil }
    let sorted = scores.sorted { ($0.forecaster, $0.item, $0.value) < ($1.forecaster, $1.item, $1.value) }
    let layout = TwoWayLayout(sorted)
    let effects = layout.effects()
    let groups = layout.groups
    let variance = layout.variance(of: effects)
    let isSmall = layout.forecasters.count <= DifficultyAdjustment.mostWithErrors
    let spreads = isSmall ? layout.spreads() : nil
    let factor = Student.halfWidth(of: 0.95, degrees: Double(layout.degrees))
    forecasters = layout.forecasters.indices.map { place in
      let error = variance.flatMap { variance in spreads.map { (variance * $0[place]).squareRoot() } }
      let value = effects.forecasters[place]
      return Adjusted(
        forecaster: layout.forecasters[place], count: Int(layout.perForecaster[place]),
        mean: layout.forecasterMeans[place], adjusted: value, group: groups[place], standardError: error,
        interval: error.flatMap { error in factor.map { value - $0 * error...value + $0 * error } })
    }
    (degrees, self.variance) = (layout.degrees, variance)
    items = Dictionary(uniqueKeysWithValues: zip(layout.items, effects.items))
  }
}
