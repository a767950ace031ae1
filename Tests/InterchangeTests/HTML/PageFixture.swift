import Foundation
import Interchange

/// A page of our own writing, and what a person says of it: its metadata and the paragraphs of its article.
struct PageFixture {
  let name: String
  let html: String
  let metadata: [String: String]
  let article: [String]

  /// Pages by which the rules were tuned.
  static let tuned = [
    "amp-ko", "blog-br", "broken", "divsoup", "german-portal", "graph-de", "interview", "japanese",
    "japanese-news",
    "korean-cms", "newsletter-table", "nineties", "portal", "short-brief", "thinktank", "wordpress",
  ]

  /// Pages that were written and measured when the rules stood, and by which none was changed.
  static let unseen = ["blogger-ko", "gov-release", "liveticker-ja", "medium-like", "opinion-de", "tabloid"]

  init(_ name: String) throws {
    self.name = name
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/pages")
    html = try String(contentsOf: folder.appending(path: "\(name).html"), encoding: .utf8)
    let truth = try String(contentsOf: folder.appending(path: "\(name).truth"), encoding: .utf8)
    let lines = truth.split(separator: "\n", omittingEmptySubsequences: false)
    let head = lines.prefix { !$0.isEmpty }
    metadata = Dictionary(
      uniqueKeysWithValues: head.map { line in
        let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        return (parts[0], parts.count > 1 ? parts[1] : "")
      })
    article = lines.dropFirst(head.count).filter { !$0.isEmpty }.map(String.init)
  }
}

/// How well words were found, by counts of each word.
struct WordScore {
  var (shared, found, wanted) = (0, 0, 0)

  var precision: Double { found == 0 ? 0 : Double(shared) / Double(found) }
  var recall: Double { wanted == 0 ? 0 : Double(shared) / Double(wanted) }
  var f1: Double { shared == 0 ? 0 : 2 * precision * recall / (precision + recall) }

  init(found: String, wanted: String) {
    let (left, right) = (Self.counts(found), Self.counts(wanted))
    shared = left.reduce(0) { $0 + min($1.value, right[$1.key] ?? 0) }
    self.found = left.values.reduce(0, +)
    self.wanted = right.values.reduce(0, +)
  }

  /// Runs of letters and digits; each Han or Kana character is a word.
  private static func counts(_ text: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for run in text.unicodeScalars.split(whereSeparator: { !$0.properties.isAlphabetic && !("0"..."9" ~= $0) }
    ) {
      let isWide = run.contains { ("\u{3040}"..."\u{30FF}" ~= $0) || ("\u{4E00}"..."\u{9FFF}" ~= $0) }
      for word in isWide ? run.map(String.init) : [String(run)] { counts[word, default: 0] += 1 }
    }
    return counts
  }
}

extension ReadDocument {
  /// The paragraphs that are not marked as boilerplate.
  var mainText: String {
    let scalars = Array(text.unicodeScalars)
    var kept = String.UnicodeScalarView()
    var position = 0
    for range in boilerplate ?? [] {
      kept += scalars[position..<range.lowerBound]
      position = range.upperBound
    }
    return String(kept + scalars[position...])
  }
}
