import Facts
import Presentation
import Storage

/// What became of a mention's words in a version of their document.
struct Reanchored {
  /// Where they stood before, with the words of that version.
  let base: Anchor
  let baseName: String
  let words: String
  let anchor: Anchor
  /// The version that is looked in, such as `d1.v2`.
  let name: String
  /// The words that stand there now; nil where none do.
  let newWords: String?
  /// Places that resemble them, the best first, where none was taken.
  let candidates: [Resembling]

  /// A place that resembles lost words.
  struct Resembling {
    let address: String
    let words: String
    let score: Double
  }

  var mention: Identifier { Identifier(.mention, anchor.mention) }
}

extension Call {
  /// The last place of each mention of a document before a version, unless a person said that the words are gone.
  func bases(of document: Int, before version: Version) throws -> [Anchor] {
    let anchors = Dictionary(grouping: try snapshot.anchors(inDocument: document), by: \.mention)
    return anchors.values.compactMap { anchors in
      guard anchors.last?.state != .gone else { return nil }
      return anchors.last { $0.fragments != nil && $0.number < version.number }
    }.sorted { $0.mention < $1.mention }
  }

  /// Looks for the words of mentions in a version, from where they stood in others.
  func reanchored(_ bases: [Anchor], in version: Version) throws -> [Reanchored] {
    var results: [Reanchored] = []
    var originals: [Int: Reanchoring] = [:]
    for (row, bases) in Dictionary(grouping: bases, by: \.version).sorted(by: { $0.key < $1.key }) {
      guard let old = try snapshot.version(row: row) else { continue }
      let reanchoring = Reanchoring(from: old.text, to: version.text)
      for base in bases {
        guard let fragments = base.fragments, let mention = try snapshot.mention(base.mention) else {
          continue
        }
        var outcome = reanchoring.outcome(of: fragments, quoted: mention.selector.exact)
        if outcome.isLost, let restored = try restored(mention, base, in: version, &originals) {
          outcome = restored
        }
        results.append(result(base, fragments, old, version, outcome))
      }
    }
    return results.sorted { $0.anchor.mention < $1.anchor.mention }
  }

  /// Where the very words stand again that a version between had changed.
  private func restored(
    _ mention: Mention, _ base: Anchor, in version: Version, _ originals: inout [Int: Reanchoring]
  ) throws -> Reanchoring.Outcome? {
    guard base.state == .moved, let row = try snapshot.quotedVersion(of: mention.id), row != base.version,
      let original = try snapshot.version(row: row), original.number < version.number,
      let quoted = try snapshot.anchors(of: mention.id).first(where: { $0.version == row })?.fragments
    else { return nil }
    let reanchoring = originals[row] ?? Reanchoring(from: original.text, to: version.text)
    originals[row] = reanchoring
    let outcome = reanchoring.outcome(of: quoted, quoted: mention.selector.exact)
    if case .exact = outcome { return outcome }
    return nil
  }

  private func result(
    _ base: Anchor, _ fragments: Fragments, _ old: Version, _ new: Version, _ outcome: Reanchoring.Outcome
  ) -> Reanchored {
    var anchor = Anchor(mention: base.mention, version: new.id, number: new.number, state: .exact)
    var candidates: [Reanchoring.Candidate] = []
    switch outcome {
    case .exact(let place): anchor.fragments = place
    case .moved(let place):
      (anchor.state, anchor.fragments, anchor.score) = (.moved, place.fragments, place.score)
    case .ambiguous(let places):
      (anchor.state, anchor.score, candidates) = (.ambiguous, places.first?.score, places)
    case .orphan(let places):
      (anchor.state, anchor.score, candidates) = (.orphan, places.first?.score, places)
    }
    return Reanchored(
      base: base, baseName: old.name, words: QuoteSelector.words(of: fragments, in: old.text),
      anchor: anchor, name: new.name,
      newWords: anchor.fragments.map { QuoteSelector.words(of: $0, in: new.text) },
      candidates: candidates.map {
        Reanchored.Resembling(
          address: "\(new.name):\($0.fragments)",
          words: QuoteSelector.words(of: $0.fragments, in: new.text), score: $0.score)
      })
  }
}

// MARK: Showing

extension [Reanchored] {
  private static let states: [AnchorState] = [.exact, .moved, .ambiguous, .orphan]

  private func count(_ state: AnchorState) -> Int { count { $0.anchor.state == state } }

  /// Such as `3 exact, 1 moved`.
  var summary: String {
    guard !isEmpty else { return "no mention quotes it" }
    let counts = [Reanchored].states.map { ($0, count($0)) }.filter { $0.1 > 0 }
    return "\(count) mention\(count == 1 ? "" : "s"): "
      + counts.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: ", ")
  }

  /// Every mention that is not exact, with the words that stood and those that stand.
  var blocks: [Block] {
    let changed = filter { $0.anchor.state != .exact }
    guard !changed.isEmpty else { return [] }
    let columns = [
      Column("mention"), Column("state"), Column("score", .right), Column("words", maximum: 44),
      Column("now", maximum: 60),
    ]
    return [.table(Table(columns, rows: changed.map(\.cells)))]
  }

  var members: [JSON.Member] {
    [Reanchored].states.map { JSON.Member($0.rawValue, .integer(count($0))) } + [
      .init("mentions", .array(map(\.json)))
    ]
  }
}

extension Reanchored {
  /// Of quotes of whole pages people see so much; JSON has it all.
  fileprivate static let shownLetters = 240

  fileprivate var cells: [Phrase] {
    let state = Phrase(anchor.state.rawValue, anchor.state.isOpen ? .bad : .plain)
    let stands = newWords.map { Phrase($0.shortened(to: Reanchored.shownLetters), .quote) }
    let now = stands ?? candidates.first.map(\.phrase) ?? Phrase("-")
    return [
      Phrase(mention.description, .strong), state, Phrase(anchor.score.map(Score.shown) ?? ""),
      Phrase(words.shortened(to: Reanchored.shownLetters), .quote), now,
    ]
  }

  var json: JSON {
    .object([
      .init("id", .string(mention.description)), .init("state", .string(anchor.state.rawValue)),
      .init("score", .optional(anchor.score)),
      .init("from", .string("\(baseName):\(base.fragments.map(\.description) ?? "")")),
      .init("words", .string(words)),
      .init("address", .optional(anchor.fragments.map { "\(name):\($0)" })),
      .init("new_words", .optional(newWords)), .init("candidates", .array(candidates.map(\.json))),
    ])
  }
}

extension Reanchored.Resembling {
  /// Such as `d1.v2:10-20 0.62 “...”`.
  var phrase: Phrase {
    Phrase("\(address) \(Score.shown(score))  ", .dim)
      + Phrase(words.shortened(to: Reanchored.shownLetters), .quote)
  }

  var json: JSON {
    .object([
      .init("address", .string(address)), .init("score", .number(score)), .init("words", .string(words)),
    ])
  }
}

/// How well a place fits, as people read it.
enum Score {
  /// With two digits, and never 1.00 for less than all.
  static func shown(_ score: Double) -> String {
    let hundredths = score < 1 ? min(99, Int((score * 100).rounded())) : 100
    let digits = String(hundredths % 100)
    return "\(hundredths / 100)." + (digits.count < 2 ? "0" : "") + digits
  }
}
