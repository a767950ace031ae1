import Facts
import Foundation
import Interchange
import Testing

@Suite struct `Files of brat` {
  private func read(_ text: String) throws -> BratFile { try BratFile(Array(text.utf8), named: "x.ann") }

  /// The files of brat's tutorial (MIT licence), as they are distributed.
  static let news: [URL] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/brat-news")
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "ann" }.sorted { $0.path < $1.path }
  }()

  @Test func `of its tutorial are read and written back byte for byte, and wholly understood`() throws {
    #expect(Self.news.count == 13)
    var seen: Set<Character> = []
    for url in Self.news {
      let bytes = Array(try Data(contentsOf: url))
      let file = try BratFile(bytes, named: url.lastPathComponent)
      #expect(file.bytes == bytes)
      for line in file.lines {
        let annotation = try #require(line.annotation, "\(line.verbatim)")
        seen.formUnion(line.verbatim.prefix(1))
        // brat writes a tab after relations, and two before the words of a reference.
        #expect(line.verbatim == annotation.description || line.verbatim == annotation.description + "\t")
      }
      let text = try PlainText.decode(
        Array(try Data(contentsOf: url.deletingPathExtension().appendingPathExtension("txt"))), named: "x")
      let quotes = file.lines.compactMap { line in
        if case .span(_, _, let ranges, let words)? = line.annotation {
          OffsetQuote(ranges, words)
        } else {
          nil
        }
      }
      #expect(OffsetReading(quotes, in: StoredText(text)).places == quotes.map { .said($0.ranges) })
    }
    #expect(seen == Set("TREA*N#"))
  }

  @Test(arguments: 0..<200)
  func `are read as they were made, and written back byte for byte`(seed: Int) throws {
    var maker = BratMaker(Random(seed: seed + 1))
    let annotations = maker.annotations()
    var file = BratFile()
    file.lines = annotations.map { BratFile.Line($0) }
    let read = try read(file.text)
    #expect(read.lines.map(\.annotation) == annotations)
    #expect(read.text == file.text)
    var damaged = maker.damaged(file.text)
    damaged = read.beginsWithMark ? damaged : "\u{FEFF}" + damaged
    #expect(try self.read(damaged).bytes == Array(damaged.utf8))
    #expect(try self.read(damaged).beginsWithMark)
  }

  @Test(arguments: 0..<300)
  func `of any text at all are written back byte for byte`(seed: Int) throws {
    var random = Random(seed: seed + 1)
    let signs = [
      "T1", "\t", " ", "0", "5", ";", "\n", "\r\n", "*", "#1", "R2", ":", "a", "\u{2028}", "é", "\u{85}",
    ]
    let text = (0..<random.below(60)).map { _ in signs[random.below(signs.count)] }.joined()
    if let file = try? read(text) { #expect(file.bytes == Array(text.utf8)) }
  }

  @Test func `keep the order of fragments, which words follow`() throws {
    let file = try read("T1\tContent 209 236;91 186\tlater words earlier words\n")
    #expect(
      file.lines[0].annotation
        == .span(
          id: "T1", type: "Content", ranges: [209..<236, 91..<186], words: "later words earlier words"))
  }

  @Test(arguments: [
    ("T1\tX 0 3\tabc\t\n", "T1\tX 0 3\tabc"),
    ("R1\tsupports Arg1:T1 Arg2:T2\t\n", "R1\tsupports Arg1:T1 Arg2:T2"),
    ("T1\tX 0 3\tabc\r\n", "T1\tX 0 3\tabc"), ("M1\tNegation E1\n", "M1\tNegation E1"),
    ("N1\tReference T1 W:1\t\tname\n", "N1\tReference T1 W:1\t\tname"),
    ("#1\tLemma T1\t Halonen\n", "#1\tLemma T1\t Halonen"),
    ("T1\tX 4 4\t\n", "T1\tX 4 4\t"), ("T1\tX 0 7\tone\ntwo\nE1\tX:T1\n", "T1\tX 0 7\tone\ntwo"),
    ("T1\tX 0 5\ta\u{2028}b\u{85}c\n", "T1\tX 0 5\ta\u{2028}b\u{85}c"),
    ("\u{FEFF}T1\tX 0 3\tabc\n", "T1\tX 0 3\tabc"),
    ("T1\tX 0 3\tabc", "T1\tX 0 3\tabc"), ("A1\tCertainty T1 very high\n", "A1\tCertainty T1 very high"),
  ])
  func `with known damage say the same, and lose nothing`(text: String, meaning: String) throws {
    let file = try read(text)
    #expect(file.lines.first?.annotation?.description == meaning)
    #expect(file.bytes == Array(text.utf8))
  }

  @Test func `that are empty stay empty`() throws {
    for text in ["", "\u{FEFF}", "\n", "\n\n"] { #expect(try read(text).bytes == Array(text.utf8)) }
    #expect(try read("").lines.isEmpty)
  }

  @Test(arguments: [
    "X1\tno kind", "T1 X 0 3 abc", "T1\tX 3 1\tabc", "T1\tX a b\tabc", "R1\tX Arg1:T1", "E1\tX", "*\tEquiv",
    "note",
    "T\tX 0 1\ta", "A1\tX", "T1\tX -1 3\tabc",
  ])
  func `keep lines that they do not understand`(line: String) throws {
    let file = try read("T9\tX 0 3\tabc\n\(line)\n")
    #expect(file.lines.map(\.annotation).last == .some(nil))
    #expect(file.text == "T9\tX 0 3\tabc\n\(line)\n")
  }

  @Test func `that use an id twice, or are no text, are refused`() throws {
    let expected = FactError(
      "E-BRAT", "'x.ann', line 3: the id T1 stands in line 1 already",
      hint: "an id names one annotation; give one of them another")
    #expect(throws: expected) { try read("T1\tX 0 3\tabc\nT2\tX 0 3\tabc\nT1\tX 0 3\tabc\n") }
    #expect(throws: FactError.self) { try BratFile([0x54, 0xFF], named: "x.ann") }
    #expect(throws: FactError.self) { try BratFile([0x54, 0], named: "x.ann") }
    #expect(try read("*\tEquiv T1 T2\n*\tEquiv T1 T2\n").lines.count == 2)
  }
}

