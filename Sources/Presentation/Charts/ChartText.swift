/// A chart in characters, for terminals and wherever nothing but text can stand.
struct ChartText {
  private static let widest = 72
  private static let narrowest = 12

  private let chart: Chart
  private let options: RenderOptions
  /// All the columns that it may take.
  private let whole: Int
  private let left: Int
  private let columns: Int
  private let rows: Int
  private var canvas: ChartCanvas

  init(_ chart: Chart, options: RenderOptions) {
    (self.chart, self.options) = (chart, options)
    func width(_ text: String) -> Int { DisplayWidth.of(text, ambiguous: options.ambiguousWidth) }
    whole = min(options.width, Self.widest)
    left = min(whole / 3, chart.y.ticks.map { width($0.label) }.max() ?? 0)
    let right = min(whole / 4, chart.endLabels.map { width($0) + 1 }.max() ?? 0)
    columns = max(Self.narrowest, whole - left - 2 - right)
    let isList = chart.y.isReversed
    rows = isList ? chart.y.ticks.count : min(16, max(6, Int(Double(columns) * chart.proportion / 2)))
    canvas = ChartCanvas(
      columns: columns, rows: max(1, rows), characters: options.ambiguousWidth == 1 ? .unicode : .ascii)
    chart.layers.forEach { draw($0) }
  }

  /// The title, the plot and its axes, one phrase a line.
  var lines: [Phrase] {
    var lines = [Phrase(chart.title, .strong)]
    if !chart.y.label.isEmpty { lines.append(Phrase(chart.y.label, .dim)) }
    if let labels = uprightLabels { lines.append(labels) }
    let (ticks, ends) = (leftLabels, rightLabels)
    for row in 0..<canvas.rows {
      lines.append(
        Phrase(pad(ticks[row] ?? "", left, .right), .dim) + Phrase(ticks[row] == nil ? " │" : " ┤", .dim)
          + Phrase(canvas.text(row)) + Phrase(ends[row].map { " " + $0 } ?? ""))
    }
    return (lines + foot).map(plainly)
  }

  // Where box drawing takes two columns, the frame is drawn in ASCII, too.
  private func plainly(_ line: Phrase) -> Phrase {
    guard options.ambiguousWidth != 1 else { return line }
    let signs: [Character: Character] = ["│": "|", "┤": "+", "└": "+", "─": "-", "┬": "+"]
    return Phrase(
      runs: line.runs.map { Phrase.Run(String($0.text.map { signs[$0] ?? $0 }), $0.style) })
  }

  private func pad(_ text: String, _ width: Int, _ alignment: Alignment = .left) -> String {
    let fitted = DisplayWidth.fit(text, to: width, ambiguous: options.ambiguousWidth)
    return DisplayWidth.pad(fitted, to: width, alignment, ambiguous: options.ambiguousWidth)
  }

  // MARK: Places

  private func x(_ value: Double) -> Double { share(value, chart.x) }
  private func y(_ value: Double) -> Double { 1 - share(value, chart.y) }

  private func share(_ value: Double, _ axis: Chart.Axis) -> Double {
    let span = axis.range.upperBound - axis.range.lowerBound
    let share = min(1, max(0, (value - axis.range.lowerBound) / span))
    return axis.isReversed ? 1 - share : share
  }

  private func column(_ value: Double) -> Int { min(columns - 1, Int(x(value) * Double(columns))) }
  private func row(_ value: Double) -> Int { min(canvas.rows - 1, Int(y(value) * Double(canvas.rows))) }

  // MARK: Layers

  private mutating func draw(_ layer: Chart.Layer) {
    switch layer {
    case .band(let band): draw(band)
    case .line(let line):
      for (start, end) in zip(line.corners, line.corners.dropFirst()) {
        canvas.line(
          from: (x(start.x), y(start.y)), to: (x(end.x), y(end.y)),
          dashed: line.isDashed || line.role == .reference)
      }
    case .marks(let marks): marks.marks.forEach { draw($0, marks.role) }
    case .rule(let rule): draw(rule)
    case .bars: break
    }
  }

  private mutating func draw(_ band: Chart.Band) {
    for (start, end) in zip(band.places, band.places.dropFirst()) where column(start.x) <= column(end.x) {
      let span = max(1, column(end.x) - column(start.x))
      for place in column(start.x)...column(end.x) {
        let share = Double(place - column(start.x)) / Double(span)
        let low = start.low + (end.low - start.low) * share
        let high = start.high + (end.high - start.high) * share
        for row in row(max(low, high))...row(min(low, high)) {
          canvas.fill(canvas.characters.band, place, row)
        }
      }
    }
  }

