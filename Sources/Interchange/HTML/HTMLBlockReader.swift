extension HTMLPage {
  /// The paragraphs of what the page shows, in reading order.
  var blocks: [HTMLBlock] {
    var reader = HTMLBlockReader(page: self)
    reader.read()
    return reader.blocks
  }
}

/// Walks a page once and cuts what it shows into paragraphs.
private struct HTMLBlockReader {
  let page: HTMLPage
  private(set) var blocks: [HTMLBlock] = []
  private var flow = HTMLFlow()
  private var open: [Context] = []

  private struct Context {
    let node: Int
    let end: Int
    let isBlock: Bool
    let isPreformatted: Bool
    let isLinked: Bool
  }

  init(page: HTMLPage) {
    self.page = page
  }

  mutating func read() {
    var index = 0
    while index < page.nodes.count {
      close(before: index)
      index = step(at: index)
    }
    flush()
  }

  /// Reads the node at an index, and gives the next one to read.
  private mutating func step(at index: Int) -> Int {
    let node = page.nodes[index]
    switch node.content {
    case .text(let range):
      write(range)
    case .element(let element):
      if element.isHidden { return node.end }
      if element.name == "br" {
        if open.last?.isPreformatted == true { flow.keep("\n") } else { flow.lineBreak() }
      } else if element.name == "table", let table = DataTable(at: index, in: page) {
        flush()
        if let block = table.block(in: page, linked: open.last?.isLinked ?? false) { blocks.append(block) }
        return node.end
      } else {
        enter(element, at: index)
      }
    }
    return index + 1
  }

  private mutating func enter(_ element: HTMLPage.Element, at index: Int) {
    if element.isBlock { flush() }
    let outer = open.last
    open.append(
      Context(
        node: index, end: page.nodes[index].end, isBlock: element.isBlock,
        isPreformatted: element.isPreformatted || outer?.isPreformatted ?? false,
        isLinked: element.isLink || outer?.isLinked ?? false))
  }

  private mutating func close(before index: Int) {
    while let last = open.last, last.end <= index {
      if last.isBlock { flush() }
      open.removeLast()
    }
  }

  private mutating func flush() {
    if let block = HTMLBlock(flow) { blocks.append(block) }
    flow = HTMLFlow()
  }

  private mutating func write(_ range: Range<Int>) {
    let context = open.last
    if context?.isPreformatted == true { return keep(range, context) }
    let text = page.bytes[range]
    if text.contains(where: { !Unicode.Scalar($0).isCollapsible }) {
      if flow.breaks > 1 { flush() }
      flow.cover(context?.node ?? 0, in: page)
    }
    flow.add(text, linked: context?.isLinked ?? false)
  }

  /// Writes preformatted text, its line ends as LF.
  private mutating func keep(_ range: Range<Int>, _ context: Context?) {
    flow.cover(context?.node ?? 0, in: page)
    var isAfterReturn = false
    for scalar in String(decoding: page.bytes[range], as: UTF8.self).unicodeScalars {
      defer { isAfterReturn = scalar == "\r" }
      if scalar == "\n", isAfterReturn || flow.isEmpty { continue }
      if scalar == "\r", flow.isEmpty { continue }
      if scalar.isCollapsible {
        flow.keep(scalar == "\r" ? "\n" : scalar)
      } else {
        flow.add(scalar, linked: context?.isLinked ?? false)
      }
    }
  }
}
