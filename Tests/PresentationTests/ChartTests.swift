import Foundation
import FoundationXML
import Testing

@testable import Presentation

/// Reads XML and gathers what stands in it.
private final class Drawing: NSObject, XMLParserDelegate {
  var elements: [(name: String, attributes: [String: String])] = []
  var texts: [String] = []

  init?(_ xml: String) {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) { elements.append((name, attributes)) }

  func parser(_ parser: XMLParser, foundCharacters string: String) { texts.append(string) }

  func count(_ name: String, _ kind: String) -> Int {
    elements.count { $0.name == name && $0.attributes["class"]?.hasPrefix(kind) == true }
  }
}

@Suite struct Charts {
  private let hostile = "<script>alert(1)</script> ]]> \u{202E}뒤집힘\u{0} \"&'"

  private func chart(_ text: String, points: Int = 3) -> Chart {
    Chart(
      name: "calibration", title: text, summary: text, x: .shares(text), y: .shares("came true"),
      layers: [
        .band(.init([.init(0, 0, 0.2), .init(1, 0.7, 1)], label: text)),
        .line(.init([.init(0, 0), .init(1, 1)], role: .reference, label: "perfect", isDashed: true)),
        .line(.init([.init(0, 0.1), .init(0.5, 0.6), .init(1, 0.9)], role: .second, isStep: true)),
        .marks(
          .init(
            (0..<points).map {
              .init(
                .init(Double($0) / 10, Double($0) / 20), interval: .vertical(0...0.7), label: text,
                note: text,
                link: "p\($0)")
            })),
        .bars(.init([.init(0...0.1, count: 4), .init(0.1...0.2, count: 0)], label: text)),
        .rule(.init(.vertical, at: 0.5, label: text)), .rule(.init(.horizontal, at: 0.25, label: "50 %")),
      ])
  }

  @Test func `are well-formed XML whatever text stands in them, and show it as text`() throws {
    for isAlone in [true, false] {
      let drawing = try #require(Drawing(chart(hostile).svg(isAlone: isAlone)))
      #expect(!drawing.elements.contains { $0.name == "script" })
      #expect(drawing.texts.joined().contains("<script>alert(1)</script> ]]>"))
      #expect(!drawing.texts.joined().unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{0}" })
    }
  }

  @Test func `keep their rules where they stand alone`() {
    let text = chart("a").svg(isAlone: true)
    #expect(text.contains("<style>.chart { --paper:") && !text.contains("␊"))
    #expect(text.contains("fill: #1b1b1b; fill: var(--ink)"))
  }

