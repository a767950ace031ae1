import Facts
import Scoring

/// What forecasters said that cannot go together, and answers that cannot.
struct CoherenceReport {
  enum Section: String, CaseIterable {
    /// By links and conditions.
    case forecasts
    case resolutions
    /// The same statement, which nobody has linked.
    case suggested

    var title: String {
      switch self {
      case .forecasts: "forecasts that cannot go together"
      case .resolutions: "answers that contradict one another"
      case .suggested: "the same statement, not linked; if the later deadline includes the earlier one:"
      }
    }
  }

  /// What is compared: the probability of one prediction, or what several make together.
  struct Quantity {
    /// Such as `P(p1)`, or `P(p3 given p1) P(p1)`.
    let words: String
    let predictions: [Int]
  }

  struct Finding {
    let section: Section
    /// Nil where answers contradict one another.
    let forecaster: Handle?
    let law: CoherenceLaw
    let first: Quantity
    let second: Quantity
    /// The links that say so, from the first to the second; none where both are the same statement.
    let steps: [Step]
    /// When it was broken, in order of days; none where answers contradict one another.
    var breaches: [Incoherence] = []
    /// The resolutions that contradict one another.
    var answers: [(resolution: Identifier, outcome: String)] = []

    var predictions: [Identifier] {
      (first.predictions + second.predictions + steps.flatMap { [$0.from.number, $0.to.number] })
        .reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }.map { Identifier(.prediction, $0) }
    }

    var worst: Incoherence? { breaches.max { $0.excess < $1.excess } }
    var days: Int { breaches.reduce(0) { $0 + $1.days } }
  }

  let asOf: Day
  let forecasters: Int
  /// How many pairs of predictions were compared, each once for a forecaster who held both likely or not.
  let compared: Int
  /// Answers on predictions that links join.
  let answers: Int
  /// Records of forecasts that are no statements of yes or no, which are not looked at.
  let leftOut: Int
  let findings: [Finding]

  /// What is wrong; a suggestion may be a link that does not hold.
  var certain: [Finding] { findings.filter { $0.section != .suggested } }

  func about(_ isMeant: (Finding) -> Bool) -> CoherenceReport {
    CoherenceReport(
      asOf: asOf, forecasters: forecasters, compared: compared, answers: answers,
      leftOut: leftOut, findings: findings.filter(isMeant))
  }
}
