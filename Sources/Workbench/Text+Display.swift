import Facts
import Presentation

extension Period {
  /// A single day with its weekday, since that is how people notice a wrong date.
  var display: String { isOneDay && text.count == 10 ? "\(text) \(first.weekdayName)" : text }
}

extension String {
  /// As much of a text as fits a number of columns, on one line.
  func shortened(to columns: Int) -> String {
    DisplayWidth.fit(onOneLine, to: columns)
  }
}

extension Probability {
  /// Such as `70%`, `60..70% (65%)`, `likely (67.5%, 55%-80%)`.
  var display: String {
    let point = Probability.percent(point)
    guard let bounds else { return stated }
    guard phrase != nil else { return "\(stated) (\(point))" }
    return
      "\(stated) (\(point), \(Probability.percent(bounds.lowerBound))-\(Probability.percent(bounds.upperBound)))"
  }
}

extension Double {
  /// A score to a number of decimal places; infinity is shown as such.
  func display(_ places: Int = 3) -> String {
    guard isFinite else { return self < 0 ? "-∞" : "∞" }
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    let scaled = (abs(self) * power).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return description }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let sign = self < 0 && scaled != 0 ? "-" : ""
    return sign + (places == 0 ? padded : padded.dropLast(places) + "." + padded.suffix(places))
  }
}

extension Double {
  /// A number that was counted, with no more than four decimal places.
  var shortest: String {
    let text = display(4)
    guard isFinite, text.contains(".") else { return text }
    let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(digits.reversed())
  }
}

extension Int {
  /// Such as `1 event`, `3 events`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension Double? {
  func display(_ places: Int = 3) -> String { self?.display(places) ?? "–" }
}
