import Testing

@testable import Scoring

@Suite struct `The beta distribution` {
  @Test func `has closed forms for whole parameters`() throws {
    for x in stride(from: 0.0, through: 1, by: 0.05) {
      for power in 1...6 {
        let n = Double(power)
        let raised = (0..<power).reduce(1.0) { product, _ in product * x }
        let failed = (0..<power).reduce(1.0) { product, _ in product * (1 - x) }
        #expect(close(try #require(Beta.distribution(x, n, 1)), raised, 1e-13))
        #expect(close(try #require(Beta.distribution(x, 1, n)), 1 - failed, 1e-13))
      }
      #expect(close(try #require(Beta.distribution(x, 2, 2)), x * x * (3 - 2 * x), 1e-13))
    }
  }

  /// Made with scipy.special.betainc.
  @Test func `agrees with another program, far out and with large parameters`() throws {
    let known: [(x: Double, a: Double, b: Double, value: Double)] = [
      (0.0001, 0.5, 10.5, 0.03611968646882611),
      (0.3, 2.5, 7.5, 0.6789434858661821),
      (0.999, 10.5, 0.5, 0.8861042420864681),
      (0.001, 3, 1000, 0.08057759036020444),
      (0.5, 5000, 5100, 0.8401528708121381),
      (0.2, 1e5, 4e5, 0.500282094883455),
      (0.1999, 1e5, 4e5, 0.43011099692723737),
      (1e-08, 0.5, 0.5, 6.366197734286143e-05),
      (0.02, 30.5, 200.5, 2.9300900570743654e-16),
      (0.7, 0.001, 2.0, 0.9999432816736044),
      (0.9, 120, 9, 0.0971273790991149),
    ]
    for row in known {
      let ours = try #require(Beta.distribution(row.x, row.a, row.b))
      #expect(abs(ours - row.value) <= 1e-9 * row.value, "\(row)")
      if row.value > 1e-300, row.value < 0.9 {
        #expect(abs(try #require(Beta.quantile(row.value, row.a, row.b)) - row.x) <= 1e-8 * row.x, "\(row)")
      }
    }
  }

  @Test func `has quantiles that invert it, and mirrors itself`() throws {
    for a in [0.5, 1, 3.5, 40] {
      for b in [0.5, 2, 25] {
        for share in [0, 0.001, 0.025, 0.5, 0.8, 0.975, 1] {
          let x = try #require(Beta.quantile(share, a, b))
          #expect(close(try #require(Beta.distribution(x, a, b)), share, 1e-10))
          #expect(close(x, 1 - (try #require(Beta.quantile(1 - share, b, a))), 1e-10))
        }
      }
    }
  }

  @Test func `is undefined without positive parameters`() {
    #expect(Beta.distribution(0.5, 0, 1) == nil)
    #expect(Beta.distribution(0.5, 1, .infinity) == nil)
    #expect(Beta.distribution(.nan, 1, 1) == nil)
    #expect(Beta.quantile(1.5, 1, 1) == nil)
  }

  @Test func `makes a binomial whose steps are those of counting`() {
    let coin = Binomial(trials: 10, probability: 0.3)
    var sum = 0.0
    for count in 0...10 {
      let ways = (0..<count).reduce(1.0) { $0 * Double(10 - $1) / Double($1 + 1) }
      sum += ways * (0..<10).reduce(1.0) { $0 * ($1 < count ? 0.3 : 0.7) }
      #expect(close(coin.distribution(count), sum, 1e-13))
      #expect(coin.quantile(sum - 1e-6) == count)
    }
    #expect(Binomial(trials: 5, probability: 0).quantile(0.95) == 0)
    #expect(Binomial(trials: 5, probability: 1).quantile(0.05) == 5)
  }

