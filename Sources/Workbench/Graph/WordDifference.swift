import Facts
import Presentation

/// The words of one quote against those of an earlier one.
struct WordDifference {
  let phrase: Phrase
  /// Whether enough is the same for the difference to tell something: a third of the longer quote.
  let isTelling: Bool

  init(from old: String, to new: String) {
    let (before, after) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
    var (phrase, place, same) = (Phrase(), 0, 0)
    func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }
    for hunk in TextDiff(from: StoredText(old), to: StoredText(new)).hunks {
      phrase += Phrase(text(after[place..<hunk.new.lowerBound]))
      same += hunk.new.lowerBound - place
      if !hunk.old.isEmpty { phrase += Phrase("[-\(text(before[hunk.old]))-]", .bad) }
      if !hunk.new.isEmpty { phrase += Phrase("{+\(text(after[hunk.new]))+}", .good) }
      place = hunk.new.upperBound
    }
    phrase += Phrase(text(after[place...]))
    same += after.count - place
    self.phrase = phrase
    isTelling = same * 3 >= max(before.count, after.count)
  }
}
