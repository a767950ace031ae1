import Facts

/// What the bare numbers of a column of probabilities count.
package enum ProbabilityScale: String, Sendable, CaseIterable {
  /// From 0 to 100.
  case percent
  /// From 0 to 1.
  case fraction
}

/// Finds out how the probabilities of a column are written, and reads them; what could mean two things is refused.
struct ProbabilityColumn {
  /// How one cell is written.
  private enum Form: CaseIterable {
    /// `70%`.
    case signed
    /// `0.7` or `1.0`.
    case fraction
    /// `0` or `1`, which may be certainty or one percent.
    case bit
    /// `70` or `12.5`.
    case large
    /// A word or a range, which the language reads.
    case other
  }

  let scale: ProbabilityScale?
  private var first: [Form: CellError] = [:]

  init(_ scale: ProbabilityScale?) {
    self.scale = scale
  }

  /// Takes notice of a cell that is not blank; `place` is where it stands.
  mutating func survey(_ text: String, _ place: (FactError) -> CellError) {
    let form = ProbabilityColumn.form(of: text)
    guard first[form] == nil else { return }
    first[form] = place(FactError("E-PROBABILITY", "'\(text.prefix(40))'"))
  }

  /// Refuses a column whose bare numbers could mean two things.
  func check(named name: String) throws(CellError) {
    if scale == nil, let large = first[.large] {
      throw large.saying(
        "in the column '\(name)' is neither a percentage nor a decimal fraction",
        hint: "if its numbers go from 0 to 100, add: scale percent")
    }
    if scale == nil, let bit = first[.bit], first[.fraction] == nil {
      throw bit.saying(
        "in the column '\(name)' may be certainty or one percent",
        hint: "add: scale fraction or scale percent")
    }
    if scale == nil, let signed = first[.signed], let bare = first[.fraction] ?? first[.bit] {
      let second = signed.line < bare.line ? bare : signed
      throw second.saying(
        "in the column '\(name)' is not written as line \(min(signed.line, bare.line)) is",
        hint: "say what numbers without % count: scale fraction or scale percent")
    }
    if scale == .fraction, let large = first[.large] {
      throw large.saying(
        "in the column '\(name)' is no fraction from 0 to 1", hint: "did you mean: scale percent?")
    }
  }

  /// The cell as the language writes it, such as `70%`.
  func read(_ text: String) -> String {
    let form = ProbabilityColumn.form(of: text)
    guard form != .signed, form != .other, let plain = ProbabilityColumn.plain(text) else { return text }
    if scale == .percent { return plain + "%" }
    return plain.contains(".") ? plain : plain + ".0"
  }

  private static func form(of text: String) -> Form {
    if text.hasSuffix("%") { return .signed }
    guard let plain = plain(text), let value = Double(plain) else { return .other }
    if value > 1 { return .large }
    return text.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") } ? .fraction : .bit
  }

  /// The digits of a number, without an exponent; nil for what is no number.
  private static func plain(_ text: String) -> String? {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let number = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, number.count <= 2, number.joined().count > 0,
      number.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    guard parts.count == 2 else { return text }
    guard let exponent = Int(parts[1]), abs(exponent) <= 40 else { return nil }
    let digits = number.joined()
    let point = number[0].count + exponent
    let padded =
      String(repeating: "0", count: max(0, 1 - point)) + digits
      + String(repeating: "0", count: max(0, point - digits.count))
    let whole = padded.prefix(max(1, point))
    let decimals = padded.dropFirst(whole.count)
    return decimals.isEmpty ? String(whole) : whole + "." + decimals
  }
}

extension CellError {
  /// The same about the cell that its message quotes.
  fileprivate func saying(_ words: String, hint: String) -> CellError {
    CellError(
      error: FactError(error.code, error.message + " " + words, hint: hint), line: line, text: text,
      range: range)
  }
}
