import CommandLanguage
import Facts
import Storage

extension Suggestion {
  /// Rows of some kinds: ids with their words, the newest first, `last`, keys; in a list or range too.
  static func rows(_ kinds: [Kind], also words: [Choice] = []) -> Suggestion {
    .looking(for: kinds) { inquiry in
      let others = inquiry.typed.contains(",") ? [] : inquiry.matching(words)
      let rows = try inquiry.completingLast { part in
        try part.completingEnd { try $0.ids(kinds) } + part.last(kinds) + part.keys(kinds)
      }
      return others + rows
    }
  }

  /// What `edit` can change of the row that was named.
  static let editableFields = Suggestion.looking { inquiry in
    let kind = inquiry.place.given[Parameter.subject.name].flatMap { Identifier(parsing: $0) }?.kind
    let fields = EditableField.all.filter { kind == nil || $0.kind == kind }
    return inquiry.matching(fields.map { Choice($0.name, "of \($0.kind.indefinite)") })
  }

  /// What the field that was named can become.
  static let editedValue = Suggestion.looking { inquiry in
    let name = inquiry.place.given[Parameter.field.name]
    let kind = inquiry.place.given[Parameter.subject.name].flatMap { Identifier(parsing: $0) }?.kind
    let field = EditableField.all.first { $0.name == name && (kind == nil || $0.kind == kind) }
    return try field.flatMap { try inquiry.candidates(for: $0.suggests) } ?? []
  }
}

extension Inquiry {
  fileprivate func ids(_ kinds: [Kind]) throws -> [Candidate] {
    guard let snapshot, !looksWithin else { return [] }
    let named = typed.first.map { letter in kinds.filter { $0.rawValue == String(letter) } } ?? kinds
    guard !named.isEmpty else { return [] }
    let share = max(5, Inquiry.limit / named.count)
    return try named.flatMap { kind in
      try snapshot.newest(kind, beginning: String(typed.dropFirst()), limit: share).map { row in
        Candidate(row.description, try snapshot.text(of: row)?.shortened(to: 60) ?? "")
      }
    }
  }

  fileprivate func last(_ kinds: [Kind]) throws -> [Candidate] {
    guard let row = sitting.newest.last(where: { kinds.contains($0.kind) }) else { return [] }
    let words = try snapshot?.text(of: row)?.shortened(to: 50) ?? ""
    return matching([Candidate("last", "\(row)  \(words)")])
  }

  fileprivate func keys(_ kinds: [Kind]) throws -> [Candidate] {
    guard let snapshot, !looksWithin else { return [] }
    let sign = "key:"
    guard typed.hasPrefix(sign) else {
      let hasKeys = try !snapshot.keys(beginning: "", of: kinds, limit: 1).isEmpty
      return hasKeys ? matching([Candidate(sign, "a row by its key", goesOn: true)]) : []
    }
    return try completing(after: sign) { part in
      try snapshot.keys(beginning: part.typed.composed, of: kinds, limit: Inquiry.limit).map { key in
        Candidate(key.name, "\(key.row)  \(try snapshot.text(of: key.row)?.shortened(to: 50) ?? "")")
      }
    }
  }
}