  @Test func `draw every mark once, with its note and where it leads`() throws {
    let places = Set((0..<6).map { "p\($0)" })
    let drawing = try #require(Drawing(chart("문", points: 7).svg(places: places)))
    #expect(drawing.count("path", "mark") == 7)
    #expect(drawing.count("line", "interval") == 7)
    #expect(
      drawing.elements.filter { $0.name == "a" }.compactMap { $0.attributes["href"] }
        == (0..<6).map { "#p\($0)" }, "p6 is no place of the page")
    #expect(drawing.count("rect", "bar") == 1)
    #expect(drawing.count("polygon", "band") == 1)
  }

  @Test func `draw bands before lines and points, so that nothing is hidden`() throws {
    let drawing = try #require(Drawing(chart("a").svg()))
    let kinds = drawing.elements.compactMap { $0.attributes["class"]?.split(separator: " ").first }
    let band = try #require(kinds.firstIndex(of: "band"))
    #expect(band < (try #require(kinds.firstIndex(of: "mark"))))
  }

  @Test func `have a name and a description that readers of screens are pointed to`() throws {
    let drawing = try #require(Drawing(chart("Title").svg()))
    let ids = Set(drawing.elements.compactMap { $0.attributes["id"] })
    let root = try #require(drawing.elements.first)
    #expect(root.attributes["role"] == "img")
    let named = try #require(root.attributes["aria-labelledby"]).split(separator: " ").map(String.init)
    #expect(named.count == 2 && named.allSatisfy(ids.contains))
  }

  @Test(arguments: [1, 2], [20, 40, 57, 80, 200])
  func `in text are no wider than the terminal, and never wider than a page`(ambiguous: Int, width: Int) {
    let options = RenderOptions(width: width, ambiguousWidth: ambiguous)
    let chart = Chart(
      name: "n", title: "t", summary: "s", x: .shares("예측"), y: .rows(["@김정은", "a very long name indeed"]),
      layers: [
        .marks(.init([.init(.init(0.5, 1), interval: .horizontal(0.1...1), note: "n")])),
        .rule(.init(.vertical, at: 0.9, label: "예, 2017-05-09에 알려짐")),
        .bars(.init([.init(0...1, count: 3)], label: "예측")),
      ])
    let lines = Renderer.text.render(Page([.chart(chart)]), options).split(separator: "\n").dropFirst()
    #expect((5...7).contains(lines.count))
    for line in lines { #expect(DisplayWidth.of(String(line), ambiguous: ambiguous) <= min(width, 72)) }
    #expect(lines.contains { $0.contains(ambiguous == 1 ? "●" : "o") })
  }

  @Test func `stay within their plot even where a value does not`() throws {
    let wild = Chart(
      name: "n", title: "t", summary: "s", x: .shares(""), y: .shares(""),
      layers: [
        .marks(.init([.init(.init(7, -3), interval: .vertical(-9...9), note: "")])),
        .line(.init([.init(-1, -1), .init(9, .infinity)])),
      ])
    #expect(Drawing(wild.svg()) != nil)
    #expect(!wild.svg().contains("inf"))
    #expect(Renderer.text.render(Page([.chart(wild)]), RenderOptions(width: 60)).contains("●"))
  }

  @Test func `in Markdown stand in a fence`() {
    let text = Renderer.markdown.render(Page([.chart(chart("t"))]), RenderOptions())
    #expect(text.hasPrefix("```\n") && text.hasSuffix("```\n"))
  }
}

@Suite struct `Axes of charts` {
  @Test(arguments: [0.0...1, 0.0...0.37, -3...12.5, 0...0.0004, 1990...2017, 5e8...7.1e9])
  func `have few round numbers that hold the range`(range: ClosedRange<Double>) {
    let axis = Chart.Axis.numbers("", range)
    #expect(axis.range.lowerBound <= range.lowerBound && axis.range.upperBound >= range.upperBound)
    #expect((2...8).contains(axis.ticks.count), "\(axis.ticks)")
    #expect(Set(axis.ticks.map(\.label)).count == axis.ticks.count)
    for tick in axis.ticks {
      #expect(abs((Double(tick.label) ?? .nan) - tick.value) <= 1e-9 * max(1, abs(tick.value)))
    }
  }

  @Test func `of a single value still have a length`() {
    for axis in [Chart.Axis.numbers("", 3...3), .rows([]), .shares("")] {
      #expect(axis.range.lowerBound < axis.range.upperBound)
    }
  }
}

@Suite struct `Colours of charts` {
  /// The contrast of two colours after WCAG 2.2: 1 to 21.
  private func contrast(_ left: String, _ right: String) -> Double {
    func luminance(_ color: String) -> Double {
      let value = Int(color.dropFirst(), radix: 16) ?? 0
      let parts = [value >> 16, value >> 8 & 255, value & 255].map { byte -> Double in
        let share = Double(byte) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (first, second) = (luminance(left) + 0.05, luminance(right) + 0.05)
    return max(first, second) / min(first, second)
  }

  @Test func `can be read on their paper, light and dark`() {
    #expect(abs(contrast("#ffffff", "#000000") - 21) < 0.01)
    for shades in [ChartPalette.light, ChartPalette.dark] {
      #expect(shades.roles.count == Chart.Role.allCases.count)
      for color in shades.roles + [shades.ink, shades.dim] {
        #expect(contrast(color, shades.paper) >= 4.5, "\(color) on \(shades.paper)")
      }
    }
  }
}
