package import Facts

/// Pairs such as `probability=prob1,outcome=result1`; a backslash takes its meaning from a comma, `=` or backslash.
package struct PairList: Sendable, Hashable {
  package struct Pair: Sendable, Hashable {
    package let name: String
    package let value: String
    /// Whether the sign was `!=`.
    package let isNegated: Bool
  }

  package let pairs: [Pair]

  /// - `example`: what the hint of an error offers.
  /// - Throws: where a pair has no `=` or no name; `!=` is read only where it has a meaning.
  package init(parsing text: String, allowsNegation: Bool = false, example: String) throws(FactError) {
    var pairs: [Pair] = []
    for part in PairList.split(text, at: ",") {
      let sides = PairList.split(part, at: "=", most: 1)
      guard sides.count == 2 else {
        throw FactError("E-PAIRS", "'\(part)' has no '='", hint: "write pairs such as \(example)")
      }
      let isNegated = allowsNegation && sides[0].hasSuffix("!")
      let name = PairList.plain(isNegated ? String(sides[0].dropLast()) : sides[0])
      guard !name.isEmpty else {
        throw FactError(
          "E-PAIRS", "nothing stands before '=' in '\(part)'", hint: "write pairs such as \(example)")
      }
      pairs.append(Pair(name: name, value: PairList.plain(sides[1]), isNegated: isNegated))
    }
    self.pairs = pairs
  }

  /// The parts between separators that no backslash precedes, backslashes and all.
  private static func split(_ text: String, at separator: Character, most: Int = .max) -> [String] {
    var (parts, isEscaped) = ([""], false)
    for character in text {
      if character == separator, !isEscaped, parts.count <= most {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return parts
  }

  private static func plain(_ text: String) -> String {
    var (plain, isEscaped) = ("", false)
    for character in text {
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { plain.append(character) }
    }
    return String(plain.trimmed)
  }
}
