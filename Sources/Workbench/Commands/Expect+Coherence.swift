import CommandLanguage
import Facts
import Storage

extension Call {
  /// `expect coherence [FILTER]`: nothing that cannot go together; suggestions do not count.
  func coherenceIsMet(_ words: ArraySlice<Word>) throws -> String {
    let report = try coherence(filter(Array(words)))
    let count = report.certain.count
    guard count == 0 else {
      throw wrong(
        "E-EXPECT", "\(count) finding\(count == 1 ? "" : "s") of what cannot go together",
        hint: "'coherence\(words.map { " " + $0.text }.joined())' lists them")
    }
    return "nothing among \(report.compared) pair\(report.compared == 1 ? "" : "s") that cannot go together"
  }
}
