import Presentation

extension Page {
  /// The page of a dry run: the same lines, marked as what would have happened.
  func marked() -> Page {
    let blocks = blocks.map { block in
      if case .line(let line) = block { Block.line(Phrase("would: ", .dim) + line) } else { block }
    }
    guard case .object(let members) = json else { return Page(blocks, json: json) }
    return Page(blocks, json: .object(members + [.init("dry_run", true)]))
  }
}
