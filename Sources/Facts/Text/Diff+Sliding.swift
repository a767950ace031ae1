extension TextDiff {
  /// The same differences, where what was only put in or only taken out begins at a line or a word, if it may.
  ///
  /// Of "a.¶b.¶" and "a.¶" it is as true that ".¶b" was taken out as that "b.¶" was; a person would say the latter.
  static func slid(
    _ hunks: [Hunk], _ old: [Unicode.Scalar], _ new: [Unicode.Scalar]
  ) -> [Hunk] {
    var slid = hunks
    for (index, hunk) in hunks.enumerated() where hunk.old.isEmpty || hunk.new.isEmpty {
      // One equal scalar stays on either side, so that no two differences meet.
      let before = index > 0 ? hunk.old.lowerBound - slid[index - 1].old.upperBound - 1 : hunk.old.lowerBound
      let next = index + 1 < hunks.count ? hunks[index + 1].old.lowerBound - 1 : old.count
      let room = -max(0, before)...max(0, next - hunk.old.upperBound)
      let shift =
        hunk.new.isEmpty ? bestShift(of: hunk.old, in: old, room) : bestShift(of: hunk.new, in: new, room)
      slid[index] = Hunk(
        old: hunk.old.lowerBound + shift..<hunk.old.upperBound + shift,
        new: hunk.new.lowerBound + shift..<hunk.new.upperBound + shift)
    }
    return slid
  }

  private static let furthest = 200

  private static func bestShift(
    of range: Range<Int>, in scalars: [Unicode.Scalar], _ room: ClosedRange<Int>
  ) -> Int {
    var (first, last) = (0, 0)
    while first > max(room.lowerBound, -furthest),
      scalars[range.lowerBound + first - 1] == scalars[range.upperBound + first - 1]
    {
      first -= 1
    }
    while last < min(room.upperBound, furthest), range.upperBound + last < scalars.count,
      scalars[range.lowerBound + last] == scalars[range.upperBound + last]
    {
      last += 1
    }
    let best = (first...last).max {
      (beginning(range.lowerBound + $0, scalars), -abs($0)) < (
        beginning(range.lowerBound + $1, scalars), -abs($1)
      )
    }
    return best ?? 0
  }

  /// 2 at the beginning of a line, 1 after other white space, 0 elsewhere.
  private static func beginning(_ position: Int, _ scalars: [Unicode.Scalar]) -> Int {
    guard position > 0, !scalars[position - 1].isLineBreak else { return 2 }
    return scalars[position - 1].isWhite ? 1 : 0
  }
}
