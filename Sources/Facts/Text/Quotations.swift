/// Pairs of quotation marks within one paragraph.
struct Quotations {
  private let scalars: [Unicode.Scalar]
  private let paragraph: Range<Int>
  private static let pairs: [(open: Unicode.Scalar, close: Unicode.Scalar)] = [
    ("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("\"", "\""),
  ]

  init(_ scalars: [Unicode.Scalar], paragraph: Range<Int>) {
    self.scalars = scalars
    self.paragraph = paragraph
  }

  /// The quotations, marks included, that the sentence continues without a space; in order, nested ones merged.
  func continued() -> [Range<Int>] {
    let continued = Quotations.pairs.flatMap(ranges).filter {
      $0.upperBound < paragraph.upperBound && goesOn(after: $0)
    }
    var merged: [Range<Int>] = []
    for range in continued.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound < last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// Korean and Japanese particles go on; Chinese does where it reports, or where nothing announced the words.
  private func goesOn(after quotation: Range<Int>) -> Bool {
    let next = scalars[quotation.upperBound]
    guard next.isEastAsianLetter else { return false }
    if next.isHangul || (0x3041...0x309F).contains(next.value) { return true }
    let before = quotation.lowerBound > paragraph.lowerBound ? scalars[quotation.lowerBound - 1] : " "
    let announces = ":：，、,".unicodeScalars.contains(before)
    let near = scalars[quotation.upperBound..<min(paragraph.upperBound, quotation.upperBound + 8)]
    let clause = near.prefix { $0.isEastAsianLetter }
    if clause.contains(where: WordLists.hanReporters.contains) { return !announces }
    let endsSentence = scalars[quotation].dropLast().last?.endsSentences == true
    return !endsSentence
  }

  // An odd number of straight quotes cannot be paired, so none of them is.
  private func ranges(open: Unicode.Scalar, close: Unicode.Scalar) -> [Range<Int>] {
    if open == close, scalars[paragraph].count(where: { $0 == open }) % 2 == 1 { return [] }
    var ranges: [Range<Int>] = []
    var start: Int?
    for position in paragraph {
      if let opened = start, scalars[position] == close {
        ranges.append(opened..<position + 1)
        start = nil
      } else if scalars[position] == open {
        start = position
      }
    }
    return ranges
  }
}
