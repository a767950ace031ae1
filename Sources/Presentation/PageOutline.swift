/// What must be known of a page before its first block is written.
package struct PageOutline: Sendable, Hashable {
  /// A part under a heading of level 2.
  struct Section: Sendable, Hashable {
    let title: String
    /// The name of the place at its beginning, its own or a number.
    let place: String
    let isNumbered: Bool
  }

  /// The names of the places on it, so that no link leads nowhere.
  package let places: Set<String>
  let sections: [Section]

  /// The sections are those that a table of contents lists, by their headings.
  package init(places: Set<String>, sections: [Phrase] = []) {
    self.places = places
    self.sections = sections.enumerated().map { index, heading in
      let own = heading.runs.lazy.compactMap(\.place).first
      return Section(title: heading.plain, place: own ?? "section-\(index + 1)", isNumbered: own == nil)
    }
  }

  package init(of blocks: [Block]) {
    self.init(places: Set(blocks.flatMap(\.places)), sections: blocks.sections)
  }
}

extension [Block] {
  /// The headings of level 2; of what only links lead to without those of single rows, which are very many.
  package var sections: [Phrase] {
    flatMap { block -> [Phrase] in
      switch block {
      case .heading(2, let phrase): [phrase]
      case .linked(let blocks): blocks.sections.filter { $0.runs.allSatisfy { $0.place == nil } }
      default: []
      }
    }
  }
}