/// Makes annotations that brat itself might write.
private struct BratMaker {
  var random: Random

  init(_ random: Random) { self.random = random }

  mutating func annotations() -> [BratAnnotation] {
    (1...1 + random.below(12)).map { number in
      let (target, type) = ("T\(random.below(9))", pick(["Person", "Be-born", "korea/thaad", "사드"]))
      switch random.below(8) {
      case 0:
        return .relation(
          id: "R\(number)", type: type, from: BratRole("Arg1", target), to: BratRole("Arg2", "T1"))
      case 1:
        return .event(
          id: "E\(number)", type: type, trigger: target,
          roles: (0..<random.below(3)).map { BratRole("Org-Arg\($0)", "E\($0)") })
      case 2: return .equivalence(type: "Equiv", members: ["T1", target])
      case 3:
        return .attribute(
          id: pick(["A", "M"]) + "\(number)", name: type, target: target, value: pick([nil, "High"]))
      case 4:
        return .reference(id: "N\(number)", type: "Reference", target: target, entry: "W:1", words: "\tx y")
      case 5:
        return .note(
          id: "#\(number)", type: "AnnotatorNotes", target: target, words: pick(["why? ", "한글", ""]))
      default:
        let starts = (0..<1 + random.below(3)).map { _ in random.below(500) }
        return .span(
          id: "T\(number)", type: type, ranges: starts.map { $0..<$0 + random.below(9) },
          words: pick(["one two", "사드 🗳️", "a\u{2028}b", "e\u{301}", ""]))
      }
    }
  }

  /// With tabs, CRs, unknown and blank lines such as real files have.
  mutating func damaged(_ text: String) -> String {
    text.split(separator: "\n").map { $0 + pick(["", "\t", "\r", "\n??", "\n"]) }.joined(separator: "\n")
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[random.below(values.count)] }
}
