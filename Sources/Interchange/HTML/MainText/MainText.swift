/// Which paragraphs of a page are its article, by structure, names, links and length.
///
/// In the line of boilerpipe (link density and words of neighbours), jusText (short paragraphs follow their
/// neighbours) and Readability (names of classes, the element that holds most text), with what pages say themselves
/// first: JSON-LD `articleBody`, `itemprop=articleBody`, `article`, `main`. Where a page says nothing, the article is
/// the run of paragraphs with the greatest sum of points.
struct MainText {
  let page: HTMLPage
  let blocks: [HTMLBlock]
  private let roles: ElementRoles
  private let said: [Bool?]?
  /// Letters and digits of the titles that the page gives itself.
  private let titles: [[Unicode.Scalar]]
  /// For each block, whether it is part of the article.
  private(set) var isMain: [Bool]

  init(page: HTMLPage, blocks: [HTMLBlock], metadata: PageMetadata) {
    self.page = page
    self.blocks = blocks
    titles = [metadata.title, metadata.documentTitle].compactMap {
      $0.map { $0.unicodeScalars.lettersAndDigits }
    }
    roles = ElementRoles(of: page, blocks: blocks)
    said = metadata.articleBody.flatMap { SaidText($0).holds(blocks) }
    isMain = blocks.map { _ in false }
    let region = region
    guard let first = region.first, let last = region.last else { return }
    for index in region { isMain[index] = judge(index) ?? false }
    for index in region.reversed() where judge(index) == nil {
      isMain[index] = follows(index, within: first...last)
    }
    keepTitle(before: first)
  }

  func isApart(_ index: Int) -> Bool { roles.isApart[blocks[index].node] }

  /// The element whose paragraph a block is.
  func element(of index: Int) -> HTMLPage.Element? { page.element(roles.paragraph[blocks[index].node]) }

  /// The blocks among which the article is.
  private var region: [Int] {
    if let said, let first = said.firstIndex(of: true), let last = said.lastIndex(of: true) {
      return Array(first...last)
    }
    guard roles.holders.isEmpty else {
      return blocks.indices.filter { roles.isHeld(blocks[$0].node) }
    }
    return Array(window)
  }

  /// Whether a block of the region is the article's by itself; nil where its neighbours tell.
  private func judge(_ index: Int) -> Bool? {
    let block = blocks[index]
    if let said = said?[index] {
      if said { return true }
      if block.isProse { return false }
    }
    if isApart(index) || NoticePhrases.begin(block) { return false }
    if block.linkDensity >= 0.5, !(block.measure.endsSentence && block.measure.commas > 0) { return false }
    if isTitle(index) { return true }
    let element = element(of: index)
    if element?.isHeading ?? false { return nil }
    if element?.name == "li", block.measure.letters >= 15, block.linkDensity < 0.25 { return true }
    if block.isProse || (block.measure.endsSentence && block.measure.letters >= 20) { return true }
    return roles.isBody && block.measure.letters > 0 ? true : nil
  }

  /// A first heading, or what the page calls itself, alone or beside the site's name.
  private func isTitle(_ index: Int) -> Bool {
    if element(of: index)?.name == "h1" { return true }
    let block = blocks[index]
    guard (8...400).contains(block.measure.letters) else { return false }
    let letters = block.text.lettersAndDigits
    return titles.contains { title in
      title.count < letters.count * 3
        && (title.starts(with: letters) || title.suffix(letters.count).elementsEqual(letters))
    }
  }

  /// Whether a block that says nothing by itself stands before or among text of the article.
  private func follows(_ index: Int, within region: ClosedRange<Int>) -> Bool {
    let next = (index + 1..<min(index + 4, region.upperBound + 1)).first { !isApart($0) }
    guard let next, isMain[next] else { return false }
    if element(of: index)?.isHeading ?? false { return true }
    return (max(index - 3, region.lowerBound)..<index).contains { isMain[$0] }
  }

  /// Keeps the title, and what sums the article up, that stand before the elements that hold it.
  private mutating func keepTitle(before first: Int) {
    var leads: [Int] = []
    for index in (max(0, first - 25)..<first).reversed() where !isApart(index) {
      let block = blocks[index]
      if isTitle(index) {
        for index in leads + [index] { isMain[index] = true }
        return
      }
      let isLead =
        page.isWithinLead(block.node) || element(of: index)?.name == "figcaption"
        || (block.measure.endsSentence && block.measure.letters >= 40)
      if isLead, block.linkDensity < 0.35, !NoticePhrases.begin(block) { leads.append(index) }
    }
  }
}
