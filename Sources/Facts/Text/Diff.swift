/// How one text became another: the words that differ, in order, with equal text between them.
///
/// Lines are compared first, then the words of the lines that differ. Both directions agree: the differences from new
/// to old are those from old to new, exchanged.
package struct TextDiff: Sendable, Hashable {
  /// Code points of the old text that the new one has others for; one of the ranges may be empty, not both.
  package struct Hunk: Sendable, Hashable {
    package let old: Range<Int>
    package let new: Range<Int>

    package init(old: Range<Int>, new: Range<Int>) {
      self.old = old
      self.new = new
    }

    var inverse: Hunk { Hunk(old: new, new: old) }
  }

  package let hunks: [Hunk]
  /// The lengths of the texts in code points.
  let counts: (old: Int, new: Int)

  package static func == (left: TextDiff, right: TextDiff) -> Bool {
    left.hunks == right.hunks && left.counts == right.counts
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(hunks) }

  init(hunks: [Hunk], counts: (old: Int, new: Int)) {
    self.hunks = hunks
    self.counts = counts
  }

  /// The steps spent on lines, and on all words together; what would need more is one whole difference.
  private static let steps = 20_000_000

  package init(from old: StoredText, to new: StoredText) {
    self.init(Array(old.string.unicodeScalars), Array(new.string.unicodeScalars))
  }

  init(_ old: [Unicode.Scalar], _ new: [Unicode.Scalar]) {
    // Of several least differences the one found depends on the direction, so that one direction serves both.
    let isForward = old.count != new.count ? old.count < new.count : !new.lexicographicallyPrecedes(old)
    let hunks = isForward ? TextDiff.hunks(old, new) : TextDiff.hunks(new, old).map(\.inverse)
    self.init(hunks: hunks, counts: (old.count, new.count))
  }

  package var inverse: TextDiff {
    TextDiff(hunks: hunks.map(\.inverse), counts: (counts.new, counts.old))
  }
}

// MARK: Comparing

extension TextDiff {
  private typealias Scalars = [Unicode.Scalar]

  /// Of a shorter text and a longer one.
  private static func hunks(_ short: Scalars, _ long: Scalars) -> [Hunk] {
    if short == long { return [] }
    // What is put before everything moves everything, whatever the words before resemble.
    let rest = long.count - short.count
    if long[rest...].elementsEqual(short) { return [Hunk(old: 0..<0, new: 0..<rest)] }
    let whole = Hunk(old: 0..<short.count, new: 0..<long.count)
    var steps = steps
    let lines = differences(of: whole, short, long, TextTokens.lines, steps: &steps, cutsFirst: true)
    let words = lines.flatMap {
      differences(of: $0, short, long, TextTokens.words, steps: &steps, cutsFirst: false)
    }
    return slid(words, short, long)
  }

  /// What differs within a part, by tokens of one kind; of the white space between these only what differs.
  private static func differences(
    of part: Hunk, _ short: Scalars, _ long: Scalars,
    _ tokens: (Scalars, Range<Int>, inout TextTokens.Register) -> TextTokens, steps: inout Int,
    cutsFirst: Bool
  ) -> [Hunk] {
    guard !part.old.isEmpty, !part.new.isEmpty else { return [part] }
    var register = TextTokens.Register()
    let (old, new) = (tokens(short, part.old, &register), tokens(long, part.new, &register))
    let script = EditScript(old: old.numbers, new: new.numbers, steps: steps, cutsFirst: cutsFirst)
    steps = script.steps
    var hunks: [Hunk] = []
    var before = (old: part.old.lowerBound, new: part.new.lowerBound)
    func add(through end: (old: Int, new: Int)) {
      hunks += difference(short, before.old..<end.old, long, before.new..<end.new)
    }
    for (one, other) in script.common(old.numbers.count) {
      let (one, other) = (old.ranges[one], new.ranges[other])
      add(through: (one.lowerBound, other.lowerBound))
      before = (one.upperBound, other.upperBound)
    }
    add(through: (part.old.upperBound, part.new.upperBound))
    return hunks
  }

