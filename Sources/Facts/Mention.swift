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
  /// Where the words stand; nil for words that are tied to no stored text, and for those that a new version lost.
  package var place: Place?
  /// Who marked the words; nil for the author of the operation that stores them.
  package var coder: Handle?
  /// How the words stand in the newest version that is known to have or to have lost them; nil without a text.
  package var state: AnchorState?
  /// How a newer version lost the words; nil where they stand, or are tied to no text.
  package var loss: Loss?

  /// The fragments of one version of a document.
  package struct Place: Sendable, Hashable {
    package let document: Int
    package let version: Int
    /// The version's row, where `version` is its number within the document.
    package let versionRow: Int
    package let fragments: Fragments
    /// Whether the document has a newer version, which its number alone would mean.
    package let isSuperseded: Bool

    package init(
      document: Int, version: Int, versionRow: Int, fragments: Fragments, isSuperseded: Bool = false
    ) {
      self.document = document
      self.version = version
      self.versionRow = versionRow
      self.fragments = fragments
      self.isSuperseded = isSuperseded
    }

    /// Such as `d1:120-188`; where a document has several versions, also which.
    package var address: String {
      "d\(document)" + (version == 1 && !isSuperseded ? "" : ".v\(version)") + ":\(fragments)"
    }
  }

  /// Words that the newest version of their document does not hold, or not surely.
  package struct Loss: Sendable, Hashable {
    package let state: AnchorState
    /// The number of the version that lost them.
    package let version: Int
    /// Where they stood last.
    package let last: Place

    package init(state: AnchorState, version: Int, last: Place) {
      self.state = state
      self.version = version
      self.last = last
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

  /// The document that holds the words, or held them; nil for words that are tied to none.
  package var document: Int? { place?.document ?? loss?.last.document }

  /// Where the words stand, such as `d1:120-188`, `d1.v2:120-190, moved`, or `d1.v1:120-188, orphan in v2`; nil without a text.
  package var whereabouts: String? {
    if let place { return place.address + (state == .moved ? ", moved" : "") }
    return loss.map { "\($0.last.address), \($0.state.rawValue) in v\($0.version)" }
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
