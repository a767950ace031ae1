/// The place in a range where an increasing function reaches a value, to the last bit by halving.
///
/// At a range whose ends do not bracket the value, the nearer end.
func inverse(
  of increasing: (Double) -> Double, at value: Double, in range: ClosedRange<Double>
) -> Double {
  var (lower, upper) = (range.lowerBound, range.upperBound)
  while true {
    let middle = lower + (upper - lower) / 2
    guard middle > lower, middle < upper else { break }
    if increasing(middle) < value { lower = middle } else { upper = middle }
  }
  return abs(increasing(lower) - value) <= abs(increasing(upper) - value) ? lower : upper
}
