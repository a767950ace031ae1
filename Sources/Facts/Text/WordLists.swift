/// What English and Korean writing do around full stops.
enum WordLists {
  /// With a capital, never the end of a sentence, since a name follows.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "messrs", "dr", "prof", "gen", "maj", "col", "lt", "capt", "cmdr", "sgt", "cpl", "pvt",
    "adm", "sen", "rep", "gov", "hon", "rev", "amb", "pres", "supt", "mt", "ft",
  ]

  /// Never the end of a sentence, since the rest of the phrase follows.
  static let connectives: Set<String> = ["vs", "cf", "e.g", "i.e", "viz"]

  /// Shortened only where a number follows.
  static let beforeNumbers: Set<String> = [
    "no", "nos", "art", "sec", "sect", "fig", "figs", "vol", "ch", "chap", "p", "pp", "para", "par", "al",
    "ca", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ]

  /// Followed by a name more often than by a sentence, but either may be.
  static let shortenings: Set<String> = ["st", "mme", "mlle", "fr"]

  /// Words that, after initials such as U.S., begin a new sentence.
  static let sentenceStarters: Set<String> = [
    "a", "after", "all", "although", "an", "and", "as", "at", "because", "before", "both", "but", "by",
    "each", "even", "for", "from", "he", "her", "his", "how", "however", "i", "if", "in", "it", "its",
    "last", "many", "meanwhile", "moreover", "most", "my", "no", "nor", "not", "now", "on", "one", "or",
    "our", "she", "since", "so", "some", "still", "that", "the", "their", "then", "there", "these",
    "they", "this", "those", "though", "to", "under", "until", "we", "what", "when", "where", "whether",
    "while", "who", "why", "with", "yet", "you",
  ]

  /// Last syllables of common Korean endings: declarative, polite, interrogative, suggestive.
  static let koreanEndings: Set<Unicode.Scalar> = ["다", "요", "까", "죠", "네", "라", "자", "니"]

  /// Beginnings of words that report the quotation before them.
  static let quotingParticles: [[Unicode.Scalar]] = [
    "라고", "라며", "라면서", "라는", "라던", "이라고", "이라며", "이라는", "이라면서",
  ].map { Array($0.unicodeScalars) }

  /// Whole words that report the quotation before them.
  static let quotingWords: [[Unicode.Scalar]] = [
    "고", "며", "면서", "란", "하고", "하며",
  ].map { Array($0.unicodeScalars) }

  static let brackets: [Unicode.Scalar: Unicode.Scalar] = [
    ")": "(", "]": "[", "}": "{", "）": "（", "］": "［", "】": "【", "〉": "〈", "》": "《",
  ]
}
