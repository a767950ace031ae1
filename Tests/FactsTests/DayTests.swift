import Facts
import Testing

@Suite struct `Days` {
  /// Every date of 400 years, which is one whole round of the calendar, in order.
  private func eachDate(_ body: (_ year: Int, _ month: Int, _ day: Int) throws -> Void) rethrows {
    for year in 1801...2200 {
      for month in 1...12 {
        for day in 1...Day.length(ofMonth: month, year: year) { try body(year, month, day) }
      }
    }
  }

  @Test func `written out are read as any other way of reading does`() {
    var days = WrittenOutDays()
    func read(_ text: String) -> Day? {
      var text = text
      return text.withUTF8 { days.day($0) }
    }
    eachDate { year, month, day in
      let expected = Day(year: year, month: month, day: day)
      if read(expected?.description ?? "") != expected { Issue.record("\(year)-\(month)-\(day)") }
    }
    let others = [
      "2017-02-29", "2017-13-01", "2017-00-01", "2017-01-00", "0000-01-01", "2017-1-010", "2017-05",
      "2017-Q2",
      "2017/01/01", "2017-01-0a", "２017-01-1", "2017-05-09T20:00+09:00", "",
    ]
    for text in others { #expect(read(text) == nil, "\(text)") }
    #expect(read("0001-01-01") == Day(year: 1, month: 1, day: 1))
  }

  @Test func `are counted without a gap, and give their date back`() throws {
    var expected = try #require(Day(year: 1801, month: 1, day: 1)).number
    var count = 0
    try eachDate { year, month, day in
      let found = try #require(Day(year: year, month: month, day: day))
      let matches = found.number == expected && found.civil == (year, month, day)
      if !matches { Issue.record("\(year)-\(month)-\(day)") }
      expected += 1
      count += 1
    }
    #expect(count == 146_097)
  }

  @Test func `have weekdays that follow each other`() throws {
    var day = try #require(Day(year: 1970, month: 1, day: 1))
    #expect(day.number == 0 && day.weekday == 3 && day.weekdayName == "Thu")
    for _ in 0..<146_097 {
      let next = day.advanced(by: 1)
      if next.weekday != (day.weekday + 1) % 7 { Issue.record("\(day)") }
      day = next
    }
    #expect(Day(number: -1).weekdayName == "Wed" && Day(number: -4).weekday == 6)
    #expect(Day(number: -700_001).weekday == (Day(number: -700_000).weekday + 6) % 7)
  }

  @Test(arguments: [
    (2017, 5, 10, 17_296, "Wed"), (2000, 2, 29, 11_016, "Tue"), (1969, 12, 31, -1, "Wed"),
    (1, 1, 1, -719_162, "Mon"),
    (9999, 12, 31, 2_932_896, "Fri"), (1900, 3, 1, -25_508, "Thu"),
  ])
  func `are known`(year: Int, month: Int, day: Int, number: Int, weekday: String) throws {
    let found = try #require(Day(year: year, month: month, day: day))
    #expect(found.number == number)
    #expect(found.weekdayName == weekday)
    #expect(found.civil == (year, month, day))
  }

  @Test func `are leap by four, not by a hundred, but by four hundred`() {
    #expect([4, 1996, 2000, 2016, 2400].allSatisfy(Day.isLeap))
    #expect(![1, 1900, 2017, 2100, 2200, 2300].contains(where: Day.isLeap))
    for year in 1...9999 {
      let lengths = (1...12).map { Day.length(ofMonth: $0, year: year) }
      #expect(lengths.reduce(0, +) == (Day.isLeap(year) ? 366 : 365))
    }
  }

  @Test(arguments: [
    (2017, 2, 29), (1900, 2, 29), (2016, 2, 30), (2017, 4, 31), (2017, 0, 1), (2017, 13, 1), (2017, 1, 0),
    (2017, 1, 32),
    (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2017, 5, -1), (2017, -5, 1), (Int.max, 1, 1), (2017, Int.min, 1),
  ])
  func `do not exist`(year: Int, month: Int, day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test func `are written so that their order is that of their text`() throws {
    let days = [-719_162, -1, 0, 11_016, 17_296, 2_932_896].map(Day.init(number:))
    #expect(days.map(\.description).sorted() == days.map(\.description))
    #expect(days == days.sorted())
    #expect(Day(number: 17_296).description == "2017-05-10")
    #expect(Day(number: -719_162).description == "0001-01-01")
  }

  @Test func `are told apart by whole days`() {
    for distance in [-40_000, -1, 0, 1, 365, 100_000] {
      let day = Day(number: 17_296)
      #expect(day.advanced(by: distance).days(since: day) == distance)
      #expect((day < day.advanced(by: distance)) == (distance > 0))
    }
  }
}
