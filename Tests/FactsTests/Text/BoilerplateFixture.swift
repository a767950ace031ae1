import Foundation

@testable import Facts

/// Invented pages as a scraper leaves them: a line that begins with ~ is no part of the article.
///
/// The folder names the half and the publisher. Rules and cues are tuned on `tune` alone; whoever changes them reads
/// `held` last.
struct BoilerplateFixture: Sendable {
  let half: String
  let publisher: String
  let version: Version
  /// By paragraph.
  let isArticle: [Bool]

  static let all: [BoilerplateFixture] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Boilerplate")
    let halves = ["tune", "held"]
    return halves.flatMap { half in
      names(in: folder.appending(path: half)).flatMap { publisher in
        let shelf = folder.appending(path: "\(half)/\(publisher)")
        return names(in: shelf).compactMap { name in
          (try? String(contentsOf: shelf.appending(path: name), encoding: .utf8)).map {
            BoilerplateFixture(half: half, publisher: publisher, marked: $0)
          }
        }
      }
    }
  }()

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  init(half: String, publisher: String, marked: String) {
    self.half = half
    self.publisher = publisher
    let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    let plain = lines.map { $0.hasPrefix("~") ? $0.dropFirst() : $0 }
    let text = StoredText(plain.joined(separator: "\n"))
    version = Version(
      id: 0, document: 1, number: 1, text: text, segmentation: .of(text), provenance: Version.Provenance())
    var (noise, start): ([Range<Int>], Int) = ([], 0)
    for (line, plain) in zip(lines, plain) {
      let end = start + plain.unicodeScalars.count
      if line.hasPrefix("~") { noise.append(start..<end) }
      start = end + 1
    }
    isArticle = version.segmentation.paragraphs.map { paragraph in
      !noise.contains { $0.overlaps(paragraph) }
    }
  }

  var page: BoilerplatePage { BoilerplatePage(version) }

  /// The other pages of the same publisher on which lines of this one stand.
  func pages(among others: [BoilerplateFixture]) -> [Int: [Int]] {
    let shelves = others.enumerated().filter {
      $0.element.publisher == publisher && $0.element.version.text.string != version.text.string
    }.map { (number: $0.offset, lines: Set($0.element.lines)) }
    return page.undecided.mapValues { line in
      shelves.filter { $0.lines.contains(line) }.map(\.number)
    }
  }

  private var lines: [String] {
    version.segmentation.paragraphs.map { Boilerplate.folded(version.text[$0]) }
  }
}

/// How well what was found agrees with what is so, in code points other than spaces.
struct Agreement: CustomStringConvertible {
  private(set) var (right, found, all) = (0, 0, 0)

  mutating func count(_ words: String, found isFound: Bool, true isTrue: Bool) {
    let size = words.unicodeScalars.count { !$0.isWhite }
    if isFound { found += size }
    if isTrue { all += size }
    if isFound, isTrue { right += size }
  }

  static func + (left: Agreement, right: Agreement) -> Agreement {
    var sum = left
    sum.right += right.right
    sum.found += right.found
    sum.all += right.all
    return sum
  }

  var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
  var recall: Double { all == 0 ? 1 : Double(right) / Double(all) }
  var f1: Double { right == 0 ? 0 : 2 * precision * recall / (precision + recall) }

  var description: String {
    let shown = [precision, recall, f1].map { ($0 * 1000).rounded() / 1000 }
    return "P \(shown[0]) R \(shown[1]) F1 \(shown[2])"
  }
}
