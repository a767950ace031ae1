import Facts
import Scoring

/// What one forecaster held of predictions, day by day, through the as-of day.
struct Opinions {
  /// A belief, and the terms under which it was given.
  struct Held {
    let belief: Belief
    let terms: Terms
  }

  let forecaster: Handle
  private var held: [Int: [Held]] = [:]

  init(of records: [Assessment], by forecaster: Handle, through today: Day) {
    self.forecaster = forecaster
    for record in records {
      let held = record.held(through: today)
      if !held.isEmpty { self.held[record.prediction.id] = held }
    }
  }

  var predictions: [Int] { held.keys.sorted() }

  func held(of prediction: Int) -> [Held] { held[prediction] ?? [] }

  /// The conditions under which its probabilities were given, nil for none.
  func conditions(of prediction: Int) -> Set<Condition?> { Set(held(of: prediction).map(\.terms.condition)) }

  /// The probabilities as they were given, each under its condition.
  func beliefs(_ prediction: Int) -> [Belief] { held(of: prediction).map(\.belief) }

  /// That a prediction comes out yes, its condition included, on the days on which he held both likely or not.
  func events(_ prediction: Int) -> [Belief] {
    held(of: prediction).flatMap { held in
      guard let condition = held.terms.condition else { return [held.belief] }
      return [held.belief].joined(with: holding(condition))
    }
  }

  /// That a condition holds.
  func holding(_ condition: Condition) -> [Belief] {
    let events = events(condition.antecedent)
    return condition.answer == .yes ? events : events.complements
  }
}

extension Assessment {
  /// What stood through a day, in order of days; forecasts that are no statements of yes or no are left out.
  fileprivate func held(through today: Day) -> [Opinions.Held] {
    parts.flatMap { part in
      part.standing.segments.compactMap { segment -> Opinions.Held? in
        guard let probability = segment.probability, segment.from <= today else { return nil }
        let range = forecast(segment.forecast)?.probability?.bounds
        return Opinions.Held(
          belief: Belief(
            from: segment.from, through: min(segment.through, today), forecast: segment.forecast,
            probability: probability, range: range),
          terms: part.terms)
      }
    }.sorted { $0.belief.from < $1.belief.from }
  }
}

extension Terms {
  /// What two terms share that ask the same of different deadlines.
  struct Wording: Hashable {
    let statement: String
    let condition: Condition?
  }

  /// By the letters of the statement, apart from case, white space and a full stop.
  var wording: Wording { Wording(statement: foldedStatement, condition: condition) }

  private var foldedStatement: String {
    let words = Name.folded(statement).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.last.map { ".。".contains($0) } == true ? String(words.dropLast()) : words
  }
}
