/// The cells of a two-way layout, and the solution of its normal equations.
struct TwoWayLayout {
  let forecasters: [Int]
  let items: [Int]
  private(set) var perForecaster: [Double]
  private(set) var perItem: [Double]
  private(set) var forecasterMeans: [Double]
  /// The number of each forecaster's group, by the least forecaster joined to it through common items.
  private(set) var groups: [Int] = []
  private var itemMeans: [Double]
  private(set) var cells: [(row: Int, column: Int, value: Double)] = []

  init(_ scores: [DifficultyAdjustment.Score]) {
    forecasters = Set(scores.map(\.forecaster)).sorted()
    items = Set(scores.map(\.item)).sorted()
    let rows = Dictionary(uniqueKeysWithValues: zip(forecasters, forecasters.indices))
    let columns = Dictionary(uniqueKeysWithValues: zip(items, items.indices))
    perForecaster = Array(repeating: 0, count: forecasters.count)
    perItem = Array(repeating: 0, count: items.count)
    (forecasterMeans, itemMeans) = (perForecaster, perItem)
    for score in scores {
      guard let row = rows[score.forecaster], let column = columns[score.item] else { continue }
      cells.append((row, column, score.value))
      perForecaster[row] += 1
      perItem[column] += 1
      forecasterMeans[row] += score.value
      itemMeans[column] += score.value
    }
    for row in perForecaster.indices { forecasterMeans[row] /= perForecaster[row] }
    for column in perItem.indices { itemMeans[column] /= perItem[column] }
    groups = joined()
  }

  private func joined() -> [Int] {
    var parent = Array(forecasters.indices)
    func root(_ place: Int) -> Int {
      var place = place
      while parent[place] != place {
        parent[place] = parent[parent[place]]
        place = parent[place]
      }
      return place
    }
    var firstOfItem: [Int?] = Array(repeating: nil, count: items.count)
    for cell in cells {
      let (one, other) = (root(cell.row), root(firstOfItem[cell.column] ?? cell.row))
      parent[max(one, other)] = min(one, other)
      firstOfItem[cell.column] = cell.row
    }
    return forecasters.indices.map(root)
  }

  /// The effects, the items' averaging 0 over each group.
  func effects() -> (forecasters: [Double], items: [Double]) {
    var rows = solvedRows()
    var columns = itemEffects(rows)
    var groupOfItem = Array(repeating: 0, count: items.count)
    for cell in cells { groupOfItem[cell.column] = groups[cell.row] }
    let averages = Dictionary(grouping: columns.indices, by: { groupOfItem[$0] })
      .mapValues { members in sum(of: members.lazy.map { columns[$0] }) / Double(members.count) }
    for row in rows.indices { rows[row] += averages[groups[row]] ?? 0 }
    for column in columns.indices { columns[column] -= averages[groupOfItem[column]] ?? 0 }
    return (rows, columns)
  }

  /// The item effects that fit best beside given forecaster effects: the mean of what those leave.
  private func itemEffects(_ rows: [Double]) -> [Double] {
    zip(itemMeans, itemAverages(of: rows)).map { $0 - $1 }
  }

  private func itemAverages(of rows: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: items.count)
    for cell in cells { sums[cell.column] += rows[cell.row] }
    return zip(sums, perItem).map { $0 / $1 }
  }

  /// The normal equations with the items eliminated: Σ_j (a_i - the mean of a over item j).
  private func reduced(_ rows: [Double]) -> [Double] {
    let averages = itemAverages(of: rows)
    var result = Array(repeating: 0.0, count: rows.count)
    for cell in cells { result[cell.row] += rows[cell.row] - averages[cell.column] }
    return result
  }

  private func solvedRows() -> [Double] {
    var right = Array(repeating: 0.0, count: forecasters.count)
    for cell in cells { right[cell.row] += cell.value - itemMeans[cell.column] }
    return solve(right)
  }

  /// The forecaster effects for which the reduced equations have a right side, which sums to 0 over each group.
  ///
  /// By conjugate gradients, which need no matrix and, beginning at 0, stay where the equations are regular.
  /// Source: Hestenes and Stiefel, Journal of Research of the National Bureau of Standards 49 (1952).
  func solve(_ right: [Double]) -> [Double] {
    var residual = balanced(right)
    var rows = Array(repeating: 0.0, count: forecasters.count)
    var direction = residual
    var size = dot(residual, residual)
    let enough = size * 1e-30
    // In exact arithmetic as many steps as forecasters suffice.
    for _ in 0..<(4 * forecasters.count + 20) where size > enough {
      let image = reduced(direction)
      let curvature = dot(direction, image)
      guard curvature > 0 else { break }
      let length = size / curvature
      for row in rows.indices {
        rows[row] += length * direction[row]
        residual[row] -= length * image[row]
      }
      // What rounding leaves along the constants, which the equations cannot see, would grow without end.
      residual = balanced(residual)
      let next = dot(residual, residual)
      for row in rows.indices { direction[row] = residual[row] + next / size * direction[row] }
      size = next
    }
    return rows
  }
}

extension TwoWayLayout {
  /// The same without what is constant over a group.
  private func balanced(_ rows: [Double]) -> [Double] {
    var (sums, counts) = (rows.map { _ in 0.0 }, rows.map { _ in 0.0 })
    for (row, group) in groups.enumerated() {
      sums[group] += rows[row]
      counts[group] += 1
    }
    return rows.indices.map { rows[$0] - sums[groups[$0]] / counts[groups[$0]] }
  }
}

private func dot(_ one: [Double], _ other: [Double]) -> Double {
  sum(of: zip(one, other).lazy.map { $0 * $1 })
}
