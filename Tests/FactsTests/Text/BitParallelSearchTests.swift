import Testing

@testable import Facts

@Suite struct BitParallelSearchTests {
  /// The least distance of a passage that ends at each position, by the whole table (Sellers 1980).
  private func table(_ pattern: [Int], _ text: [Int]) -> [Int] {
    var column = Array(0...pattern.count)
    return text.map { letter in
      var diagonal = column[0]
      for (row, other) in pattern.enumerated() {
        let best = min(diagonal + (other == letter ? 0 : 1), column[row] + 1, column[row + 1] + 1)
        diagonal = column[row + 1]
        column[row + 1] = best
      }
      return column[pattern.count]
    }
  }

  @Test(arguments: [2, 4, 20]) func `ends are those that the whole table has`(letters: Int) {
    for seed in 1...250 {
      var messy = MessyText(seed: seed)
      let pattern = (0...messy.below(200)).map { _ in messy.below(letters) }
      var text = (0..<messy.below(200)).map { _ in messy.below(letters) }
      // Something like the pattern, so that long ones are found too.
      text += pattern.compactMap { messy.below(12) == 0 ? nil : messy.below(12) == 0 ? 0 : $0 }
      text += (0..<messy.below(100)).map { _ in messy.below(letters) }
      let most = messy.below(pattern.count + 2)
      let found = BitParallelSearch(pattern, letters: letters).ends(in: text, 0..<text.count, errors: most)
      let wanted = table(pattern, text).enumerated().filter { $0.element <= most }
      #expect(found.map(\.position) == wanted.map { $0.offset + 1 })
      #expect(found.map(\.errors) == wanted.map(\.element))
    }
  }

  @Test func `only the range is searched`() {
    let search = BitParallelSearch([1, 2, 3], letters: 4)
    let text = [1, 2, 3, 0, 1, 2, 3, 0]
    #expect(search.ends(in: text, 2..<8, errors: 0) == [BitParallelSearch.End(position: 7, errors: 0)])
  }

  @Test func `of neighbouring ends the best one counts`() {
    let ends = [(3, 2), (4, 1), (5, 2), (9, 1), (10, 1)].map {
      BitParallelSearch.End(position: $0.0, errors: $0.1)
    }
    #expect(ends.bests.map(\.position) == [4, 10])
  }
}
