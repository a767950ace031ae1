/// Numbers for the letters of a quote: letters that are equal, folded and by canonical equivalence, have one number.
///
/// A letter is a scalar with the marks and jamo that combine with it; a run of white space is one letter.
struct LetterClasses {
  /// All letters that the quote does not have.
  static let foreign = 0

  private var numbers: [String: Int] = [:]

  /// One more than the greatest number.
  var count: Int { numbers.count + 1 }

  /// A text as the numbers of its letters, and the position where each begins; the last is the end of the text.
  struct Reading {
    var numbers: [Int] = []
    var starts: [Int] = []
  }

  /// Gives each letter of a quote a number, and returns the quote in numbers.
  mutating func learn(_ quote: [Unicode.Scalar]) -> [Int] {
    var letters: [String] = []
    for scalar in quote {
      if LetterClasses.combines(scalar), let last = letters.last {
        letters[letters.count - 1] = LetterClasses.joined(last, scalar)
      } else {
        letters.append(String(scalar))
      }
    }
    for letter in letters where numbers[letter] == nil { numbers[letter] = count }
    return letters.map { numbers[$0, default: LetterClasses.foreign] }
  }

  func read(_ text: StoredText, _ range: Range<Int>) -> Reading {
    var (reading, known) = (Reading(), KnownScalars())
    reading.numbers.reserveCapacity(range.count)
    reading.starts.reserveCapacity(range.count + 1)
    let space = number(of: " ")
    var (position, previous) = (range.lowerBound, LetterClasses.white)
    let limits = text.index(of: range.lowerBound)..<text.index(of: range.upperBound)
    for scalar in text.string.unicodeScalars[limits] {
      let kind = known.kind(of: scalar) { self.kind(of: scalar) }
      if kind >= 0 || (kind == LetterClasses.white && previous != kind) || reading.numbers.isEmpty {
        reading.numbers.append(kind == LetterClasses.white ? space : max(kind, LetterClasses.foreign))
        reading.starts.append(position)
      } else if kind == LetterClasses.combining, let start = reading.starts.last {
        reading.numbers[reading.numbers.count - 1] = number(of: start..<position + 1, in: text)
      }
      position += 1
      if kind != LetterClasses.combining { previous = kind }
    }
    reading.starts.append(range.upperBound)
    return reading
  }

  private static let (combining, white) = (-1, -2)

  private func number(of letter: String) -> Int { numbers[letter] ?? LetterClasses.foreign }

  // No writing stacks more marks than the stream-safe format allows (UAX 15), so a longer pile is not looked at.
  private func number(of letter: Range<Int>, in text: StoredText) -> Int {
    letter.count <= 31 ? number(of: text[letter]) : LetterClasses.foreign
  }

  private func kind(of scalar: Unicode.Scalar) -> Int {
    if LetterClasses.combines(scalar) { return LetterClasses.combining }
    let folded = QuoteFolding.fold(scalar)
    return folded == QuoteFolding.space ? LetterClasses.white : number(of: String(folded))
  }

  private static func combines(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300: false
    case 0x1160...0x11FF: true
    default: scalar.properties.canonicalCombiningClass != .notReordered
    }
  }

  private static func joined(_ letter: String, _ mark: Unicode.Scalar) -> String {
    var letter = letter
    letter.unicodeScalars.append(mark)
    return letter
  }
}

/// Remembers a number for each scalar of the basic plane, since a text repeats few scalars often.
private struct KnownScalars {
  private var kinds = [Int32](repeating: unknown, count: 0x10000)

  private static let unknown = Int32.min

  mutating func kind(of scalar: Unicode.Scalar, otherwise kind: () -> Int) -> Int {
    guard scalar.value < 0x10000 else { return kind() }
    let index = Int(scalar.value)
    if kinds[index] == KnownScalars.unknown { kinds[index] = Int32(truncatingIfNeeded: kind()) }
    return Int(kinds[index])
  }
}
