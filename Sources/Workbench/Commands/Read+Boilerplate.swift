import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == Bool {
  static var all: Parameter { Parameter("all", .flag, "every word, menus and notices too") }
}

extension Call {
  /// The runs of boilerplate that are shown as one line, by each sentence in them: none where some part is asked for.
  ///
  /// A sentence that somebody has marked is never hidden.
  func folds(
    of sentences: Range<Int>, _ boilerplate: Boilerplate, around mentions: [Mention], in version: Version
  ) -> [Int: Range<Int>] {
    guard self[.part] == nil, !self[.all] else { return [:] }
    let ranges = mentions.flatMap { $0.place?.fragments.ranges ?? [] }
    var hidden = boilerplate
    for range in ranges { hidden.spare(version.segmentation.sentences(overlapping: range)) }
    return hidden.runs(of: sentences).filter(\.isBoilerplate).reduce(into: [:]) { folds, run in
      for index in run.sentences { folds[index] = run.sentences }
    }
  }
}

extension Boilerplate {
  /// How a sentence is shown: as it is, dimmed, or with the run that it belongs to in one line at its first.
  func blocks(_ index: Int, folded run: Range<Int>?, _ blocks: () -> [Block]) -> [Block] {
    if let run { return run.lowerBound == index ? [.paragraph(summary(of: run))] : [] }
    var blocks = blocks()
    if let reason = self[sentence: index], case .paragraph(let line)? = blocks.first {
      blocks[0] = .paragraph(line.dimmed(because: reason))
    }
    return blocks
  }

  /// A run of sentences in one line: which, how many, and why.
  func summary(of run: Range<Int>) -> Phrase {
    let reasons = reasons(in: run)
    return Phrase("\(run.addressed)  boilerplate, \(run.sentenceCount): \(reasons)", .dim)
  }

  /// The reasons for some sentences, each once, in their order.
  func reasons(in run: Range<Int>) -> String {
    var reasons: [String] = []
    for reason in run.compactMap({ self[sentence: $0]?.description }) where !reasons.contains(reason) {
      reasons.append(reason)
    }
    return reasons.joined(separator: ", ")
  }
}

extension Range<Int> {
  /// Indices of sentences as they are numbered: `s4`, `s4..s9`.
  var addressed: String { count == 1 ? "s\(lowerBound + 1)" : "s\(lowerBound + 1)..s\(upperBound)" }

  var sentenceCount: String { count == 1 ? "1 sentence" : "\(count) sentences" }
}

extension Phrase {
  /// A line of boilerplate: dim where it was plain, with the reason behind it.
  func dimmed(because reason: BoilerplateReason) -> Phrase {
    let dimmed = runs.map { $0.style == .plain ? Run($0.text, .dim) : $0 }
    return Phrase(runs: dimmed) + Phrase("  (\(reason))", .dim)
  }
}
