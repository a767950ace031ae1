import Facts
import Foundation

/// Numbers of other programs as the language writes them.
enum ForeignNumber {
  /// A probability from 0 to 1: as it is written where that is plain, so that `1` is not one percent.
  static func fraction(_ value: Double, written: String? = nil) -> String {
    let written = written ?? "\(value)"
    let isPlain = written.utf8.allSatisfy { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
    if isPlain, written.contains("."), !written.hasPrefix("."), !written.hasSuffix(".") { return written }
    return Probability.percent(value)
  }

  /// With at most 15 significant digits, which is what a number holds, and no exponent.
  static func quantity(_ value: Double) -> String? {
    guard value.isFinite, abs(value) < 1e15 else { return nil }
    let digits = value == 0 ? 0 : max(0, min(20, 14 - Int(log10(abs(value)).rounded(.down))))
    var text = String(format: "%.\(digits)f", value)
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return (try? Quantity(parsing: text))?.text
  }

  /// Whether a number lost digits when it was written so.
  static func isRounded(_ written: String, as quantity: String) -> Bool {
    Double(written.onOneLine) != Double(quantity)
  }
}
