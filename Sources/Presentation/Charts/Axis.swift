extension Chart {
  /// What one direction of a plot means.
  package struct Axis: Sendable, Hashable {
    package struct Tick: Sendable, Hashable {
      package let value: Double
      package let label: String

      package init(_ value: Double, _ label: String) {
        self.value = value
        self.label = label
      }
    }

    /// Empty where the ticks say it all.
    package let label: String
    /// Never empty: its ends differ.
    package let range: ClosedRange<Double>
    package let ticks: [Tick]
    /// Whether greater values are lower down, as the rows of a list are.
    package let isReversed: Bool

    package init(_ label: String, _ range: ClosedRange<Double>, ticks: [Tick], isReversed: Bool = false) {
      self.label = label
      self.range =
        range.lowerBound < range.upperBound ? range : range.lowerBound - 0.5...range.lowerBound + 0.5
      self.ticks = ticks
      self.isReversed = isReversed
    }
  }
}

extension Chart.Axis {
  /// From 0 to 100 %, by fifths.
  package static func shares(_ label: String) -> Chart.Axis {
    Chart.Axis(label, 0...1, ticks: (0...5).map { Tick(Double($0) / 5, "\($0 * 20) %") })
  }

  /// Round numbers over at least this range.
  ///
  /// Steps are 1, 2 or 5 times a power of ten, such that there are about so many.
  package static func numbers(_ label: String, _ range: ClosedRange<Double>, steps: Int = 4) -> Chart.Axis {
    let span = range.upperBound - range.lowerBound
    guard span > 0, span.isFinite else {
      return Chart.Axis(label, range, ticks: [Tick(range.lowerBound, plain(range.lowerBound, places: 2))])
    }
    let (step, places) = roundStep(span / Double(max(1, steps)))
    let first = Int((range.lowerBound / step + 1e-9).rounded(.down))
    let last = Int((range.upperBound / step - 1e-9).rounded(.up))
    let ticks = (first...last).map { Tick(Double($0) * step, plain(Double($0) * step, places: places)) }
    return Chart.Axis(label, Double(first) * step...Double(last) * step, ticks: ticks)
  }

  /// One row for each name, the first on top.
  package static func rows(_ names: [String]) -> Chart.Axis {
    Chart.Axis(
      "", -0.5...Double(max(1, names.count)) - 0.5,
      ticks: names.enumerated().map { Tick(Double($0.offset), $0.element) }, isReversed: true)
  }

  /// The smallest round step that is not below this one, and the decimal places that it needs.
  private static func roundStep(_ least: Double) -> (step: Double, places: Int) {
    var (power, places) = (1.0, 0)
    while power > least {
      power /= 10
      places += 1
    }
    while power * 10 <= least {
      power *= 10
      places -= 1
    }
    let factor = [1.0, 2, 5, 10].first { $0 * power >= least * (1 - 1e-9) } ?? 10
    return (factor * power, max(0, factor == 10 ? places - 1 : places))
  }

  /// A number with so many decimal places, rounded half away from zero.
  static func plain(_ value: Double, places: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return value.description }
    let unit = (0..<places).reduce(1) { product, _ in product * 10 }
    let scaled = Int((value * Double(unit)).rounded())
    let (whole, rest) = (abs(scaled) / unit, abs(scaled) % unit)
    let fraction = places == 0 ? "" : "." + String(String(unit + rest).dropFirst())
    return (scaled < 0 ? "-" : "") + String(whole) + fraction
  }
}
