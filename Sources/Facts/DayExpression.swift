/// A day as a command names it: absolute, or relative to the as-of day.
package enum DayExpression: Sendable, Hashable {
  case absolute(Period)
  /// `today`, `yesterday`, `tomorrow`.
  case offset(days: Int)
  /// `+3d`, `-2w`.
  case months(Int)
  /// `fri`: 0 is Monday.
  case weekday(Int)

  /// Which way a weekday looks from the as-of day.
  package enum Direction: Sendable { case past, future }

  package init(parsing text: String) throws(FactError) {
    if let relative = DayExpression.relative(text) {
      self = relative
    } else {
      self = .absolute(try Period(parsing: text))
    }
  }

  package var isRelative: Bool {
    if case .absolute = self { false } else { true }
  }

  private static func relative(_ text: String) -> DayExpression? {
    switch text {
    case "today": return .offset(days: 0)
    case "yesterday": return .offset(days: -1)
    case "tomorrow": return .offset(days: 1)
    default: break
    }
    if let weekday = weekdays.firstIndex(where: { text == $0 || text == String($0.prefix(3)) }) {
      return .weekday(weekday)
    }
    guard let sign = text.first, "+-".contains(sign), let unit = text.last else { return nil }
    let digits = text.dropFirst().dropLast()
    guard digits.utf8.allSatisfy({ (48...57).contains($0) }), let count = Int(digits), count <= 100_000
    else { return nil }
    let signed = sign == "-" ? -count : count
    switch unit {
    case "d": return .offset(days: signed)
    case "w": return .offset(days: 7 * signed)
    case "m": return .months(signed)
    case "y": return .months(12 * signed)
    default: return nil
    }
  }

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The day meant, seen from the as-of day; a weekday is the next or the last such day, never today itself.
  ///
  /// Months are counted by the calendar; a day that the month has not becomes its last day.
  package func resolved(asOf today: Day, looking direction: Direction) throws(FactError) -> Period {
    switch self {
    case .absolute(let period): return period
    case .offset(let days): return try DayExpression.period(today.advanced(by: days))
    case .months(let months): return try DayExpression.period(months, after: today)
    case .weekday(let weekday):
      let ahead = (weekday - today.weekday + 7) % 7
      let days = direction == .future ? (ahead == 0 ? 7 : ahead) : ahead - 7
      return try DayExpression.period(today.advanced(by: days))
    }
  }

  private static func period(_ months: Int, after today: Day) throws(FactError) -> Period {
    let (year, month, day) = today.civil
    let total = year * 12 + month - 1 + months
    let (newYear, newMonth) = (total / 12, total % 12 + 1)
    let length = Day.length(ofMonth: newMonth, year: newYear)
    guard let result = Day(year: newYear, month: newMonth, day: min(day, length)) else { throw outside }
    return Period(result)
  }

  private static func period(_ day: Day) throws(FactError) -> Period {
    guard (1...9999).contains(day.civil.year) else { throw outside }
    return Period(day)
  }

  private static let outside = FactError(
    "E-DAY", "that day lies outside the years 1 to 9999", hint: Period.forms)
}
