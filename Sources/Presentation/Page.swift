/// What a command has to say: blocks for people and, where it has one, the same as data.
package struct Page: Sendable, Hashable {
  package var blocks: [Block]
  package var json: JSON?

  package init(_ blocks: [Block] = [], json: JSON? = nil) {
    self.blocks = blocks
    self.json = json
  }
}
