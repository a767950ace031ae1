import Facts
import Presentation

extension Assessment {
  /// The deadlines of the terms he gave forecasts for, such as `2017-12-31 → 2018-03-31`.
  var deadlines: String {
    parts.map(\.terms.deadline.text).withoutRepetitions.joined(separator: " → ")
  }

  /// The outcomes under the same terms in the same order, once where they are the same, such as `no → yes`.
  var outcomes: String { parts.map(\.outcomeWords).withoutRepetitions.joined(separator: " → ") }

  var termsJSON: JSON {
    .array(
      parts.map { part in
        .object([
          .init("number", .integer(part.terms.number)), .init("by", .string(part.terms.deadline.text)),
          .init("outcome", .string(part.outcomeWords)),
        ])
      })
  }
}

extension Assessment.Part {
  fileprivate var outcomeWords: String {
    switch settlement {
    case .resolved(let resolution): resolution.outcome?.word ?? "open"
    case .unanswered: "open (other terms resolved)"
    case .open, .pending, .voided: settlement.words
    }
  }
}

extension [String] {
  /// Without those that are the same as the one before.
  fileprivate var withoutRepetitions: [String] {
    reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
