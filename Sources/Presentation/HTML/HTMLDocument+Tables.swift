extension HTMLDocument {
  mutating func add(_ table: Table) {
    let columns = table.allColumns
    guard !columns.isEmpty else { return }
    let titles = columns.map(\.title).filter { !$0.isEmpty }.prefix(3).joined(separator: ", ")
    let name = table.caption?.plain ?? [heading ?? "", titles].filter { !$0.isEmpty }.joined(separator: ": ")
    text.add(
      "div", ["class": "table", "role": "region", "tabindex": "0", "aria-label": name], isEmpty: false)
    // On a narrow screen a row of many cells stands below itself, each cell after the title of its column.
    let isWide = columns.count >= 6
    text.add("table", ["class": isWide ? "wide" : ""], isEmpty: false)
    if let caption = table.caption { add("caption", caption) }
    if columns.contains(where: { !$0.title.isEmpty }) { addHead(columns) }
    text.add("tbody", [:], isEmpty: false)
    let kinds = columns.indices.map { kind(of: $0, in: table, columns[$0]) }
    for row in table.rows { add(row, kinds, labels: isWide ? columns.map(\.title) : []) }
    text.close()
    text.close()
    text.close()
  }

  private mutating func addHead(_ columns: [Column]) {
    text.add("thead", [:], isEmpty: false)
    text.add("tr", [:], isEmpty: false)
    for column in columns {
      text.add(
        "th", ["scope": "col", "class": column.alignment == .right ? "number" : ""], isEmpty: false)
      text.add(text: column.title)
      text.close()
    }
    text.close()
    text.close()
  }

  /// What the cells of a column are: numbers, long text, or short words.
  private func kind(of place: Int, in table: Table, _ column: Column) -> String {
    if column.alignment == .right { return "number" }
    let isLong = table.rows.contains { $0.indices.contains(place) && $0[place].plain.utf8.count > 40 }
    return isLong ? "text" : ""
  }

  private mutating func add(_ row: [Phrase], _ kinds: [String], labels: [String]) {
    let place = row.first?.runs.lazy.compactMap(\.place).first.flatMap { claim($0) }
    text.add("tr", ["id": place ?? ""], isEmpty: false)
    for (index, kind) in kinds.enumerated() {
      let cell = row.indices.contains(index) ? row[index] : Phrase()
      // Nothing is no title of a row.
      let isHead = index == 0 && !cell.plain.isEmpty
      add(
        isHead ? "th" : "td", cell,
        [
          "scope": isHead ? "row" : "", "class": kind,
          "data-label": index > 0 && index < labels.count ? labels[index] : "",
        ])
    }
    text.close()
    text.add(verbatim: "\n")
  }
}
