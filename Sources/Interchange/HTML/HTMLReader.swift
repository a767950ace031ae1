package import Facts

/// Reads a page as its visible text, with what the page says of itself.
package enum HTMLReader {
  /// Reads a page that is decoded already.
  ///
  /// - Throws: `E-HTML` where the page nests elements deeper than any page that is meant to be read.
  package static func read(_ html: String) throws(FactError) -> ReadDocument {
    let page = try HTMLPage(parsing: html)
    let metadata = PageMetadata(of: page)
    let blocks = page.blocks
    let main = MainText(page: page, blocks: blocks, metadata: metadata)
    var document = ReadDocument(text: blocks.map { String($0.text) }.joined(separator: "\n\n"))
    document.boilerplate = ranges(of: blocks, where: main.isMain.map { !$0 })
    document.title = metadata.title
    document.author = metadata.author
    document.publisher = metadata.publisher
    document.published = metadata.published
    document.url = metadata.url
    document.language = metadata.language
    document.remarks = page.remarks + metadata.remarks
    return document
  }

  /// The code points of the blocks that are marked; neighbours are one range.
  private static func ranges(of blocks: [HTMLBlock], where isMarked: [Bool]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var (start, continues) = (0, false)
    for (block, isMarked) in zip(blocks, isMarked) {
      let end = start + block.text.count
      if isMarked {
        let first = continues ? ranges.removeLast().lowerBound : start
        ranges.append(first..<end)
      }
      continues = isMarked
      start = end + 2
    }
    return ranges
  }
}