  @Test func `makes Student's t, Cauchy's with one degree and nearly normal with many`() throws {
    #expect(close(try #require(Student.twoSided(1, degrees: 1)), 0.5, 1e-13))
    #expect(close(try #require(Student.twoSided(2, degrees: 1e7)), Normal.twoSided(2), 1e-7))
    #expect(Student.twoSided(.infinity, degrees: 3) == 0)
    #expect(Student.twoSided(.nan, degrees: 3) == nil)
    #expect(close(Normal.halfWidth(of: 0.9), 1.6448536269514722, 1e-12))
    #expect(close(1 - Normal.twoSided(Normal.halfWidth(of: 0.95)), 0.95, 1e-15))
    #expect(close(Normal.distribution(-1.2) + Normal.distribution(1.2), 1, 1e-15))
  }
}

extension ProportionInterval: CustomTestStringConvertible {
  package var testDescription: String { name }
}

@Suite struct `Every interval of a share` {
  @Test(arguments: ProportionInterval.all)
  func `lies inside 0 to 1, mirrors itself, and widens with its level`(kind: ProportionInterval) throws {
    for trials in [1, 2, 7, 30] {
      for successes in 0...trials {
        let interval = try #require(kind(successes: Double(successes), trials: trials))
        let mirror = try #require(kind(successes: Double(trials - successes), trials: trials))
        let wide = try #require(kind(successes: Double(successes), trials: trials, level: 0.99))
        #expect(interval.lowerBound >= 0 && interval.upperBound <= 1)
        #expect(close(interval.lowerBound, 1 - mirror.upperBound))
        #expect(wide.lowerBound <= interval.lowerBound && wide.upperBound >= interval.upperBound)
        // Bare Jeffreys leaves out the ends, which is what its modification repairs.
        let left = kind.name == "jeffreys" && (successes == 0 || successes == trials)
        #expect(interval.contains(Double(successes) / Double(trials)) == !left)
      }
    }
  }

  @Test(arguments: ProportionInterval.all)
  func `takes partial outcomes in part, and is undefined without any`(kind: ProportionInterval) throws {
    let half = try #require(kind(successes: 2.5, trials: 5))
    #expect(close(half.lowerBound, 1 - half.upperBound))
    #expect(kind(successes: 0, trials: 0) == nil)
    #expect(kind(successes: 3, trials: 2) == nil)
    #expect(kind(successes: .nan, trials: 2) == nil)
    #expect(kind(successes: 1, trials: 2, level: 1) == nil)
    #expect(ProportionInterval.named(kind.name)?.name == kind.name)
  }

  @Test func `of Clopper and Pearson holds the probability at least as often as it says`() throws {
    let trials = 20
    let intervals = try (0...trials).map {
      try #require(ProportionInterval.clopperPearson(successes: Double($0), trials: trials))
    }
    for probability in stride(from: 0.01, to: 1, by: 0.01) {
      let binomial = Binomial(trials: trials, probability: probability)
      let held = (0...trials).filter { intervals[$0].contains(probability) }
        .reduce(0) { $0 + binomial.distribution($1) - binomial.distribution($1 - 1) }
      #expect(held >= 0.95)
    }
  }

  @Test func `of Jeffreys, modified, touches the ends only at the ends`() throws {
    let none = try #require(ProportionInterval.jeffreysModified(successes: 0, trials: 10))
    let bare = try #require(ProportionInterval.jeffreys(successes: 0, trials: 10))
    #expect(none.lowerBound == 0 && bare.lowerBound > 0 && none.upperBound == bare.upperBound)
    let one = try #require(ProportionInterval.jeffreysModified(successes: 1, trials: 10))
    #expect(one == ProportionInterval.jeffreys(successes: 1, trials: 10))
  }

  @Test func `by the edges of a bin is wider than by its middle, and undefined without forecasts`() throws {
    let band = try #require(EdgeBand(count: 40, edges: 0.3...0.5))
    let middle = try #require(EdgeBand(count: 40, edges: 0.4...0.4))
    #expect(band.lower < middle.lower && middle.upper < band.upper && band.center == middle.center)
    #expect(EdgeBand(count: 0, edges: 0.3...0.5) == nil)
    #expect(EdgeBand(count: 4, edges: 0.3...1.5) == nil)
  }
}
