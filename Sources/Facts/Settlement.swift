/// Where a prediction stands under some of its terms, once its conditions are taken into account; never stored.
package enum Settlement: Sendable, Hashable {
  case open
  /// Its antecedent is not resolved yet, whatever is known about the prediction itself.
  case pending(antecedent: Int)
  /// Its antecedent failed, or can no longer hold.
  case voided(antecedent: Int)
  /// The outcome and its known day are those under the terms asked for, even where other terms were resolved.
  case resolved(Resolution)
  /// It was resolved under other terms, from which nothing follows for these: still open, and not scorable.
  case unanswered(Resolution, because: Silence)

  /// Why a resolution says nothing of other terms.
  package enum Silence: Sendable, Hashable, CaseIterable {
    /// More than the deadline differs, or the outcome belongs to its own terms alone.
    case otherTerms
    case laterDeadline
    case unclearDay
  }

  /// What may be scored: an outcome other than void and ambiguous, with the resolution that says so.
  package var scorable: (outcome: Outcome, resolution: Resolution)? {
    guard case .resolved(let resolution) = self, let outcome = resolution.outcome, outcome.isSettled
    else { return nil }
    return (outcome, resolution)
  }

  /// The word that `state:` filters and tables use.
  package var state: String {
    switch self {
    case .open, .unanswered: "open"
    case .pending: "pending"
    case .voided: "void"
    case .resolved(let resolution): resolution.outcome == .void ? "void" : "resolved"
    }
  }

  /// Where something stands that counts only under a condition.
  ///
  /// Only a plain answer meets a condition: an antecedent that is void, ambiguous or partial voids. Chains of
  /// the terms in force end, since cycles are refused on entry.
  package static func given(
    _ condition: Condition?, antecedent: (Int) throws -> Settlement, otherwise answer: () throws -> Settlement
  ) rethrows -> Settlement {
    guard let condition else { return try answer() }
    switch try antecedent(condition.antecedent) {
    case .open, .pending, .unanswered: return .pending(antecedent: condition.antecedent)
    case .voided: return .voided(antecedent: condition.antecedent)
    case .resolved(let found):
      guard found.outcome == (condition.answer == .yes ? .yes : .no) else {
        return .voided(antecedent: condition.antecedent)
      }
      return try answer()
    }
  }

  /// What the resolutions of a prediction, oldest first, say of some of its terms.
  ///
  /// One entered for exactly these terms holds; without one, the newest of other terms from which an answer follows.
  package static func answer(
    to terms: Terms, of prediction: Prediction, by resolutions: [Resolution], knownBy day: Day
  ) -> Settlement {
    if let own = Resolution.inForce(among: resolutions, under: terms.id) {
      return own.isKnown(by: day) ? .resolved(own) : .open
    }
    let others = prediction.terms.filter { $0.id != terms.id }.compactMap { other in
      Resolution.inForce(among: resolutions, under: other.id).map { (other, $0) }
    }
    let answers = others.filter { $0.1.isKnown(by: day) }.sorted { $0.1.id > $1.1.id }
      .map { $1.answer(to: terms, from: $0) }
    let following = answers.first { if case .resolved = $0 { true } else { false } }
    return following ?? answers.first ?? .open
  }
}

extension Settlement.Silence: CustomStringConvertible {
  package var description: String {
    switch self {
    case .otherTerms: "resolved under other terms"
    case .laterDeadline: "resolved under other terms: no by an earlier deadline says nothing of a later one"
    case .unclearDay: "resolved under other terms: it may have happened before or after this deadline"
    }
  }
}

extension Resolution {
  /// What it says of other terms of its prediction than its own.
  fileprivate func answer(to terms: Terms, from own: Terms) -> Settlement {
    guard terms.isSameQuestion(as: own) else { return .unanswered(self, because: .otherTerms) }
    guard terms.deadline.last != own.deadline.last else { return .resolved(self) }
    return switch outcome {
    case .yes: happening(by: terms.deadline.last, own)
    case .no: failing(by: terms.deadline.last, own)
    // A day answers when, however long the question stays open.
    case .day: .resolved(self)
    case .partial, .option, .number, .void, .ambiguous, nil: .unanswered(self, because: .otherTerms)
    }
  }

  /// What happened by one deadline, seen from another.
  private func happening(by deadline: Day, _ own: Terms) -> Settlement {
    let latest = min(happened?.last ?? own.deadline.last, own.deadline.last)
    if latest <= deadline { return .resolved(self) }
    guard let happened, happened.first > deadline else { return .unanswered(self, because: .unclearDay) }
    return .resolved(with(.no, known: deadline.advanced(by: 1)))
  }

  /// What did not happen by one deadline did not happen by an earlier one, which was known no later.
  private func failing(by deadline: Day, _ own: Terms) -> Settlement {
    guard deadline <= own.deadline.last else { return .unanswered(self, because: .laterDeadline) }
    let next = deadline.advanced(by: 1)
    return .resolved(with(.no, known: min(next, known?.first ?? next)))
  }

  private func with(_ outcome: Outcome, known day: Day) -> Resolution {
    var copy = self
    (copy.outcome, copy.known) = (outcome, Period(day))
    return copy
  }
}

extension Terms {
  /// Whether at most the deadline differs.
  fileprivate func isSameQuestion(as other: Terms) -> Bool {
    Array(statement.unicodeScalars) == Array(other.statement.unicodeScalars)
      && criteria.map { Array($0.unicodeScalars) } == other.criteria.map { Array($0.unicodeScalars) }
      && condition == other.condition && question == other.question
  }
}
