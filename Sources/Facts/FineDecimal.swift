/// A probability with more decimal places than a billionth needs, as programs write them: kept digit by digit.
struct FineDecimal {
  /// As a percentage, such as `31.506042899461806%`, which reads back as the same value.
  let percent: String
  /// The nearest number to the digits.
  let value: Double

  /// More digits than this say nothing of any forecast.
  private static let mostPlaces = 40

  /// Nil where the text is no plain decimal, or has no more places than a billionth needs.
  init?(_ text: String) throws(FactError) {
    let isPercent = text.hasSuffix("%")
    let parts = (isPercent ? text.dropLast() : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) else {
      return nil
    }
    let (whole, decimals) = (parts[0].drop { $0 == "0" }, parts[1].withoutTrailingZeros)
    guard decimals.count > (isPercent ? 7 : 9) else { return nil }
    guard decimals.count <= FineDecimal.mostPlaces, whole.count <= FineDecimal.mostPlaces else {
      throw FactError(
        "E-PROBABILITY", "'\(text.prefix(60))…' has more than \(FineDecimal.mostPlaces) decimal places",
        hint: "round it")
    }
    // The point moves by two places; whatever stands before it then is a hundred percent or more.
    let digits = isPercent ? String(repeating: "0", count: 3) + whole + decimals : "0" + whole + decimals
    let point = digits.count - decimals.count - (isPercent ? 2 : 0)
    guard digits.prefix(point).allSatisfy({ $0 == "0" }), let value = Double("0." + digits.dropFirst(point))
    else {
      throw FactError(
        "E-PROBABILITY", "'\(text)' is more than 100%",
        hint: "probabilities are 70%, 0.7, a range 60..70%, or a word such as likely")
    }
    self.value = value
    let shares = digits.dropFirst(point)
    let tens = shares.prefix(2).drop { $0 == "0" }
    percent = (tens.isEmpty ? "0" : String(tens)) + "." + shares.dropFirst(2) + "%"
  }
}

extension Substring {
  fileprivate var withoutTrailingZeros: Substring {
    var trimmed = self
    while trimmed.last == "0" { trimmed.removeLast() }
    return trimmed
  }
}
