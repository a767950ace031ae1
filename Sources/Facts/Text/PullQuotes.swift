/// Sentences that stand apart while a longer paragraph holds them as well.
enum PullQuotes {
  /// The letters by which sentences are looked up; no six words have fewer.
  private static let beginning = 10
  /// How much heavier a paragraph is than the sentence that is quoted from it.
  private static let surplus = 4.0
  /// So many of the sentences that begin alike are compared; where there are more, they are a form or a list.
  private static let most = 100

  /// Those of some lines that another line holds, from where a word begins.
  ///
  /// Looked up by their first letters, since a long text has too many lines to compare each with each.
  static func found(in lines: [BoilerplateLine], among apart: [Int]) -> Set<Int> {
    let words = apart.map { Array(lines[$0].folded.withoutQuotes.unicodeScalars) }
    let known = words.indices.filter { words[$0].count >= beginning }
    let alike = Dictionary(grouping: known) { words[$0][..<beginning] }
    var found: Set<Int> = []
    for line in lines {
      let scalars = Array(line.folded.unicodeScalars)
      for start in scalars.indices.dropLast(beginning - 1) where start == 0 || !isOfWord(scalars[start - 1]) {
        guard let candidates = alike[scalars[start..<start + beginning]] else { continue }
        for candidate in candidates.prefix(most) where !found.contains(apart[candidate]) {
          guard line.weight > lines[apart[candidate]].weight + surplus,
            scalars[start...].starts(with: words[candidate])
          else { continue }
          found.insert(apart[candidate])
        }
      }
    }
    return found
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isLetter || scalar.isDigit }
}

extension String {
  /// The text without the quotation marks around it, which stand around a pull quote alone.
  fileprivate var withoutQuotes: Substring {
    var words = self[...]
    while let first = words.unicodeScalars.first, first.opens { words.unicodeScalars.removeFirst() }
    while let last = words.unicodeScalars.last, last.closes { words.unicodeScalars.removeLast() }
    return words
  }
}
