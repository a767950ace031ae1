import CommandLanguage
import Facts
import Storage

extension Explanation {
  /// Of more rows than these a filter is not counted at every key; of fewer where each must be looked at.
  private static let (mostRows, mostRowsToSettle) = (10_000, 1000)

  /// Says how many rows the filter means, where that can be counted between two keys.
  mutating func explainFilter() {
    let words = call.arguments.filter
    do {
      let filter = try meantFilter(words)
      let most = filter.isDear ? Explanation.mostRowsToSettle : Explanation.mostRows
      let counts = try filteredKinds.compactMap { kind -> String? in
        let newest = try call.snapshot.newest(kind, beginning: "", limit: 1).first?.number ?? 0
        guard newest <= most,
          let selection = try call.selection(of: kind, meeting: filter, isLenient: filteredKinds.count > 1)
        else { return nil }
        let count = try call.snapshot.count(selection)
        return count == 0 && filteredKinds.count > 1
          ? nil : "\(count) \(count == 1 ? kind.name : kind.plural)"
      }
      let shown = try counts.isEmpty ? bearers(of: filter).map { [$0] } ?? [] : counts
      guard !shown.isEmpty else { return }
      phrases.append(words.map(\.text).joined(separator: " ") + ": " + shown.joined(separator: ", "))
    } catch {
      let error = Failure(explaining: error).diagnostic
      // What follows can still close a parenthesis, or be what `not` denies.
      let word = words.first { $0.range == error.range }?.text ?? ""
      let isOpen = word == "not" || word.hasPrefix("(")
      errors.append(isOpen ? Diagnostic(error.code, error.message) : error)
    }
  }

  /// How many rows of any kind bear a tag, as far as is soon counted; nil for every other filter.
  private func bearers(of filter: Filter) throws -> String? {
    guard case .term(.tag(let tag?)) = filter else { return nil }
    let limit = 1000
    let count = try [false, true].reduce(0) {
      try $0 + call.snapshot.taggings(of: tag.path, andBelow: $1, limit: limit)
    }
    return count < limit ? "\(count) row\(count == 1 ? "" : "s")" : "\(limit.grouped) rows or more"
  }

  /// What the words mean; of the commands about what is due, they mean only that.
  private func meantFilter(_ words: [Word]) throws -> Filter {
    let isAboutDue = [Command.due, .next].contains { $0.syntax.name == command.syntax.name }
    return try isAboutDue ? .all([call.filter(words), Call.due]) : call.filter(words)
  }

  /// The kinds of rows that the filter of the command means.
  private var filteredKinds: [Kind] {
    let given = call.arguments.given
    if let kind = given.lazy.compactMap({ ($0.value as? String).flatMap(Kind.init(plural:)) }).first {
      return [kind]
    }
    let report = given.lazy.compactMap { $0.value as? Report }.first
    if report?.name == Report.dossier.name || command.syntax.name == Command.export.syntax.name {
      return [.document, .claim]
    }
    guard command.syntax.filter == .afterWhere else {
      if [Command.contradictions, .cycles, .timeline].contains(where: {
        $0.syntax.name == command.syntax.name
      }) {
        return [.claim]
      }
      return command.syntax.slots.contains(where: \.parameter.isText) ? [] : [.prediction]
    }
    return command.syntax.slots.first { !$0.parameter.suggests.kinds.isEmpty }?.parameter.suggests.kinds ?? []
  }
}

extension Filter {
  /// Whether rows must be looked at one by one.
  fileprivate var isDear: Bool {
    switch self {
    case .term(.state), .term(.text): true
    case .all(let parts), .any(let parts): parts.contains(where: \.isDear)
    case .not(let part): part.isDear
    case .everything, .term: false
    }
  }
}

extension Kind {
  fileprivate init?(plural: String) {
    guard let kind = Kind.allCases.first(where: { $0.plural == plural }) else { return nil }
    self = kind
  }
}
