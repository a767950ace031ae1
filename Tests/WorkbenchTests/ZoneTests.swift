import Facts
import Testing

@testable import Workbench

@Suite struct `Today` {
  /// 2017-06-01T15:00Z, midnight in Seoul.
  private static let midnight = 1_496_329_200_000

  @Test(arguments: [
    ("Asia/Seoul", -1, "2017-06-01"), ("Asia/Seoul", 0, "2017-06-02"), ("UTC", 0, "2017-06-01"),
    ("UTC", 32_399_999, "2017-06-01"), ("UTC", 32_400_000, "2017-06-02"),
    ("America/New_York", 46_799_999, "2017-06-01"), ("America/New_York", 46_800_000, "2017-06-02"),
    ("Asia/Kathmandu", 11_699_999, "2017-06-01"), ("Asia/Kathmandu", 11_700_000, "2017-06-02"),
    ("Pacific/Kiritimati", -18_000_001, "2017-06-01"), ("Pacific/Kiritimati", -18_000_000, "2017-06-02"),
  ])
  func `begins at midnight in the workspace's zone`(zone: String, after: Int, day: String) throws {
    #expect(try Zone.day(milliseconds: `Today`.midnight + after, in: zone).description == day)
  }

  @Test(arguments: ["UTC", "Asia/Seoul", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"])
  func `is the same day or the next one hour later, in every hour of two years`(zone: String) throws {
    var last = try Zone.day(milliseconds: 1_451_606_400_000, in: zone)
    for hour in 1...17_544 {
      let day = try Zone.day(milliseconds: 1_451_606_400_000 + hour * 3_600_000, in: zone)
      #expect([0, 1].contains(day.days(since: last)))
      last = day
    }
  }

  @Test func `is before 1970 too`() throws {
    #expect(try Zone.day(milliseconds: -1, in: "UTC").description == "1969-12-31")
    #expect(try Zone.day(milliseconds: -86_400_000, in: "UTC").description == "1969-12-31")
    #expect(try Zone.day(milliseconds: -86_400_001, in: "UTC").description == "1969-12-30")
  }

  @Test func `decides what relative days mean, and nothing else`() throws {
    var bench = TestBench(now: `Today`.midnight)
    try bench.run("predict \"A\" 50% by tomorrow")
    try bench.run("set zone Asia/Seoul")
    try bench.run("predict \"B\" 50% by tomorrow")
    try bench.run("predict \"C\" 50% by 2017-06-02T23:59-11:00")
    let days = try bench.run("list predictions sort day").text
    #expect(days.contains("A     2017-06-02") && days.contains("B     2017-06-03"))
    #expect(days.contains("2017-06-02T23:59-11:00"))
  }

  @Test func `written as an instant is read back`() {
    for milliseconds in [0, -1, 1_496_329_200_123, 1_500_000_000_000, -62_135_596_800_000] {
      #expect(Timestamp.milliseconds(Timestamp.text(milliseconds: milliseconds)) == milliseconds)
    }
    for text in [
      "", "2017-06-01", "2017-06-01T15:00:00Z", "2017-06-31T15:00:00.000Z", "2017-06-01T15:00:00.00xZ",
    ] {
      #expect(Timestamp.milliseconds(text) == nil)
    }
  }
}

@Suite struct `A deadline by a period` {
  @Test(arguments: [
    ("2017", "2017-12-31"), ("2017-Q3", "2017-09-30"), ("2016-02", "2016-02-29"), ("2018-02", "2018-02-28"),
    ("2017-07-01", "2017-07-01"), ("2017-07-01T23:00+09:00", "2017-07-01"),
  ])
  func `is its end`(period: String, end: String) throws {
    var bench = TestBench()
    try bench.run("predict \"A\" 50% by \(period) on 2015-01-01")
    let last = try Period(parsing: end).first
    #expect(try bench.run("due --as-of \(last.advanced(by: -1))").text.hasPrefix("0 due"))
    #expect(try bench.run("due --as-of \(last)").text.contains("1 due"))
    #expect(try bench.run("list predictions by:\(end)").text.contains(period))
  }
}
