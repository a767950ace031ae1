/// A paragraph of the text that a page shows.
struct HTMLBlock {
  let text: String.UnicodeScalarView
  /// The element within which all of the text stands.
  let node: Int
  let measure: TextMeasure
  /// Letters of the measure that are linked.
  let linked: Int

  /// The linked share, from 0 to 1.
  var linkDensity: Double { measure.letters == 0 ? 0 : Double(linked) / Double(measure.letters) }
}

extension HTMLBlock {
  /// Closes a paragraph; nil where it shows nothing.
  init?(_ flow: HTMLFlow, at node: Int? = nil) {
    var text = flow.text[...]
    while let last = text.last, last.isCollapsible { text.removeLast() }
    guard text.contains(where: { !$0.isCollapsible }) else { return nil }
    self.text = String.UnicodeScalarView(text)
    self.node = node ?? flow.node
    measure = flow.measure
    linked = flow.linked
  }
}
