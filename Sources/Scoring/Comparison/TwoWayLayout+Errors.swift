// How far the effects of a two-way layout may be off, as least squares has it: errors of one variance, independent.

extension TwoWayLayout {
  /// The scores less the effects that can be told apart: one for each forecaster and item, less one a group.
  var degrees: Int {
    cells.count - forecasters.count - items.count + Set(groups).count
  }

  func variance(of effects: (forecasters: [Double], items: [Double])) -> Double? {
    let degrees = degrees
    guard degrees > 0 else { return nil }
    let squares = cells.lazy.map { cell in
      let rest = cell.value - effects.forecasters[cell.row] - effects.items[cell.column]
      return rest * rest
    }
    return sum(of: squares) / Double(degrees)
  }

  /// For each forecaster the variance of the adjusted value, as a multiple of that of one score.
  ///
  /// The adjusted value is the contrast a_i + the mean of b over the group's items; its multiple is c'(X'X)⁻c, which
  /// takes one solution of the normal equations. Source: Scheffé, The Analysis of Variance (1959), section 1.4.
  func spreads() -> [Double] {
    var groupOfItem = Array(repeating: 0, count: items.count)
    for cell in cells { groupOfItem[cell.column] = groups[cell.row] }
    let itemsOfGroup = Dictionary(grouping: items.indices) { groupOfItem[$0] }
    return forecasters.indices.map { place in
      let own = itemsOfGroup[groups[place]] ?? []
      let share = 1 / Double(max(own.count, 1))
      var right = Array(repeating: 0.0, count: forecasters.count)
      right[place] = 1
      for cell in cells where groups[cell.row] == groups[place] {
        right[cell.row] -= share / perItem[cell.column]
      }
      let rows = solve(right)
      var sums = Array(repeating: 0.0, count: items.count)
      for cell in cells { sums[cell.column] += rows[cell.row] }
      let overItems = sum(of: own.lazy.map { (share - sums[$0]) / perItem[$0] })
      return rows[place] + share * overItems
    }
  }
}
