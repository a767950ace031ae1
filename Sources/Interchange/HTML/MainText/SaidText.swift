/// The article's text as JSON-LD has it, to find the page's paragraphs that it holds.
///
/// Compared by letters and digits alone, in windows of twenty, since white space, markup and dashes differ.
struct SaidText {
  private static let width = 20
  private let windows: Set<ArraySlice<Unicode.Scalar>>
  private let letters: Int

  init(_ text: String) {
    let scalars = text.unicodeScalars.lettersAndDigits
    letters = scalars.count
    // A text of a megabyte has as many windows as letters; such a text is not an article's.
    windows = Set(Self.windows(of: Array(scalars.prefix(500_000))))
  }

  /// For each block, whether the text holds it, nil where it is too short to tell; nil where the text and the page
  /// have little in common.
  func holds(_ blocks: [HTMLBlock]) -> [Bool?]? {
    var found = 0
    let answers = blocks.map { block -> Bool? in
      let scalars = block.text.lettersAndDigits
      let parts = Self.windows(of: scalars)
      guard !parts.isEmpty else { return nil }
      let hits = parts.reduce(0) { $0 + (windows.contains($1) ? 1 : 0) }
      guard hits * 10 >= parts.count * 8 else { return false }
      found += scalars.count
      return true
    }
    return letters >= 200 && found * 10 >= letters * 6 ? answers : nil
  }

  private static func windows(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    guard scalars.count >= width else { return [] }
    return (0...(scalars.count - width)).map { scalars[$0..<($0 + width)] }
  }
}

extension String.UnicodeScalarView {
  /// What two copies of a text have in common, whatever happened to its white space and punctuation.
  var lettersAndDigits: [Unicode.Scalar] {
    filter(\.isLetterOrDigit)
  }
}
