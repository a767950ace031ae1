import CommandLanguage
import Facts
import Presentation
import Storage

/// Whose answer adjudication takes.
enum Taken: Sendable, Hashable {
  case coders([Handle])
  case all
  case none

  init(parsing text: String) throws(FactError) {
    switch text {
    case "all": self = .all
    case "none": self = .none
    default:
      self = .coders(
        try text.split(separator: ",").map { word throws(FactError) in
          guard word.first == "@" else {
            throw FactError("E-TAKE", "'\(word)' is nobody's answer", hint: "write @a, @a,@b, all or none")
          }
          return try Handle(parsing: String(word))
        })
    }
  }
}

/// What gold says of one disagreement, and what that changes.
struct Decision {
  let disagreement: Disagreement
  let because: String?
  let change: Change
  private(set) var hasChanged = false
  /// What holds, and what does not, in words.
  private(set) var affirmed: [String] = []
  private(set) var denied: [String] = []

  init(_ disagreement: Disagreement, because: String?, _ change: Change) {
    (self.disagreement, self.because, self.change) = (disagreement, because, change)
  }

  /// Lets those tags of a row hold, of what was given in a layer, that a rule picks, and no others.
  private mutating func settle(
    _ row: Identifier, _ given: [CodedTag], in layer: Layer, where holds: (TagName) -> Bool
  ) throws {
    for tag in Set(given.filter { $0.stands && layer.holds($0.tag) }.map(\.tag)).sorted(by: {
      $0.path < $1.path
    }) {
      let words = "\(tag) on \(row)"
      if holds(tag) {
        affirmed.append(words)
        if try change.add(tag, to: row, coder: .gold, because: because) { hasChanged = true }
      } else {
        denied.append(words)
        if try change.remove(tag, from: row, coder: .gold, because: because) { hasChanged = true }
      }
    }
  }

  /// Gives a row a tag in gold's name that nobody else gave it.
  private mutating func add(_ tag: TagName, to row: Identifier) throws {
    affirmed.append("\(tag) on \(row)")
    if try change.add(tag, to: row, coder: .gold, because: because) { hasChanged = true }
  }

  // MARK: The answer of coders

  mutating func take(from coders: [Handle]) throws {
    func holds(_ given: [CodedTag]) -> (TagName) -> Bool {
      { tag in given.contains { $0.tag == tag && $0.stands && coders.contains($0.coder) } }
    }
    switch disagreement.subject {
    case .passage(_, _, let marks, let layer):
      for mark in marks {
        try settle(Identifier(.mention, mark.mention), mark.tags, in: layer, where: holds(mark.tags))
      }
    case .tags(let row, let layer):
      let given = try change.snapshot.taggings(on: row)
      try settle(row, given, in: layer, where: holds(given))
    case .verdict: break
    }
  }

  // MARK: An answer of gold's own

  /// Of the tags given, those that a coder gave hold where they gave them; the others are new, at the place meant.
  mutating func rule(_ tags: [TagName], at place: Mention.Place?) throws -> Int? {
    switch disagreement.subject {
    case .passage(_, _, let marks, let layer):
      for mark in marks {
        try settle(Identifier(.mention, mark.mention), mark.tags, in: layer) { tags.contains($0) }
      }
      let known = Set(marks.flatMap(\.tags).filter(\.stands).map(\.tag))
      let unknown = tags.filter { !known.contains($0) }
      guard !unknown.isEmpty, let place, let text = try change.snapshot.version(of: place.document)?.text
      else { return nil }
      let standing = marks.first { $0.fragments == place.fragments }?.mention
      let selector = QuoteSelector.of(place.fragments, in: text)
      let mention = try standing ?? change.add(Mention(selector: selector, place: place, coder: .gold))
      for tag in unknown { try add(tag, to: Identifier(.mention, mention)) }
      return standing == nil ? mention : nil
    case .tags(let row, let layer):
      let given = try change.snapshot.taggings(on: row)
      try settle(row, given, in: layer) { tags.contains($0) }
      for tag in tags where !given.contains(where: { $0.stands && $0.tag == tag }) { try add(tag, to: row) }
      return nil
    case .verdict: return nil
    }
  }

  // MARK: Verdicts

  /// Makes a coder's verdict gold's too; nil where it is so already.
  mutating func take(_ verdict: Verdict, gold: Verdict?) throws -> Int? {
    affirmed.append(verdict.standing.rawValue)
    var own = verdict
    (own.id, own.coder, own.because) = (0, .gold, because ?? verdict.because)
    if var gold, disagreement.isAdjudicated {
      gold.id = 0
      if gold == own { return nil }
    }
    hasChanged = true
    return try change.add(own, citing: change.snapshot.evidence(citedByVerdict: verdict.id))
  }

  func reply(_ rows: [Identifier]) -> Reply {
    let words = (affirmed + denied.map { "not " + $0 }).joined(separator: ", ")
    let ending = hasChanged ? "  \(disagreement.layerName)  gold: \(words)" : " unchanged"
    return Reply(
      Page(
        [.line(Phrase(disagreement.place, .strong) + Phrase(ending))],
        json: .object([
          .init("ok", true), .init("place", .string(disagreement.place)),
          .init("layer", .string(disagreement.layerName)), .init("unchanged", .bool(!hasChanged)),
          .init("holds", .array(affirmed.map { .string($0) })),
          .init("fails", .array(denied.map { .string($0) })),
        ])), rows: rows)
  }
}
