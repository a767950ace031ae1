/// How one speaker put one claim over time.
package struct ClaimThread: Sendable, Hashable {
  /// One time that the speaker spoke of the claim: in words, or by a forecast.
  package struct Entry: Sendable, Hashable {
    /// The mention or the forecast.
    package var row: Identifier
    /// The claim itself, one that rephrases it, or one that contradicts it.
    package var claim: Identifier
    package var stance: Stance
    /// The day on which it was said or made.
    package var day: Period?
    package var words: String?
    package var hedge: String?
    /// How likely it was held; nil where nothing says so.
    package var strength: Double?
    /// The prediction that was forecast; strengths are compared within one, and those of words among themselves.
    package var prediction: Int?

    package init(
      row: Identifier, claim: Identifier, stance: Stance = .supports, day: Period?, words: String? = nil,
      hedge: String? = nil, strength: Double? = nil, prediction: Int? = nil
    ) {
      self.row = row
      self.claim = claim
      self.stance = stance
      self.day = day
      self.words = words
      self.hedge = hedge
      self.strength = strength
      self.prediction = prediction
    }
  }

  /// What an entry changes.
  package enum Turn: Sendable, Hashable {
    /// The speaker now says what contradicts what was said before, or the other way round.
    case reversed
    /// The strength went over one half.
    case crossed(from: Double, to: Double)
    case stronger(from: Double, to: Double)
    case weaker(from: Double, to: Double)

    /// Whether it is a change of mind, and not only of degree.
    package var isFlip: Bool {
      switch self {
      case .reversed, .crossed: true
      case .stronger, .weaker: false
      }
    }
  }

  /// By their days, a period by its last; those without a day come last.
  package let entries: [Entry]
  /// What each entry changes, if anything.
  package let turns: [[Turn]]
  /// The entry whose words each entry's words follow: the last before it with words of the same stance.
  package let predecessors: [Int?]

  package init(_ entries: [Entry]) {
    let sorted = entries.sorted { left, right in
      guard let first = left.day, let second = right.day else {
        if left.day == nil, right.day == nil { return left.isEnteredBefore(right) }
        return left.day != nil
      }
      if (first.last, first.first) != (second.last, second.first) {
        return (first.last, first.first) < (second.last, second.first)
      }
      return left.isEnteredBefore(right)
    }
    var turns: [[Turn]] = []
    var predecessors: [Int?] = []
    var stance: Stance?
    var strengths: [Int?: Double] = [:]
    var lastWords: [Stance: Int] = [:]
    for (index, entry) in sorted.enumerated() {
      var changes: [Turn] = []
      if entry.words != nil {
        if let stance, stance != entry.stance { changes.append(.reversed) }
        stance = entry.stance
        predecessors.append(lastWords[entry.stance])
        lastWords[entry.stance] = index
      } else {
        predecessors.append(nil)
      }
      if let strength = entry.strength {
        if let before = strengths[entry.prediction] {
          changes += Turn(from: before, to: strength).map { [$0] } ?? []
        }
        strengths[entry.prediction] = strength
      }
      turns.append(changes)
    }
    (self.entries, self.turns, self.predecessors) = (sorted, turns, predecessors)
  }
}

extension ClaimThread.Turn {
  fileprivate init?(from before: Double, to after: Double) {
    guard before != after else { return nil }
    if (before - 0.5) * (after - 0.5) < 0 {
      self = .crossed(from: before, to: after)
    } else {
      self = before < after ? .stronger(from: before, to: after) : .weaker(from: before, to: after)
    }
  }
}

extension ClaimThread.Entry {
  /// Mentions before forecasts of the same day, and each in the order of their rows.
  fileprivate func isEnteredBefore(_ other: ClaimThread.Entry) -> Bool {
    (row.kind == .mention ? 0 : 1, row.number, claim.number)
      < (other.row.kind == .mention ? 0 : 1, other.row.number, other.claim.number)
  }
}

extension ClaimGraph {
  /// A claim with those that rephrase it through any number of links, and those that contradict one of them.
  package func stances(toward claim: Identifier) -> [(claim: Identifier, stance: Stance)] {
    guard let start = place(of: claim) else { return [(claim, .supports)] }
    let same = joined([start], by: .rephrases)
    let opposed = joined(same.flatMap { neighbours(of: $0, by: .contradicts) }, by: .rephrases)
    let against = opposed.filter { !same.contains($0) }
    return same.map { (nodes[$0], Stance.supports) } + against.map { (nodes[$0], .contradicts) }
  }

  private func joined(_ starts: [Int], by relation: Link.Relation) -> [Int] {
    var seen: Set<Int> = []
    var reached = starts.filter { seen.insert($0).inserted }
    var place = 0
    while place < reached.count {
      reached += neighbours(of: reached[place], by: relation).filter { seen.insert($0).inserted }
      place += 1
    }
    return reached
  }

  private func neighbours(of node: Int, by relation: Link.Relation) -> [Int] {
    bearings(at: node).compactMap { bearing in
      guard stands[bearing], relations[bearing] == relation, bearings[bearing].row.kind == .link else {
        return nil
      }
      return ends[bearing].from == node ? ends[bearing].to : ends[bearing].from
    }
  }
}
