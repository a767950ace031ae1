import Facts

@testable import Scoring

/// Cases of the reference that ask the same, and how this module answers them.
struct ReferenceKind: Sendable {
  /// What the names of the cases begin with.
  let prefixes: [String]
  /// The beginnings of those among them that are another kind's.
  var except: [String] = []
  let answer: @Sendable (ReferenceValue) -> [String: Double?]

  static func single(
    _ prefixes: String..., value: @escaping @Sendable (ReferenceValue) -> Double?
  ) -> ReferenceKind {
    ReferenceKind(prefixes: prefixes) { ["value": value($0)] }
  }

  func covers(_ name: String) -> Bool {
    prefixes.contains { name.hasPrefix($0) } && !except.contains { name.hasPrefix($0) }
  }

  /// One list a topic, each in a file of its own.
  static let all: [ReferenceKind] = [
    binary,
    options,
    numbers,
    overTime,
    aggregation,
    conventions,
    metaculus,
    calibration,
    decomposition,
    comparison,
    agreement,
  ].flatMap(\.self)
}

func score(_ rule: ScoringRule, _ probability: ReferenceValue, _ share: ReferenceValue) -> Double? {
  guard let probability = probability.number, let share = share.number else { return nil }
  return rule.score(.binary(probability), outcome(share))
}

func predictions(_ input: ReferenceValue) -> [SettledPrediction] {
  zip(input["p"].numbers, input["y"].numbers).enumerated().map { settled($1.0, outcome($1.1), id: $0) }
}

func summary(_ input: ReferenceValue) -> ScoreSummary { ScoreSummary(of: predictions(input)) }

extension PredictionScore {
  init(_ prediction: SettledPrediction, _ rule: ScoringRule) {
    self.init(prediction.parts, rule: rule)
  }
}
