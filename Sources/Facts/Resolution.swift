/// What somebody found about a prediction on the day it became known; newer ones supersede.
package struct Resolution: Sendable, Hashable {
  package var id: Int
  package var prediction: Int
  package var terms: Int
  /// Nil takes the earlier resolutions back: the question is open again.
  package var outcome: Outcome?
  package var happened: Period?
  package var known: Period?
  package var url: String?
  package var because: String?
  package var coder: Handle

  package init(
    id: Int = 0, prediction: Int, terms: Int, outcome: Outcome?, happened: Period? = nil,
    known: Period? = nil,
    url: String? = nil, because: String? = nil, coder: Handle
  ) {
    self.id = id
    self.prediction = prediction
    self.terms = terms
    self.outcome = outcome
    self.happened = happened
    self.known = known
    self.url = url
    self.because = because
    self.coder = coder
  }

  package var identifier: Identifier { Identifier(.resolution, id) }

  /// Such as `happened`; where nothing happened, the day is the one that settled the question.
  package var happenedWord: String {
    switch outcome {
    case .yes, .partial: "happened"
    case .no, .void, .ambiguous, nil: "settled"
    }
  }

  /// The coder whose judgements settle those of the others.
  package static let gold = Handle(stored: "gold")

  /// The one in force among those of one prediction, oldest first: the newest gold one, else the newest.
  package static func inForce(among resolutions: [Resolution]) -> Resolution? {
    let newest = resolutions.last { $0.coder == gold } ?? resolutions.last
    return newest.flatMap { $0.outcome == nil ? nil : $0 }
  }
}

extension Outcome {
  /// Such as `yes`, `no`, `40%`, `void`.
  package var word: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .partial(let share): Probability.percent(share)
    case .void: "void"
    case .ambiguous: "ambiguous"
    }
  }
}

/// Where a prediction stands once its conditions are taken into account; computed, never stored.
package enum Settlement: Sendable, Hashable {
  case open
  /// Its antecedent is not resolved yet, whatever is known about the prediction itself.
  case pending(antecedent: Int)
  /// Its antecedent failed, or can no longer hold.
  case voided(antecedent: Int)
  case resolved(Resolution)

  /// What may be scored: an outcome other than void and ambiguous, with the resolution that says so.
  package var scorable: (outcome: Outcome, resolution: Resolution)? {
    guard case .resolved(let resolution) = self, let outcome = resolution.outcome, outcome.value != nil
    else { return nil }
    return (outcome, resolution)
  }

  /// The word that `state:` filters and tables use.
  package var state: String {
    switch self {
    case .open: "open"
    case .pending: "pending"
    case .voided: "void"
    case .resolved(let resolution): resolution.outcome == .void ? "void" : "resolved"
    }
  }

  /// Where a prediction stands, given its condition and how antecedents and itself were resolved.
  ///
  /// Only a plain answer meets a condition: an antecedent that is void, ambiguous or partial voids. Chains end,
  /// since cycles are refused on entry.
  package static func of(
    _ prediction: Int, condition: (Int) throws -> Condition?, resolution: (Int) throws -> Resolution?
  ) rethrows -> Settlement {
    if let wanted = try condition(prediction) {
      switch try of(wanted.antecedent, condition: condition, resolution: resolution) {
      case .open, .pending: return .pending(antecedent: wanted.antecedent)
      case .voided: return .voided(antecedent: wanted.antecedent)
      case .resolved(let found):
        guard found.outcome == (wanted.answer == .yes ? .yes : .no) else {
          return .voided(antecedent: wanted.antecedent)
        }
      }
    }
    return try resolution(prediction).map(Settlement.resolved) ?? .open
  }
}
