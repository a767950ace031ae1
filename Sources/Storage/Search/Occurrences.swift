extension FoldedText {
  /// Where the words of another text occur in this one, as folded code points.
  ///
  /// A word begins where a word begins (`war` is not found in `toward`, but in `wars`); where a script has no
  /// spaces every character is a beginning. No letter is cut from its accent.
  func occurrences(of words: FoldedText) -> [Range<Int>] {
    let wanted = words.trimmed()
    guard let first = wanted.first else { return [] }
    let mustBegin = SearchScalars.kind(of: first) == .word
    var found: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= scalars.count {
      let end = start + wanted.count
      if scalars[start] == first, scalars[start..<end].elementsEqual(wanted),
        !(mustBegin && start > 0 && SearchScalars.kind(of: scalars[start - 1]) == .word),
        !(end < scalars.count && SearchScalars.isMark(scalars[end]))
      {
        found.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return found
  }

  /// The folded code points without white space at either end.
  func trimmed() -> [UInt32] {
    var values = scalars[...]
    if values.first == 0x20 { values.removeFirst() }
    if values.last == 0x20 { values.removeLast() }
    return Array(values)
  }
}
