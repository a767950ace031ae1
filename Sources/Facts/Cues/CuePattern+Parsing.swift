extension CuePattern {
  /// Reads a pattern.
  ///
  /// - Throws: E-CUE, which says what is wrong with it.
  init(parsing text: String) throws(FactError) {
    var parser = CuePatternParser(Array(text.lowercased().unicodeScalars))
    let nodes = try parser.sequence()
    guard parser.isAtEnd, !nodes.isEmpty else { throw parser.wrong("is no pattern") }
    self.init(CuePattern.bounded(nodes))
  }

  /// A pattern begins and ends where words do, unless it says otherwise.
  private static func bounded(_ nodes: [Node]) -> [Node] {
    var nodes = nodes
    if case .speaker = nodes.first {} else { nodes.insert(.boundary, at: 0) }
    nodes.append(.boundary)
    return nodes
  }
}

private struct CuePatternParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var isAtEnd: Bool { position == scalars.count }

  private var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

  func wrong(_ message: String) -> FactError {
    FactError(
      "E-CUE", "'\(String(String.UnicodeScalarView(scalars)))' \(message)",
      hint: "'help cues' shows what a pattern may hold")
  }

  mutating func sequence() throws(FactError) -> [CuePattern.Node] {
    var nodes: [CuePattern.Node] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      switch scalar {
      case " ":
        while next == " " { position += 1 }
        nodes.append(.space)
      case "_":
        position += 1
        nodes.append(.blank)
      case "*":
        position += 1
        nodes.append(.stem)
      case "^":
        position += 1
        nodes.append(.start)
      case "$":
        position += 1
        nodes.append(.end)
      case "(": nodes.append(try choice())
      case "<": nodes.append(try named())
      case "." where scalars[position...].starts(with: "...".unicodeScalars):
        position += 3
        if case .space = nodes.last { nodes.removeLast() }
        while next == " " { position += 1 }
        nodes.append(.gap)
      default: nodes.append(letters())
      }
    }
    return nodes
  }

  private mutating func choice() throws(FactError) -> CuePattern.Node {
    guard depth < 8 else { throw wrong("has brackets more than 8 deep") }
    depth += 1
    defer { depth -= 1 }
    var branches: [[CuePattern.Node]] = []
    repeat {
      position += 1
      branches.append(try sequence())
    } while next == "|"
    guard next == ")" else { throw wrong("has a bracket that nothing closes") }
    position += 1
    guard next == "?" else { return .choice(branches, isOptional: false) }
    position += 1
    // The space behind what may be missing is missing with it.
    if next == " " {
      while next == " " { position += 1 }
      branches = branches.map { $0 + [.space] }
    }
    return .choice(branches, isOptional: true)
  }

  private mutating func named() throws(FactError) -> CuePattern.Node {
    guard let end = scalars[position...].firstIndex(of: ">") else {
      throw wrong("has a '<' that nothing closes")
    }
    let name = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
    position = end + 1
    switch name {
    case "number": return .number
    case "year": return .year
    case "speaker": return .speaker
    case "clause": return .clause
    default:
      throw wrong("holds <\(name)>, which means nothing; there are <number>, <year>, <speaker> and <clause>")
    }
  }

  /// A run of letters, or a Korean final consonant that stands for any syllable with it.
  private mutating func letters() -> CuePattern.Node {
    if let scalar = next, let consonant = CuePatternParser.finals[scalar] {
      position += 1
      return .final(consonant)
    }
    let start = position
    while let scalar = next, !" _*^$(<|)".unicodeScalars.contains(scalar),
      CuePatternParser.finals[scalar] == nil, !scalars[position...].starts(with: "...".unicodeScalars)
    {
      position += 1
    }
    return .literal(Array(scalars[start..<position]))
  }

  private static let finals: [Unicode.Scalar: UInt32] = ["ㄴ": 4, "ㄹ": 8, "ㅁ": 16, "ㅂ": 17, "ㅆ": 20]
}
