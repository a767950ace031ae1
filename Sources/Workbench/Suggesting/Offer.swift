import Facts
import Storage

/// A sentence that the rules offer as a forecast or a claim, with what they would say of it.
struct Offer: Sendable {
  /// From 1.
  let number: Int
  let range: Range<Int>
  let reading: CuedSentence
  let speaker: SpeakerGuess?
  /// The claims whose words stand in it already.
  let claims: [Int]
}

/// Whom a sentence names as the one who says it.
struct SpeakerGuess: Sendable {
  /// As the text names them.
  let words: String
  let handle: Handle
  /// Whether the workspace has this speaker.
  let isKnown: Bool
}

extension Call {
  /// What the rules offer among some sentences of the article, in the order of the text.
  func offers(
    _ rules: CueRules, in version: Version, _ sentences: Range<Int>
  ) throws -> [Offer] {
    let mentions = try snapshot.mentions(inVersion: version.id)
    let speakers = try snapshot.speakers()
    let boilerplate = try snapshot.boilerplate(of: version)
    var named: (paragraph: Int?, guess: SpeakerGuess)?
    return try sentences.compactMap { index in
      let range = version.segmentation.sentences[index]
      let text = version.text[range]
      guard boilerplate[sentence: index] == nil, let reading = rules.reading(of: text) else { return nil }
      let standing = mentions.filter { $0.place?.fragments.ranges.contains { $0.overlaps(range) } == true }
      let claims = try standing.flatMap { try snapshot.claims(of: $0.id) }
      let words = reading.speaker.map { StoredText(text)[$0].onOneLine }
      var guess = words.flatMap { SpeakerGuess($0, among: speakers) }
      let paragraph = version.segmentation.paragraph(at: range.lowerBound)
      // "She added" is whoever was named last in the same paragraph.
      if let words, guess == nil, SpeakerGuess.isPronoun(words), let named, named.paragraph == paragraph {
        guess = SpeakerGuess(words: words, handle: named.guess.handle, isKnown: named.guess.isKnown)
      }
      if let guess { named = (paragraph, guess) }
      return Offer(
        number: index + 1, range: range, reading: reading, speaker: guess, claims: Set(claims).sorted())
    }
  }
}

extension SpeakerGuess {
  static func isPronoun(_ words: String) -> Bool {
    ["he", "she", "they", "그", "그녀"].contains(words.lowercased())
  }

  /// Nil for words that name nobody, such as "she" and "its editor".
  init?(_ words: String, among speakers: [Speaker]) {
    var parts = words.split(whereSeparator: \.isWhitespace).map { Name.folded(String($0)) }
    guard let first = parts.first, !SpeakerGuess.nameNobody.contains(first) else { return nil }
    if parts.count > 1, SpeakerGuess.articles.contains(first) { parts.removeFirst() }
    let name = parts.map { $0.filter { $0.isLetter || $0.isNumber || $0 == "-" } }.filter { !$0.isEmpty }
      .joined(separator: "-")
    guard let handle = try? Handle(parsing: name) else { return nil }
    let known = speakers.first { $0.answers(to: handle, parts) }
    (self.words, self.handle, isKnown) = (words, known?.handle ?? handle, known != nil)
  }

  private static let articles: Set = ["the", "a", "an"]
  private static let nameNobody: Set = [
    "he", "she", "it", "they", "we", "you", "i", "who", "that", "this", "there", "nobody", "one", "some",
    "many",
    "his", "her", "its", "their", "our", "my", "if", "it's", "그", "그는", "그녀", "그들", "우리", "나", "이", "이것",
    "그것",
  ]
}

extension Speaker {
  /// Whether a name in a text is surely this speaker: the handle, the full name, an alias, or the last name alone.
  fileprivate func answers(to handle: Handle, _ parts: [String]) -> Bool {
    if self.handle == handle { return true }
    let names = ([name].compactMap { $0 } + aliases).map { Name.folded($0) }
    let full = parts.joined(separator: " ")
    if names.contains(full) { return true }
    guard parts.count == 1 else { return false }
    return names.contains { $0.split(separator: " ").last.map(String.init) == full }
  }
}
