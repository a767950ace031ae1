import CommandLanguage
import Facts
import Scoring
import Storage

extension Suggestion {
  /// The terms of a filter, also within a quoted word that holds several.
  static let filters = Suggestion.looking { inquiry in
    let typed = inquiry.typed
    let start = typed.lastIndex { $0.isWhitespace || $0 == "(" }
    let head = typed.hasPrefix("text:") ? "" : start.map { String(typed[...$0]) } ?? ""
    let words =
      inquiry.place.filter.map { [$0] } + [head.split(whereSeparator: \.isWhitespace).map(String.init)]
    return try inquiry.completing(after: head) { try $0.filterTerm(after: words.joined().last) }
  }

  /// What `expect` reads by itself.
  static let expectations = Suggestion.looking { inquiry in
    let words = inquiry.place.rest
    guard let first = words.first else {
      let forms = [Choice("count", "how many rows there are"), Choice("score", "how good a score is")]
      return try inquiry.matching(forms) + (inquiry.candidates(for: .rows([.prediction])) ?? [])
    }
    let next: Suggestion =
      switch (first, words.count) {
      case ("count", 1): .words(Kind.allCases.map { Choice($0.plural) })
      case ("score", 1): .words(ScoringRule.ofStatements.map { Choice($0.name, $0.summary) })
      case ("score", 2): .words([Choice("below"), Choice("above")])
      case ("score", 3): .nothing
      case ("count", _), ("score", _): .filters
      case (_, 1): .words([Choice("resolved", "its outcome"), Choice("state", "where it stands")])
      case (_, 2): words[1] == "state" ? .words(FilterForm.states.map { Choice($0) }) : .outcomes
      default: .nothing
      }
    return try inquiry.candidates(for: next) ?? []
  }
}

extension Inquiry {
  fileprivate func filterTerm(after word: String?) throws -> [Candidate] {
    if let form = FilterForm.all.first(where: { typed.hasPrefix($0.prefix) }) {
      return try completing(after: form.prefix) { part in
        try part.completingLast { try $0.alternative(of: form) }
      }
    }
    let forms = FilterForm.all.map { Candidate($0.prefix, $0.summary, goesOn: true) }
    let joins = word.map { !["or", "not", "("].contains($0) } ?? false
    let words =
      [Candidate("not", "all but what the next term means")]
      + (joins ? [Candidate("or", "what either term means")] : [])
    // Every row of the workspace would hide the terms.
    let rows = typed.isEmpty ? [] : try candidates(for: .rows(Kind.allCases)) ?? []
    return matching(forms + words) + rows
  }

  /// One of the alternatives within a term, which may repeat its prefix.
  private func alternative(of form: FilterForm) throws -> [Candidate] {
    try completing(after: typed.hasPrefix(form.prefix) ? form.prefix : "") {
      try $0.completingEnd { try $0.candidates(for: form.suggests) ?? [] }
    }
  }
}
