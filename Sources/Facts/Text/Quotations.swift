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

  /// The quotations, marks included, that an East Asian letter follows without a space; in order, nested ones merged.
  func continued() -> [Range<Int>] {
    let continued = Quotations.pairs.flatMap(ranges).filter {
      $0.upperBound < paragraph.upperBound && scalars[$0.upperBound].isEastAsianLetter
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
