import Facts

/// Random numbers from a seed (SplitMix64).
package struct Chance {
  private var state: UInt64

  package init(seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to 1.
  package mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53) }

  package mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// A number below the limit, the small ones oftener: the word of rank r about 1/r of the times (Zipf).
  package mutating func rank(below limit: Int) -> Int {
    let sum = Double(limit + 1)
    var rank = 1.0
    repeat { rank = sum.power(share()) } while rank >= sum
    return Int(rank) - 1
  }
}

extension Double {
  /// This number to a power between 0 and 1, by square roots, so that no library is needed.
  fileprivate func power(_ exponent: Double) -> Double {
    var (result, root, rest) = (1.0, self, exponent)
    for _ in 0..<40 {
      root = root.squareRoot()
      rest *= 2
      if rest >= 1 {
        result *= root
        rest -= 1
      }
    }
    return result
  }
}

/// Texts like those of a newspaper, made of invented words in the frequencies of real ones: names come back, sentences
/// and paragraphs have lengths as in print.
package struct News {
  /// Words and the white space before each, paragraph by paragraph.
  package var paragraphs: [[String]]

  private static let onsets = [
    "", "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "w",
  ]
  private static let vowels = ["a", "e", "i", "o", "u", "ea", "ou"]
  private static let codas = ["", "", "l", "n", "r", "s", "t", "nd", "st"]

  /// 4,000 words, the short ones first, as the frequent words of a language are short.
  private static let vocabulary: [String] = {
    var chance = Chance(seed: 7)
    var words: [String] = []
    var known: Set<String> = []
    while words.count < 4_000 {
      let syllables = 1 + min(3, words.count / 150) * chance.below(3) / 2
      let word = (0..<max(1, syllables)).map { _ in
        onsets[chance.below(onsets.count)] + vowels[chance.below(vowels.count)]
          + codas[chance.below(codas.count)]
      }.joined()
      if known.insert(word).inserted { words.append(word) }
    }
    return words
  }()

  package static func word(_ chance: inout Chance) -> String {
    vocabulary[chance.rank(below: vocabulary.count)]
  }

  private static func name(_ chance: inout Chance) -> String {
    vocabulary[300 + chance.rank(below: 60) * 7].capitalizedFirst
  }

  /// About 40 paragraphs of one to four sentences.
  package init(_ chance: inout Chance) {
    paragraphs = (0..<30 + chance.below(20)).map { _ in News.paragraph(&chance) }
  }

  package init(paragraphs: [[String]]) { self.paragraphs = paragraphs }

  /// A text that was read, cut at white space; blank lines part its paragraphs.
  package init(reading text: String) {
    paragraphs = text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }.filter {
      !$0.isEmpty
    }
  }

  package static func paragraph(_ chance: inout Chance) -> [String] {
    (0..<1 + chance.below(4)).flatMap { _ in sentence(&chance) }
  }

  private static func sentence(_ chance: inout Chance) -> [String] {
    var words: [String] = []
    for _ in 0..<8 + chance.below(18) {
      words.append(chance.share() < 0.1 ? name(&chance) : word(&chance) + (chance.share() < 0.07 ? "," : ""))
    }
    words[0] = words[0].capitalizedFirst
    words[words.count - 1] += "."
    return words
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
