import Facts
import Testing

@Suite struct `Periods` {
  private func written(_ number: Int, _ width: Int) -> String {
    String(repeating: "0", count: width - String(number).count) + String(number)
  }

  @Test func `of a month have its first and last day, in every year`() throws {
    for year in stride(from: 1, through: 9999, by: 1) {
      for month in year % 7 == 0 ? Array(1...12) : [2, year % 12 + 1] {
        let text = "\(written(year, 4))-\(written(month, 2))"
        let period = try Period(parsing: text)
        #expect(period.first.civil == (year, month, 1), "\(text)")
        let next = period.last.advanced(by: 1).civil
        #expect(next == (month == 12 ? (year + 1, 1, 1) : (year, month + 1, 1)), "\(text)")
      }
    }
  }

  @Test func `of a year are its quarters, and these are their months`() throws {
    for year in [1, 1900, 1999, 2000, 2016, 2017, 9999] {
      let text = written(year, 4)
      let whole = try Period(parsing: text)
      let quarters = try (1...4).map { try Period(parsing: "\(text)-Q\($0)") }
      let months = try (1...12).map { try Period(parsing: "\(text)-\(written($0, 2))") }
      for parts in [quarters, months] {
        #expect(parts[0].first == whole.first && parts[parts.count - 1].last == whole.last)
        for (part, next) in zip(parts, parts.dropFirst()) { #expect(next.first.days(since: part.last) == 1) }
      }
      #expect(quarters.map(\.first) == [0, 3, 6, 9].map { months[$0].first })
      #expect(whole.last.days(since: whole.first) == (Day.isLeap(year) ? 365 : 364))
    }
  }

  @Test func `of one day are the day, written and read`() throws {
    for number in stride(from: -719_162, through: 2_932_896, by: 997) {
      let day = Day(number: number)
      let period = try Period(parsing: day.description)
      #expect(period == Period(day) && period.first == day && period.isOneDay)
    }
  }

  @Test(arguments: [
    ("2017", "2017-01-01", "2017-12-31"), ("2017-Q2", "2017-04-01", "2017-06-30"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2017-05-10", "2017-05-10", "2017-05-10"), ("0001", "0001-01-01", "0001-12-31"),
    ("9999-Q4", "9999-10-01", "9999-12-31"),
    ("2017-05-09T20:00+09:00", "2017-05-09", "2017-05-09"),
    ("2017-05-09T00:00:59-11:30", "2017-05-09", "2017-05-09"),
    ("2017-05-09T23:59Z", "2017-05-09", "2017-05-09"),
  ])
  func `keep their text, and read it again`(text: String, first: String, last: String) throws {
    let period = try Period(parsing: text)
    #expect(period.text == text && period.description == text)
    #expect(period.first.description == first && period.last.description == last)
    #expect(period.first <= period.last && period.isOneDay == (first == last))
    #expect(try Period(parsing: period.text) == period)
    #expect(Period(stored: text, first: period.first.number, last: period.last.number) == period)
  }
}

@Suite struct `Days that are refused` {
  private static let forms = "days are 2017-05-10, 2017-05, 2017-Q2, 2017, or today, yesterday, +3w, fri"

  private func error(_ text: String) throws -> FactError {
    do {
      let period = try Period(parsing: text)
      throw FactError("E-TEST", "was read: \(period)")
    } catch let error as FactError { return error }
  }

  @Test(arguments: [
    ("2017-13-10", "2017-13-10 has no month 13"), ("2017-13", "2017-13 has no month 13"),
    ("2017-00", "2017-00 has no month 0"),
    ("2017-02-29", "2017-02-29: month 2 of 2017 has 28 days"),
    ("1900-02-29", "1900-02-29: month 2 of 1900 has 28 days"),
    ("2016-02-30", "2016-02-30: month 2 of 2016 has 29 days"),
    ("2017-04-31", "2017-04-31: month 4 of 2017 has 30 days"),
    ("2017-05-00", "2017-05-00: month 5 of 2017 has 31 days"), ("2017-Q5", "2017-Q5 has no quarter 5"),
    ("2017-Q0", "2017-Q0 has no quarter 0"), ("0000", "0000: there is no year 0"),
    ("0000-05-10", "0000-05-10: there is no year 0"),
    ("2017-02-29T20:00Z", "2017-02-29T20:00Z: month 2 of 2017 has 28 days"),
  ])
  func `since they do not exist`(text: String, message: String) throws {
    #expect(try error(text) == FactError("E-DAY", message, hint: `Days that are refused`.forms))
  }

  @Test(arguments: [
    ("05/10/2017", "2017-05-10 or 2017-10-05"), ("5.10.2017", "2017-05-10 or 2017-10-05"),
    ("2017/05/10", "2017-05-10 or 2017-10-05"),
  ])
  func `since they can be read in two ways, which are shown`(text: String, readings: String) throws {
    let expected = FactError(
      "E-DAY", "'\(text)' can be read in more than one way", hint: "write \(readings)")
    #expect(try error(text) == expected)
  }

  @Test(arguments: [
    ("13/10/2017", "2017-10-13"), ("05/05/2017", "2017-05-05"), ("29/02/2016", "2016-02-29"),
  ])
  func `though they can mean one day only, which is shown`(text: String, reading: String) throws {
    #expect(try error(text) == FactError("E-DAY", "'\(text)' is not a day", hint: "write \(reading)"))
  }

  @Test(arguments: ["5/10/17", "29/02/2017", "13/13/2017"])
  func `since nobody knows what day they mean`(text: String) throws {
    let found = try error(text)
    #expect(found.code == "E-DAY" && found.hint == `Days that are refused`.forms)
  }

  @Test(arguments: [
    "", " ", "17", "201", "20170510", "12017", "2017-", "-2017", "2017-5", "2017-5-1", "2017-05-1",
    "2017-05-010", "2017-05-10-1",
    "2017-Q", "2017-Q22", "2017-q2", "2017-Q2-01", "2017 05 10", "2017-05-10 ", " 2017", "10-05-2017",
    "May 2017", "+017", "2017-+5",
    "２０１７", "2017-０5", "2017-05\u{301}-10", "2017-Q\u{301}2", "2017–05–10", "2017년", "05/10", "2017\0",
    "2017\n", "Tomorrow", "Tuesday", "T20:00Z", "Today",
    "2017T20:00Z", "2017-05T20:00Z", "2017-Q2T20:00Z",
  ])
  func `since they are no days`(text: String) throws {
    #expect(
      try error(text) == FactError("E-DAY", "'\(text)' is not a day", hint: `Days that are refused`.forms))
  }

  @Test(arguments: [
    "2017-05-09T", "2017-05-09T20", "2017-05-09T20:00", "2017-05-09T20:00+9", "2017-05-09T20:00+0900",
    "2017-05-09T20:00+09:00:00",
    "2017-05-09T24:00Z", "2017-05-09T20:60Z", "2017-05-09T20:00:60Z", "2017-05-09T20:00:00.5Z",
    "2017-05-09T20:00z", "2017-05-09T20:00ZZ",
    "2017-05-09T2000Z", "2017-05-09T20:00 +09:00", "2017-05-09TZ", "2017-05-09T20:00+24:00",
    "2017-05-09T２0:00Z", "2017-05-09T-1:00Z",
  ])
  func `since they are no instants`(text: String) throws {
    let hint = "write it as 2017-05-09T20:00+09:00 or 2017-05-09T11:00Z"
    #expect(try error(text) == FactError("E-DAY", "'\(text)' is not an instant", hint: hint))
  }

  @Test func `never stop the program, whatever they are`() throws {
    var read = 0
    let pieces = [
      "2", "0", "1", "7", "-", "-", "Q", "T", ":", "Z", "+", "05", "2017", "/", "\u{301}", "한", "\0",
    ]
    for seed in 1...5000 {
      var messy = MessyText(seed: seed)
      let text = (0..<messy.below(9)).map { _ in pieces[messy.below(pieces.count)] }.joined()
      do {
        let period = try Period(parsing: text)
        read += 1
        #expect(period.first <= period.last && period.text == text)
      } catch { #expect(error.code == "E-DAY") }
    }
    #expect(read > 10)
  }
}
