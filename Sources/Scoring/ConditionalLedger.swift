/// What became of the statements that hold only if something else happens.
///
/// A statement is scored where its condition came true, and void where that failed: its author said nothing of that
/// case. Counting it as right, as material implication does, rewards bold talk about what never comes.
package struct ConditionalLedger: Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    /// Whether the condition came true; nil while that is open.
    package let antecedent: Bool?
    /// The probability of the statement, given the condition.
    package let probability: Double
    /// The share in which the statement came true; nil while that is open.
    package let consequent: Double?

    package init(antecedent: Bool?, probability: Double, consequent: Double?) {
      self.antecedent = antecedent
      self.probability = probability
      self.consequent = consequent
    }
  }

  package let entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  package var scored: Int { scoredEntries.count }
  package var void: Int { entries.count { $0.antecedent == false } }
  package var pending: Int { entries.count - scored - void }

  /// The share of the settled conditions that came true: without any there is no record, however bold the author.
  package var coverage: Double? { scored + void > 0 ? Double(scored) / Double(scored + void) : nil }

  /// The mean Brier score, from 0 to 1, where the condition came true.
  package var brier: Double? { mean(scoredEntries.map { squared($0.probability, $0.share) }) }

  /// What it would be if a failed condition made the statement true; for comparison only.
  package var brierAsImplication: Double? {
    let excused = entries.filter { $0.antecedent == false }.map { squared($0.probability, 1) }
    return mean(scoredEntries.map { squared($0.probability, $0.share) } + excused)
  }

  private var scoredEntries: [(probability: Double, share: Double)] {
    entries.compactMap { entry in
      guard entry.antecedent == true, let share = entry.consequent else { return nil }
      return (entry.probability, share)
    }
  }

  private func squared(_ probability: Double, _ share: Double) -> Double {
    (probability - share) * (probability - share)
  }
}
