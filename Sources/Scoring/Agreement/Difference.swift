/// How far apart two values of a scale are, squared: what Krippendorff's alpha weighs disagreement by.
///
/// Source: Krippendorff, Content Analysis, 3rd edition (2013), section 12.3.4.
package struct Difference: Sendable {
  package let name: String
  /// Between two categories, given by their places on the scale.
  let square: @Sendable (_ one: Int, _ other: Int, _ scale: Scale) -> Double

  /// The categories in ascending order, and how often each was given, pairable values only.
  struct Scale {
    /// What each category stands for, where it is a number.
    let values: [Double]
    let counts: [Double]
  }

  package static let all = [nominal, ordinal, interval, ratio]

  /// Other or the same.
  package static let nominal = Difference(name: "nominal") { one, other, _ in one == other ? 0 : 1 }

  /// How many ranks lie between, where as many values share a rank as were given.
  package static let ordinal = Difference(name: "ordinal") { one, other, scale in
    let (low, high) = (min(one, other), max(one, other))
    let between = scale.counts[low...high].reduce(0, +) - (scale.counts[low] + scale.counts[high]) / 2
    return one == other ? 0 : between * between
  }

  /// How far apart the numbers are.
  package static let interval = Difference(name: "interval") { one, other, scale in
    let distance = scale.values[one] - scale.values[other]
    return distance * distance
  }

  /// How far apart the numbers are for their size; two zeros do not differ.
  package static let ratio = Difference(name: "ratio") { one, other, scale in
    let sum = scale.values[one] + scale.values[other]
    guard sum != 0 else { return 0 }
    let share = (scale.values[one] - scale.values[other]) / sum
    return share * share
  }
}
