extension MainText {
  /// The run of blocks with the greatest sum of points, within the element that holds most of its prose.
  var window: Range<Int> {
    var (best, bestSum, start, sum) = (0..<0, 0.0, 0, 0.0)
    for index in blocks.indices {
      if sum <= 0 { (start, sum) = (index, 0) }
      sum += points(index)
      if sum > bestSum { (best, bestSum) = (start..<index + 1, sum) }
    }
    guard let holder = holder(of: best) else { return best }
    let isHeld: (Int) -> Bool = { holder.contains(blocks[$0].node) }
    guard let first = best.first(where: isHeld), let last = best.last(where: isHeld) else { return best }
    return first..<last + 1
  }

  /// Prose counts by its length, up to that of a long paragraph; what links, hides apart or is short counts against.
  private func points(_ index: Int) -> Double {
    let block = blocks[index]
    if isApart(index) { return -2 }
    if NoticePhrases.begin(block) { return -6 }
    if block.linkDensity >= 0.5 { return -4 }
    if block.isProse { return min(Double(block.measure.letters) / 20, 25) }
    if element(of: index)?.isHeading ?? false { return -1 }
    return block.measure.endsSentence ? 1 : -3
  }

  /// The smallest element that holds three quarters of the prose of a run, that which stands apart left out.
  private func holder(of run: Range<Int>) -> Range<Int>? {
    let prose = ProseSums(of: page, blocks: blocks) { run.contains($0) && !isApart($0) }
    guard prose.total > 0 else { return nil }
    return page.nodes.indices.lazy.map { $0..<page.nodes[$0].end }
      .filter { prose.share(of: $0) >= 0.75 }
      .min { $0.count < $1.count }
  }
}

extension HTMLPage {
  /// Within an element that is named for summing the article up.
  func isWithinLead(_ index: Int) -> Bool {
    var node: Int? = index
    for _ in 0..<4 {
      guard let current = node else { return false }
      if element(current)?.isLead ?? false { return true }
      node = nodes[current].parent
    }
    return false
  }
}
