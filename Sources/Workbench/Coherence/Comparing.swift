import Facts
import Scoring

/// Looks for what one forecaster said that cannot go together.
struct Comparing {
  let graph: ClaimGraph
  let opinions: Opinions
  private(set) var compared = 0
  private(set) var findings: [CoherenceReport.Finding] = []
  /// Pairs that links join, so that nobody need suggest a link.
  private var linked: Set<[Int]> = []

  init(_ opinions: Opinions, _ graph: ClaimGraph) {
    self.opinions = opinions
    self.graph = graph
  }

  mutating func run() {
    for prediction in opinions.predictions { follow(prediction) }
    compareConditionals()
    compareDeadlines()
  }

  // MARK: Links

  private mutating func follow(_ prediction: Int) {
    let row = Identifier(.prediction, prediction)
    let consequences = graph.consequences(of: row) { other in
      guard other.kind == .prediction, !opinions.held(of: other.number).isEmpty else { return .pass }
      let (first, second) = comparable(prediction, other.number)
      return second.beliefs.cover(first.beliefs) ? .stop : .list
    }
    for consequence in consequences {
      let other = consequence.to.number
      linked.insert([min(prediction, other), max(prediction, other)])
      // What is the same from either end is found from both.
      guard consequence.relation == .implies || prediction <= other else { continue }
      compared += 1
      let (first, second) = comparable(prediction, other)
      let law: CoherenceLaw =
        switch consequence.relation {
        case .implies: .atMost
        case .excludes: prediction == other ? .impossible : .atMostOne
        default: .equal
        }
      add(.forecasts, law, first, second, steps: consequence.steps)
    }
  }

  private typealias Compared = (quantity: CoherenceReport.Quantity, beliefs: [Belief])

  /// Two predictions as they can be compared: as given where both stand under one condition, else with their own.
  private func comparable(_ first: Int, _ second: Int) -> (Compared, Compared) {
    let conditions = opinions.conditions(of: first).union(opinions.conditions(of: second))
    guard conditions.count == 1, let condition = conditions.first else {
      return (event(first), event(second))
    }
    return (given(first, condition), given(second, condition))
  }

  private func given(_ prediction: Int, _ condition: Condition?) -> Compared {
    let words = "P(p\(prediction)\(condition.map { " given \($0)" } ?? ""))"
    return (.init(words: words, predictions: [prediction]), opinions.beliefs(prediction))
  }

  private func event(_ prediction: Int) -> Compared {
    let conditions = opinions.conditions(of: prediction).compactMap(\.self).sorted {
      $0.antecedent < $1.antecedent
    }
    guard let condition = conditions.first else { return given(prediction, nil) }
    let words = "P(p\(prediction) given \(condition)) \(condition.probability)"
    return (
      .init(words: words, predictions: [prediction] + conditions.map(\.antecedent)),
      opinions.events(prediction)
    )
  }

  private mutating func add(
    _ section: CoherenceReport.Section, _ law: CoherenceLaw, _ first: Compared, _ second: Compared,
    steps: [Step] = []
  ) {
    let breaches = law.breaches(first.beliefs, second.beliefs)
    guard !breaches.isEmpty else { return }
    findings.append(
      .init(
        section: section, forecaster: opinions.forecaster, law: law, first: first.quantity,
        second: second.quantity, steps: steps, breaches: breaches))
  }

  // MARK: The same statement

  /// Every prediction with its terms of one question, by their deadlines.
  private var questions: [Terms.Wording: [DeadlineFamily.Member]] {
    var questions: [Terms.Wording: [DeadlineFamily.Member]] = [:]
    for prediction in opinions.predictions {
      let byTerms = Dictionary(grouping: opinions.held(of: prediction)) { $0.terms.id }
      for (_, held) in byTerms.sorted(by: { $0.key < $1.key }) {
        let terms = held[0].terms
        questions[terms.wording, default: []].append(
          .init(id: prediction, deadline: terms.deadline.last, beliefs: held.map(\.belief)))
      }
    }
    return questions
  }

  private mutating func compareDeadlines() {
    let families = questions.filter { $0.value.count > 1 }
    for (question, members) in families.sorted(by: { $0.value[0].id < $1.value[0].id }) {
      compared += members.count - 1
      for (earlier, later, law) in DeadlineFamily(members).pairs()
      where !linked.contains([min(earlier.id, later.id), max(earlier.id, later.id)]) {
        add(
          .suggested, law, (given(earlier.id, question.condition).quantity, earlier.beliefs),
          (given(later.id, question.condition).quantity, later.beliefs))
      }
    }
  }

  /// The probability of a statement against those of the same statement under a condition, and of that condition.
  private mutating func compareConditionals() {
    let questions = questions
    for (question, members) in questions.sorted(by: { $0.value[0].id < $1.value[0].id }) {
      guard let condition = question.condition,
        let plain = questions[.init(statement: question.statement, condition: nil)]
      else { continue }
      let opposite = Condition(
        antecedent: condition.antecedent, answer: condition.answer == .yes ? .no : .yes)
      let others = questions[.init(statement: question.statement, condition: opposite)] ?? []
      for member in members {
        guard let whole = plain.first(where: { $0.deadline == member.deadline }) else { continue }
        let against = (given(whole.id, nil).quantity, whole.beliefs)
        let part = joined(member, condition)
        compared += 1
        guard let other = others.first(where: { $0.deadline == member.deadline }) else {
          add(.suggested, .atMost, part, against)
          continue
        }
        // Both conditions together leave nothing out, which is said once.
        guard condition.answer == .yes else { continue }
        let rest = joined(other, opposite)
        let both = CoherenceReport.Quantity(
          words: "\(part.quantity.words) + \(rest.quantity.words)",
          predictions: part.quantity.predictions + rest.quantity.predictions)
        add(.suggested, .equal, (both, part.beliefs.added(to: rest.beliefs)), against)
      }
    }
  }

  private func joined(_ member: DeadlineFamily.Member, _ condition: Condition) -> Compared {
    (
      .init(
        words: "P(p\(member.id) given \(condition)) \(condition.probability)",
        predictions: [member.id, condition.antecedent]),
      member.beliefs.joined(with: opinions.holding(condition))
    )
  }
}

extension Condition {
  /// Such as `P(p1)`, or `P(not p1)`.
  fileprivate var probability: String { "P(\(answer == .yes ? "" : "not ")p\(antecedent))" }
}
