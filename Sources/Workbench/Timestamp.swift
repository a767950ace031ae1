import Facts

/// Instants of UTC as text.
enum Timestamp {
  /// Such as `2017-05-09T11:00:00.000Z`.
  static func text(milliseconds: Int) -> String {
    let day = (milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000
    let rest = milliseconds - day * 86_400_000
    let parts = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded($0, 2) }
    return "\(Day(number: day))T\(parts.joined(separator: ":")).\(padded(rest % 1000, 3))Z"
  }

  /// The milliseconds since 1970 of a text that `text(milliseconds:)` made, or nil.
  static func milliseconds(_ text: String) -> Int? {
    guard text.utf8.count == 24, text.hasSuffix("Z"), let day = try? Period(parsing: String(text.prefix(10)))
    else { return nil }
    let numbers = text.dropFirst(11).dropLast().split { ":.".contains($0) }.compactMap { Int($0) }
    guard numbers.count == 4 else { return nil }
    return day.first.number * 86_400_000 + numbers[0] * 3_600_000 + numbers[1] * 60_000 + numbers[2] * 1000
      + numbers[3]
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
