/// How one sequence of numbers becomes another: the parts that differ, in order, with equal parts between them.
///
/// Least in size (Myers, Algorithmica 1:2, 1986, in linear space), unless the sequences are long: these are first cut
/// at what stands once in either (the "patience" of Cohen), and a part that would take too many steps is one whole
/// difference.
struct EditScript {
  private let old: [Int]
  private let new: [Int]
  /// Steps that are left before parts are no longer looked into.
  private(set) var steps: Int
  private(set) var hunks: [TextDiff.Hunk] = []

  /// Tokens on both sides together from which a part is cut before it is compared.
  private static let long = 4_000

  init(old: [Int], new: [Int], steps: Int, cutsFirst: Bool = false) {
    self.old = old
    self.new = new
    self.steps = steps
    let all = (old: 0..<old.count, new: 0..<new.count)
    if cutsFirst || old.count + new.count > EditScript.long {
      compareBetweenAnchors(all.old, all.new)
    } else {
      compare(all.old, all.new)
    }
  }

  private mutating func compare(_ old: Range<Int>, _ new: Range<Int>) {
    let (old, new) = trimmed(old, new)
    guard !old.isEmpty, !new.isEmpty, let snake = middleSnake(old, new) else { return add(old, new) }
    compare(old.lowerBound..<snake.start.old, new.lowerBound..<snake.start.new)
    compare(snake.end.old..<old.upperBound, snake.end.new..<new.upperBound)
  }

  /// Without what both begin with, and then without what both end with.
  private func trimmed(_ old: Range<Int>, _ new: Range<Int>) -> (Range<Int>, Range<Int>) {
    var (start, end) = (
      (old: old.lowerBound, new: new.lowerBound), (old: old.upperBound, new: new.upperBound)
    )
    while start.old < end.old, start.new < end.new, self.old[start.old] == self.new[start.new] {
      start = (start.old + 1, start.new + 1)
    }
    while start.old < end.old, start.new < end.new, self.old[end.old - 1] == self.new[end.new - 1] {
      end = (end.old - 1, end.new - 1)
    }
    return (start.old..<end.old, start.new..<end.new)
  }

  private mutating func add(_ old: Range<Int>, _ new: Range<Int>) {
    guard !old.isEmpty || !new.isEmpty else { return }
    // What is taken out beside something put in is one difference.
    if let last = hunks.last, last.old.upperBound == old.lowerBound, last.new.upperBound == new.lowerBound {
      hunks[hunks.count - 1] = TextDiff.Hunk(
        old: last.old.lowerBound..<old.upperBound, new: last.new.lowerBound..<new.upperBound)
    } else {
      hunks.append(TextDiff.Hunk(old: old, new: new))
    }
  }
}

extension EditScript {
  /// The places of the tokens that both sequences have, of which the old one has `count`.
  func common(_ count: Int) -> [(old: Int, new: Int)] {
    var common: [(old: Int, new: Int)] = []
    var place = (old: 0, new: 0)
    for hunk in hunks + [TextDiff.Hunk(old: count..<count, new: 0..<0)] {
      while place.old < hunk.old.lowerBound {
        common.append(place)
        place = (place.old + 1, place.new + 1)
      }
      place = (hunk.old.upperBound, hunk.new.upperBound)
    }
    return common
  }
}

// MARK: Myers

extension EditScript {
  private typealias Point = (old: Int, new: Int)

  /// A run of equal tokens in the middle of a least script of two parts that differ at both ends; nil when it would
  /// take too many steps to find.
  private mutating func middleSnake(_ old: Range<Int>, _ new: Range<Int>) -> (start: Point, end: Point)? {
    var search = SnakeSearch(old: old.count, new: new.count)
    for cost in 0...(old.count + new.count + 1) / 2 {
      steps -= 2 * (cost + 1)
      guard steps >= 0 else { return nil }
      let ahead = search.advance(at: cost, isForward: true) { [self] place in
        self.old[old.lowerBound + place.old] == self.new[new.lowerBound + place.new]
      }
      let found =
        ahead
        ?? search.advance(at: cost, isForward: false) { [self] place in
          self.old[old.upperBound - 1 - place.old] == self.new[new.upperBound - 1 - place.new]
        }
      guard let found else { continue }
      return (
        (old.lowerBound + found.start.old, new.lowerBound + found.start.new),
        (old.lowerBound + found.end.old, new.lowerBound + found.end.new)
      )
    }
    return nil
  }
}

