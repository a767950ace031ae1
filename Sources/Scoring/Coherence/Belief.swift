package import Facts

/// What somebody held likely over some days, as one forecast said it or as several say it together.
package struct Belief: Sendable, Hashable {
  package let from: Day
  /// The last of its days.
  package let through: Day
  package let probability: Double
  /// As far as what was said reaches; the probability alone where that is a number.
  package let range: ClosedRange<Double>
  /// The forecasts that it is made of, each with its probability.
  package let inputs: [Input]

  package struct Input: Sendable, Hashable {
    package let forecast: Int
    package let probability: Double
  }

  package init(from: Day, through: Day, probability: Double, range: ClosedRange<Double>, inputs: [Input]) {
    self.from = from
    self.through = through
    self.probability = probability
    self.range = range
    self.inputs = inputs
  }

  package init(from: Day, through: Day, forecast: Int, probability: Double, range: ClosedRange<Double>? = nil)
  {
    self.init(
      from: from, through: through, probability: probability, range: range ?? probability...probability,
      inputs: [Input(forecast: forecast, probability: probability)])
  }

  /// That it does not come true.
  package var complement: Belief {
    Belief(
      from: from, through: through, probability: 1 - probability,
      range: (1 - range.upperBound)...(1 - range.lowerBound), inputs: inputs)
  }
}

extension [Belief] {
  /// The days on which two that are each in order of days, without overlap, both stand.
  func meeting(_ others: [Belief]) -> [(first: Belief, second: Belief, from: Day, through: Day)] {
    var meetings: [(first: Belief, second: Belief, from: Day, through: Day)] = []
    var (place, other) = (0, 0)
    while place < count, other < others.count {
      let (first, second) = (self[place], others[other])
      let (from, through) = (Swift.max(first.from, second.from), Swift.min(first.through, second.through))
      if from <= through { meetings.append((first, second, from, through)) }
      if first.through <= second.through { place += 1 } else { other += 1 }
    }
    return meetings
  }

  /// That one comes true under a condition and the condition holds, which is the product of both probabilities.
  package func joined(with condition: [Belief]) -> [Belief] {
    meeting(condition).map { first, second, from, through in
      Belief(
        from: from, through: through, probability: first.probability * second.probability,
        range: first.range.lowerBound * second.range.lowerBound...first.range.upperBound
          * second.range.upperBound,
        inputs: first.inputs + second.inputs.filter { !first.inputs.contains($0) })
    }
  }

  /// That one of two comes true which exclude each other.
  package func added(to others: [Belief]) -> [Belief] {
    meeting(others).map { first, second, from, through in
      Belief(
        from: from, through: through, probability: Swift.min(1, first.probability + second.probability),
        range: Swift.min(
          1, first.range.lowerBound + second.range.lowerBound)...Swift.min(
            1, first.range.upperBound + second.range.upperBound),
        inputs: first.inputs + second.inputs.filter { !first.inputs.contains($0) })
    }
  }

  package var complements: [Belief] { map(\.complement) }

  /// Whether they stand on every day on which others do.
  package func cover(_ others: [Belief]) -> Bool {
    let stood = others.reduce(0) { $0 + $1.through.days(since: $1.from) + 1 }
    return meeting(others).reduce(0) { $0 + $1.through.days(since: $1.from) + 1 } == stood
  }
}
