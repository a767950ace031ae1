extension Period {
  /// Reads a day as pages and files write it, such as `March 20, 2017` or `Mon, 20 Mar 2017 09:00:00 +0900`.
  ///
  /// Nil where it can be read in several ways, as `05/10/2017` can, or in none. An instant that is not written
  /// as ours are is read as its civil day.
  package init?(written text: String) {
    let words = text.split { $0.isWhitespace || $0 == "," }.map(String.init)
    guard !words.isEmpty else { return nil }
    let found =
      Period.iso(words) ?? Period.byMonthName(words) ?? Period.byUnits(words.joined(separator: " "))
      ?? Period.separated(words)
    guard let found else { return nil }
    self = found
  }

  private static func parsed(_ text: String) -> Period? { try? Period(parsing: text) }

  /// One that begins as ISO 8601 does; where its time or zone is not written as ours are, the day is kept.
  private static func iso(_ words: [String]) -> Period? {
    if words.count == 1, let period = parsed(words[0]) { return period }
    let bytes = Array(words[0].utf8)
    guard bytes.count >= 10, bytes.count == 10 || bytes[10] == UInt8(ascii: "T") else { return nil }
    let day = parsed(String(words[0].prefix(10)))
    let rest = ([String(words[0].dropFirst(11))] + words.dropFirst()).filter { !$0.isEmpty }
    guard let day, day.isOneDay, rest.allSatisfy(isTime) else { return nil }
    return instant(day, rest.joined()) ?? day
  }

  /// The time without fractions of a second, and the zone with its colon.
  private static func instant(_ day: Period, _ time: String) -> Period? {
    let clock = time.prefix { $0 != "Z" && $0 != "+" && $0 != "-" }
    var zone = String(time.dropFirst(clock.count))
    if zone.utf8.count == 5, !zone.contains(":") {
      zone.insert(":", at: zone.index(zone.startIndex, offsetBy: 3))
    }
    return parsed(day.text + "T" + clock.prefix { $0 != "." } + zone)
  }

  /// Such as `20 March 2017`, `March 20th, 2017`, `Mar 2017`, with or without a weekday and a time.
  private static func byMonthName(_ words: [String]) -> Period? {
    var (day, month, year): (Int?, Int?, Int?)
    for word in words.map({ $0.lowercased() }) {
      let bare = word.hasSuffix(".") ? String(word.dropLast()) : word
      if let number = months.firstIndex(where: { names($0, bare) }) {
        guard month == nil else { return nil }
        month = number + 1
      } else if let number = Period.digits(bare, suffixes: ["st", "nd", "rd", "th"]) {
        if bare.utf8.count == 4, digits(bare) != nil, year == nil {
          year = number
        } else if bare.utf8.count <= 4, number <= 31, day == nil {
          day = number
        } else if !isTime(bare) {
          return nil
        }
      } else if !weekdays.contains(where: { names($0, bare) }), !isTime(bare), bare != "at" {
        return nil
      }
    }
    guard let month, let year else { return nil }
    guard let day else { return parsed("\(padded(year, to: 4))-\(padded(month, to: 2))") }
    return Day(year: year, month: month, day: day).map(Period.init)
  }

  /// Such as `2017년 3월 20일` or `2017年3月20日`, a time after it or not.
  private static func byUnits(_ text: String) -> Period? {
    for units in [["년", "월", "일"], ["年", "月", "日"]] {
      var (rest, numbers) = (text[...], [Int]())
      for unit in units {
        guard let place = rest.firstIndex(of: Character(unit)),
          let number = digits(String(rest[..<place].filter { !$0.isWhitespace }))
        else { break }
        numbers.append(number)
        rest = rest[rest.index(after: place)...]
      }
      if numbers.count == 3 {
        return Day(year: numbers[0], month: numbers[1], day: numbers[2]).map(Period.init)
      }
    }
    return nil
  }

  /// Such as `2017.03.20` or `20/03/2017`, where no other order of day and month makes a day.
  private static func separated(_ words: [String]) -> Period? {
    let dated = words[0].hasSuffix(".") ? String(words[0].dropLast()) : words[0]
    guard words.dropFirst().allSatisfy(isTime) else { return nil }
    do throws(FactError) { return try Period(parsing: dated) } catch {
      // The only reading, which the error offers in its hint.
      guard let hint = error.hint, hint.hasPrefix("write "), !hint.contains(" or ") else { return nil }
      return parsed(String(hint.dropFirst("write ".count)))
    }
  }

  private static func names(_ whole: String, _ word: String) -> Bool {
    word == whole || (word.utf8.count >= 3 && word.utf8.count <= 4 && whole.hasPrefix(word))
  }

  private static func digits(_ word: String, suffixes: [String] = []) -> Int? {
    let bare = suffixes.first { word.hasSuffix($0) }.map { String(word.dropLast($0.count)) } ?? word
    guard (1...4).contains(bare.utf8.count), bare.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(bare)
  }

  /// A time, a zone, or the half of a day.
  private static func isTime(_ word: String) -> Bool {
    word.contains(":") || zones.contains(word.lowercased())
      || ((word.hasPrefix("+") || word.hasPrefix("-")) && digits(String(word.dropFirst())) != nil)
  }

  private static let zones = [
    "am", "pm", "a.m", "p.m", "gmt", "utc", "z", "kst", "jst", "est", "edt", "pst", "pdt", "cet",
  ]
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]
  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
}
