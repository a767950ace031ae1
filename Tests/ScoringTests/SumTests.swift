import Testing

@testable import Scoring

@Suite struct `A sum` {
  private func sum(_ terms: [Double]) -> Double {
    var sum = Sum()
    for term in terms { sum.add(term) }
    return sum.value
  }

  @Test func `keeps what plain addition loses`() {
    #expect(sum([1, 1e100, 1, -1e100]) == 2)
    #expect(sum(Array(repeating: 0.1, count: 1_000_000)) == 100_000)
  }

  @Test func `keeps the rounding of products`() {
    var products = Sum()
    for _ in 0..<10 { products.add(0.1, times: 3) }
    products.add(-3)
    // 0.1 is not a tenth: thirty of the nearest number exceed 3 by 30 × 5.55e-18.
    #expect(abs(products.value - 1.6653345369377348e-16) < 1e-30)
  }

  @Test func `stays infinite, and is not a number only for opposite infinities`() {
    #expect(sum([1, .infinity, 2]) == .infinity)
    #expect(sum([1, .infinity, -.infinity]).isNaN)
  }

  @Test func `makes a mean that no order of the values can change`() {
    let values = [1e60, 1e30, 1, -1e30, -1e60, 0.1]
    for turn in values.indices {
      let turned = Array(values[turn...] + values[..<turn])
      #expect(mean(turned) == mean(values))
      #expect(mean(turned.reversed()) == mean(values))
      #expect(mean([turned[1], turned[0]] + turned[2...]) == mean(values))
    }
  }

  @Test(arguments: [0, 1, 1_000, 1_001, 5_000])
  func `sorts many values as few`(count: Int) {
    var random = SplitMix64(seed: 1950)
    let special: [Double] = [
      0, 1, -1, .infinity, -.infinity, .leastNonzeroMagnitude, -.greatestFiniteMagnitude,
    ]
    let scales: [Double] = [1, 1e300, 1e-300]
    let values = (0..<count).map { place -> Double in
      if place % 7 == 0 { return special[place / 7 % 7] }
      return (random.unit() - 0.5) * scales[place % 3]
    }
    #expect(ascending(values) == values.sorted())
    #expect(ascending(values.reversed()) == values.sorted())
  }

  @Test func `gives quantiles as linear interpolation between the sorted values`() {
    #expect(quantile(0, ofSorted: [1, 2, 4]) == 1)
    #expect(quantile(0.75, ofSorted: [1, 2, 4]) == 3)
    #expect(quantile(1, ofSorted: [1, 2, 4]) == 4)
    #expect(quantile(0.9, ofSorted: [1, .infinity, .infinity]) == .infinity)
  }
}
