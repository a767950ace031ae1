/// Which elements of a page stand beside the article, and which hold it, as far as their names tell.
struct ElementRoles {
  /// For each node, whether it or one around it stands beside the article.
  private(set) var isApart: [Bool]
  /// For each node, the innermost element at or around it that starts a paragraph.
  private(set) var paragraph: [Int] = []
  /// The elements that hold the article; none where the page does not say so.
  private(set) var holders: [Range<Int>] = []
  /// Whether the holders hold nothing but the article's text.
  private(set) var isBody = false

  init(of page: HTMLPage, blocks: [HTMLBlock]) {
    let prose = ProseSums(of: page, blocks: blocks)
    let headings = Self.counts(of: page) { $0.name == "h1" }
    let bodies = Self.counts(of: page) { $0.isArticleBody }
    isApart = page.nodes.map { _ in false }
    paragraph = Self.passedDown(in: page) { $0.isBlock }
    let articles = Self.passedDown(in: page) { $0.name == "article" || $0.name == "main" }
    for (index, node) in page.nodes.enumerated() {
      let isWithin = node.parent.map { isApart[$0] } ?? false
      guard !isWithin, let element = page.element(index) else {
        isApart[index] = isWithin
        continue
      }
      let nodes = index..<node.end
      func holds(_ counts: [Int]) -> Bool { counts[nodes.upperBound] > counts[nodes.lowerBound] }
      let isMost = prose.share(of: nodes) > (element.isDiscussion ? 0.85 : 0.5)
      let isNamed = element.isApartByKind || element.isApartByName
      let isSiteHeader = element.name == "header" && !holds(headings) && articles[index] == 0
      isApart[index] =
        !isMost && !holds(bodies) && (isSiteHeader || (isNamed && !holdsTitle(element, holds(headings))))
    }
    findHolders(in: page, blocks: blocks, headings: headings)
  }

  /// Whether a node is within an element that holds the article; they come one after the other.
  func isHeld(_ node: Int) -> Bool {
    var (low, high) = (0, holders.count)
    while low < high {
      let middle = (low + high) / 2
      if holders[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return low < holders.count && holders[low].contains(node)
  }

  /// A title within a part called a banner or header is the article's; one within navigation or a footer is not.
  private func holdsTitle(_ element: HTMLPage.Element, _ hasHeading: Bool) -> Bool {
    hasHeading && !element.isApartByKind && !element.isDiscussion
  }

  /// For each node, the innermost element at or around it that is meant; 0 where none is.
  private static func passedDown(in page: HTMLPage, where isMeant: (HTMLPage.Element) -> Bool) -> [Int] {
    var found: [Int] = []
    found.reserveCapacity(page.nodes.count)
    for (index, node) in page.nodes.enumerated() {
      let isOne = page.element(index).map(isMeant) ?? false
      found.append(isOne ? index : node.parent.map { found[$0] } ?? 0)
    }
    return found
  }

  private static func counts(of page: HTMLPage, where isCounted: (HTMLPage.Element) -> Bool) -> [Int] {
    var counts = [0]
    counts.reserveCapacity(page.nodes.count + 1)
    for index in page.nodes.indices {
      counts.append(counts[index] + (page.element(index).map(isCounted) ?? false ? 1 : 0))
    }
    return counts
  }

  /// Takes the first kind of holder that holds enough of the prose; of several, those that hold much of it.
  ///
  /// Where one alone of several has a first heading, the others are about other articles.
  private mutating func findHolders(in page: HTMLPage, blocks: [HTMLBlock], headings: [Int]) {
    let isApart = isApart
    let prose = ProseSums(of: page, blocks: blocks) { !isApart[blocks[$0].node] }
    let kinds: [(leastShare: Double, isBody: Bool, isHolder: (HTMLPage.Element) -> Bool)] = [
      (0.25, true, { $0.isArticleBody }),
      (0.3, false, { $0.name == "article" || $0.words(of: "role").contains("article") }),
      (0.4, false, { $0.name == "main" || $0.words(of: "role").contains("main") }),
    ]
    for kind in kinds {
      let found = page.nodes.indices.lazy
        .filter { page.element($0).map(kind.isHolder) ?? false && !isApart[$0] }
        .map { $0..<page.nodes[$0].end }
      let titled = found.filter { headings[$0.upperBound] > headings[$0.lowerBound] }
      if !kind.isBody, titled.count == 1, let one = titled.first, prose.letters(in: one) > 0 {
        holders = [one]
        return
      }
      let best = found.map { prose.share(of: $0) }.max() ?? 0
      guard best >= kind.leastShare else { continue }
      for nodes in found where prose.share(of: nodes) >= best * 0.4 {
        // Of nested ones the outer one came first.
        if holders.last.map({ $0.upperBound <= nodes.lowerBound }) ?? true { holders.append(nodes) }
      }
      isBody = kind.isBody
      return
    }
  }
}