  private mutating func draw(_ mark: Chart.Mark, _ role: Chart.Role) {
    let (column, row) = (column(mark.point.x), row(mark.point.y))
    switch mark.interval {
    case .vertical(let range)?:
      for place in self.row(range.upperBound)...self.row(range.lowerBound) {
        canvas.put(canvas.characters.vertical, column, place)
      }
    case .horizontal(let range)?:
      for place in self.column(range.lowerBound)...self.column(range.upperBound) {
        canvas.put(canvas.characters.horizontal, place, row)
      }
    case nil: break
    }
    canvas.put(canvas.characters.marks[role.rawValue], column, row)
  }

  private mutating func draw(_ rule: Chart.Rule) {
    switch rule.direction {
    case .vertical:
      for row in 0..<canvas.rows { canvas.fill(canvas.characters.upright, column(rule.value), row) }
    case .horizontal:
      for place in 0..<columns { canvas.fill(canvas.characters.level, place, row(rule.value)) }
    }
  }

  // MARK: Labels

  private var leftLabels: [Int: String] {
    Dictionary(chart.y.ticks.map { (row($0.value), $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// What lines and bands are called, in the rows in which they end, or the next free ones.
  private var rightLabels: [Int: String] {
    chart.layers.compactMap(\.endLabel).sorted { row($0.value) < row($1.value) }
      .reduce(into: [:]) { labels, label in
        let start = row(label.value)
        let free =
          (start..<canvas.rows).first { labels[$0] == nil }
          ?? (0..<start).last { labels[$0] == nil }
        if let free { labels[free] = label.words }
      }
  }

  /// What stands at upright lines, above the plot.
  private var uprightLabels: Phrase? {
    let rules = chart.layers.compactMap { layer -> (Int, String)? in
      guard case .rule(let rule) = layer, rule.direction == .vertical else { return nil }
      return (column(rule.value), rule.label)
    }.sorted { $0.0 < $1.0 }
    guard !rules.isEmpty else { return nil }
    return Phrase(placed(rules.map { (left + 2 + $0.0, $0.1, .leading) }), .dim)
  }

  private enum Anchor { case leading, centre }

  /// Words at their columns on one line; where another is in the way, a tick goes without, and others move on.
  private func placed(_ words: [(column: Int, text: String, anchor: Anchor)]) -> String {
    words.reduce(into: "") { line, word in
      let text = DisplayWidth.fit(word.text, to: whole, ambiguous: options.ambiguousWidth)
      let width = DisplayWidth.of(text, ambiguous: options.ambiguousWidth)
      let used = DisplayWidth.of(line, ambiguous: options.ambiguousWidth) + (line.isEmpty ? 0 : 1)
      let start = max(0, min(word.column - (word.anchor == .centre ? width / 2 : 0), whole - width))
      let place = word.anchor == .centre ? start : max(start, used)
      guard place >= used, place + width <= whole else { return }
      line = DisplayWidth.pad(line, to: place, ambiguous: options.ambiguousWidth) + text
    }
  }

  private var foot: [Phrase] {
    var lines = [Phrase(String(repeating: " ", count: left + 1) + "└" + tickLine, .dim)]
    for case .bars(let bars) in chart.layers { lines.append(strip(bars)) }
    lines.append(Phrase(placed(chart.x.ticks.map { (left + 2 + column($0.value), $0.label, .centre) }), .dim))
    if !chart.x.label.isEmpty {
      lines.append(Phrase(placed([(left + 2 + columns / 2, chart.x.label, .centre)]), .dim))
    }
    return lines
  }

  private var tickLine: String {
    let ticks = Set(chart.x.ticks.map { column($0.value) })
    return String((0..<columns).map { ticks.contains($0) ? "┬" : "─" })
  }

  /// The counts as blocks of eight heights; any count above none shows.
  private func strip(_ bars: Chart.Bars) -> Phrase {
    let most = max(1, bars.bars.map(\.count).max() ?? 1)
    var heights = [Double?](repeating: nil, count: columns)
    for bar in bars.bars where bar.count > 0 {
      let (first, last) = (column(bar.range.lowerBound), column(bar.range.upperBound.nextDown))
      for place in first...max(first, last) { heights[place] = Double(bar.count) / Double(most) }
    }
    // In ASCII the heights are digits.
    let drawn =
      canvas.characters.hasDots
      ? Sparkline.text(heights)
      : String(heights.map { height in height.map { Character(String(max(1, Int($0 * 9)))) } ?? " " })
    return Phrase(String(repeating: " ", count: left + 2) + drawn)
      + Phrase(" " + pad(bars.label, max(0, whole - left - 3 - columns)), .dim)
  }
}

extension Chart {
  /// The chart in characters for where a page is not shown on a terminal.
  var plain: String {
    let options = RenderOptions(width: 72)
    return ChartText(self, options: options).lines.map { $0.line(options).string(color: false) }
      .joined(separator: "\n")
  }
}
