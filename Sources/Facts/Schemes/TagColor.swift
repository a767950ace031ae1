/// In what colour a terminal shows a tag: a name of the palette, or `#rrggbb`, which is shown as the nearest name.
package struct TagColor: Sendable, Hashable, CustomStringConvertible {
  package enum Tint: String, Sendable, CaseIterable {
    case red, yellow, green, cyan, blue, magenta, gray

    /// How xterm shows it, red first.
    fileprivate var light: [Int] {
      switch self {
      case .red: [205, 0, 0]
      case .yellow: [205, 205, 0]
      case .green: [0, 205, 0]
      case .cyan: [0, 205, 205]
      case .blue: [0, 0, 238]
      case .magenta: [205, 0, 205]
      case .gray: [127, 127, 127]
      }
    }
  }

  /// As it was written, in lower case.
  package let description: String
  package let tint: Tint

  package init(parsing text: String) throws(FactError) {
    let word = text.lowercased()
    if let tint = Tint(rawValue: word) {
      (description, self.tint) = (word, tint)
    } else if let tint = TagColor.nearest(to: word) {
      (description, self.tint) = (word, tint)
    } else {
      throw FactError(
        "E-COLOR", "'\(text)' is not a colour",
        hint: "one of: " + Tint.allCases.map(\.rawValue).joined(separator: ", ") + ", or #rrggbb")
    }
  }

  private static func nearest(to word: String) -> Tint? {
    let digits = Array(word.utf8.dropFirst())
    guard word.utf8.first == UInt8(ascii: "#"), digits.count == 6 else { return nil }
    let light = stride(from: 0, to: 6, by: 2).compactMap { start -> Int? in
      let pair = String(decoding: digits[start..<start + 2], as: UTF8.self)
      return pair.allSatisfy(\.isHexDigit) ? Int(pair, radix: 16) : nil
    }
    guard light.count == 3 else { return nil }
    return Tint.allCases.min { distance($0.light, light) < distance($1.light, light) }
  }

  private static func distance(_ one: [Int], _ other: [Int]) -> Int {
    zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
