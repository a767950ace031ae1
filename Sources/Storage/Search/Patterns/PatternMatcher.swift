/// Runs a program over one text after another; keeps its lists between them.
struct PatternMatcher {
  private let program: PatternProgram
  private let start: PatternStart
  private var now: Threads
  private var next: Threads

  init(_ program: PatternProgram) {
    self.program = program
    start = PatternStart(program)
    (now, next) = (Threads(program.steps.count), Threads(program.steps.count))
  }

  /// The matches from left to right, none empty, none overlapping: of those that begin at a place the one that the
  /// pattern prefers.
  mutating func matches(in text: FoldedText, check: () throws -> Void = {}) rethrows -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var position = 0
    while let match = try firstMatch(in: text, from: position, check) {
      matches.append(match)
      position = match.upperBound
    }
    return matches
  }

  private mutating func firstMatch(in text: FoldedText, from origin: Int, _ check: () throws -> Void) rethrows
    -> Range<Int>?
  {
    var found: Range<Int>?
    var position = origin
    now.clear()
    while true {
      if position & 0xFFF == 0 { try check() }
      if now.steps.isEmpty {
        guard found == nil else { return found }
        position = start.next(in: text, from: position)
        if position < text.scalars.count { now.clear() }
      }
      if found == nil, position < text.scalars.count {
        now.follow(0, of: program, from: position, at: position, in: text)
      }
      guard position < text.scalars.count || !now.steps.isEmpty else { return found }
      next.clear()
      for (index, step) in now.steps.enumerated() {
        let begin = now.starts[index]
        if case .match = program.steps[step] {
          found = begin..<position
          break
        }
        guard position < text.scalars.count, accepts(step, position, text) else { continue }
        next.follow(step + 1, of: program, from: begin, at: position + 1, in: text)
      }
      swap(&now, &next)
      if position >= text.scalars.count { return found }
      position += 1
    }
  }

  private func accepts(_ step: Int, _ position: Int, _ text: FoldedText) -> Bool {
    let value = text.scalars[position]
    switch program.steps[step] {
    case .scalar(let wanted): return value == wanted
    case .any: return value != 0x20 || !text.breaksLine(position)
    case .set(let index):
      return program.sets[index].contains(value, breaksLine: value == 0x20 && text.breaksLine(position))
    case .assertion, .split, .jump, .match: return false
    }
  }
}

/// What is under way: steps, the best first, with where each began.
private struct Threads {
  private(set) var steps: [Int] = []
  private(set) var starts: [Int] = []
  /// For each step, the round in which it was last added.
  private var rounds: [Int]
  private var round = 0
  /// Steps that are still to be looked at, the best last.
  private var stack: [Int] = []

  init(_ count: Int) { rounds = Array(repeating: 0, count: count) }

  mutating func clear() {
    steps.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    round += 1
  }

  /// Adds a step and all that can be reached from it without reading, the best first.
  mutating func follow(
    _ step: Int, of program: PatternProgram, from begin: Int, at position: Int, in text: FoldedText
  ) {
    stack.append(step)
    while let step = stack.popLast() {
      guard rounds[step] != round else { continue }
      rounds[step] = round
      switch program.steps[step] {
      case .jump(let target): stack.append(target)
      case .split(let better, let worse):
        stack.append(worse)
        stack.append(better)
      case .assertion(let assertion):
        if assertion.holds(at: position, in: text) { stack.append(step + 1) }
      case .match where begin == position: break  // nobody looks for nothing
      case .scalar, .set, .any, .match:
        steps.append(step)
        starts.append(begin)
      }
    }
  }
}

/// With what a match can begin, so that most of a text is passed over quickly.
private struct PatternStart {
  private var ascii = [Bool](repeating: false, count: 0x80)
  private var others: Set<UInt32> = []
  private var sets: [ScalarSet] = []
  private var isAnything = false

  init(_ program: PatternProgram) {
    var (seen, stack) = (Set<Int>(), [0])
    while let step = stack.popLast() {
      guard seen.insert(step).inserted else { continue }
      switch program.steps[step] {
      case .scalar(let value) where value < 0x80: ascii[Int(value)] = true
      case .scalar(let value): others.insert(value)
      case .set(let index): sets.append(program.sets[index])
      case .any, .match: isAnything = true
      case .assertion: stack.append(step + 1)
      case .split(let one, let other): stack += [one, other]
      case .jump(let target): stack.append(target)
      }
    }
    for value in UInt32(0)..<0x80 where value != 0x20 && !ascii[Int(value)] {
      ascii[Int(value)] = sets.contains { $0.contains(value, breaksLine: false) }
    }
    if !sets.isEmpty { ascii[0x20] = true }
  }

  /// The first place from here on where a match may begin; the end where there is none.
  func next(in text: FoldedText, from position: Int) -> Int {
    guard !isAnything else { return position }
    var position = position
    while position < text.scalars.count {
      let value = text.scalars[position]
      let mayBegin =
        value < 0x80
        ? ascii[Int(value)]
        : others.contains(value) || sets.contains { $0.contains(value, breaksLine: false) }
      if mayBegin { return position }
      position += 1
    }
    return position
  }
}
