import Facts
import Presentation
import Scoring

/// What is scored together: questions of one type, counted in one unit; others are never averaged with them.
struct QuestionKind: Hashable {
  let type: QuestionType
  let unit: String?

  static let binary = QuestionKind(.binary)
  static let onlyBinary = [binary]

  init(_ type: QuestionType, unit: String? = nil) { (self.type, self.unit) = (type, unit) }

  init(_ terms: Terms) { self.init(terms.type, unit: terms.unit) }

  /// The rule of its headline.
  var rule: ScoringRule { .standard(for: type) }

  /// Such as `statements of yes or no`, `numbers (tests)`.
  var title: String {
    switch type {
    case .binary: "statements of yes or no"
    case .options: "options"
    case .ordered: "ordered options"
    case .number: "numbers (\(unit ?? "without a unit"))"
    case .day: "days"
    }
  }

  /// What programs get beside the numbers; a statement of yes or no needs no word.
  func members(_ rule: ScoringRule) -> [JSON.Member] {
    guard self != .binary else { return [] }
    return [
      .init("type", .string(type.rawValue)), .init("unit", .optional(unit)),
      .init("rule", .string(rule.name)),
      .init("range", .range(of: rule)),
    ]
  }

  /// What the logarithmic score is counted in, or why there is none.
  var logCaption: String {
    type == .number || type == .day ? "log undefined, since quantiles give no density" : "log in nats"
  }

  /// What skill is measured against, or why it cannot be.
  func skillCaption(_ baseline: NamedBaseline) -> String {
    switch (baseline, type) {
    case (.probability(let probability), .options), (.probability(let probability), .ordered):
      probability.point == 0.5
        ? "against all options equally likely"
        : "undefined: \(probability.stated) says nothing of several options"
    case (.probability, .number), (.probability, .day):
      "undefined: a probability says nothing of \(type == .day ? "days" : "numbers"), but baseline @who does"
    case (.baseRate, .options), (.baseRate, .ordered), (.baseRate, .number), (.baseRate, .day):
      "undefined: the base rate is one of yes and no"
    case (_, .binary), (.speaker, _): "against \(baseline.caption)"
    }
  }
}

extension ScoringRule {
  /// Such as `brier (0 to 1, lower is better)`, `crps in tests (0 to ∞, lower is better)`.
  func caption(_ kind: QuestionKind) -> String {
    guard range.upperBound.isInfinite, knows(.number) else { return caption }
    let unit = kind.type == .day ? "days" : kind.unit
    return unit.map { caption.replacing("\(name) (", with: "\(name) in \($0) (") } ?? caption
  }
}

extension Assessment {
  /// What of the record is of one kind; nil where nothing is.
  func only(_ kind: QuestionKind) -> Assessment? {
    let kinds = kinds
    guard kinds.contains(kind) else { return nil }
    guard !kinds.allSatisfy({ $0 == kind }) else { return self }
    let own = parts.filter { QuestionKind($0.terms) == kind }
    let terms = Set(own.map(\.terms.id))
    return Assessment(
      prediction: prediction, forecaster: forecaster,
      forecasts: forecasts.filter { terms.contains($0.terms) }, parts: own, crowd: crowd)
  }
}

extension [Assessment] {
  /// The kinds of question among the records, statements first, units in order.
  var kinds: [QuestionKind] {
    var (found, last): (Set<QuestionKind>, [QuestionKind]) = ([], [])
    // Of very many records one is mostly like the one before.
    for kinds in lazy.map(\.kinds) where kinds != last {
      found.formUnion(kinds)
      last = kinds
    }
    return QuestionType.allCases.flatMap { type in
      found.filter { $0.type == type }.sorted { ($0.unit ?? "") < ($1.unit ?? "") }
    }
  }

  func only(_ kind: QuestionKind) -> [Assessment] { compactMap { $0.only(kind) } }
}

extension Assessment {
  /// The record by kinds of question, usually one, each with the rule that was asked for or that of its headline.
  func accounts(by asked: ScoringRule?) -> [(record: Assessment, rule: ScoringRule)] {
    [self].kinds.compactMap { kind in only(kind).map { ($0, asked ?? kind.rule) } }
  }
}
