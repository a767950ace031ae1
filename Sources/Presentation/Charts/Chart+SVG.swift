extension Chart {
  /// The chart as a picture that any browser shows, the same bytes for the same chart.
  ///
  /// - Parameters:
  ///   - isAlone: Whether it is a file by itself, which holds its colours; on a page they stand once for all.
  ///   - id: What it is called on its page, if another chart has its name.
  ///   - places: The places that its marks may lead to, so that no link leads nowhere.
  /// - Returns: One `svg` element.
  package func svg(isAlone: Bool = false, id: String? = nil, places: Set<String> = []) -> String {
    var drawing = ChartDrawing(self, id ?? name, places)
    drawing.draw(isAlone: isAlone)
    return drawing.text.string
  }

  /// The colours and lines of all charts of a page.
  package static var style: String { ChartPalette.style }
}

/// A chart while it is drawn as SVG.
private struct ChartDrawing {
  let chart: Chart
  let id: String
  let places: Set<String>
  let frame: ChartFrame
  var text = MarkupText()

  init(_ chart: Chart, _ id: String, _ places: Set<String>) {
    (self.chart, self.id, self.places) = (chart, id, places)
    frame = ChartFrame(chart)
  }

  mutating func draw(isAlone: Bool) {
    let (title, summary) = ("\(id)-title", "\(id)-summary")
    text.add(
      "svg",
      [
        "xmlns": isAlone ? "http://www.w3.org/2000/svg" : "", "class": "chart", "id": id,
        "viewBox": "0 0 \(length(ChartFrame.width)) \(length(frame.height))",
        "role": chart.leads(to: places) ? "group" : "img", "aria-labelledby": "\(title) \(summary)",
      ], isEmpty: false)
    text.add("title", ["id": title], text: chart.title)
    text.add("desc", ["id": summary], text: chart.summary)
    if isAlone {
      // Shown as text, its line breaks would become visible signs, and no rule would hold.
      text.add("style", [:], isEmpty: false)
      text.add(verbatim: ChartPalette.style)
      text.close()
      text.add(
        "rect",
        [
          "width": "100%", "height": "100%",
          "style": ChartPalette.paint("fill", "paper", ChartPalette.light.paper),
        ])
    }
    drawAxes()
    for layer in chart.layers { draw(layer) }
    drawEndLabels()
    text.close()
  }

  private func length(_ value: Double) -> String { MarkupText.length(value) }

  // MARK: Axes

  private mutating func drawAxes() {
    for tick in chart.y.ticks {
      let y = frame.y(tick.value)
      drawLine(frame.left, y, frame.right, y, "grid")
      write(ChartFrame.fit(tick.label, frame.left - 6), frame.left - 6, y + 4, anchor: "end", "dim")
    }
    var free = 0.0
    for tick in chart.x.ticks {
      let (x, half) = (frame.x(tick.value), ChartFrame.width(of: tick.label) / 2)
      drawLine(x, frame.foot, x, frame.foot + 4, "axis")
      // A tick goes without its label where another is in the way.
      guard x - half >= free else { continue }
      free = x + half + 4
      write(tick.label, x, frame.foot + ChartFrame.line, anchor: "middle", "dim")
    }
    drawLine(frame.left, frame.foot, frame.right, frame.foot, "axis")
    write(chart.y.label, 2, 12, anchor: "start", "dim")
    write(
      chart.x.label, (frame.left + frame.right) / 2, frame.height - 4, anchor: "middle", "dim")
  }

  private mutating func drawLine(_ x: Double, _ y: Double, _ toX: Double, _ toY: Double, _ kind: String) {
    text.add("line", ["x1": length(x), "y1": length(y), "x2": length(toX), "y2": length(toY), "class": kind])
  }

  private mutating func write(
    _ words: String, _ x: Double, _ y: Double, anchor: String, _ kind: String
  ) {
    guard !words.isEmpty else { return }
    text.add("text", ["x": length(x), "y": length(y), "text-anchor": anchor, "class": kind], text: words)
  }

  // MARK: Layers

  private mutating func draw(_ layer: Chart.Layer) {
    switch layer {
    case .band(let band): draw(band)
    case .line(let line): draw(line)
    case .marks(let marks): marks.marks.forEach { draw($0, marks.role) }
    case .bars(let bars): draw(bars)
    case .rule(let rule): draw(rule)
    }
  }

  private mutating func draw(_ band: Chart.Band) {
    let upper = band.places.map { ($0.x, $0.high) }
    let lower = band.places.reversed().map { ($0.x, $0.low) }
    let points = (upper + lower).map { point($0.0, $0.1) }.joined(separator: " ")
    text.add("polygon", ["points": points, "class": "band \(band.role.className)"])
  }

  private func point(_ x: Double, _ y: Double) -> String { "\(length(frame.x(x))),\(length(frame.y(y)))" }

  private mutating func draw(_ line: Chart.Line) {
    let kind = "line \(line.role.className)" + (line.isDashed ? " dashed" : "")
    let points = line.corners.map { point($0.x, $0.y) }.joined(separator: " ")
    text.add("polyline", ["points": points, "class": kind])
  }

