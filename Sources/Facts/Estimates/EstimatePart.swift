/// One part of a list such as `stays:60%,removed:40%`, with its place in the text.
struct EstimatePart {
  let text: String
  /// In UTF-8 bytes of the whole.
  let bytes: Range<Int>

  static func parts(of text: String) -> [EstimatePart] {
    var parts: [EstimatePart] = []
    var start = 0
    for piece in text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      parts.append(EstimatePart(text: String(Substring(piece)), bytes: start..<(start + piece.count)))
      start += piece.count + 1
    }
    return parts
  }

  /// The parts before and after the first colon, as in `10%:2017-05-09T20:00Z`.
  var atFirstColon: (left: EstimatePart, right: EstimatePart)? { text.firstIndex(of: ":").map(split) }

  /// The parts before and after the last colon, as in `stays:60%`.
  var atLastColon: (left: EstimatePart, right: EstimatePart)? { text.lastIndex(of: ":").map(split) }

  private func split(_ colon: String.Index) -> (left: EstimatePart, right: EstimatePart) {
    let (left, right) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    let middle = bytes.lowerBound + left.utf8.count
    return (
      EstimatePart(text: left, bytes: bytes.lowerBound..<middle),
      EstimatePart(text: right, bytes: (middle + 1)..<bytes.upperBound)
    )
  }

  /// Carries out a rule about this part, whose error then points at it.
  func placed<Result>(_ body: (String) throws(FactError) -> Result) throws(FactError) -> Result {
    do { return try body(text) } catch {
      var placed = error
      placed.bytes = error.bytes ?? bytes
      throw placed
    }
  }

  func wrong(_ message: String, hint: String) -> FactError {
    FactError("E-ESTIMATE", message, hint: hint, bytes: bytes)
  }

  /// Whether it is a number with its sign, such as `60%` or `0.6`.
  var isMarked: Bool { Probability.looksNumeric(text) && text.contains { $0 == "%" || $0 == "." } }

  /// Whether it is a number that lacks the sign, such as `60`.
  var isBare: Bool { !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } }
}

extension String {
  /// Without the spaces around it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
