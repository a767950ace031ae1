/// A table of values, as opposed to one that only places parts of a page.
///
/// It has several rows and columns, and no cell holds a table, several paragraphs or a long text.
struct DataTable {
  private let node: Int
  /// The cells of each row, by index; a caption is a row of its own.
  private var rows: [[Int]] = []

  /// UTF-8 bytes beyond which a cell holds a text rather than a value.
  private static let longestCell = 400

  /// Nil where the table at this index only places parts of a page.
  init?(at index: Int, in page: HTMLPage) {
    node = index
    guard page.element(index).map({ !["presentation", "none"].contains($0["role"]) }) ?? false else {
      return nil
    }
    var child = index + 1
    while child < page.nodes[index].end {
      guard let next = take(child, in: page) else { return nil }
      child = next
    }
    guard rows.count > 1, rows.contains(where: { $0.count > 1 }) else { return nil }
  }

  /// Takes a node of the table, and gives the next one; nil where it does not belong into a table of values.
  private mutating func take(_ child: Int, in page: HTMLPage) -> Int? {
    let node = page.nodes[child]
    switch node.content {
    case .text(let range):
      return page.bytes[range].allSatisfy { Unicode.Scalar($0).isCollapsible } ? node.end : nil
    case .element(let element) where element.isHidden:
      return node.end
    case .element(let element):
      switch element.name {
      case "thead", "tbody", "tfoot", "colgroup", "col": return child + 1
      case "tr", "caption": rows.append([])
      case "td", "th": if rows.isEmpty { return nil }
      default: return nil
      }
      guard element.name != "tr" else { return child + 1 }
      guard Self.isValue(child, in: page) else { return nil }
      rows[rows.count - 1].append(child)
      return node.end
    }
  }

  private static func isValue(_ cell: Int, in page: HTMLPage) -> Bool {
    var (paragraphs, size) = (0, 0)
    for node in page.nodes[cell..<page.nodes[cell].end].dropFirst() {
      switch node.content {
      case .text(let range): size += range.count
      case .element(let element) where ["table", "tr", "td", "th"].contains(element.name): return false
      case .element(let element) where element.isBlock || element.name == "br": paragraphs += 1
      case .element: break
      }
      guard paragraphs < 2, size <= longestCell else { return false }
    }
    return true
  }

  /// The table as one paragraph: rows as lines, cells separated by tabs, rows without text left out.
  func block(in page: HTMLPage, linked isLinked: Bool) -> HTMLBlock? {
    var flow = HTMLFlow()
    for row in rows {
      let cells = row.map { cell(at: $0, in: page, linked: isLinked) }
      guard cells.contains(where: { !$0.isEmpty }) else { continue }
      if !flow.isEmpty { flow.keep("\n") }
      for (column, cell) in cells.enumerated() {
        if column > 0 { flow.keep("\t") }
        flow.append(cell)
      }
    }
    return HTMLBlock(flow, at: node)
  }

  private func cell(at index: Int, in page: HTMLPage, linked isLinked: Bool) -> HTMLFlow {
    var flow = HTMLFlow()
    var child = index + 1
    var linkEnd = isLinked ? page.nodes[index].end : 0
    while child < page.nodes[index].end {
      let node = page.nodes[child]
      child += 1
      switch node.content {
      case .text(let range): flow.add(page.bytes[range], linked: child <= linkEnd)
      case .element(let element) where element.isHidden: child = node.end
      case .element(let element):
        if element.isBlock || element.name == "br" { flow.space(endsLine: false) }
        if element.isLink { linkEnd = max(linkEnd, node.end) }
      }
    }
    return flow
  }
}