  private mutating func draw(_ mark: Chart.Mark, _ role: Chart.Role) {
    if let link = mark.link, places.contains(link) {
      text.add("a", ["href": "#\(link)"], isEmpty: false)
    } else {
      text.add("g", [:], isEmpty: false)
    }
    text.add("title", text: mark.note)
    let (x, y) = (frame.x(mark.point.x), frame.y(mark.point.y))
    switch mark.interval {
    case .vertical(let range)?:
      drawLine(x, frame.y(range.lowerBound), x, frame.y(range.upperBound), "interval \(role.className)")
    case .horizontal(let range)?:
      drawLine(frame.x(range.lowerBound), y, frame.x(range.upperBound), y, "interval \(role.className)")
    case nil: break
    }
    let radius = 2.5 + 6 * min(1, max(0, mark.weight)).squareRoot()
    text.add("path", ["d": role.outline(x, y, radius), "class": "mark \(role.className)"])
    if let label = mark.label { write(label, x + radius + 3, y + 4, anchor: "start", "") }
    text.close()
  }

  private mutating func draw(_ bars: Chart.Bars) {
    guard let strip = frame.strip, let most = bars.bars.map(\.count).max(), most > 0 else { return }
    let label = ChartFrame.fit(bars.label, ChartFrame.width - frame.right - 4)
    write(label, frame.right + 5, strip.upperBound - 4, anchor: "start", "dim")
    for bar in bars.bars where bar.count > 0 {
      let (left, right) = (frame.x(bar.range.lowerBound), frame.x(bar.range.upperBound))
      let height = max(1, 20 * Double(bar.count) / Double(most))
      text.add(
        "rect",
        [
          "x": length(left + 0.5), "y": length(strip.upperBound - height),
          "width": length(max(1, right - left - 1)),
          "height": length(height), "class": "bar",
        ])
      let words = String(bar.count)
      guard ChartFrame.width(of: words) <= right - left + 4 else { continue }
      write(words, (left + right) / 2, strip.upperBound - height - 2, anchor: "middle", "dim")
    }
  }

  private mutating func draw(_ rule: Chart.Rule) {
    let kind = "line dashed \(rule.role.className)"
    switch rule.direction {
    case .horizontal:
      drawLine(frame.left, frame.y(rule.value), frame.right, frame.y(rule.value), kind)
    case .vertical:
      let x = frame.x(rule.value)
      drawLine(x, frame.top - 4, x, frame.bottom, kind)
      let isFarRight = x + ChartFrame.width(of: rule.label) > ChartFrame.width
      write(
        rule.label, isFarRight ? min(x + 4, ChartFrame.width) : x, frame.top - 8,
        anchor: isFarRight ? "end" : "start",
        rule.role.className)
    }
  }

  // MARK: Labels at the right

  /// Writes what lines and bands are called where they end, one below the other where they would meet.
  private mutating func drawEndLabels() {
    let labels = chart.layers.compactMap { $0.endLabel }.sorted { frame.y($0.value) < frame.y($1.value) }
    var places = labels.map { frame.y($0.value) + 4 }
    for index in places.indices.dropFirst() {
      places[index] = max(places[index], places[index - 1] + ChartFrame.line - 2)
    }
    // What was pushed out at the bottom goes back up.
    var limit = frame.bottom + 4
    for index in places.indices.reversed() {
      places[index] = min(places[index], limit)
      limit = places[index] - ChartFrame.line + 2
    }
    for (label, y) in zip(labels, places) {
      let words = ChartFrame.fit(label.words, ChartFrame.width - frame.right - 4)
      write(words, frame.right + 5, y, anchor: "start", label.role.className)
    }
  }
}

extension Chart.Line {
  /// The points it goes through, with those at which a step turns.
  var corners: [Chart.Point] {
    guard isStep else { return points }
    return points.indices.flatMap { place in
      place == 0 ? [points[0]] : [Chart.Point(points[place].x, points[place - 1].y), points[place]]
    }
  }
}

extension Chart.Layer {
  /// What is written to the right of the plot, and at which height.
  var endLabel: (words: String, value: Double, role: Chart.Role)? {
    switch self {
    case .line(let line):
      guard let label = line.label, let last = line.points.last else { return nil }
      return (label, last.y, line.role)
    case .band(let band):
      guard let label = band.label, let last = band.places.last else { return nil }
      return (label, (last.low + last.high) / 2, band.role)
    case .rule(let rule):
      return rule.direction == .horizontal ? (rule.label, rule.value, rule.role) : nil
    case .marks, .bars: return nil
    }
  }
}

extension Chart.Role {
  /// The shape of its marks: circle, square, triangle, diamond, pentagon, bar.
  fileprivate func outline(_ x: Double, _ y: Double, _ r: Double) -> String {
    func path(_ corners: [(Double, Double)]) -> String {
      let points = corners.map { "\(MarkupText.length(x + $0.0 * r)) \(MarkupText.length(y + $0.1 * r))" }
      return "M" + points.joined(separator: "L") + "Z"
    }
    switch self {
    case .first, .reference:
      let (left, size) = (MarkupText.length(x - r), MarkupText.length(r))
      let (there, back) = (MarkupText.length(2 * r), MarkupText.length(-2 * r))
      return
        "M\(left) \(MarkupText.length(y))a\(size) \(size) 0 1 0 \(there) 0a\(size) \(size) 0 1 0 \(back) 0Z"
    case .second: return path([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
    case .third: return path([(0, -1.2), (1.1, 0.8), (-1.1, 0.8)])
    case .fourth: return path([(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)])
    case .fifth: return path([(0, -1.15), (1.1, -0.35), (0.7, 0.95), (-0.7, 0.95), (-1.1, -0.35)])
    case .sixth: return path([(-1.3, -0.5), (1.3, -0.5), (1.3, 0.5), (-1.3, 0.5)])
    }
  }
}
