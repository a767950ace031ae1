import Facts
import Testing

@testable import Scoring

private func bin(of probability: Double) -> Int? {
  CalibrationTable([(.binary(probability), .yes)]).bins.firstIndex { $0.count == 1 }
}

@Suite struct `The calibration table` {
  @Test func `puts every whole per cent into the bin that names it`() {
    for percent in 0...100 {
      let place = min(percent / 10, 9)
      #expect(bin(of: Double(percent) / 100) == place, "\(percent) %")
      #expect(bin(of: 1 - Double(100 - percent) / 100) == place, "1 - \(100 - percent) %")
    }
  }

  @Test func `keeps the lower end of a bin and leaves the upper to the next`() {
    #expect(bin(of: 0.1 + 0.2) == 3)
    #expect(bin(of: 0.3) == 3)
    #expect(bin(of: 0.2999) == 2)
    #expect(bin(of: 0.29996) == 2)
    #expect(bin(of: 1) == 9)
    #expect(bin(of: 0) == 0)
  }

  @Test func `has ten bins without gaps, and counts every point once`() {
    let points = (0...100).map { (Distribution.binary(Double($0) / 100), $0 % 3 == 0 ? Outcome.yes : .no) }
    let bins = CalibrationTable(points.map { (forecast: $0, outcome: $1) }).bins
    #expect(bins.map(\.edges) == (0..<10).map { $0 * 100...$0 * 100 + 100 })
    #expect(bins.reduce(0) { $0 + $1.count } == 101)
    #expect(bins[9].count == 11)
  }

  @Test func `shows an empty bin as undefined, never as zero`() {
    let bins = CalibrationTable([(.binary(0.95), .no)]).bins
    #expect(bins[0].count == 0)
    #expect(bins[0].meanForecast == nil && bins[0].observed == nil && bins[0].interval == nil)
    #expect(bins[9].observed == 0)
  }

  @Test func `compares the mean forecast with the share that came true, partial ones in part`() throws {
    let table = CalibrationTable([
      (.binary(0.6), .yes), (.binary(0.64), .no), (.binary(0.62), .partial(0.5)), (.binary(0.61), .void),
      (.binary(0.61), .ambiguous),
    ])
    let bin = table.bins[6]
    #expect(bin.count == 3)
    #expect(bin.meanForecast.map { abs($0 - 0.62) < 1e-15 } == true)
    #expect(bin.observed == 0.5)
    #expect(bin.interval == wilsonInterval(successes: 1.5, trials: 3))
    #expect(table.leftOut == 2)
  }

  @Test func `does not depend on the order of its points`() {
    let points = (0..<50).map {
      (forecast: Distribution.binary(Double($0 * 7 % 50) / 49), outcome: outcome(Double($0 % 11) / 10))
    }
    #expect(CalibrationTable(points) == CalibrationTable(points.reversed()))
  }
}

@Suite struct `Wilson's interval` {
  @Test func `lies inside 0 to 1, holds the share, and touches the ends only at the ends`() throws {
    for trials in 1...60 {
      for successes in 0...trials {
        let interval = try #require(wilsonInterval(successes: Double(successes), trials: trials))
        #expect((0...1).contains(interval.lowerBound) && (0...1).contains(interval.upperBound))
        #expect(interval.contains(Double(successes) / Double(trials)))
        #expect((interval.lowerBound == 0) == (successes == 0))
        #expect((interval.upperBound == 1) == (successes == trials))
      }
    }
  }

  @Test func `mirrors itself when successes and failures change places`() throws {
    for successes in 0...20 {
      let interval = try #require(wilsonInterval(successes: Double(successes), trials: 20))
      let mirror = try #require(wilsonInterval(successes: Double(20 - successes), trials: 20))
      #expect(abs(interval.lowerBound - (1 - mirror.upperBound)) < 1e-14)
    }
  }

  @Test func `narrows with more trials`() throws {
    let widths = try [10, 100, 1_000, 10_000].map { trials in
      let interval = try #require(wilsonInterval(successes: Double(trials) / 2, trials: trials))
      return interval.upperBound - interval.lowerBound
    }
    #expect(widths == widths.sorted(by: >))
  }

  @Test func `is undefined without trials, or with more successes than trials`() {
    #expect(wilsonInterval(successes: 0, trials: 0) == nil)
    #expect(wilsonInterval(successes: 3, trials: 2) == nil)
    #expect(wilsonInterval(successes: -1, trials: 2) == nil)
    #expect(wilsonInterval(successes: .nan, trials: 2) == nil)
  }
}
