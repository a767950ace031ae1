import Testing

@testable import Facts

@Suite struct TextDiffTests {
  private func apply(_ diff: TextDiff, to old: StoredText, taking new: StoredText) -> String {
    var (result, position) = ("", 0)
    for hunk in diff.hunks {
      result += old[position..<hunk.old.lowerBound] + new[hunk.new]
      position = hunk.old.upperBound
    }
    return result + old[position..<old.count]
  }

  /// The same text with some pieces taken out, put in or moved.
  private func edited(_ text: StoredText, _ messy: inout MessyText) -> StoredText {
    var parts = [text.string]
    for _ in 0..<messy.below(4) {
      let range = messy.range(in: text)
      parts = [text[0..<range.lowerBound], messy.next(), text[range.upperBound..<text.count]]
    }
    return StoredText(parts.joined())
  }

  @Test func `the differences applied to the old text give the new one`() {
    MessyText.each(600) { old, messy in
      let new = messy.below(3) == 0 ? StoredText(messy.next()) : edited(old, &messy)
      let diff = TextDiff(from: old, to: new)
      #expect(scalars(apply(diff, to: old, taking: new)) == scalars(new.string))
    }
  }

  @Test func `what lies between the differences is equal, and none is empty`() {
    MessyText.each(600) { old, messy in
      let new = edited(old, &messy)
      var (before, after) = (0, 0)
      for hunk in TextDiff(from: old, to: new).hunks {
        #expect(hunk.old.lowerBound >= before && hunk.new.lowerBound >= after)
        #expect(scalars(old[before..<hunk.old.lowerBound]) == scalars(new[after..<hunk.new.lowerBound]))
        #expect(!hunk.old.isEmpty || !hunk.new.isEmpty)
        (before, after) = (hunk.old.upperBound, hunk.new.upperBound)
      }
      #expect(old.count - before == new.count - after)
    }
  }

  @Test func `from new to old the differences are the same, exchanged`() {
    MessyText.each(600) { old, messy in
      let new = edited(old, &messy)
      #expect(TextDiff(from: new, to: old) == TextDiff(from: old, to: new).inverse)
    }
  }

  @Test func `a text does not differ from itself`() {
    MessyText.each(200) { text, _ in #expect(TextDiff(from: text, to: text).hunks.isEmpty) }
  }

  @Test func `scripts of numbers are as short as any`() {
    for seed in 1...400 {
      var messy = MessyText(seed: seed)
      let old = (0..<messy.below(30)).map { _ in messy.below(4) }
      let new = (0..<messy.below(30)).map { _ in messy.below(4) }
      let script = EditScript(old: old, new: new, steps: 1_000_000)
      let size = script.hunks.reduce(0) { $0 + $1.old.count + $1.new.count }
      #expect(size == old.count + new.count - 2 * longestCommon(old, new))
    }
  }

  private func longestCommon(_ old: [Int], _ new: [Int]) -> Int {
    var row = [Int](repeating: 0, count: new.count + 1)
    for letter in old {
      let above = row
      for (index, other) in new.enumerated() {
        row[index + 1] = letter == other ? above[index] + 1 : max(above[index + 1], row[index])
      }
    }
    return row[new.count]
  }

  @Test func `words are compared within lines that differ`() {
    let old = StoredText("One stays.\nThe cat sat on the mat.\nThree stays.\n")
    let new = StoredText("One stays.\nThe dog sat on a mat.\nThree stays.\n")
    let words = TextDiff(from: old, to: new).hunks.map { [old[$0.old], new[$0.new]] }
    #expect(words == [["cat", "dog"], ["the", "a"]])
  }

  @Test func `Korean is compared by words, and Han by letters`() {
    let old = StoredText("사드는 성주에 남는다. 我们走了。")
    let new = StoredText("사드는 부산에 남는다. 我们来了。")
    let words = TextDiff(from: old, to: new).hunks.map { [old[$0.old], new[$0.new]] }
    #expect(words == [["성주에", "부산에"], ["走", "来"]])
  }

  @Test func `a part that would take too many steps is one whole difference`() {
    var messy = MessyText(seed: 5)
    let old = (0..<1_500).map { _ in messy.below(3) }
    let new = (0..<1_500).map { _ in 3 + messy.below(3) }
    let script = EditScript(old: [9] + old + [9], new: [9] + new + [9], steps: 10_000)
    #expect(script.hunks == [TextDiff.Hunk(old: 1..<1_501, new: 1..<1_501)])
  }
}
