/// How folded text becomes the terms of the index: words, and overlapping pairs where spaces do not part
/// words.
///
/// 문재인은 becomes 문재 재인 인은 은, so that 문재인 is a phrase of it and 은 the beginning of a term.
enum SearchTokens {
  /// Stored beside the index, which must be made anew when this rule changes.
  static let name = "words and pairs 1"

  /// A phrase longer than this is looked up by its beginning; the stored text decides anyway.
  private static let longestPhrase = 64

  /// The terms of a text, separated by spaces, as the index takes them.
  static func terms(of folded: [UInt32]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(folded.count * 2)
    for run in runs(of: folded) {
      for term in terms(of: run, in: folded) {
        if !text.isEmpty { text.append(0x20) }
        for value in folded[term] { append(value, to: &text) }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(_ value: UInt32, to text: inout [UInt8]) {
    if value < 0x80 {
      text.append(UInt8(value))
    } else if let scalar = Unicode.Scalar(value), let bytes = UTF8.encode(scalar) {
      text.append(contentsOf: bytes)
    }
  }

  /// The query that finds every text in which the folded words occur, among others; nil where they hold no
  /// term.
  static func query(for folded: [UInt32]) -> String? {
    let runs = runs(of: folded)
    guard let last = runs.last else { return nil }
    // A run that ends with the query may go on in the text: a word is then a beginning, and the last
    // character of an unspaced run need not stand alone.
    let isOpen = last.range.upperBound == folded.count
    var terms = runs.dropLast().flatMap { self.terms(of: $0, in: folded) }
    var ending = self.terms(of: last, in: folded)
    var isPrefix = isOpen && last.kind == .word
    if isOpen && last.kind == .unspaced {
      if ending.count > 1 { ending.removeLast() } else { isPrefix = true }
    }
    terms += ending
    if terms.count > longestPhrase {
      terms.removeSubrange(longestPhrase...)
      isPrefix = false
    }
    let phrase = terms.map { text(of: folded[$0]) }.joined(separator: " ")
    return "\"\(phrase)\"" + (isPrefix ? " *" : "")
  }

  private struct Run {
    let kind: SearchScalars.Kind
    let range: Range<Int>
  }

  private static func runs(of folded: [UInt32]) -> [Run] {
    var runs: [Run] = []
    var start = 0
    while start < folded.count {
      let kind = SearchScalars.kind(of: folded[start])
      var end = start + 1
      if kind != .sign {
        while end < folded.count, SearchScalars.kind(of: folded[end]) == kind { end += 1 }
      }
      if kind != .separator { runs.append(Run(kind: kind, range: start..<end)) }
      start = end
    }
    return runs
  }

  private static func terms(of run: Run, in folded: [UInt32]) -> [Range<Int>] {
    guard run.kind == .unspaced else { return [run.range] }
    return run.range.map { $0..<min($0 + 2, run.range.upperBound) }
  }

  private static func text(of values: ArraySlice<UInt32>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: values.lazy.compactMap { Unicode.Scalar($0) })
    return String(text)
  }
}