  /// Two ranges as a difference, without the white space that both begin or end with; nothing where that is all.
  private static func difference(
    _ short: Scalars, _ old: Range<Int>, _ long: Scalars, _ new: Range<Int>
  ) -> [Hunk] {
    var (start, end) = (0, 0)
    let length = min(old.count, new.count)
    while start < length, let one = short[old].dropFirst(start).first, one.isWhite,
      one == long[new.lowerBound + start]
    {
      start += 1
    }
    while end < length - start, let one = short[old].dropLast(end).last, one.isWhite,
      one == long[new.upperBound - 1 - end]
    {
      end += 1
    }
    let hunk = Hunk(
      old: old.lowerBound + start..<old.upperBound - end, new: new.lowerBound + start..<new.upperBound - end)
    return hunk.old.isEmpty && hunk.new.isEmpty ? [] : [hunk]
  }
}

// MARK: Reading

extension TextDiff {
  /// The same differences with those joined that only white space or marks part, as a person would read them.
  package func readable(_ old: StoredText) -> [Hunk] {
    hunks.reduce(into: []) { joined, hunk in
      guard let last = joined.last, !old[last.old.upperBound..<hunk.old.lowerBound].holdsWordOrBreak else {
        joined.append(hunk)
        return
      }
      joined[joined.count - 1] = Hunk(
        old: last.old.lowerBound..<hunk.old.upperBound, new: last.new.lowerBound..<hunk.new.upperBound)
    }
  }
}

extension String {
  fileprivate var holdsWordOrBreak: Bool {
    unicodeScalars.contains { $0.isLetter || $0.isLineBreak || $0.properties.numericType != nil }
  }
}

// MARK: Positions

extension TextDiff {
  /// Where a range of the old text stands in the new one, if none of it was changed and nothing was put into it.
  func untouched(_ range: Range<Int>) -> Range<Int>? {
    let next = hunks.firstIndex(onwards: { $0.old.upperBound > range.lowerBound })
    if next < hunks.count, hunks[next].old.lowerBound < range.upperBound { return nil }
    let shift = shift(after: next)
    return range.lowerBound + shift..<range.upperBound + shift
  }

  /// What stands in the new text where a range of the old one stood; empty where it was taken out.
  ///
  /// Of a difference that reaches out of the range, all new text counts as standing in it.
  func projected(_ range: Range<Int>) -> Range<Int> {
    let first = hunks.firstIndex(onwards: { $0.old.upperBound > range.lowerBound })
    let isCutAtStart = first < hunks.count && hunks[first].old.lowerBound <= range.lowerBound
    let start = isCutAtStart ? hunks[first].new.lowerBound : range.lowerBound + shift(after: first)
    let last = hunks.firstIndex(onwards: { $0.old.upperBound >= range.upperBound })
    let isCutAtEnd = last < hunks.count && hunks[last].old.lowerBound < range.upperBound
    let end = isCutAtEnd ? hunks[last].new.upperBound : range.upperBound + shift(after: last)
    return start..<max(start, end)
  }

  /// How many code points of a range of the new text stood in the old one too, but outside a range of that.
  func kept(_ range: Range<Int>, outside source: Range<Int>) -> Int {
    var count = 0
    var index = hunks.firstIndex(onwards: { $0.new.upperBound > range.lowerBound })
    var position = range.lowerBound
    while position < range.upperBound {
      let end = min(
        range.upperBound, index < hunks.count ? max(position, hunks[index].new.lowerBound) : range.upperBound)
      let origin = position - shift(after: index)..<end - shift(after: index)
      count += origin.count - origin.clamped(to: source).count
      guard index < hunks.count else { break }
      position = max(end, hunks[index].new.upperBound)
      index += 1
    }
    return count
  }

  /// How far equal text before the hunk of an index has moved.
  private func shift(after index: Int) -> Int {
    index == 0 ? 0 : hunks[index - 1].new.upperBound - hunks[index - 1].old.upperBound
  }

  /// The same differences without the letters that both sides of one begin or end with.
  func sharpened(_ old: [Unicode.Scalar], _ new: [Unicode.Scalar]) -> TextDiff {
    let hunks = hunks.map { hunk in
      var (start, end) = (0, 0)
      let length = min(hunk.old.count, hunk.new.count)
      while start < length, old[hunk.old.lowerBound + start] == new[hunk.new.lowerBound + start] {
        start += 1
      }
      while end < length - start, old[hunk.old.upperBound - 1 - end] == new[hunk.new.upperBound - 1 - end] {
        end += 1
      }
      return Hunk(
        old: hunk.old.lowerBound + start..<hunk.old.upperBound - end,
        new: hunk.new.lowerBound + start..<hunk.new.upperBound - end)
    }
    return TextDiff(hunks: hunks, counts: counts)
  }
}
