/// Lines or words of a text, numbered, so that equal ones have one number.
///
/// Equal means equal scalar by scalar.
struct TextTokens {
  private(set) var numbers: [Int] = []
  /// Where each token stands.
  private(set) var ranges: [Range<Int>] = []

  /// Numbers for tokens, shared by the texts that are compared.
  struct Register {
    private var numbers: [ArraySlice<Unicode.Scalar>: Int] = [:]

    mutating func number(of token: ArraySlice<Unicode.Scalar>) -> Int {
      if let number = numbers[token] { return number }
      numbers[token] = numbers.count
      return numbers.count - 1
    }
  }

  private mutating func append(
    _ range: Range<Int>, of scalars: [Unicode.Scalar], _ register: inout Register
  ) {
    ranges.append(range)
    numbers.append(register.number(of: scalars[range]))
  }

  /// The lines that are not blank, without the breaks that end them.
  static func lines(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ register: inout Register
  ) -> TextTokens {
    var (tokens, start, isBlank) = (TextTokens(), range.lowerBound, true)
    for position in range {
      if scalars[position].isLineBreak {
        if !isBlank { tokens.append(start..<position, of: scalars, &register) }
        (start, isBlank) = (position + 1, true)
      } else if !scalars[position].isWhite {
        isBlank = false
      }
    }
    if !isBlank { tokens.append(start..<range.upperBound, of: scalars, &register) }
    return tokens
  }

  /// Runs of letters and digits, and other scalars one by one, each with the marks upon it, without the white space
  /// between.
  ///
  /// Han and Kana are written without spaces, so that there each letter is a word.
  static func words(
    _ scalars: [Unicode.Scalar], _ range: Range<Int>, _ register: inout Register
  ) -> TextTokens {
    var (tokens, start) = (TextTokens(), range.lowerBound)
    while start < range.upperBound {
      let kind = WordKind(scalars[start])
      var end = start + 1
      while end < range.upperBound {
        let next = WordKind(scalars[end])
        guard (next == .mark && kind != .white) || (next == kind && kind != .single) else { break }
        end += 1
      }
      if kind != .white { tokens.append(start..<end, of: scalars, &register) }
      start = end
    }
    return tokens
  }
}

private enum WordKind {
  case letter, white, mark, single

  init(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 {
      let isWord = scalar.isDigit || (0x41...0x5A).contains(scalar.value & 0xDF)
      self = isWord ? .letter : scalar.isWhite ? .white : .single
    } else if scalar.isWhite {
      self = .white
    } else if scalar.isInvisible {
      self = .mark
    } else {
      let isAlone = scalar.isEastAsianLetter && !scalar.isHangul
      self = !isAlone && (scalar.isLetter || scalar.properties.numericType != nil) ? .letter : .single
    }
  }
}
