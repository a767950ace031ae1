import Facts
import Presentation

// How turns of a timeline are put into words.

extension ClaimThread {
  /// The words of an entry with what is new against those before them; for a forecast, what was forecast.
  func words(_ index: Int, of claim: Identifier) -> Phrase {
    let entry = entries[index]
    var start = entry.stance == .contradicts ? Phrase("against, ", .bad) : Phrase()
    if entry.claim != claim { start += Phrase("\(entry.claim): ", .dim) }
    guard let words = entry.words else {
      return start
        + Phrase("forecast of p\(entry.prediction ?? 0)" + (entry.strength == nil ? ": withdrawn" : ""))
    }
    return start + (difference(index)?.phrase ?? Phrase(words.onOneLine))
  }

  /// How the words of an entry differ from those before them; nil where there are none before, or hardly a word is
  /// the same.
  func difference(_ index: Int) -> WordDifference? {
    guard let words = entries[index].words, let before = predecessors[index].flatMap({ entries[$0].words })
    else {
      return nil
    }
    let difference = WordDifference(from: before.onOneLine, to: words.onOneLine)
    return difference.isTelling ? difference : nil
  }
}

extension ClaimThread.Turn {
  var phrase: Phrase {
    func way(_ from: Double, _ to: Double) -> String {
      "\(Probability.percent(from)) to \(Probability.percent(to))"
    }
    return switch self {
    case .reversed: Phrase("FLIP: the other side", .bad)
    case .crossed(let from, let to): Phrase("FLIP: \(way(from, to))", .bad)
    case .stronger(let from, let to): Phrase("stronger: \(way(from, to))")
    case .weaker(let from, let to): Phrase("weaker: \(way(from, to))")
    }
  }
}

extension Verdict {
  func turn(since before: Standing?) -> Phrase {
    guard let before, before != standing else { return Phrase() }
    let isFlip = Set([before, standing]) == [.supported, .refuted]
    return isFlip ? Phrase("FLIP: was \(before.rawValue)", .bad) : Phrase("was \(before.rawValue)")
  }
}
