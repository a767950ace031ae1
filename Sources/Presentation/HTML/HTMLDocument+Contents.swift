extension HTMLDocument {
  /// So many sections are worth a table of contents; so many more that it is folded.
  private static let (worthwhile, longest) = (4, 12)

  /// Begins a section, the first one after the table of contents.
  ///
  /// - Returns: The name of the place that its heading becomes; nil where no contents lead there, or to a place within it.
  mutating func beginSection(_ heading: Phrase) -> String? {
    guard sections.count >= Self.worthwhile else { return nil }
    if section == 0 { addContents() }
    guard section < sections.count, sections[section].title == heading.plain else { return nil }
    section += 1
    return sections[section - 1].isNumbered ? claim(sections[section - 1].place) : nil
  }

  private mutating func addContents() {
    text.add("nav", ["aria-label": "Contents"], isEmpty: false)
    text.add("details", ["open": sections.count > Self.longest ? "" : "open"], isEmpty: false)
    text.add("summary", text: "Contents")
    text.add("ul", [:], isEmpty: false)
    for section in sections {
      text.add("li", [:], isEmpty: false)
      text.add("a", ["href": "#\(section.place)"], isEmpty: false)
      add(Phrase(section.title))
      text.close()
      text.close()
    }
    for _ in 0..<3 { text.close() }
    text.add(verbatim: "\n")
  }
}
