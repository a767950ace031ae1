/// Somebody's words: who said them, when, as reported by whom, and the exact quote.
package struct Mention: Sendable, Hashable {
  package var id: Int
  package var speaker: Handle?
  /// Who reports the words, the outermost reporter first; the last of them is the one who heard the speaker.
  package var via: [Handle]
  package var said: Period?
  /// The source's own words of doubt, such as "is expected to".
  package var hedge: String?
  package var selector: QuoteSelector
  /// Where the words stand; nil for words that are tied to no stored text.
  package var place: Place?
  /// Who marked the words; nil for the author of the operation that stores them.
  package var coder: Handle?

  /// The fragments of one version of a document.
  package struct Place: Sendable, Hashable {
    package let document: Int
    package let version: Int
    /// The version's row, where `version` is its number within the document.
    package let versionRow: Int
    package let fragments: Fragments

    package init(document: Int, version: Int, versionRow: Int, fragments: Fragments) {
      self.document = document
      self.version = version
      self.versionRow = versionRow
      self.fragments = fragments
    }

    /// Such as `d1:120-188`; later versions say which they are.
    package var address: String {
      "d\(document)" + (version == 1 ? "" : ".v\(version)") + ":\(fragments)"
    }
  }

  package init(
    id: Int = 0, speaker: Handle? = nil, via: [Handle] = [], said: Period? = nil, hedge: String? = nil,
    selector: QuoteSelector, place: Place? = nil, coder: Handle? = nil
  ) {
    self.id = id
    self.speaker = speaker
    self.via = via
    self.said = said
    self.hedge = hedge
    self.selector = selector
    self.place = place
    self.coder = coder
  }

  package var identifier: Identifier { Identifier(.mention, id) }

  /// Who said it and who reports it, from the inside out, such as `@kim via @yonhap via @nyt`; nil where nobody knows.
  package var attribution: String? {
    let reporters = via.reversed().map { "via \($0)" }
    let chain = (speaker.map { [$0.description] } ?? []) + reporters
    return chain.isEmpty ? nil : chain.joined(separator: " ")
  }
}

/// A proposition, however many articles and speakers carry it.
package struct Claim: Sendable, Hashable {
  package var id: Int
  package var statement: String
  /// Any word; usual are fact, cause, assessment, opinion, forecast.
  package var kind: String?

  package init(id: Int = 0, statement: String, kind: String? = nil) {
    self.id = id
    self.statement = statement
    self.kind = kind
  }

  package var identifier: Identifier { Identifier(.claim, id) }
}
