import CommandLanguage
import Facts
import Storage

extension Explanation {
  /// Says what a distribution comes to: its likeliest option, or its median.
  mutating func explain(estimate text: String) throws {
    let asked = try askedPrediction()?.current.question
    guard EstimateForm.isDistribution(text) || asked?.type ?? .binary != .binary else {
      return try explain(chance: text)
    }
    let estimate: Estimate
    var unit = call[.unit]
    if let asked {
      estimate = try Estimate(parsing: text, of: asked, lexicon: call.lexicon())
      unit = asked.unit
    } else {
      let options = try call[.options].map(OptionNames.parsing) ?? []
      let declared = try Question(declaring: call[.questionType], options: options, unit: unit)
      estimate = try Estimate.asking(text, declared, lexicon: call.lexicon()).estimate
    }
    if let words = estimate.gist(unit) { phrases.append(words) }
  }

  /// The prediction of which the line says something.
  private func askedPrediction() throws -> Prediction? {
    guard let references = call[.prediction], references.count == 1 else { return nil }
    let rows = try call.resolve(references[0], [.prediction])
    return try rows.first.flatMap { try call.snapshot.prediction($0.number) }
  }
}

extension Estimate {
  /// Such as `3 options, likeliest stays at 60%`, `median 14 tests`; nil of a probability.
  fileprivate func gist(_ unit: String?) -> String? {
    switch self {
    case .probability: return nil
    case .options(let shares):
      return shares.likeliest.map {
        "\(shares.names.count) options, likeliest \($0.name) at \(Probability.percent($0.probability))"
      }
    case .quantiles(let quantiles):
      guard quantiles.type == .day else {
        return "median \(quantiles.median.shortest)" + (unit.map { " " + $0 } ?? "")
      }
      return "median " + Period(Day(number: Int(quantiles.median.rounded()))).display
    }
  }
}
