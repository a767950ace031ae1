/// A probability as it was given: a number, a range or a word, and the point at which it is scored.
package struct Probability: Sendable, Hashable {
  /// As typed, canonically: `70%`, `60..70%`, `very likely`.
  package let stated: String
  /// What is scored, from 0 to 1: the number, the middle of the range, or the middle of the word's band.
  package let point: Double
  /// The ends of a range or band; nil for a number.
  package let bounds: ClosedRange<Double>?
  /// The word and its lexicon, where a word was given.
  package let phrase: String?
  package let lexicon: String?

  package init(stated: String, point: Double, bounds: ClosedRange<Double>?, phrase: String?, lexicon: String?)
  {
    self.stated = stated
    self.point = point
    self.bounds = bounds
    self.phrase = phrase
    self.lexicon = lexicon
  }

  /// Reads `70%`, `0.7`, `60..70%` or a phrase of the lexicon in force.
  package init(parsing text: String, lexicon: Lexicon) throws(FactError) {
    if let range = try Probability.range(text) {
      self = Probability.between(range.low, range.high, stated: text)
    } else if Probability.looksNumeric(text) {
      let value = try Probability.billionths(text)
      self = Probability(
        stated: Probability.percent(value), point: Double(value) / Double(Probability.unit), bounds: nil,
        phrase: nil,
        lexicon: nil)
    } else {
      let band = try lexicon.band(of: text)
      self = Probability(
        stated: band.phrase, point: band.point, bounds: band.bounds, phrase: band.phrase,
        lexicon: lexicon.name)
    }
  }

  /// Probabilities are kept in billionths, so that 60..70% has the middle 65% exactly and 70% reads back as 70%.
  static let unit = 1_000_000_000

  /// Whether a word is meant as a probability: a number, a range, or a phrase that some lexicon holds.
  package static func hasShape(_ text: String) -> Bool {
    looksNumeric(text) || Lexicon.all.contains { $0.holds(text) }
  }

  static func looksNumeric(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isNumber || first == "." || first == "-" else {
      return false
    }
    return text.allSatisfy { $0.isASCII && ($0.isNumber || ".%-,".contains($0)) }
  }

  private static func range(_ text: String) throws(FactError) -> (low: Int, high: Int)? {
    guard looksNumeric(text), let dots = dots(in: text) else { return nil }
    let high = String(text[dots.upperBound...])
    var low = String(text[..<dots.lowerBound])
    guard !low.isEmpty, !high.isEmpty, !high.hasPrefix(".") else { throw unreadable(text) }
    if high.hasSuffix("%"), !low.hasSuffix("%") {
      guard !low.contains(".") || (try? billionths(low)) == nil else {
        throw FactError(
          "E-PROBABILITY", "'\(text)' could begin at \(low) or at \(low)%",
          hint: "write both signs, as in \(low)%..\(high)")
      }
      low += "%"
    }
    let ends = (low: try billionths(low), high: try billionths(high))
    guard ends.low < ends.high else {
      throw FactError(
        "E-PROBABILITY", "'\(text)' does not go upwards", hint: "write the lower end first, as in 60..70%")
    }
    return ends
  }

  private static func dots(in text: String) -> Range<String.Index>? {
    guard let dot = text.indices.first(where: { text[$0...].hasPrefix("..") }) else { return nil }
    return dot..<text.index(dot, offsetBy: 2)
  }

  private static func between(_ low: Int, _ high: Int, stated: String) -> Probability {
    // Below 1% the first sign is needed: 0.5 by itself is a half.
    let first = (1..<unit / 100).contains(low) ? percent(low)[...] : percent(low).dropLast()
    return Probability(
      stated: "\(first)..\(percent(high))", point: Double(low + high) / Double(2 * unit),
      bounds: Double(low) / Double(unit)...Double(high) / Double(unit), phrase: nil, lexicon: nil)
  }

  // MARK: Decimals

  /// The exact value of `70%` or `0.7` in billionths.
  static func billionths(_ text: String) throws(FactError) -> Int {
    let isPercent = text.hasSuffix("%")
    let parts = (isPercent ? text.dropLast() : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    let places = isPercent ? 7 : 9
    guard parts.count <= 2, parts.last != "", let whole = digits(parts[0]), whole <= 1_000_000 else {
      throw unreadable(text)
    }
    guard isPercent || parts.count == 2 else { throw bare(whole, text) }
    let decimals = parts.count == 2 ? parts[1] : "0"
    let count = decimals.count
    guard count <= places || !decimals.allSatisfy(isDigit) else {
      throw FactError(
        "E-PROBABILITY", "'\(text)' is finer than a billionth", hint: "round it to \(places) decimal places")
    }
    guard let fraction = digits(decimals) else { throw unreadable(text) }
    let value = whole * power(places) + fraction * power(places - count)
    guard value <= unit else { throw FactError("E-PROBABILITY", "'\(text)' is more than 100%", hint: forms) }
    return value
  }

  private static func digits(_ text: Substring) -> Int? {
    if text.isEmpty { return 0 }
    guard text.count <= 12, text.allSatisfy(isDigit) else { return nil }
    return Int(text)
  }

  private static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }

  private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }

  private static func unreadable(_ text: String) -> FactError {
    FactError("E-PROBABILITY", "'\(text)' is not a probability", hint: forms)
  }

  // A bare 70 is meant as 70%, but a bare 1 might be 1% or certainty: both must be written out.
  private static func bare(_ number: Int, _ text: String) -> FactError {
    let hint =
      switch number {
      case 1: "write 1% or 100%"
      case ...100: "did you mean \(text)%?"
      default: forms
      }
    return FactError("E-PROBABILITY", "'\(text)' is neither a percentage nor a decimal fraction", hint: hint)
  }

  private static let forms = "probabilities are 70%, 0.7, a range 60..70%, or a word such as likely"

  static func percent(_ billionths: Int) -> String {
    var fraction = String(billionths % 10_000_000 + 10_000_000).dropFirst()
    while fraction.last == "0" { fraction.removeLast() }
    return "\(billionths / 10_000_000)" + (fraction.isEmpty ? "" : "." + fraction) + "%"
  }

  /// A value from 0 to 1 as a percentage with as many places as a billionth needs.
  package static func percent(_ value: Double) -> String {
    percent(Int((value * Double(unit)).rounded()))
  }
}
