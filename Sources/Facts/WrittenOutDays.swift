/// Reads days that are written out in full, such as `2017-05-09`, one after the other.
///
/// Many of them fall in one month, which is reckoned with once.
package struct WrittenOutDays: Sendable {
  private var month = 0
  private var first = 0
  private var length = 0

  package init() {}

  /// Nil for any other text.
  package mutating func day(_ text: UnsafeBufferPointer<UInt8>) -> Day? {
    guard text.count == 10, text[4] == WrittenOutDays.dash, text[7] == WrittenOutDays.dash else { return nil }
    var number = 0
    for place in 0..<10 where place != 4 && place != 7 {
      let digit = Int(text[place]) - 48
      guard (0...9).contains(digit) else { return nil }
      number = number * 10 + digit
    }
    let (month, day) = (number / 100, number % 100)
    if month != self.month {
      guard let first = Day(year: month / 100, month: month % 100, day: 1) else { return nil }
      (self.month, self.first) = (month, first.number)
      length = Day.length(ofMonth: month % 100, year: month / 100)
    }
    return (1...length).contains(day) ? Day(number: first + day - 1) : nil
  }

  private static let dash = UInt8(ascii: "-")
}
