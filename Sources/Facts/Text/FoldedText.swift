/// A text as quotes are looked for in a later version of it, with the way back to its code points.
///
/// As in `QuoteFolding`, white space is one space and typographic quotation marks are straight; besides, dashes are
/// hyphens, and soft hyphens and marks of no width are left out, since publishers change these in passing. Letters
/// are numbered, so that they can be looked for; canonically equivalent ones are equal.
struct FoldedText {
  private(set) var letters: [Int] = []
  /// The code point that each letter begins at; the last is the end.
  private(set) var starts: [Int] = []

  /// Numbers for letters, shared by the texts that are compared.
  struct Register {
    private var numbers: [Unicode.Scalar: Int] = [:]
    private var ascii = [Int](repeating: -1, count: 0x80)

    /// One more than the greatest number.
    private(set) var count = 0

    mutating func number(of scalar: Unicode.Scalar) -> Int {
      if scalar.value < 0x80 {
        let index = Int(scalar.value)
        if ascii[index] < 0 {
          ascii[index] = count
          count += 1
        }
        return ascii[index]
      }
      if let number = numbers[scalar] { return number }
      numbers[scalar] = count
      count += 1
      return count - 1
    }
  }

  init(_ text: StoredText, _ register: inout Register) {
    letters.reserveCapacity(text.count)
    starts.reserveCapacity(text.count + 1)
    var position = 0
    if text.isFixedByNFC {
      for scalar in text.string.unicodeScalars {
        append(scalar, at: position, &register)
        position += 1
      }
    } else {
      for cluster in text.string {
        let scalars = cluster.unicodeScalars
        if scalars.allSatisfy(\.isFixedByNFC) {
          for (offset, scalar) in scalars.enumerated() { append(scalar, at: position + offset, &register) }
        } else {
          for scalar in String(cluster).composed.unicodeScalars { append(scalar, at: position, &register) }
        }
        position += scalars.count
      }
    }
    starts.append(text.count)
  }

  private mutating func append(
    _ scalar: Unicode.Scalar, at position: Int, _ register: inout Register
  ) {
    guard !FoldedText.isLeftOut(scalar) else { return }
    let folded = FoldedText.fold(scalar)
    let number = register.number(of: folded)
    if folded == QuoteFolding.space, letters.last == number { return }
    letters.append(number)
    starts.append(position)
  }

  private static func isLeftOut(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0xAD: false
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF: true
    default: false
    }
  }

  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "‐", "‑", "‒", "–", "—", "―", "−": "-"
    default: QuoteFolding.fold(scalar)
    }
  }
}

// MARK: Positions

extension FoldedText {
  /// The letters that begin within a range of code points.
  func letters(in range: Range<Int>) -> Range<Int> {
    let first = index(range.lowerBound)
    return first..<max(first, index(range.upperBound))
  }

  /// The first letter that begins at a code point or after it.
  func index(_ position: Int) -> Int {
    min(letters.count, starts.firstIndex(onwards: { $0 >= position }))
  }

  /// The code points of some letters.
  func range(of letters: Range<Int>) -> Range<Int> {
    starts[letters.lowerBound]..<starts[letters.upperBound]
  }

  /// A range of letters without white space at either end.
  func trimmed(_ range: Range<Int>, space: Int) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, letters[start] == space { start += 1 }
    while start < end, letters[end - 1] == space { end -= 1 }
    return start..<end
  }

  /// Every place of some letters within a range of letters, in order, also where two overlap.
  func places(of pattern: ArraySlice<Int>, in range: Range<Int>) -> [Int] {
    guard let last = pattern.last, pattern.count <= range.count else { return [] }
    let tail = pattern.count - 1
    return (range.lowerBound + tail..<range.upperBound).filter { end in
      letters[end] == last && letters[end - tail...end].elementsEqual(pattern)
    }.map { $0 - tail }
  }
}
