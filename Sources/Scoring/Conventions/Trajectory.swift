package import Facts

/// One forecaster's probabilities of yes in continuous time, in days, each standing until the next.
///
/// Other platforms count by the hour; days of ours are whole numbers here.
package struct Trajectory: Sendable, Hashable {
  package struct Step: Sendable, Hashable {
    package let time: Double
    /// Nil withdraws what stood before.
    package let probability: Double?

    package init(_ time: Double, _ probability: Double?) {
      self.time = time
      self.probability = probability
    }
  }

  /// A time through which one thing stood: a probability, or nothing.
  package struct Piece: Sendable, Hashable {
    package let from: Double
    package let through: Double
    package let probability: Double?

    package var length: Double { through - from }
  }

  /// In ascending order; of two at one time the later listed stands.
  package let steps: [Step]

  package init(_ steps: [Step]) {
    self.steps = steps.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
      .map(\.element)
  }

  /// What stood by our own rules, in days since some day.
  package init(_ standing: Standing, since start: Day) {
    self.init(
      standing.segments.flatMap { segment in
        [
          Step(Double(segment.from.days(since: start)), segment.probability),
          Step(Double(segment.through.days(since: start) + 1), nil),
        ]
      })
  }

  /// What stands at an instant; nil where nothing does.
  package func probability(at time: Double) -> Double? { steps.last { $0.time <= time }?.probability }

  /// What stands just before an instant.
  func probability(before time: Double) -> Double? { steps.last { $0.time < time }?.probability }

  /// The time between two instants cut where the forecast changes, without empty pieces.
  package func pieces(from start: Double, to end: Double) -> [Piece] {
    guard start < end else { return [] }
    let cuts = [start] + steps.map(\.time).filter { $0 > start && $0 < end } + [end]
    return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map {
      Piece(from: $0, through: $1, probability: probability(at: $0))
    }
  }

  /// The exact mean of a score over the time in which a forecast stood; nil where none did.
  ///
  /// Where `idle` is given it is the score of the time before the first forecast and between others; then the
  /// mean is over the whole time.
  package func average(
    from start: Double, to end: Double, idle: Double? = nil, of score: (Double) -> Double?
  ) -> Double? {
    let pieces = pieces(from: start, to: end).filter { $0.probability != nil || idle != nil }
    let scores = pieces.map { $0.probability.map(score) ?? idle }
    return scores.contains(nil) ? nil : mean(scores.compactMap(\.self), weights: pieces.map(\.length))
  }

  /// How long some forecast stood between two instants.
  package func activeTime(from start: Double, to end: Double) -> Double {
    pieces(from: start, to: end).filter { $0.probability != nil }.reduce(0) { $0 + $1.length }
  }
}
