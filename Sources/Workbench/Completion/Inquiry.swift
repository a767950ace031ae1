import CommandLanguage
import Facts
import Storage

/// What is asked of a source: how the word begins, and what is known where it stands.
struct Inquiry {
  /// The beginning of the word, or of the part of it that is asked for.
  var typed: String
  let place: CompletionPlace
  /// What stands behind the cursor.
  let following: String
  let sitting: Sitting
  let environment: Environment
  /// Nil where no workspace can be read.
  let snapshot: Snapshot?
  /// Whether letters within a word count too, since no word begins with what was typed.
  let looksWithin: Bool

  /// How many candidates one source gives at most.
  static let limit = 100

  /// The typed beginning as names are compared: in lower case and NFC.
  var folded: String { Name.folded(typed) }

  /// Those of some words that begin with what was typed, however its letters are composed.
  func matching(_ candidates: [Candidate]) -> [Candidate] {
    guard looksWithin else {
      let start = typed.composed.unicodeScalars
      return candidates.filter { $0.text.composed.unicodeScalars.starts(with: start) }
    }
    return candidates.filter { Name.folded($0.text).contains(folded) }
  }

  func matching(_ choices: [Choice]) -> [Candidate] { matching(choices.map { Candidate($0) }) }

  /// The candidates for a part of the word, each put behind what stands before that part.
  func completing(
    after head: String, _ candidates: (Inquiry) throws -> [Candidate]
  ) rethrows -> [Candidate] {
    var part = self
    part.typed = String(typed.dropFirst(head.count))
    return try candidates(part).map { $0.following(head) }
  }

  /// The candidates for the last part of a list, after its last comma.
  func completingLast(_ candidates: (Inquiry) throws -> [Candidate]) rethrows -> [Candidate] {
    let head = typed.lastIndex(of: ",").map { String(typed[...$0]) } ?? ""
    return try completing(after: head, candidates)
  }

  /// The candidates for the end of a range, after its two dots.
  func completingEnd(_ candidates: (Inquiry) throws -> [Candidate]) rethrows -> [Candidate] {
    let dots = typed.indices.last { typed[$0...].hasPrefix("..") }
    return try completing(after: dots.map { String(typed[..<$0]) + ".." } ?? "", candidates)
  }

  func today() throws -> Day {
    if let day = sitting.asOf { return day }
    let zone = try snapshot?.setting("zone") ?? Zone.standard
    return try Zone.day(milliseconds: environment.now(), in: zone)
  }

  /// What a suggestion offers here; nil where it is the path of a file.
  func candidates(for suggestion: Suggestion) throws -> [Candidate]? {
    switch suggestion {
    case .nothing: return []
    case .files: return nil
    case .words(let choices): return matching(choices)
    case .source(let source): return try (source as? CompletionSource)?.candidates(self) ?? []
    }
  }
}

/// A way to look up what can complete a word; parameters name theirs where they are declared.
struct CompletionSource: Sendable {
  /// The kinds of rows that it offers, where it offers rows.
  let kinds: [Kind]
  let candidates: @Sendable (Inquiry) throws -> [Candidate]
}

extension Suggestion {
  static func looking(
    for kinds: [Kind] = [], _ candidates: @escaping @Sendable (Inquiry) throws -> [Candidate]
  ) -> Suggestion {
    .source(CompletionSource(kinds: kinds, candidates: candidates))
  }

  /// The kinds of rows that can stand where this completes; none where no row can.
  var kinds: [Kind] {
    if case .source(let source) = self { (source as? CompletionSource)?.kinds ?? [] } else { [] }
  }
}
