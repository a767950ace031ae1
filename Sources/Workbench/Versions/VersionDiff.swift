import Facts
import Presentation
import Storage

/// What one version of a text changed of another, and whose quotes each change concerns.
struct VersionDiff {
  struct Change {
    let old: Range<Int>
    let new: Range<Int>
    let touched: Touched
  }

  let old: Version
  let new: Version
  let changes: [Change]
  let touched: Touched
}

extension Call {
  func difference(from old: Version, to new: Version) throws -> VersionDiff {
    let mentions = try snapshot.mentions(inVersion: old.id).filter { try isKnown($0.identifier) }
    let changes = try TextDiff(from: old.text, to: new.text).readable(old.text).map { hunk in
      let quotes = mentions.filter { $0.place?.fragments.isTouched(by: hunk.old) ?? false }
      return VersionDiff.Change(
        old: hunk.old, new: hunk.new, touched: try touched(by: quotes.map(\.identifier)))
    }
    let all = changes.reduce(into: Set<Identifier>()) { $0.formUnion($1.touched.mentions) }
    return VersionDiff(old: old, new: new, changes: changes, touched: try touched(by: all.sorted()))
  }
}

extension Fragments {
  /// Whether a change of a range takes something out of the words, or puts something between them.
  fileprivate func isTouched(by change: Range<Int>) -> Bool {
    ranges.contains { range in
      change.isEmpty
        ? range.lowerBound < change.lowerBound && change.lowerBound < range.upperBound
        : range.overlaps(change)
    }
  }
}

// MARK: Showing

extension VersionDiff {
  private func words(_ side: (Change) -> String) -> Int {
    changes.reduce(0) { $0 + side($1).split(whereSeparator: \.isWhitespace).count }
  }

  private var counts: (removed: Int, added: Int) {
    (words { old.text[$0.old] }, words { new.text[$0.new] })
  }

  var page: Page {
    let count = "\(changes.count) change\(changes.count == 1 ? "" : "s")"
    let size = changes.isEmpty ? "" : ", \(counts.removed) words out, \(counts.added) in"
    var blocks: [Block] = [.heading(2, Phrase("\(old.name) to \(new.name)")), .line(Phrase(count + size))]
    if !touched.isEmpty { blocks.append(.line(Phrase("touches ") + Phrase(touched.words, .strong))) }
    for passage in passages {
      blocks += [.gap, .paragraph(phrase(of: passage))]
      let touched = passage.reduce(into: [Identifier]()) { rows, change in
        rows += change.touched.mentions.filter { !rows.contains($0) }
      }
      if !touched.isEmpty {
        blocks.append(.item(Phrase("under " + touched.map(\.description).joined(separator: " "), .dim)))
      }
    }
    return Page(blocks, json: json, list: "changes")
  }

  private var json: JSON {
    .object([
      .init("from", .string(old.name)), .init("to", .string(new.name)),
      .init("words_out", .integer(counts.removed)), .init("words_in", .integer(counts.added)),
      .init("touches", touched.json),
      .init(
        "changes",
        .array(
          changes.map { change in
            .object([
              .init("op", .string(change.old.isEmpty ? "insert" : change.new.isEmpty ? "delete" : "replace")),
              .init("old", side(change.old, old)), .init("new", side(change.new, new)),
              .init("touches", change.touched.json),
            ])
          })),
    ])
  }

  private func side(_ range: Range<Int>, _ version: Version) -> JSON {
    .object([
      .init("start", .integer(range.lowerBound)), .init("end", .integer(range.upperBound)),
      .init("text", .string(version.text[range])),
    ])
  }

  /// The changes by the lines that they are in.
  private var passages: [[Change]] {
    changes.reduce(into: []) { passages, change in
      if let last = passages.last?.last, !new.text[last.new].hasLineBreak,
        !old.text[last.old.lowerBound..<change.old.lowerBound].hasLineBreak
      {
        passages[passages.count - 1].append(change)
      } else {
        passages.append([change])
      }
    }
  }

  /// What differs in one passage, with some words around it: `the [-old-]{+new+} words`.
  private func phrase(of passage: [Change]) -> Phrase {
    guard let first = passage.first, let last = passage.last else { return Phrase() }
    let before = old.text[max(0, first.old.lowerBound - 200)..<first.old.lowerBound]
    let after = old.text[last.old.upperBound..<min(old.text.count, last.old.upperBound + 200)]
    var phrase = Phrase("\(place(of: first))  ", .dim) + Phrase(before.lastLine.lastWords)
    for (index, change) in passage.enumerated() {
      if index > 0 {
        phrase += Phrase(old.text[passage[index - 1].old.upperBound..<change.old.lowerBound].middleLeftOut)
      }
      let (taken, given) = (old.text[change.old].shownOnOneLine, new.text[change.new].shownOnOneLine)
      if !taken.isEmpty { phrase += Phrase("[-\(taken)-]", .bad) }
      if !given.isEmpty { phrase += Phrase("{+\(given)+}", .good) }
    }
    let endsLine = old.text[last.old].hasLineBreak || new.text[last.new].hasLineBreak
    return endsLine ? phrase : phrase + Phrase(after.firstLine.firstWords)
  }

  /// The sentence of the new text, or of the old one where there is nothing left.
  private func place(of change: Change) -> String {
    let (version, range) = change.new.isEmpty ? (old, change.old) : (new, change.new)
    let sentence = version.segmentation.sentences(overlapping: range).first
    return sentence.map { "\(version.name).s\($0 + 1)" }
      ?? "\(version.name):\(range.lowerBound)-\(range.upperBound)"
  }
}

extension String {
  fileprivate var hasLineBreak: Bool { contains(where: \.isNewline) }

  /// The text with line breaks as ¶, since what was changed may be no more than these.
  fileprivate var shownOnOneLine: String {
    split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "¶")
  }

  fileprivate var firstLine: String { String(prefix { !$0.isNewline }) }

  fileprivate var lastLine: String { String(reversed().prefix { !$0.isNewline }.reversed()) }

  private static let context = 60

  /// The end of a text, from a word on.
  fileprivate var lastWords: String {
    guard count > String.context else { return self }
    return "…" + suffix(String.context).drop { !$0.isWhitespace }
  }

  fileprivate var firstWords: String {
    guard count > String.context else { return self }
    return String(prefix(String.context).reversed().drop { !$0.isWhitespace }.reversed()) + "…"
  }

  fileprivate var middleLeftOut: String {
    count > 2 * String.context + 20 ? firstWords + " " + lastWords : self
  }
}
