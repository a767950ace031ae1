/// Where on the drawing a chart's plot lies, in units of which a line of text takes about fifteen.
struct ChartFrame {
  /// So wide is every drawing: at 360 pixels its text can still be read.
  static let width = 400.0
  static let line = 15.0
  /// So wide is what takes one column of a terminal.
  private static let column = 7.2
  private static let gap = 8.0

  let chart: Chart
  let left, right, top, bottom: Double
  /// The counts below the plot; nil where there are none.
  let strip: ClosedRange<Double>?
  let height: Double

  init(_ chart: Chart) {
    self.chart = chart
    left = Self.gap + min(150, chart.y.ticks.map { Self.width(of: $0.label) }.max() ?? 0)
    right = Self.width - Self.gap - Self.margin(for: chart)
    top = Self.line + (chart.hasTopLabels ? Self.line : 0) + Self.gap
    bottom = top + max(40, (right - left) * chart.proportion)
    strip = chart.hasBars ? bottom + 18...bottom + 50 : nil
    let axis = strip?.upperBound ?? bottom
    height = axis + Self.line + 4 + (chart.x.label.isEmpty ? 0 : Self.line) + 4
  }

  /// Where the ticks of the horizontal axis begin.
  var foot: Double { strip?.upperBound ?? bottom }

  func x(_ value: Double) -> Double {
    left + Self.share(value, of: chart.x) * (right - left)
  }

  func y(_ value: Double) -> Double {
    bottom - Self.share(value, of: chart.y) * (bottom - top)
  }

  /// About as wide as a text is drawn.
  static func width(of text: String) -> Double { Double(DisplayWidth.of(text)) * column }

  /// As much of a text as fits.
  static func fit(_ text: String, _ width: Double) -> String {
    DisplayWidth.fit(text, to: max(1, Int(width / column)))
  }

  /// Room at the right for the labels of what ends there, and for half of the last tick's.
  private static func margin(for chart: Chart) -> Double {
    let labels = chart.endLabels.map { width(of: $0) + 6 }.max() ?? 0
    let tick = chart.x.ticks.last.map { width(of: $0.label) / 2 } ?? 0
    return min(130, max(labels, tick))
  }

  private static func share(_ value: Double, of axis: Chart.Axis) -> Double {
    let share = (value - axis.range.lowerBound) / (axis.range.upperBound - axis.range.lowerBound)
    let inside = min(1, max(0, share))
    return axis.isReversed ? 1 - inside : inside
  }
}

extension Chart {
  var hasBars: Bool { layers.contains { if case .bars = $0 { true } else { false } } }

  fileprivate var hasTopLabels: Bool {
    layers.contains { if case .rule(let rule) = $0 { rule.direction == .vertical } else { false } }
  }

  /// What is written to the right of the plot.
  var endLabels: [String] {
    layers.flatMap { layer -> [String] in
      switch layer {
      case .line(let line): line.label.map { [$0] } ?? []
      case .band(let band): band.label.map { [$0] } ?? []
      case .rule(let rule): rule.direction == .horizontal ? [rule.label] : []
      case .bars(let bars): [bars.label]
      case .marks: []
      }
    }
  }
}

extension Chart {
  /// Whether a mark leads to one of the places; what is called an image hides its links from those who hear the page.
  func leads(to places: Set<String>) -> Bool {
    layers.contains { layer in
      guard case .marks(let marks) = layer else { return false }
      return marks.marks.contains { $0.link.map(places.contains) ?? false }
    }
  }
}
