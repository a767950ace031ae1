/// A plain decimal number, kept as it was written: `14`, `-3.50`.
package struct Quantity: Sendable, Hashable, CustomStringConvertible {
  package let text: String
  package let value: Double

  package var description: String { text }

  /// More digits than these a double does not hold, so that two numbers would become one.
  private static let mostDigits = 15
  private static let longest = 40

  package init(parsing text: String) throws(FactError) {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { "+-".contains($0) }.split(separator: ".", omittingEmptySubsequences: false)
    let signs = text.count - text.drop { "+-".contains($0) }.count
    guard signs <= 1, (1...2).contains(parts.count), parts.allSatisfy(Quantity.areDigits),
      parts.count == 1 || parts[1] != "", !parts.allSatisfy(\.isEmpty)
    else { throw Quantity.unreadable(text) }
    let whole = parts[0].drop { $0 == "0" }
    let digits = (whole + (parts.count == 2 ? parts[1] : "")).drop { $0 == "0" }
    let significant = digits.count - digits.reversed().prefix { $0 == "0" }.count
    guard significant <= Quantity.mostDigits, text.count <= Quantity.longest else {
      throw FactError(
        "E-NUMBER", "'\(text)' has more than \(Quantity.mostDigits) digits",
        hint: "round it, or count in a larger unit")
    }
    let plain = (whole.isEmpty ? "0" : String(whole)) + (parts.count == 2 ? "." + parts[1] : "")
    self.text = isNegative && significant > 0 ? "-" + plain : plain
    guard let value = Double(self.text), value.isFinite else { throw Quantity.unreadable(text) }
    self.value = value
  }

  package static func isReadable(_ text: String) -> Bool { (try? Quantity(parsing: text)) != nil }

  private static func areDigits(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func unreadable(_ text: String) -> FactError {
    let separators = ",_' \u{A0}\u{202F}’"
    let rest = text.drop { "+-".contains($0) }.filter { !separators.contains($0) }
    let hint: String
    if text.contains(where: separators.contains), !rest.isEmpty, isReadable(String(rest)) {
      hint = "write \(rest) without separators, and decimals after a point: 3.5"
    } else if text.hasPrefix("\u{2212}") {
      hint = "write the sign as '-': -\(text.dropFirst())"
    } else {
      hint = "numbers are written out, as in 14, -3 or 2.5"
    }
    return FactError("E-NUMBER", "'\(text)' is not a number", hint: hint)
  }
}
