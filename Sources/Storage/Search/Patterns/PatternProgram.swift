import Facts

/// A pattern as steps of a machine that reads a text once, holding all ways to match it side by side.
///
/// No text makes it slow: the work is at most the length of the text times the number of steps.
struct PatternProgram: Sendable {
  enum Step: Sendable {
    case scalar(UInt32)
    /// One of `sets`.
    case set(Int)
    case any
    case assertion(PatternAssertion)
    /// Two ways to go on, the better first.
    case split(Int, Int)
    case jump(Int)
    case match
  }

  private(set) var steps: [Step] = []
  private(set) var sets: [ScalarSet] = []

  private static let mostSteps = 2_000

  init(_ node: PatternNode) throws(FactError) {
    try add(node)
    steps.append(.match)
  }

  private mutating func add(_ node: PatternNode) throws(FactError) {
    guard steps.count < Self.mostSteps else {
      throw FactError(
        "E-PATTERN", "the pattern is too large", hint: "use smaller counts, such as {2,20} for {2,1000}")
    }
    switch node {
    case .scalar(let value): steps.append(.scalar(value))
    case .any: steps.append(.any)
    case .assertion(let assertion): steps.append(.assertion(assertion))
    case .one(let set):
      let known = sets.firstIndex(of: set)
      if known == nil { sets.append(set) }
      steps.append(.set(known ?? sets.count - 1))
    case .sequence(let nodes): for node in nodes { try add(node) }
    case .choice(let branches): try addChoice(branches)
    case .repetition(let node, let least, let most, let isGreedy):
      for _ in 0..<least { try add(node) }
      guard let most else { return try addLoop(node, isGreedy) }
      try addOptional(node, times: most - least, isGreedy)
    }
  }

  private mutating func addChoice(_ branches: [PatternNode]) throws(FactError) {
    var ends: [Int] = []
    for (index, branch) in branches.enumerated() {
      let split = steps.count
      if index < branches.count - 1 { steps.append(.split(split + 1, 0)) }
      try add(branch)
      guard index < branches.count - 1 else { break }
      ends.append(steps.count)
      steps.append(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    for end in ends { steps[end] = .jump(steps.count) }
  }

  private mutating func addLoop(_ node: PatternNode, _ isGreedy: Bool) throws(FactError) {
    let split = steps.count
    steps.append(.jump(0))
    try add(node)
    steps.append(.jump(split))
    steps[split] = isGreedy ? .split(split + 1, steps.count) : .split(steps.count, split + 1)
  }

  /// So many copies, each of which may be the last.
  private mutating func addOptional(_ node: PatternNode, times: Int, _ isGreedy: Bool) throws(FactError) {
    var splits: [Int] = []
    for _ in 0..<max(0, times) {
      splits.append(steps.count)
      steps.append(.jump(0))
      try add(node)
    }
    for split in splits {
      steps[split] = isGreedy ? .split(split + 1, steps.count) : .split(steps.count, split + 1)
    }
  }
}
