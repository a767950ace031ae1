/// A form that pages can take; a new one is a new value here, named once in `all`.
package struct Renderer: Sendable {
  package let name: String
  package let summary: String
  /// Further sentences for `help formats`; empty where the summary says it all.
  package let details: String
  /// How names of files end that hold this form, such as `.csv`; empty where none is meant by its name.
  package let ending: String
  /// Whether programs read it, so that it is written exactly unless a terminal shows it.
  package let isForPrograms: Bool
  /// The whole page; it ends in a line break if it has any output, and is the same for the same arguments.
  package let render: @Sendable (Page, RenderOptions) -> String
  /// Why nothing of the page can be shown in this form; nil where it can.
  package let remark: @Sendable (Page) -> String?
  /// What of a page it shows, so that nobody need make the rest.
  package let content: Content
  /// Whether links lead to places, and so whether what is only linked is shown.
  package let isLinked: Bool
  /// Begins a page that is written block by block; nil where it must be there as a whole.
  let writer: (@Sendable (PageOutline, RenderOptions) -> any PageWriter)?

  package enum Content: Sendable {
    case blocks
    /// The data, or the blocks of a page that has none.
    case data
    case both
  }

  init(
    name: String, summary: String, details: String = "", ending: String = "", isForPrograms: Bool = false,
    content: Content = .data, remark: @escaping @Sendable (Page) -> String? = { _ in nil },
    render: @escaping @Sendable (Page, RenderOptions) -> String
  ) {
    (self.content, isLinked, writer) = (content, content == .both, nil)
    self.name = name
    self.summary = summary
    self.details = details
    self.ending = ending
    self.isForPrograms = isForPrograms
    self.remark = remark
    self.render = render
  }

  /// A form of blocks alone.
  init(
    name: String, summary: String, details: String = "", ending: String = "", isLinked: Bool = false,
    writer: @escaping @Sendable (PageOutline, RenderOptions) -> any PageWriter
  ) {
    (self.name, self.summary, self.details, self.ending) = (name, summary, details, ending)
    (isForPrograms, content, self.isLinked, remark) = (false, .blocks, isLinked, { _ in nil })
    self.writer = writer
    render = { page, options in
      var text = writer(PageOutline(of: page.blocks), options)
      page.blocks.forEach { text.add($0) }
      return text.end()
    }
  }

  package static let all: [Renderer] = [
    text, table, line, markdown, html, csv, exactCSV, tsv, json, jsonl, calendar, ids, man,
  ]

  /// The form that a file's name asks for, by its ending.
  package static func named(byFile file: String) -> Renderer? {
    let name = file.lowercased()
    return all.first { !$0.ending.isEmpty && name.hasSuffix($0.ending) }
  }
}

extension Renderer {
  package static let text = Renderer(
    name: "text", summary: "aligned text for people, as wide as the terminal"
  ) { _, options in TextLayout(options: options) }

  package static let table = Renderer(
    name: "table", summary: "the same with tables in frames, never wrapped or shortened"
  ) { _, options in TextLayout(options: options, tables: .ruled) }

  package static let markdown = Renderer(
    name: "markdown", summary: "Markdown as GitHub reads it", ending: ".md"
  ) { _, options in MarkdownDocument(escapes: options.escapes) }

  package static let man = Renderer(
    name: "man", summary: "a manual page in roff, as 'man -l' shows it"
  ) { _, options in ManDocument(options: options) }
}
