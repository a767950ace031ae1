import Testing

@testable import Presentation

@Suite struct `A reliability plot` {
  private let plot = ReliabilityPlot(
    points: [
      .init(said: 0, seen: 0.2, interval: 0...0.6, label: "7"),
      .init(said: 0.5, seen: 1, interval: nil, label: "12"),
      .init(said: 1, seen: 0.8, interval: 0.4...1, label: "3"),
    ],
    band: [.init(said: 0.2, lower: 0, upper: 0.4), .init(said: 0.8, lower: 0.6, upper: 1)],
    legend: ["a bin", "its interval", "luck", "said is seen"], counted: "n")

  private func lines(_ width: Int, ambiguous: Int = 1) -> [String] {
    ReliabilityLayout(plot, options: RenderOptions(width: width, ambiguousWidth: ambiguous)).lines
  }

  @Test(arguments: [30, 40, 60, 80, 100, 200], [1, 2])
  func `is no wider than the terminal, whose columns it counts`(width: Int, ambiguous: Int) {
    for line in lines(width, ambiguous: ambiguous) {
      #expect(DisplayWidth.of(line, ambiguous: ambiguous) <= width, "\(line)")
      #expect(ambiguous == 1 || DisplayWidth.isPrintableASCII(line))
    }
  }

  @Test func `puts points, bars and the diagonal where their numbers are`() throws {
    let rows = lines(80).prefix(21).map { Array($0.dropFirst(7)) }
    #expect(rows.allSatisfy { $0.count == 61 })
    #expect(rows[16][0] == "●" && rows[0][30] == "●" && rows[4][60] == "●")
    #expect(rows[20][0] == "│" && rows[8][0] == "│" && rows[7][0] == " ")
    #expect(rows[0][60] == "│" && rows[12][60] == "│" && rows[13][60] == " ")
    for column in stride(from: 3, through: 57, by: 3) { #expect(rows[20 - column / 3][column] == "·") }
    #expect(rows.reduce(0) { $0 + $1.count { $0 == "●" } } == 3)
  }

  @Test func `draws the band straight between its places and not beyond them`() throws {
    let rows = lines(80).prefix(21).map { Array($0.dropFirst(7)) }
    for column in 0...60 {
      let shaded = rows.indices.filter { rows[$0][column] == "░" }
      #expect(shaded.isEmpty == !(12...48).contains(column), "\(column)")
    }
    let middle = try #require(plot.band(at: 0.5))
    #expect(abs(middle.lowerBound - 0.3) < 1e-12 && abs(middle.upperBound - 0.7) < 1e-12)
    #expect(plot.band(at: 0.19) == nil && plot.band(at: 0.81) == nil && plot.band(at: 0.2) == 0...0.4)
  }

  @Test func `counts below the points, and leaves out a label that would touch another`() throws {
    let labels = try #require(lines(80).first { $0.hasPrefix("    n") })
    #expect(
      labels == "    n  7" + String(repeating: " ", count: 28) + "12" + String(repeating: " ", count: 30)
        + "3")
    let close = ReliabilityPlot(
      points: [0.5, 0.51, 0.52].map { .init(said: $0, seen: 0.5, interval: nil, label: "100") }, band: [],
      legend: [], counted: "n")
    let shown = ReliabilityLayout(close, options: RenderOptions(width: 40)).lines.last ?? ""
    #expect(shown.split(separator: " ") == ["n", "100"])
  }

  @Test func `is drawn even without points or a band, and in Markdown as it stands`() {
    let empty = ReliabilityPlot(points: [], band: [], legend: ["a bin"], counted: "n")
    #expect(ReliabilityLayout(empty, options: RenderOptions()).lines.count == 25)
    let markdown = Renderer.markdown.render(Page([.reliability(plot)]), RenderOptions())
    #expect(markdown.hasPrefix("```\n100 % ┤") && markdown.hasSuffix("```\n"))
  }
}
