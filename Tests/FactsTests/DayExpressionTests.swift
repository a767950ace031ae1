import Facts
import Testing

@Suite struct `Days seen from another` {
  private func resolved(
    _ text: String, asOf today: String, _ direction: DayExpression.Direction = .past
  ) throws -> String {
    let expression = try DayExpression(parsing: text)
    return try expression.resolved(asOf: Period(parsing: today).first, looking: direction).text
  }

  @Test(arguments: [
    ("today", "2017-03-01"), ("yesterday", "2017-02-28"), ("tomorrow", "2017-03-02"), ("+0d", "2017-03-01"),
    ("-0d", "2017-03-01"),
    ("+3d", "2017-03-04"), ("-1d", "2017-02-28"), ("+3w", "2017-03-22"), ("-2w", "2017-02-15"),
    ("+1m", "2017-04-01"),
    ("-1m", "2017-02-01"), ("-3m", "2016-12-01"), ("+10m", "2018-01-01"), ("+1y", "2018-03-01"),
    ("-17y", "2000-03-01"),
    ("+100000d", "2290-12-15"), ("2017-05", "2017-05"), ("2017-Q2", "2017-Q2"), ("1999", "1999"),
  ])
  func `are reckoned`(text: String, expected: String) throws {
    #expect(try resolved(text, asOf: "2017-03-01") == expected)
    #expect(try resolved(text, asOf: "2017-03-01", .future) == expected)
  }

  @Test(arguments: [
    ("+1m", "2017-01-31", "2017-02-28"), ("+1m", "2016-01-31", "2016-02-29"),
    ("-1m", "2017-03-31", "2017-02-28"),
    ("+1m", "2017-03-31", "2017-04-30"), ("+1y", "2016-02-29", "2017-02-28"),
    ("+4y", "2016-02-29", "2020-02-29"),
    ("+12m", "2017-12-31", "2018-12-31"), ("-12m", "2017-01-31", "2016-01-31"),
    ("-1m", "2017-01-15", "2016-12-15"),
  ])
  func `fall on the last day of a month that is too short`(text: String, today: String, expected: String)
    throws
  {
    #expect(try resolved(text, asOf: today) == expected)
  }

  @Test(arguments: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
  func `are weekdays within seven days, never the day itself`(
    name: String
  ) throws {
    for number in 17_000..<17_014 {
      let today = Day(number: number)
      let expression = try DayExpression(parsing: name)
      let past = try expression.resolved(asOf: today, looking: .past)
      let future = try expression.resolved(asOf: today, looking: .future)
      for period in [past, future] {
        #expect(period.isOneDay && period.first.weekdayName.lowercased() == name)
      }
      #expect((1...7).contains(today.days(since: past.first)))
      #expect((1...7).contains(future.first.days(since: today)))
    }
  }

  @Test func `may be written out`() throws {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    for (weekday, name) in names.enumerated() {
      #expect(try DayExpression(parsing: name) == .weekday(weekday))
      #expect(try DayExpression(parsing: String(name.prefix(3))) == .weekday(weekday))
    }
  }

  @Test func `are told from absolute ones`() throws {
    for text in ["today", "yesterday", "tomorrow", "+3w", "-1m", "fri"] {
      #expect(try DayExpression(parsing: text).isRelative, "\(text)")
    }
    for text in ["2017", "2017-05", "2017-05-10", "2017-05-09T20:00Z"] {
      #expect(try !DayExpression(parsing: text).isRelative, "\(text)")
    }
  }

  @Test(arguments: [
    "+3", "+d", "3w", "+w3", "+3x", "+3W", "++3d", "+-3d", "-+3d", "--3d", "+ 3d", "+3.5d", "+3d ",
    "+100001d", "+99999999999999999999d",
    "+３d", "+٣d", "+3d\u{301}", "fr", "tues", "Fri", "next friday", "now", "+", "-", "±3d", "오늘",
  ])
  func `are refused`(text: String) throws {
    do {
      let expression = try DayExpression(parsing: text)
      Issue.record("was read: \(expression)")
    } catch {
      #expect(error.code == "E-DAY")
      #expect(error.hint == "days are 2017-05-10, 2017-05, 2017-Q2, 2017, or today, yesterday, +3w, fri")
    }
  }

  @Test(arguments: [
    ("-2017y", "2017-03-01"), ("-100000y", "2017-03-01"), ("+100000y", "2017-03-01"),
    ("+100000m", "9000-03-01"),
    ("-100000m", "2017-03-01"), ("yesterday", "0001-01-01"), ("tomorrow", "9999-12-31"),
    ("fri", "0001-01-01"), ("-1m", "0001-01-31"), ("-12m", "0001-12-01"),
  ])
  func `are refused outside the calendar`(text: String, today: String) throws {
    do {
      let found = try resolved(text, asOf: today)
      Issue.record("became \(found)")
    } catch let error as FactError {
      #expect(error.message == "that day lies outside the years 1 to 9999")
    }
  }
}
