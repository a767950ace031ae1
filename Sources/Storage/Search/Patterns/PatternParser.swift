import Facts

/// Reads a regular expression; what it cannot do in a time that grows with the text alone it refuses.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  private static let deepest = 50
  static let mostRepetitions = 1_000

  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  mutating func pattern() throws(FactError) -> PatternNode {
    let node = try choice()
    guard position == scalars.count else { throw error("')' closes nothing here", "write \\) for a bracket") }
    return node
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private func error(_ message: String, _ hint: String) -> FactError {
    FactError("E-PATTERN", "\(message), at character \(position + 1) of the pattern", hint: hint)
  }

  private mutating func choice() throws(FactError) -> PatternNode {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(FactError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      let atoms = try repeated(try atom())
      for atom in atoms where !(atom == .scalar(0x20) && nodes.last == .scalar(0x20)) { nodes.append(atom) }
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  // A letter that folds into several is several atoms, of which only the last is repeated.
  private mutating func repeated(_ atoms: [PatternNode]) throws(FactError) -> [PatternNode] {
    guard let (least, most) = try bounds() else { return atoms }
    guard let last = atoms.last else { return atoms }
    let isGreedy = !take("?")
    if current == "+" || current == "*" || current == "?" {
      throw error("two quantifiers follow one another", "put brackets around the first")
    }
    return atoms.dropLast() + [.repetition(last, least: least, most: most, isGreedy: isGreedy)]
  }

  private mutating func bounds() throws(FactError) -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard current == "{" else { return nil }
    let start = position
    position += 1
    let least = number()
    let hasComma = take(",")
    let most = hasComma ? number() : least
    guard let least = least ?? (hasComma ? 0 : nil), take("}") else {
      position = start
      throw error("'{' begins no count", "write {2}, {2,} or {2,5}, or \\{ for a brace")
    }
    guard least <= most ?? least, max(least, most ?? 0) <= Self.mostRepetitions else {
      position = start
      throw error("this count cannot be", "the lower number comes first, and none is above 1000")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = position
    while let scalar = current, scalar.isASCII, scalar.properties.numericType != nil { position += 1 }
    return Int(String(String.UnicodeScalarView(scalars[start..<position])))
  }
}

// MARK: Atoms

extension PatternParser {
  private mutating func atom() throws(FactError) -> [PatternNode] {
    guard let scalar = current else { return [] }
    switch scalar {
    case "(": return [try group()]
    case "[": return [.one(of: try bracket())]
    case ".":
      position += 1
      return [.any]
    case "^", "$":
      position += 1
      return [.assertion(scalar == "^" ? .lineStart : .lineEnd)]
    case "*", "+", "?": throw error("'\(scalar)' repeats nothing", "write \\\(scalar) for the character")
    case "\\": return try escape()
    default:
      position += 1
      return PatternParser.folded(scalar)
    }
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [PatternNode] {
    FoldedText(String(scalar)).scalars.map(PatternNode.scalar)
  }

  private mutating func group() throws(FactError) -> PatternNode {
    let start = position
    position += 1
    if take("?"), !take(":") {
      position = start
      throw error("only (...) and (?:...) are known here", "leave out what stands after '(?'")
    }
    depth += 1
    guard depth <= Self.deepest else {
      throw error("there are too many brackets within brackets", "use fewer")
    }
    let node = try choice()
    depth -= 1
    guard take(")") else {
      position = start
      throw error("'(' is never closed", "close it, or write \\( for a bracket")
    }
    return node
  }

  private mutating func escape() throws(FactError) -> [PatternNode] {
    let start = position
    if let set = try setEscape() { return [.one(of: set)] }
    position = start + 1
    if take("b") { return [.assertion(.wordBoundary)] }
    if take("B") { return [.assertion(.noWordBoundary)] }
    return PatternParser.folded(try character(after: start))
  }

  /// The set that `\d` and the like name; nil for an escape that is one character.
  private mutating func setEscape() throws(FactError) -> ScalarSet? {
    position += 1
    guard let name = current else { throw error("the pattern ends in a backslash", "write \\\\ for one") }
    position += 1
    let isComplement = name.properties.isUppercase
    switch name {
    case "w", "W": return ScalarSet(parts: [.word], isComplement: isComplement)
    case "d", "D": return ScalarSet(parts: [.digit], isComplement: isComplement)
    case "s", "S": return ScalarSet(parts: [.space], isComplement: isComplement)
    case "n", "r": return ScalarSet(parts: [.lineBreak])
    case "t": return ScalarSet(parts: [.space])
    case "p", "P":
      let start = position
      if take("{"), let end = scalars[position...].firstIndex(of: "}") {
        let category = String(String.UnicodeScalarView(scalars[position..<end]))
        position = end + 1
        if ScalarSet.categories[category] != nil {
          return ScalarSet(parts: [.category(category)], isComplement: isComplement)
        }
      }
      position = start
      throw error(
        "\\\(name) needs a name that is known here",
        "write \\p{...} with one of " + ScalarSet.categories.keys.sorted().joined(separator: ", "))
    default: return nil
    }
  }

  /// The one character that an escape stands for.
  private mutating func character(after start: Int) throws(FactError) -> Unicode.Scalar {
    guard let scalar = current else { throw error("the pattern ends in a backslash", "write \\\\ for one") }
    position += 1
    if scalar == "u", take("{"), let end = scalars[position...].firstIndex(of: "}"),
      let value = UInt32(String(String.UnicodeScalarView(scalars[position..<end])), radix: 16),
      let named = Unicode.Scalar(value)
    {
      position = end + 1
      return named
    }
    guard !scalar.isASCII || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil) else {
      position = start
      throw error(
        "'\\\(scalar)' means nothing here",
        "known are \\w \\d \\s \\b \\n \\t \\p{Han} \\u{1F680}, their capitals, and \\ before a sign")
    }
    return scalar
  }
}

// MARK: Brackets

extension PatternParser {
  private mutating func bracket() throws(FactError) -> ScalarSet {
    let start = position
    position += 1
    var set = ScalarSet(isComplement: take("^"))
    var isFirst = true
    while let scalar = current, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "\\" {
        let place = position
        if let escaped = try setEscape() {
          set.parts.append(.set(escaped))
          continue
        }
        position = place
      }
      let first = try member()
      var last = first
      if current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        position += 1
        last = try member()
      }
      guard first <= last else { throw error("this range goes backwards", "write the lower end first") }
      set.parts.append(.range(first...last))
    }
    guard take("]") else {
      position = start
      throw error("'[' is never closed", "close it, or write \\[ for a bracket")
    }
    return set
  }

  private mutating func member() throws(FactError) -> UInt32 {
    guard let scalar = current else { throw error("'[' is never closed", "close it") }
    guard scalar == "\\" else {
      position += 1
      return SearchScalars.plainQuote(scalar.value) ?? scalar.value
    }
    let start = position
    position += 1
    return try character(after: start).value
  }
}
