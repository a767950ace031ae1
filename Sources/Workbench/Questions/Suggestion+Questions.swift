import CommandLanguage
import Facts
import Storage

extension Suggestion {
  /// What can be said of the prediction that was named: words of the lexicon, or its options that have no share yet.
  static let estimates = Suggestion.looking { inquiry in
    guard let question = try inquiry.question(), question.type != .binary else {
      return try inquiry.candidates(for: .probabilities) ?? []
    }
    guard question.type.hasOptions else { return [] }
    let given = inquiry.typed.split(separator: ",").compactMap {
      $0.split(separator: ":").first.map(String.init)
    }
    let missing = question.options.filter { !given.contains($0) }
    return inquiry.completingLast { part in
      part.matching(missing.map { Candidate($0 + ":", question.summary, goesOn: true) })
    }
  }

  /// How the prediction that was named can turn out.
  static let outcomes = Suggestion.looking { inquiry in
    let answers: [Choice] =
      switch try inquiry.question()?.type ?? .binary {
      case .binary: [Choice("yes", "it happened"), Choice("no", "it did not")]
      case .options, .ordered: try inquiry.question()?.options.map { Choice($0, "an option") } ?? []
      case .number, .day: []
      }
    let others = [Choice("void", "the question fell away"), Choice("ambiguous", "nobody can tell")]
    let days = try inquiry.question()?.type == .day ? inquiry.candidates(for: .days(.past)) ?? [] : []
    return inquiry.matching(answers) + days + inquiry.matching(others)
  }
}

extension Inquiry {
  /// What the prediction asks that stands in its place of the line, or first after `expect`.
  fileprivate func question() throws -> Question? {
    let name = place.given[Parameter<[RowReference]>.prediction.name] ?? place.rest.first
    guard let name, let reference = RowReference(parsing: name) else { return nil }
    let id: Int? =
      switch reference {
      case .id(let id): id.kind == .prediction ? id.number : nil
      case .last: sitting.newest.last { $0.kind == .prediction }?.number
      case .key(let key): try snapshot?.key(key).flatMap { $0.row.kind == .prediction ? $0.row.number : nil }
      case .range: nil
      }
    return try id.flatMap { try snapshot?.prediction($0)?.current.question }
  }
}
