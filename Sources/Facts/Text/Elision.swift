/// The marks by which a quote says that it leaves words out: three dots or an ellipsis, also in square brackets.
enum Elision {
  /// The parts between the marks; nil when there is no mark, or nothing before or after one.
  static func parts(of folded: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
    var parts: [[Unicode.Scalar]] = []
    var (start, position) = (0, 0)
    while position < folded.count {
      guard let mark = mark(at: position, in: folded) else {
        position += 1
        continue
      }
      parts.append(trimmed(folded[start..<mark.lowerBound]))
      (start, position) = (mark.upperBound, mark.upperBound)
    }
    parts.append(trimmed(folded[start...]))
    return parts.count > 1 && parts.allSatisfy { !$0.isEmpty } ? parts : nil
  }

  /// The mark that begins at a position; of more than three dots the last three, since a sentence may end before.
  private static func mark(at position: Int, in folded: [Unicode.Scalar]) -> Range<Int>? {
    let opened = folded[position] == "["
    let start = opened ? position + 1 : position
    let kind = folded[start...].first
    guard kind == "." || kind == "…" else { return nil }
    let end = folded[start...].firstIndex { $0 != kind } ?? folded.count
    guard kind == "…" || end - start >= 3 else { return nil }
    if opened { return folded[end...].first == "]" ? position..<end + 1 : nil }
    return (kind == "." ? end - 3 : start)..<end
  }

  private static func trimmed(_ part: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
    var part = part
    if part.first == QuoteFolding.space { part.removeFirst() }
    if part.last == QuoteFolding.space { part.removeLast() }
    return Array(part)
  }
}
