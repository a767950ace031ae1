/// What was said against what came true, as points over a band around the diagonal; all numbers from 0 to 1.
package struct ReliabilityPlot: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    package let said: Double
    package let seen: Double
    package let interval: ClosedRange<Double>?
    /// What stands below it, such as how many there are.
    package let label: String

    package init(said: Double, seen: Double, interval: ClosedRange<Double>?, label: String) {
      self.said = said
      self.seen = seen
      self.interval = interval
      self.label = label
    }
  }

  /// The ends of the band at one probability.
  package struct Place: Sendable, Hashable {
    package let said: Double
    package let lower: Double
    package let upper: Double

    package init(said: Double, lower: Double, upper: Double) {
      self.said = said
      self.lower = lower
      self.upper = upper
    }
  }

  package let points: [Point]
  /// In ascending order.
  package let band: [Place]
  /// What point, bar, band and diagonal are, in this order.
  package let legend: [String]
  /// What the labels count.
  package let counted: String

  package init(points: [Point], band: [Place], legend: [String], counted: String) {
    self.points = points
    self.band = band
    self.legend = legend
    self.counted = counted
  }

  /// The band at a probability, straight between its places; nil outside them.
  func band(at said: Double) -> ClosedRange<Double>? {
    guard let after = band.firstIndex(where: { $0.said >= said }) else { return nil }
    let (upper, lower) = (band[after], band[max(after - 1, 0)])
    guard upper.said > lower.said else { return upper.said == said ? upper.lower...upper.upper : nil }
    let share = (said - lower.said) / (upper.said - lower.said)
    let low = lower.lower + (upper.lower - lower.lower) * share
    return low...max(low, lower.upper + (upper.upper - lower.upper) * share)
  }
}

/// A reliability plot in characters, one column each.
struct ReliabilityLayout {
  /// What the marks look like; a terminal that draws such signs two columns wide gets plain ASCII.
  private struct Marks {
    let point: Character
    let bar: Character
    let band: Character
    let diagonal: Character
    let axis: Character
    let tick: Character
    let corner: Character
    let floor: Character
    let floorTick: Character

    static let drawn = Marks(
      point: "●", bar: "│", band: "░", diagonal: "·", axis: "│", tick: "┤", corner: "└", floor: "─",
      floorTick: "┴")
    static let ascii = Marks(
      point: "o", bar: "|", band: ":", diagonal: ".", axis: "|", tick: "+", corner: "+", floor: "-",
      floorTick: "+")
  }

  /// What stands left of the axis, such as `100 % `.
  private static let margin = 6
  private static let steps = 5
  private let plot: ReliabilityPlot
  private let marks: Marks
  private let columns: Int
  private let rows: Int

  init(_ plot: ReliabilityPlot, options: RenderOptions) {
    self.plot = plot
    marks = options.ambiguousWidth == 1 ? .drawn : .ascii
    // A column for each tick at least, and no more than the eye takes in; twice as many columns as rows are square.
    let room = options.width - Self.margin - 3
    columns = max(2, min(room / (2 * Self.steps), 6)) * 2 * Self.steps + 1
    rows = columns > 40 ? 4 * Self.steps + 1 : 2 * Self.steps + 1
  }

  /// The picture, its scales and its legend.
  var lines: [String] {
    (0..<rows).map(line) + [floor, scale, labels].filter { !$0.isEmpty } + legend
  }

  private func column(of share: Double) -> Int { Int((share * Double(columns - 1)).rounded()) }

  private func row(of share: Double) -> Int { rows - 1 - Int((share * Double(rows - 1)).rounded()) }

  private func line(_ row: Int) -> String {
    let each = (rows - 1) / Self.steps
    let isTick = row % each == 0
    let label = isTick ? "\(100 - row * 100 / (rows - 1)) %" : ""
    let left = DisplayWidth.pad(label, to: Self.margin - 1, .right) + " "
    return left + String(isTick ? marks.tick : marks.axis) + String((0..<columns).map { mark($0, row) })
  }

  private func mark(_ column: Int, _ row: Int) -> Character {
    let here = plot.points.filter { self.column(of: $0.said) == column }
    if here.contains(where: { self.row(of: $0.seen) == row }) { return marks.point }
    let spans = here.compactMap(\.interval)
    if spans.contains(where: { self.row(of: $0.upperBound) <= row && row <= self.row(of: $0.lowerBound) }) {
      return marks.bar
    }
    let share = Double(column) / Double(columns - 1)
    if self.row(of: share) == row { return marks.diagonal }
    // A place that no column meets exactly is drawn in the one nearest to it.
    let near = plot.band.first { self.column(of: $0.said) == column }.map { $0.lower...$0.upper }
    guard let band = plot.band(at: share) ?? near else { return " " }
    return (self.row(of: band.upperBound)...self.row(of: band.lowerBound)).contains(row) ? marks.band : " "
  }

  private var floor: String {
    let each = (columns - 1) / Self.steps
    return String(repeating: " ", count: Self.margin) + String(marks.corner)
      + String((0..<columns).map { $0 % each == 0 ? marks.floorTick : marks.floor })
  }

  private var scale: String {
    let each = (columns - 1) / Self.steps
    return texts((0...Self.steps).map { ($0 * each, $0 == Self.steps ? "100 %" : "\($0 * 20)") })
  }

  /// The labels below their points; one that would touch the label before it is left out.
  private var labels: String {
    let below = plot.points.map { (column(of: $0.said), $0.label) }.sorted { $0.0 < $1.0 }
    return texts(below, after: plot.counted)
  }

  private func texts(_ texts: [(column: Int, text: String)], after name: String = "") -> String {
    var line = DisplayWidth.pad(name, to: Self.margin - 1, .right)
    for (column, text) in texts {
      let start = Self.margin + 1 + column - DisplayWidth.of(text) / 2
      guard start > DisplayWidth.of(line) else { continue }
      line = DisplayWidth.pad(line, to: start) + text
    }
    return line
  }

  private var legend: [String] {
    let signs = [marks.point, marks.bar, marks.band, marks.diagonal]
    let indent = String(repeating: " ", count: Self.margin + 1)
    return zip(signs, plot.legend).map { "\(indent)\($0) \($1)" }
  }
}

extension ReliabilityPlot {
  /// The picture as one text.
  func text(_ options: RenderOptions) -> String {
    ReliabilityLayout(self, options: options).lines.joined(separator: "\n")
  }
}
