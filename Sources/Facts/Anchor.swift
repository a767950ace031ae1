/// How a quote stands in one version of a text.
package enum AnchorState: String, Sendable, Hashable, CaseIterable {
  /// The very words.
  case exact
  /// Other words in their place, or the same words elsewhere.
  case moved
  /// Several places fit equally well, so that none is taken.
  case ambiguous
  /// No place fits well enough.
  case orphan
  /// A person said that the words are not there any more.
  case gone

  /// Whether somebody should still say where the words are.
  package var isOpen: Bool { self == .ambiguous || self == .orphan }
}

/// Where a mention's words stand in one version of its document, or that they do not.
package struct Anchor: Sendable, Hashable {
  package var mention: Int
  /// The version, as a row and by its number within the document.
  package var version: Int
  package var number: Int
  package var state: AnchorState
  package var fragments: Fragments?
  /// How well the place fits, from 0 to 1; nil for exact words and where nothing was compared.
  package var score: Double?

  package init(
    mention: Int, version: Int, number: Int, state: AnchorState, fragments: Fragments? = nil,
    score: Double? = nil
  ) {
    self.mention = mention
    self.version = version
    self.number = number
    self.state = state
    self.fragments = fragments
    self.score = score
  }
}
