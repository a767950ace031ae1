import Facts
import Presentation

extension Estimate {
  /// Such as `60..70% (65%)`, `stays:60%,removed:40%`.
  var display: String {
    switch self {
    case .probability(let probability): probability.display
    case .options(let options):
      zip(options.names, options.shares).map { "\($0):\($1.display)" }.joined(separator: ",")
    case .quantiles(let quantiles): quantiles.stated
    }
  }

  /// What programs get of a distribution beside its words; a probability is a member of its own.
  var json: JSON {
    switch self {
    case .probability: .null
    case .options(let shares):
      .array(
        zip(shares.names, shares.probabilities).map {
          .object([.init("option", .string($0)), .init("probability", .number($1))])
        })
    case .quantiles(let quantiles):
      .array(
        quantiles.knots.map {
          .object([.init("level", .number($0.level)), .init($0.value.type.rawValue, $0.value.json)])
        })
    }
  }

  var members: [JSON.Member] { probability == nil ? [.init("distribution", json)] : [] }

  /// What a range or a word allows, on which the reading range rests; nothing of what is exact.
  var latitude: [JSON.Member] {
    guard let probability, let bounds = probability.bounds else { return [] }
    return [
      .init("bounds", .interval(bounds)), .init("phrase", .optional(probability.phrase)),
      .init("lexicon", .optional(probability.lexicon)),
    ]
  }
}

extension StatedQuantiles.Value {
  fileprivate var type: QuestionType {
    switch self {
    case .number: .number
    case .day: .day
    }
  }

  fileprivate var json: JSON {
    switch self {
    case .number(let quantity): .number(quantity.value)
    case .day(let period): .string(period.text)
    }
  }
}

extension Question {
  /// What programs are told of a question that asks for more than yes or no.
  var members: [JSON.Member] {
    guard type != .binary else { return [] }
    return [
      .init("type", .string(type.rawValue)), .init("options", .array(options.map(JSON.string))),
      .init("unit", .optional(unit)),
    ]
  }
}

extension Terms {
  /// The statement, with what it asks for where that is no yes or no.
  var words: String { type == .binary ? statement : "\(statement) (\(question.summary))" }
}

extension Forecast {
  /// How a reader calls what it states.
  var estimateWord: String {
    switch estimate {
    case .probability, nil: "probability"
    case .options: "options"
    case .quantiles: "quantiles"
    }
  }
}
