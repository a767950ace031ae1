/// The rules by which sentences are offered as forecasts or claims: patterns with weights, as a file holds them.
package struct CueRules: Sendable {
  package enum Use: String, Sendable, CaseIterable { case forecast, claim, neither, speaker }

  struct Cue: Sendable {
    let use: Use
    let weight: Int
    let pattern: CuePattern
    /// A phrase of probability that the words stand for, such as `likely`.
    let phrase: String?
  }

  /// The sum of weights from which a sentence is offered.
  package static let threshold = 3

  var cues: [Cue] = []
  private var words: [WordList: Set<String>] = [:]

  package enum WordList: String, Sendable, CaseIterable {
    /// Words before a name that are no part of it, such as `professor`.
    case titles
    /// Words before a speaker that are no part of it, such as `but`.
    case connectives
    /// Words that no speaker's name holds, such as `is`.
    case barred = "no-names"
    /// Words with which no speaker's name begins, such as `in`.
    case barredFirst = "no-first-names"
  }

  package init() {}

  /// Adds a rule; a pattern that cannot be read is an error.
  package mutating func add(_ pattern: String, _ use: Use, weight: Int, phrase: String?) throws(FactError) {
    cues.append(Cue(use: use, weight: weight, pattern: try CuePattern(parsing: pattern), phrase: phrase))
  }

  package mutating func add(_ word: String, to list: WordList) {
    words[list, default: []].insert(word.lowercased())
  }

  /// Both sets of rules at once.
  package mutating func add(_ others: CueRules) {
    cues += others.cues
    words.merge(others.words) { $0.union($1) }
  }

  package var count: Int { cues.count }
}

/// What the rules say of one sentence.
package struct CuedSentence: Sendable, Hashable {
  package enum Kind: String, Sendable { case forecast, claim }

  package let kind: Kind
  /// The weights of the cues of its kind, with what spoke against it taken away.
  package let score: Int
  /// The places of the cues that spoke for it, in the sentence, from its first code point.
  package let cues: [Range<Int>]
  /// The place of the words that say how likely it is, and the phrase of probability they stand for.
  package let hedge: Hedge?
  /// Where the sentence names who says it.
  package let speaker: Range<Int>?

  package struct Hedge: Sendable, Hashable {
    package let range: Range<Int>
    package let phrase: String
  }
}

extension CueRules {
  /// What the rules say of a sentence; nil where it is not offered.
  package func reading(of sentence: String) -> CuedSentence? {
    let scalars = Array(sentence.unicodeScalars)
    let matcher = CueMatcher(
      text: CueText(scalars), barred: words[.barred] ?? [], barredFirst: words[.barredFirst] ?? [])
    let found = cues.compactMap { cue in matcher.first(cue.pattern).map { (cue, $0) } }
    func sum(_ use: Use) -> Int { found.filter { $0.0.use == use }.map(\.0.weight).reduce(0, +) }
    let (against, attribution) = (sum(.neither), found.first { $0.0.use == .speaker })
    let forecast = sum(.forecast) - against
    let claim = sum(.claim) + (attribution?.0.weight ?? 0) - against
    let kind: CuedSentence.Kind
    switch (forecast >= CueRules.threshold, claim >= CueRules.threshold) {
    case (true, _): kind = .forecast
    case (false, true): kind = .claim
    case (false, false): return nil
    }
    let use: Use = kind == .forecast ? .forecast : .claim
    let hedge = found.first { $0.0.phrase != nil && $0.0.use == .forecast }
    return CuedSentence(
      kind: kind, score: kind == .forecast ? forecast : claim,
      cues: found.filter { $0.0.use == use || (kind == .claim && $0.0.use == .speaker) }.map(\.1.range),
      hedge: hedge.flatMap { cue, match in
        cue.phrase.map { .init(range: matcher.text.words(around: match.range), phrase: $0) }
      },
      speaker: attribution.flatMap { $0.1.speaker }.map { name(in: scalars, $0) })
  }

  /// The name within the words before or behind a verb of saying: its last words with capitals, without titles.
  private func name(in scalars: [Unicode.Scalar], _ range: Range<Int>) -> Range<Int> {
    var words = scalars[range].split(whereSeparator: \.isWhite)
    while words.count > 1, isListed(words[0], in: .connectives) { words.removeFirst() }
    var names = words.suffix(while: { $0.first?.properties.isUppercase == true })
    while names.count > 1, let first = names.first, isListed(first, in: .titles) { names = names.dropFirst() }
    if names.count < 2, names.count < words.count { names = words[...] }
    guard let first = names.first, let last = names.last else { return range }
    return first.startIndex..<last.endIndex
  }

  private func isListed(_ word: ArraySlice<Unicode.Scalar>, in list: WordList) -> Bool {
    var text = String(String.UnicodeScalarView(word)).lowercased()
    if text.hasSuffix(".") { text.removeLast() }
    return words[list]?.contains(text) == true
  }
}

extension Array {
  /// The longest end of it whose members all fulfil a condition.
  fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice<Element> {
    self[((lastIndex { !condition($0) } ?? -1) + 1)...]
  }
}
