/// A page in the making: blocks come one by one, and what is finished may be taken away meanwhile.
protocol PageWriter {
  mutating func add(_ block: Block)
  /// What is finished; empty where that is too little to be worth a part of its own.
  mutating func take() -> String
  /// What is left, once all blocks were added.
  mutating func end() -> String
}

// Text and Markdown take little more room than their readers' patience: they are kept until they end.

extension TextLayout: PageWriter {
  mutating func take() -> String { "" }
  mutating func end() -> String { text }
}

extension MarkdownDocument: PageWriter {
  mutating func take() -> String { "" }
  mutating func end() -> String { text }
}

extension ManDocument: PageWriter {
  mutating func take() -> String { "" }
  mutating func end() -> String { text }
}

extension Renderer {
  /// Writes a page part by part, without holding all of its blocks; nil where the form needs the page as a whole.
  package var stream: Stream? {
    guard let writer else { return nil }
    return { outline, options, part, blocks in
      var page = writer(outline, options)
      try blocks { block in
        page.add(block)
        let finished = page.take()
        if !finished.isEmpty { try part(finished) }
      }
      try part(page.end())
    }
  }

  package typealias Stream = (
    _ outline: PageOutline, _ options: RenderOptions, _ part: (String) throws -> Void,
    _ blocks: @escaping (_ add: (Block) throws -> Void) throws -> Void
  ) throws -> Void
}
