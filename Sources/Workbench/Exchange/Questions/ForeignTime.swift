import Facts

/// A moment as another program writes it, and the day that it is here.
///
/// With a zone it is kept as an instant and counts as its civil day there; without one only the day is known. The zone
/// of the workspace plays no part, so that a file gives the same facts everywhere. Parts of a second are left out.
struct ForeignTime: Hashable {
  let day: Period
  /// Seconds, for the order of what is given on one day.
  let order: Double

  /// Reads `2017-03-01`, `2017-03-01 20:30:17 UTC`, `2017-03-01T20:30:17.5Z`, `2017-03-01 20:30:5+00:00` and the like.
  init(parsing written: String) throws(FactError) {
    let text = written.onOneLine
    let (date, rest) = (String(text.prefix(10)), text.dropFirst(10))
    guard let mark = rest.first, mark == "T" || mark == " ", let clock = Clock(rest.dropFirst()) else {
      day = try Period(parsing: text)
      order = Double(day.first.number) * 86_400
      return
    }
    // Checked by the rule for instants, whatever the zone.
    let instant = try Period(parsing: "\(date)T\(clock.time)\(clock.zone ?? "Z")")
    // What is written as we write it stays so.
    let own = try? Period(parsing: text)
    day = clock.zone == nil ? Period(instant.first) : own ?? instant
    order = Double(instant.first.number) * 86_400 + clock.seconds
  }

  /// Milliseconds since 1970 in UTC.
  init(milliseconds: Int) throws(FactError) {
    guard (0...253_402_300_799_999).contains(milliseconds) else {
      throw FactError(
        "E-DAY", "\(milliseconds) are no milliseconds of a day between 1970 and 9999",
        hint: "times count milliseconds since 1970")
    }
    let seconds = milliseconds / 1000 % 86_400
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let clock = parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    day = try Period(parsing: "\(Day(number: milliseconds / 86_400_000))T\(clock)Z")
    order = Double(milliseconds) / 1000
  }

  /// A day that is known by itself.
  init(_ day: Period) {
    self.day = day
    order = Double(day.first.number) * 86_400
  }
}

/// The time of a day, perhaps with a zone.
private struct Clock {
  /// Such as `20:30:17`.
  let time: String
  /// Such as `Z` or `+09:00`.
  let zone: String?
  /// Since the day began in UTC, for comparing.
  let seconds: Double

  /// Nil where it is none; that hours and zones exist is for others to check.
  init?(_ text: Substring) {
    let end = text.firstIndex { !$0.isASCII || !($0.isNumber || ":.".contains($0)) } ?? text.endIndex
    let parts = text[..<end].split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    let second: Substring = parts.count == 3 ? parts[2].prefix { $0 != "." } : "0"
    let numbers = [parts[0], parts[1], second].compactMap { (1...2).contains($0.count) ? Int($0) : nil }
    let fraction: Substring = parts.count == 3 ? parts[2].drop { $0 != "." } : ""
    guard numbers.count == 3, fraction != ".", fraction.dropFirst().allSatisfy(\.isNumber) else { return nil }
    time = numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    guard let (zone, offset) = Clock.zone(String(text[end...]).onOneLine) else { return nil }
    self.zone = zone
    let whole = numbers[0] * 3600 + numbers[1] * 60 + numbers[2] - offset
    seconds = Double(whole) + (Double("0" + fraction) ?? 0)
  }

  /// The zone as the language writes it, and how many seconds it is ahead.
  private static func zone(_ text: String) -> (String?, Int)? {
    if text.isEmpty { return (nil, 0) }
    if ["Z", "z", "UTC", "GMT", "+00"].contains(text) { return ("Z", 0) }
    let digits = text.dropFirst().filter { $0 != ":" }
    guard let sign = text.first, "+-".contains(sign), digits.count == 4, digits.allSatisfy(\.isNumber),
      let hours = Int(digits.prefix(2)), let minutes = Int(digits.suffix(2))
    else { return nil }
    let ahead = hours * 3600 + minutes * 60
    return ("\(sign)\(digits.prefix(2)):\(digits.suffix(2))", sign == "-" ? -ahead : ahead)
  }
}
