import Facts
import Storage

@testable import Workbench

/// What a filter means of one row, found out by reading the row and all that belongs to it, term by term.
struct NaiveFilter {
  let call: Call
  let today: Day
  private var snapshot: Snapshot { call.snapshot }

  init(_ call: Call) throws {
    self.call = call
    today = try call.today()
  }

  func means(_ filter: Filter, _ row: Identifier) throws -> Bool {
    try call.isKnown(row) && isHeld(row, filter) && truth(of: filter, row) ?? false
  }

  /// A mark of which gold took every tag away is nobody's, and is found only by its name or its coder.
  private func isHeld(_ row: Identifier, _ filter: Filter) throws -> Bool {
    guard row.kind == .mention, try snapshot.claims(of: row.number).isEmpty else { return true }
    let isNamed = filter.terms.contains { term in
      if case .rows = term { true } else if case .coder = term { true } else { false }
    }
    let given = try snapshot.taggings(on: row)
    return try isNamed || !given.contains { !$0.stands } || !snapshot.tags(on: row).isEmpty
  }

  /// Nil where the filter says nothing of the row's kind.
  private func truth(of filter: Filter, _ row: Identifier) throws -> Bool? {
    switch filter {
    case .everything: return true
    case .term(let term): return try truth(of: term, row)
    case .all(let parts):
      let truths = try parts.map { try truth(of: $0, row) }
      return truths.contains(nil) ? nil : !truths.contains(false)
    case .any(let parts):
      let truths = try parts.compactMap { try truth(of: $0, row) }
      return truths.isEmpty ? nil : truths.contains(true)
    case .not(let part): return try truth(of: part, row).map { !$0 }
    }
  }

  private func truth(of term: FilterTerm, _ row: Identifier) throws -> Bool? {
    switch term {
    case .tag(let tag):
      guard Kind.taggable.contains(row.kind) else { return nil }
      return try bearers(of: row).contains { try bears($0, tag) }
    case .ownTag(let tag): return Kind.taggable.contains(row.kind) ? try bears(row, tag) : nil
    case .speaker(let handle): return try speakers(of: row).contains(handle)
    case .reporter(let handle):
      return [.mention, .claim].contains(row.kind)
        ? try mentions(of: row).contains { $0.via.contains(handle) } : nil
    case .grade(let reliability, let credibility):
      guard row.kind == .evidence else { return nil }
      guard let grade = try snapshot.evidence(row.number)?.grade else { return false }
      return (reliability.isEmpty || grade.reliability.map(reliability.contains) ?? false)
        && (credibility.isEmpty || grade.credibility.map(credibility.contains) ?? false)
    case .coder(let handle): return try coders(of: row)?.contains(handle)
    case .state(let state): return row.kind == .prediction ? try states(of: row).contains(state) : nil
    case .type(let type):
      return row.kind == .prediction ? try snapshot.prediction(row.number)?.current.type == type : nil
    case .deadline(let days):
      return row.kind == .prediction
        ? try snapshot.prediction(row.number).map { days.contains($0.current.deadline.last) } : nil
    case .on(let days): return try self.days(of: row)?.contains { days.contains($0.last) }
    case .known(let days): return try known(row)?.contains { days.contains($0) }
    case .probability(let range):
      return try forecasts(of: row)?.contains { $0.probability.map { range.contains($0.point) } ?? false }
    case .kind(let word):
      return row.kind == .claim
        ? try snapshot.claim(row.number)?.kind.map { $0.unicodeScalars.elementsEqual(word.unicodeScalars) }
          ?? false : nil
    case .verdict(let standing):
      guard row.kind == .claim else { return nil }
      return try call.verdictInForce(on: row.number).map { standing == nil || $0.standing == standing }
        ?? false
    case .attribute(let name, let value):
      guard Kind.attributable.contains(row.kind) else { return nil }
      let bearers = row.kind == .claim ? [row] + (try mentions(of: row).map(\.identifier)) : [row]
      return try bearers.flatMap(snapshot.attributes).contains {
        $0.name == name && (value == nil || $0.value == value)
      }
    case .text(let text): return try texts(of: row)?.contains { $0.lowercased().contains(text) }
    case .document(let document): return try documents(of: row)?.contains(document)
    case .belonging(let owners):
      let truths = try owners.compactMap { try belongs(row, to: $0) }
      return truths.isEmpty ? nil : truths.contains(true)
    case .rows(let rows): return rows.contains { $0.kind == row.kind } ? rows.contains(row) : nil
    }
  }

  private func bears(_ row: Identifier, _ tag: TagName?) throws -> Bool {
    try snapshot.tags(on: row).contains { own in
      tag.map { own.path == $0.path || own.path.hasPrefix($0.path + "/") } ?? true
    }
  }

  private func mentions(of row: Identifier) throws -> [Mention] {
    let all =
      switch row.kind {
      case .mention: try snapshot.mention(row.number).map { [$0] } ?? []
      case .claim: try snapshot.mentions(of: row.number)
      case .prediction:
        try snapshot.prediction(row.number)?.claim.map { try snapshot.mentions(of: $0) } ?? []
      default: [Mention]()
      }
    return try all.filter { try call.isKnown($0.identifier) }
  }

