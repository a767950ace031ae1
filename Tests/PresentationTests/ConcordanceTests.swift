import Testing

@testable import Presentation

@Suite struct ConcordanceTests {
  private static let places = [
    Concordance.Place(
      name: "d1.s4", left: "The margin will not be small. ", words: "THAAD", right: " stays where it is"),
    Concordance.Place(name: "d12.s3", left: "문재인 후보가 당선될 것으로 보인다. ", words: "사드", right: "는 성주에 남는다 🗳️"),
    Concordance.Place(name: "c3", left: "", words: "a very long match that goes on and on", right: ""),
    Concordance.Place(name: "n1", left: "👩‍👧 ", words: "사드", right: "\u{1B}[2J 는"),
  ]

  private func lines(_ width: Int, context: Int? = nil) -> [String] {
    let page = Page([.concordance(Concordance(Self.places, context: context))])
    return Renderer.text.render(page, RenderOptions(width: width)).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [20, 31, 40, 80, 100, 200])
  func `fits the width, and the words begin in one column`(width: Int) {
    let lines = lines(width)
    #expect(lines.count == Self.places.count)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    let columns = lines.map { line in DisplayWidth.of(String(line.prefix { $0 != "⟦" })) }
    // A wide letter cannot be cut in half, so that a context may be a column short.
    #expect(Set(columns).count == 1, "\(lines.joined(separator: "\n"))")
  }

  @Test func `shows no more context than is asked for`() {
    #expect(lines(100, context: 4)[0].hasSuffix("⟦THAAD⟧ st…"))
  }

  @Test func `is a table where nothing can be aligned`() {
    let text = Renderer.markdown.render(
      Page([.concordance(Concordance(Array(Self.places.prefix(1))))]), RenderOptions())
    #expect(
      text.contains("| **d1.s4** | The margin will not be small. | <mark>THAAD</mark> | stays where it is |"))
  }
}