/// The furthest points on each diagonal, from the beginnings and from the ends, until the two meet.
private struct SnakeSearch {
  typealias Point = (old: Int, new: Int)

  private let old: Int
  private let new: Int
  private let size: Int
  private var forward: [Int]
  private var backward: [Int]

  init(old: Int, new: Int) {
    self.old = old
    self.new = new
    size = 2 * min(old, new) + 2
    forward = [Int](repeating: 0, count: size)
    backward = forward
  }

  /// Goes one edit further on every diagonal; the snake where the two searches meet, counted from the beginnings.
  mutating func advance(
    at cost: Int, isForward: Bool, areEqual: (Point) -> Bool
  ) -> (start: Point, end: Point)? {
    let first = -(cost - 2 * max(0, cost - new))
    let last = cost - 2 * max(0, cost - old)
    // The search that goes on when the whole has an odd number of edits meets the other one on its way.
    let (canMeet, limit) = ((old + new).isMultiple(of: 2) != isForward, isForward ? cost - 1 : cost)
    for diagonal in stride(from: first, through: last, by: 2) {
      let from = start(on: diagonal, cost, isForward)
      var end = from
      while end.old < old, end.new < new, areEqual(end) { end = (end.old + 1, end.new + 1) }
      let place = index(diagonal)
      if isForward { forward[place] = end.old } else { backward[place] = end.old }
      let opposite = old - new - diagonal
      guard canMeet, (-limit...max(limit, -limit)).contains(opposite), limit >= 0 else { continue }
      let other = isForward ? backward[index(opposite)] : forward[index(opposite)]
      guard end.old + other >= old else { continue }
      return isForward ? (from, end) : (mirrored(end), mirrored(from))
    }
    return nil
  }

  private func mirrored(_ point: Point) -> Point { (old: old - point.old, new: new - point.new) }

  private func start(on diagonal: Int, _ cost: Int, _ isForward: Bool) -> Point {
    let (below, above) = (index(diagonal - 1), index(diagonal + 1))
    let reach = isForward ? (forward[below], forward[above]) : (backward[below], backward[above])
    let isDown = diagonal == -cost || (diagonal != cost && reach.0 < reach.1)
    let start = isDown ? reach.1 : reach.0 + 1
    return (start, start - diagonal)
  }

  private func index(_ diagonal: Int) -> Int {
    let rest = diagonal % size
    return rest < 0 ? rest + size : rest
  }
}

// MARK: Anchors

extension EditScript {
  /// Compares what lies between the tokens that stand once on either side, in the longest order common to both.
  private mutating func compareBetweenAnchors(_ old: Range<Int>, _ new: Range<Int>) {
    let (old, new) = trimmed(old, new)
    var position = (old: old.lowerBound, new: new.lowerBound)
    for anchor in anchors(old, new) {
      compare(position.old..<anchor.old, position.new..<anchor.new)
      position = (anchor.old + 1, anchor.new + 1)
    }
    compare(position.old..<old.upperBound, position.new..<new.upperBound)
  }

  private func anchors(_ old: Range<Int>, _ new: Range<Int>) -> [Point] {
    let places = (old: EditScript.singles(self.old, old), new: EditScript.singles(self.new, new))
    let common = old.compactMap { position -> Point? in
      guard places.old[self.old[position]] == position, let other = places.new[self.old[position]] else {
        return nil
      }
      return (position, other)
    }
    return EditScript.longestRise(of: common)
  }

  /// Where each token stands that stands once.
  private static func singles(_ tokens: [Int], _ range: Range<Int>) -> [Int: Int] {
    var places: [Int: Int] = [:]
    var repeated: Set<Int> = []
    for position in range where places.updateValue(position, forKey: tokens[position]) != nil {
      repeated.insert(tokens[position])
    }
    for token in repeated { places[token] = nil }
    return places
  }

  /// The longest part of the points, which ascend in `old`, that ascends in `new` too.
  private static func longestRise(of points: [Point]) -> [Point] {
    var ends: [Int] = []
    var before = [Int?](repeating: nil, count: points.count)
    for (index, point) in points.enumerated() {
      let length = ends.firstIndex(onwards: { points[$0].new >= point.new })
      before[index] = length > 0 ? ends[length - 1] : nil
      if length < ends.count { ends[length] = index } else { ends.append(index) }
    }
    var rise: [Point] = []
    var next = ends.last
    while let index = next {
      rise.append(points[index])
      next = before[index]
    }
    return rise.reversed()
  }
}
