/// Which sentences of a text are menus, notices, links and the like, and why; it changes no text and no address.
package struct Boilerplate: Sendable, Hashable {
  /// By the index of the sentence, from 0.
  package private(set) var reasons: [Int: BoilerplateReason]

  package init(reasons: [Int: BoilerplateReason] = [:]) {
    self.reasons = reasons
  }

  /// A coder's word on some sentences.
  package struct Judgement: Sendable, Hashable {
    /// By their indices, from 0.
    package let sentences: Range<Int>
    package let isBoilerplate: Bool
    package let coder: Handle

    package init(sentences: Range<Int>, isBoilerplate: Bool, coder: Handle) {
      self.sentences = sentences
      self.isBoilerplate = isBoilerplate
      self.coder = coder
    }

    /// In the order in which each outranks those before it: the newest is last, but for gold ones, which settle all.
    static func inForceLast(_ judgements: [Judgement]) -> [Judgement] {
      judgements.filter { $0.coder != Resolution.gold } + judgements.filter { $0.coder == Resolution.gold }
    }

    /// Whether saying it once more, after these, would say nothing new.
    package func isRepeated(in judgements: [Judgement]) -> Bool {
      let peers = judgements.filter { ($0.coder == Resolution.gold) == (coder == Resolution.gold) }
      return sentences.allSatisfy { sentence in
        let newest = peers.last { $0.sentences.contains(sentence) }
        return newest?.coder == coder && newest?.isBoilerplate == isBoilerplate
      }
    }
  }

  /// Takes sentences for parts of the article.
  package mutating func spare(_ sentences: Range<Int>) {
    for sentence in sentences { reasons[sentence] = nil }
  }

  mutating func mark(_ sentences: Range<Int>, because reason: BoilerplateReason) {
    for sentence in sentences { reasons[sentence] = reason }
  }

  /// Lets people's words outrank what was guessed.
  mutating func take(_ judgements: [Judgement]) {
    for judgement in Judgement.inForceLast(judgements) {
      for sentence in judgement.sentences {
        reasons[sentence] = judgement.isBoilerplate ? .judged(judgement.coder) : nil
      }
    }
  }

  /// How lines are compared between the pages of a publisher.
  package static func folded(_ line: String) -> String { BoilerplateLine.fold(line) }
}

// MARK: Asking

extension Boilerplate {
  package var isEmpty: Bool { reasons.isEmpty }

  package subscript(sentence index: Int) -> BoilerplateReason? { reasons[index] }

  /// The reason where all sentences that share a code point with a range are boilerplate.
  package func reason(for range: Range<Int>, in segmentation: Segmentation) -> BoilerplateReason? {
    let indices = segmentation.sentences(overlapping: range)
    guard let first = indices.first, indices.allSatisfy({ reasons[$0] != nil }) else { return nil }
    return reasons[first]
  }

  /// The paragraphs of which all sentences are boilerplate, by their index from 0.
  package func paragraphs(of segmentation: Segmentation) -> [Int: BoilerplateReason] {
    guard !reasons.isEmpty else { return [:] }
    return segmentation.paragraphs.indices.reduce(into: [:]) { found, index in
      found[index] = reason(for: segmentation.paragraphs[index], in: segmentation)
    }
  }

  /// The sentences of a part as runs that are, and are not, boilerplate.
  package func runs(of sentences: Range<Int>) -> [(sentences: Range<Int>, isBoilerplate: Bool)] {
    var runs: [(sentences: Range<Int>, isBoilerplate: Bool)] = []
    for index in sentences {
      let isBoilerplate = reasons[index] != nil
      if let last = runs.last, last.isBoilerplate == isBoilerplate {
        runs[runs.count - 1].sentences = last.sentences.lowerBound..<index + 1
      } else {
        runs.append((index..<index + 1, isBoilerplate))
      }
    }
    return runs
  }
}

extension [Range<Int>] {
  /// The indices of the ranges of which more than half lies within others.
  func covered(by others: [Range<Int>]) -> Set<Int> {
    guard !others.isEmpty else { return [] }
    return Set(
      indices.filter { index in
        let shared = others.reduce(0) { $0 + $1.clamped(to: self[index]).count }
        return 2 * shared > self[index].count
      })
  }
}
