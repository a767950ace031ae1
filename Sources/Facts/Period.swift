/// A day as it was written, with the precision that was given: `2017`, `2017-Q2`, `2017-05`, `2017-05-10`, or an instant.
///
/// An instant such as `2017-05-09T20:00+09:00` is kept as written and compared by its civil day.
package struct Period: Sendable, Hashable, CustomStringConvertible {
  package let text: String
  package let first: Day
  package let last: Day

  package init(_ day: Day) {
    text = day.description
    first = day
    last = day
  }

  /// A day that was checked when it was stored.
  package init(stored text: String, first: Int, last: Int) {
    self.text = text
    self.first = Day(number: first)
    self.last = Day(number: last)
  }

  package var isOneDay: Bool { first == last }

  package var description: String { text }

  /// Reads an absolute day.
  package init(parsing text: String) throws(FactError) {
    let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let fields = Fields(parts[0]), parts.count == 1 || fields.day != nil else {
      throw Period.unreadable(text)
    }
    if parts.count == 2 { try Instant.check(parts[1], of: text) }
    (first, last) = try fields.bounds(text)
    self.text = text
  }

  private static func unreadable(_ text: String) -> FactError {
    if let readings = readings(text) {
      let isClear = readings.count == 1
      return FactError(
        "E-DAY", "'\(text)' \(isClear ? "is not a day" : "can be read in more than one way")",
        hint: readings.isEmpty ? Period.forms : "write " + readings.joined(separator: " or "))
    }
    return FactError("E-DAY", "'\(text)' is not a day", hint: Period.forms)
  }

  /// The days that one with slashes or dots could mean, none where it lacks the century; nil for any other text.
  private static func readings(_ text: String) -> [String]? {
    let separator: Character = text.contains("/") ? "/" : "."
    let parts = text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) else { return nil }
    let numbers = parts.compactMap { number($0, digits: $0.utf8.count) }
    guard numbers.count == 3 else { return nil }
    let isYearFirst = parts[0].utf8.count == 4
    let (year, rest) = isYearFirst ? (numbers[0], [1, 2]) : (numbers[2], [0, 1])
    guard isYearFirst || parts[2].utf8.count == 4 else { return [] }
    let orders = [(rest[0], rest[1]), (rest[1], rest[0])]
    return orders.compactMap { Day(year: year, month: numbers[$0], day: numbers[$1])?.description }
      .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
  }

  static let forms = "days are 2017-05-10, 2017-05, 2017-Q2, 2017, or today, yesterday, +3w, fri"
}

/// The numbers of a written day, before anyone has asked whether there is such a day.
private struct Fields {
  let year: Int
  var quarter: Int?
  var month: Int?
  var day: Int?

  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard (1...3).contains(parts.count), let year = number(parts[0], digits: 4) else { return nil }
    self.year = year
    guard parts.count > 1 else { return }
    if parts[1].hasPrefix("Q") {
      guard parts.count == 2, let quarter = number(String(parts[1].dropFirst()), digits: 1) else {
        return nil
      }
      self.quarter = quarter
      return
    }
    guard let month = number(parts[1], digits: 2) else { return nil }
    self.month = month
    guard parts.count == 3 else { return }
    guard let day = number(parts[2], digits: 2) else { return nil }
    self.day = day
  }

  func bounds(_ text: String) throws(FactError) -> (Day, Day) {
    guard year >= 1 else { throw FactError("E-DAY", "\(text): there is no year 0", hint: Period.forms) }
    if let quarter {
      guard (1...4).contains(quarter) else {
        throw FactError("E-DAY", "\(text) has no quarter \(quarter)", hint: Period.forms)
      }
      return months((quarter * 3 - 2)...(quarter * 3))
    }
    guard let month else { return months(1...12) }
    guard (1...12).contains(month) else {
      throw FactError("E-DAY", "\(text) has no month \(month)", hint: Period.forms)
    }
    guard let day else { return months(month...month) }
    guard let only = Day(year: year, month: month, day: day) else {
      throw FactError(
        "E-DAY", "\(text): month \(month) of \(year) has \(Day.length(ofMonth: month, year: year)) days",
        hint: Period.forms)
    }
    return (only, only)
  }

  private func months(_ months: ClosedRange<Int>) -> (Day, Day) {
    let last = Day.length(ofMonth: months.upperBound, year: year)
    // Both days exist: the months are of a year, and the last day is that month's own length.
    return (
      Day(year: year, month: months.lowerBound, day: 1)!,
      Day(year: year, month: months.upperBound, day: last)!
    )
  }
}

/// The time and zone of an instant, checked but not reckoned with.
private enum Instant {
  static func check(_ time: String, of text: String) throws(FactError) {
    guard let zone = time.firstIndex(where: { "Z+-".contains($0) }), isClock(time[..<zone]),
      isZone(time[zone...])
    else {
      throw FactError(
        "E-DAY", "'\(text)' is not an instant",
        hint: "write it as 2017-05-09T20:00+09:00 or 2017-05-09T11:00Z")
    }
  }

  private static func isClock(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map {
      number(String($0), digits: 2)
    }
    guard parts.count == 2 || parts.count == 3, let hour = parts[0], let minute = parts[1] else {
      return false
    }
    if parts.count == 3 {
      guard let second = parts[2], second < 60 else { return false }
    }
    return hour < 24 && minute < 60
  }

  private static func isZone(_ text: Substring) -> Bool {
    text == "Z" || (text.dropFirst().split(separator: ":").count == 2 && isClock(text.dropFirst()))
  }
}

private func number(_ text: String, digits: Int) -> Int? {
  guard text.utf8.count == digits, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
  return Int(text)
}
