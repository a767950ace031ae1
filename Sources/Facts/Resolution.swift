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
    case .yes, .partial, .option, .number, .day: "happened"
    case .no, .void, .ambiguous, nil: "settled"
    }
  }

  /// The coder whose judgements settle those of the others.
  package static let gold = Handle(stored: "gold")

  /// The one in force among those entered, oldest first: the newest gold one, else the newest.
  ///
  /// It is chosen before anybody asks what was known on some day, so that what a correction superseded, or
  /// `reopen` took back, never comes back to life under an earlier as-of day: if the one in force was not known
  /// by then, the question was open.
  package static func inForce(among resolutions: [Resolution]) -> Resolution? {
    let newest = resolutions.last { $0.coder == gold } ?? resolutions.last
    return newest.flatMap { $0.outcome == nil ? nil : $0 }
  }

  /// The one in force for some terms alone; `reopen` takes back those of all terms.
  package static func inForce(among resolutions: [Resolution], under terms: Int) -> Resolution? {
    inForce(among: resolutions.filter { $0.terms == terms || $0.outcome == nil })
  }

  /// Whether the world knew by then; a period counts from its first day.
  package func isKnown(by day: Day) -> Bool { known.map { $0.first <= day } ?? true }
}

extension Outcome {
  /// Such as `yes`, `no`, `40%`, `removed`, `14`, `2017-09`, `void`.
  package var word: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .partial(let share): Probability.percent(share)
    case .option(let name): name
    case .number(let quantity): quantity.text
    case .day(let period): period.text
    case .void: "void"
    case .ambiguous: "ambiguous"
    }
  }
}
