import Facts
import Testing

/// Passages of our own writing in many languages, cut into sentences by hand.
struct LabelledSentences: Sendable {
  struct Passage: Sendable {
    let language: String
    let text: StoredText
    let sentences: [Range<Int>]
  }

  let passages: [Passage]

  init(_ lines: String) {
    var (passages, language, sentences) = ([Passage](), "", [String]())
    func end() {
      if !sentences.isEmpty { passages.append(Passage(language, sentences)) }
      sentences = []
    }
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("["), line.hasSuffix("]") {
        end()
        language = String(line.dropFirst().dropLast())
      } else if line.isEmpty {
        end()
      } else {
        sentences.append(String(line))
      }
    }
    end()
    self.passages = passages
  }

  var count: Int { passages.reduce(0) { $0 + $1.sentences.count } }
  var languages: Set<String> { Set(passages.map { $0.language.prefix { $0 != "+" } }.map(String.init)) }
}

extension LabelledSentences.Passage {
  /// Sentences with a space between them, or with none in Chinese and Japanese and where a + says so.
  fileprivate init(_ language: String, _ lines: [String]) {
    let joint = ["zh", "ja"].contains(language) || language.hasSuffix("+") ? "" : " "
    var (ranges, position) = ([Range<Int>](), 0)
    for line in lines {
      ranges.append(position..<position + line.unicodeScalars.count)
      position += line.unicodeScalars.count + joint.count
    }
    (self.language, text, sentences) = (language, StoredText(lines.joined(separator: joint)), ranges)
  }
}

/// How well the ends of sentences within passages are found.
private struct BoundaryScore: CustomStringConvertible {
  var (right, extra, missed) = (0, 0, 0)
  /// The sentences around what went wrong.
  var faults: [String] = []

  init(_ passages: [LabelledSentences.Passage]) {
    for passage in passages {
      let found = Set(Segmentation.of(passage.text).sentences.map(\.upperBound)).subtracting([
        passage.text.count
      ])
      let expected = Set(passage.sentences.map(\.upperBound)).subtracting([passage.text.count])
      right += found.intersection(expected).count
      extra += found.subtracting(expected).count
      missed += expected.subtracting(found).count
      faults += found.symmetricDifference(expected).sorted().map { place in
        let around = max(0, place - 25)..<min(passage.text.count, place + 15)
        return "\(passage.language) \(expected.contains(place) ? "missed" : "extra"): \(passage.text[around])"
      }
    }
  }

  var f1: Double { Double(2 * right) / Double(2 * right + extra + missed) }

  var description: String {
    let percent = (f1 * 1000).rounded() / 1000
    return "F1 \(percent): \(right) right, \(extra) extra, \(missed) missed"
  }
}

@Suite struct `Sentences of many languages` {
  @Test func `are labelled in number`() {
    let (seen, unseen) = (LabelledSentences.seen, LabelledSentences.unseen)
    #expect(seen.count + unseen.count >= 250)
    #expect(seen.languages.count >= 10 && seen.languages == unseen.languages)
  }

  @Test func `are found where the rules were made`() {
    let score = BoundaryScore(LabelledSentences.seen.passages)
    print("sentences, seen: \(score)")
    #expect(score.f1 >= 0.97, "\(score.faults.joined(separator: "\n"))")
  }

  // What went wrong is not shown, so that nobody makes rules for it.
  @Test func `are found where the rules were not made`() {
    let score = BoundaryScore(LabelledSentences.unseen.passages)
    print("sentences, unseen: \(score)")
    #expect(score.f1 >= 0.95)
  }
}
