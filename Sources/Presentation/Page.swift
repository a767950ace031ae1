/// What a command has to say: blocks for people and, where it has one, the same as data.
package struct Page: Sendable, Hashable {
  package var blocks: [Block]
  package var json: JSON?
  /// The member of the data that holds the page's rows, where neither the data itself nor its only list of
  /// objects is that.
  package var list: String?
  /// Whether its text is for programs too, so that nothing in it may be replaced where no terminal shows it.
  package var isExact = false

  package init(_ blocks: [Block] = [], json: JSON? = nil, list: String? = nil) {
    self.blocks = blocks
    self.json = json
    self.list = list
  }
}