  private func bearers(of row: Identifier) throws -> [Identifier] {
    guard [.claim, .prediction].contains(row.kind) else { return [row] }
    let mentions = try mentions(of: row)
    guard row.kind == .prediction else { return [row] + mentions.map(\.identifier) }
    let claim = try snapshot.prediction(row.number)?.claim.map { [Identifier(.claim, $0)] } ?? []
    return [row] + claim + mentions.map(\.identifier)
      + mentions.compactMap { $0.document.map { Identifier(.document, $0) } }
  }

  private func forecasts(of row: Identifier) throws -> [Forecast]? {
    let all: [Forecast]? =
      switch row.kind {
      case .forecast: try snapshot.forecast(row.number).map { [$0] }
      case .prediction: try snapshot.forecasts(of: row.number)
      default: nil
      }
    return try all?.filter { try call.isKnown($0.identifier) }
  }

  private func speakers(of row: Identifier) throws -> [Handle] {
    switch row.kind {
    case .document: try snapshot.document(row.number)?.author.map { [$0] } ?? []
    case .mention, .claim: try mentions(of: row).compactMap(\.speaker)
    case .prediction, .forecast: try forecasts(of: row)?.map(\.forecaster) ?? []
    case .evidence: try snapshot.evidence(row.number).map { [$0.coder] } ?? []
    case .verdict: try snapshot.verdict(row.number).map { [$0.coder] } ?? []
    case .resolution: try snapshot.resolution(row.number).map { [$0.coder] } ?? []
    case .link: try snapshot.link(row.number).map { [$0.coder] } ?? []
    case .note: try snapshot.note(row.number).map { [$0.coder] } ?? []
    case .operation: try snapshot.operation(row.number)?.author.map { [Handle(stored: $0)] } ?? []
    }
  }

  private func coders(of row: Identifier) throws -> [Handle]? {
    let tagging = try snapshot.taggings(on: row).map(\.coder)
    switch row.kind {
    case .document: return try tagging + snapshot.coders(of: row.number)
    case .mention: return tagging + (try mentions(of: row).compactMap(\.coder))
    case .claim:
      return try tagging + snapshot.mentions(of: row.number).compactMap(\.coder)
        + snapshot.verdicts(on: row.number).map(\.coder)
    case .prediction: return tagging + (try snapshot.resolutions(of: row.number).map(\.coder))
    case .forecast: return nil
    default: return try speakers(of: row)
    }
  }

  private func states(of row: Identifier) throws -> [String] {
    let state = try call.settlement(of: row.number).state
    guard state == "open", let deadline = try snapshot.prediction(row.number)?.current.deadline.last else {
      return [state]
    }
    return deadline == today ? ["open", "due"] : deadline < today ? ["open", "overdue"] : ["open"]
  }

  private func days(of row: Identifier) throws -> [Period]? {
    switch row.kind {
    case .document: try snapshot.document(row.number)?.published.map { [$0] } ?? []
    case .mention, .claim: try mentions(of: row).compactMap(\.said)
    case .prediction, .forecast: try forecasts(of: row)?.map(\.made)
    case .evidence: try snapshot.evidence(row.number)?.published.map { [$0] } ?? []
    case .verdict: try snapshot.verdict(row.number).map { [$0.judged] }
    case .resolution: try snapshot.resolution(row.number)?.happened.map { [$0] } ?? []
    case .link, .note, .operation: nil
    }
  }

  private func known(_ row: Identifier) throws -> [Day]? {
    switch row.kind {
    case .resolution: return try snapshot.resolution(row.number)?.known.map { [$0.first] } ?? []
    case .prediction:
      guard case .resolved(let resolution) = try call.settlement(of: row.number) else { return [] }
      return resolution.known.map { [$0.first] } ?? []
    default: return nil
    }
  }

  private func texts(of row: Identifier) throws -> [String]? {
    switch row.kind {
    // What any of its versions says.
    case .document:
      try snapshot.versionNumbers(of: row.number).compactMap {
        try snapshot.version(of: row.number, number: $0)?.text.string
      }
    case .mention, .claim, .evidence, .note: try snapshot.text(of: row).map { [$0] }
    case .prediction: try snapshot.prediction(row.number)?.terms.map(\.statement)
    default: nil
    }
  }

  private func documents(of row: Identifier) throws -> [Int]? {
    switch row.kind {
    case .document: [row.number]
    case .mention, .claim, .prediction: try mentions(of: row).compactMap(\.document)
    default: nil
    }
  }

  private func belongs(_ row: Identifier, to owner: Identifier) throws -> Bool? {
    switch (row.kind, owner.kind) {
    case (.mention, .document): try snapshot.mention(row.number)?.document == owner.number
    case (.mention, .claim): try snapshot.claims(of: row.number).contains(owner.number)
    case (.claim, .mention): try snapshot.claims(of: owner.number).contains(row.number)
    case (.prediction, .claim): try snapshot.prediction(row.number)?.claim == owner.number
    case (.forecast, .prediction): try snapshot.forecast(row.number)?.prediction == owner.number
    case (.resolution, .prediction): try snapshot.resolution(row.number)?.prediction == owner.number
    case (.verdict, .claim): try snapshot.verdict(row.number)?.claim == owner.number
    case (.evidence, .claim), (.evidence, .prediction), (.evidence, .resolution):
      try snapshot.evidence(row.number)?.subject == owner
    case (.link, .claim), (.link, .prediction), (.link, .link):
      try snapshot.link(row.number).map { [$0.from, $0.to].contains(owner) }
    case (.note, _) where owner.kind != .note && owner.kind != .operation:
      try snapshot.note(row.number)?.subject == owner
    default: nil
    }
  }
}
