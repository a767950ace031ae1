/// How characters that could steer a terminal are shown: as visible symbols (`␛`) or in ASCII (`^[`).
package enum Escapes: String, Sendable, Hashable, CaseIterable {
  case symbol, ascii
  /// Passes everything through but line breaks and tabs, which belong to the layout.
  case off
}

/// What the place a page goes to can show.
package struct RenderOptions: Sendable, Hashable {
  /// Columns a line may have.
  package var width: Int
  package var color: Bool
  package var escapes: Escapes
  /// Columns of what Unicode calls ambiguous, such as `…` or `①`: 1, or 2 in some East Asian terminals.
  package var ambiguousWidth: Int

  package init(width: Int = 100, color: Bool = false, escapes: Escapes = .symbol, ambiguousWidth: Int = 1) {
    self.width = width
    self.color = color
    self.escapes = escapes
    self.ambiguousWidth = ambiguousWidth
  }
}
