/// Letters of prose within any element, each in one step.
struct ProseSums {
  /// Sums before each node.
  private var sums: [Int]

  /// Counts the blocks that are prose and are not left out.
  init(of page: HTMLPage, blocks: [HTMLBlock], where isCounted: (Int) -> Bool = { _ in true }) {
    var letters = [Int](repeating: 0, count: page.nodes.count + 1)
    for (index, block) in blocks.enumerated() where block.isProse && isCounted(index) {
      letters[block.node + 1] += block.measure.letters
    }
    sums = letters
    for index in sums.indices.dropFirst() { sums[index] += sums[index - 1] }
  }

  var total: Int { sums.last ?? 0 }

  func letters(in nodes: Range<Int>) -> Int { sums[nodes.upperBound] - sums[nodes.lowerBound] }

  /// The share of all prose, from 0 to 1.
  func share(of nodes: Range<Int>) -> Double { total == 0 ? 0 : Double(letters(in: nodes)) / Double(total) }
}

extension HTMLBlock {
  /// Sentences of some length, few of their words linked.
  var isProse: Bool { measure.letters >= 60 && measure.sentenceEnds > 0 && linkDensity < 0.35 }
}
