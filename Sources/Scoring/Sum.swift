/// A sum of floating-point numbers that carries along what each addition rounds away.
///
/// The error does not grow with the count, so that a million scores add up to the last digit. Source: Neumaier,
/// Zeitschrift für Angewandte Mathematik und Mechanik 54 (1974).
struct Sum {
  private var total = 0.0
  private var lost = 0.0

  mutating func add(_ term: Double) {
    let sum = total + term
    lost += abs(total) >= abs(term) ? (total - sum) + term : (term - sum) + total
    total = sum
  }

  /// Adds a product together with its own rounding error.
  mutating func add(_ factor: Double, times other: Double) {
    let product = factor * other
    add(product)
    lost += (-product).addingProduct(factor, other)
  }

  // After an infinite term `lost` is infinity minus infinity, which means nothing.
  var value: Double { total.isFinite ? total + lost : total }
}

/// A mean that grows by one value at a time, each counted as often as its weight says.
struct Mean {
  private var sum = Sum()
  private var total = Sum()
  private var span: (least: Double, greatest: Double)?

  mutating func add(_ value: Double, weight: Double) {
    sum.add(value, times: weight)
    total.add(weight)
    guard let (least, greatest) = span else { return span = (value, value) }
    span = (min(least, value), max(greatest, value))
  }

  /// Nil where there are none.
  ///
  /// It never leaves the span of the values, although the division rounds.
  var value: Double? { span.map { min(max(sum.value / total.value, $0.least), $0.greatest) } }
}

/// The mean, each value counted as often as its weight says; nil where there are none.
func mean(_ values: [Double], weights: [Double]) -> Double? {
  var mean = Mean()
  for (value, weight) in zip(values, weights) { mean.add(value, weight: weight) }
  return mean.value
}

/// The mean; nil where there are no values.
///
/// The values are added in ascending order, so that their own order does not matter to the last bit.
func mean(_ values: [Double]) -> Double? {
  var values = values
  return mean(sorting: &values)
}

/// The same of a list that may be sorted.
func mean(sorting values: inout [Double]) -> Double? {
  guard values.count > 1 else { return values.first }
  if values.count > 1_000 { values = ascending(values) } else { values.sort() }
  return min(max(sum(of: values) / Double(values.count), values[0]), values[values.count - 1])
}

/// The values sorted, for very many by the digits of their patterns of bits, which is several times as fast.
func ascending(_ values: [Double]) -> [Double] {
  guard values.count > 1_000 else { return values.sorted() }
  var keys = values.map(\.ascendingPattern)
  var sorted = keys
  for shift in stride(from: 0, to: 64, by: 8) {
    var starts = Array(repeating: 0, count: 257)
    for key in keys { starts[Int(key >> UInt64(shift) & 0xFF) + 1] += 1 }
    // A digit that all have in common is passed over, as the first ones of close numbers are.
    guard !starts.contains(keys.count) else { continue }
    for digit in 1...256 { starts[digit] += starts[digit - 1] }
    for key in keys {
      let digit = Int(key >> UInt64(shift) & 0xFF)
      sorted[starts[digit]] = key
      starts[digit] += 1
    }
    swap(&keys, &sorted)
  }
  return keys.map(Double.init(ascendingPattern:))
}

extension Double {
  private static let sign: UInt64 = 1 << 63

  /// A number that is less where the value is: the bits of values below 0 are turned round.
  fileprivate var ascendingPattern: UInt64 {
    bitPattern & Double.sign == 0 ? bitPattern | Double.sign : ~bitPattern
  }

  fileprivate init(ascendingPattern pattern: UInt64) {
    self.init(bitPattern: pattern & Double.sign == 0 ? ~pattern : pattern & ~Double.sign)
  }
}
