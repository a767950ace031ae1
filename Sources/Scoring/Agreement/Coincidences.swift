/// How often two coders' values met in one unit: the matrix that Krippendorff's alpha is made of.
///
/// Each unit that at least two coders coded adds, for every ordered pair of its values, 1 / (values − 1). Matrices of
/// several documents add up to that of all. Source: Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011).
package struct Coincidences: Sendable, Hashable {
  package let categories: Int
  /// Row by row.
  private(set) var cells: [Double]

  package init(categories: Int) {
    self.categories = categories
    cells = Array(repeating: 0, count: categories * categories)
  }

  /// Adds a unit, nil for each coder who did not code it; a weight counts it as that many units alike.
  package mutating func add(_ values: [Int?], weight: Int = 1) {
    let given = values.compactMap(\.self)
    guard given.count >= 2 else { return }
    let share = Double(weight) / Double(given.count - 1)
    for (place, one) in given.enumerated() {
      for (other, value) in given.enumerated() where other != place {
        cells[one * categories + value] += share
      }
    }
  }

  package static func += (total: inout Coincidences, more: Coincidences) {
    for place in total.cells.indices { total.cells[place] += more.cells[place] }
  }

  /// How often each category was given in units that count.
  package var counts: [Double] {
    (0..<categories).map { row in cells[row * categories..<(row + 1) * categories].reduce(0, +) }
  }

  /// Krippendorff's alpha: 1 minus observed over expected disagreement.
  ///
  /// Nil where nothing could disagree: no unit was coded twice, or all values are the same. The numbers that the
  /// categories stand for are needed by the interval and ratio differences alone.
  package func alpha(_ difference: Difference = .nominal, values: [Double] = []) -> Double? {
    let counts = counts
    let scale = Difference.Scale(values: values, counts: counts)
    let total = counts.reduce(0, +)
    var (observed, expected) = (0.0, 0.0)
    for one in 0..<categories where counts[one] > 0 {
      for other in 0..<categories where other != one && counts[other] > 0 {
        let square = difference.square(one, other, scale)
        observed += cells[one * categories + other] * square
        expected += counts[one] * counts[other] * square
      }
    }
    return expected > 0 ? 1 - (total - 1) * observed / expected : nil
  }
}
