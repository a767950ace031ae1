/// How PredictionBook scores: every forecast counts once, however long it stood and however late it came.
///
/// Source: PredictionBook, app/models/score_calculator.rb.
package enum PredictionBook {
  /// The mean Brier score, from 0 to 1, of all forecasts.
  package static func brier(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    mean(question.forecasters[forecaster].probabilities.map { question.brier($0) / 2 })
  }
}

/// How FiveThirtyEight checked its work: the updates of an event share its weight, and certainties are left out.
///
/// Source: FiveThirtyEight, "Checking Our Work".
package enum FiveThirtyEight {
  /// The mean Brier score, from 0 to 1, of the updates that were neither 0 nor 1.
  package static func brier(_ question: CrowdQuestion, _ forecaster: Int) -> Double? {
    let uncertain = question.forecasters[forecaster].probabilities.filter { $0 > 0 && $0 < 1 }
    return mean(uncertain.map { question.brier($0) / 2 })
  }

  /// What each update of some events weighs: one over the number of updates of its event.
  package static func weights(updates: [Int]) -> [Double] {
    updates.flatMap { Array(repeating: 1 / Double($0), count: $0) }
  }
}

extension Trajectory {
  fileprivate var probabilities: [Double] { steps.compactMap(\.probability) }
}
