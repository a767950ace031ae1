package import Facts

/// How a table writes what became of its questions.
///
/// `yes`, `no`, `void`, `ambiguous`, 1, 0 and shares between them are understood; other words must be explained.
package struct OutcomeWords: Sendable, Hashable {
  /// What each word of the table stands for, as `resolve` writes it; nil for a question that is still open.
  private let meanings: [String: String?]

  /// - `pairs`: such as `Win=yes,Lose=no,Loss=no`.
  package init(_ pairs: PairList?) {
    var meanings: [String: String?] = [:]
    for pair in pairs?.pairs ?? [] {
      let meaning = OutcomeWords.share(pair.value) ?? pair.value
      meanings.updateValue(OutcomeWords.isOpen(meaning) ? nil : meaning, forKey: pair.name)
    }
    self.meanings = meanings
  }

  /// Whether a meaning says that the question is open.
  package static func isOpen(_ meaning: String) -> Bool { meaning.isEmpty || meaning == "open" }

  /// What a cell says, as `resolve` writes it; nil where the question is open.
  ///
  /// - `options`: the names that may stand there, where the question has several answers.
  /// - Throws: where the word is not explained.
  package func read(_ cell: String, options: [String] = []) throws(FactError) -> String? {
    if let meaning = meanings[cell] { return meaning }
    if cell.isEmpty { return nil }
    if options.contains(cell) { return cell }
    if options.isEmpty, let share = OutcomeWords.share(cell) { return share }
    let word = cell.lowercased()
    if ["void", "ambiguous"].contains(word) { return word }
    if options.isEmpty, ["yes", "no"].contains(word) { return word }
    throw FactError("E-OUTCOME", "'\(cell.prefix(40))' is no outcome that is understood by itself")
  }

  /// 1, 0, or what lies between, such as `50%` for a tie; nil for any other word.
  private static func share(_ cell: String) -> String? {
    if cell == "1" { return "yes" }
    if cell == "0" { return "no" }
    guard cell.utf8.allSatisfy({ (48...57).contains($0) || ".%".utf8.contains($0) }) else { return nil }
    let number = cell.utf8.contains(where: { ".%".utf8.contains($0) }) ? cell : cell + ".0"
    guard let share = try? Probability(parsing: number, lexicon: .icd203) else { return nil }
    switch share.point {
    case 0: return "no"
    case 1: return "yes"
    default: return share.stated
    }
  }
}
