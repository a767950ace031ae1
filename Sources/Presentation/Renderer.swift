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

  init(
    name: String, summary: String, details: String = "", ending: String = "", isForPrograms: Bool = false,
    remark: @escaping @Sendable (Page) -> String? = { _ in nil },
    render: @escaping @Sendable (Page, RenderOptions) -> String
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.ending = ending
    self.isForPrograms = isForPrograms
    self.remark = remark
    self.render = render
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
  ) { page, options in
    var layout = TextLayout(options: options)
    page.blocks.forEach { layout.add($0) }
    return layout.text
  }

  package static let table = Renderer(
    name: "table", summary: "the same with tables in frames, never wrapped or shortened"
  ) { page, options in
    var layout = TextLayout(options: options, tables: .ruled)
    page.blocks.forEach { layout.add($0) }
    return layout.text
  }

  package static let markdown = Renderer(
    name: "markdown", summary: "Markdown as GitHub reads it", ending: ".md"
  ) { page, options in
    var document = MarkdownDocument(escapes: options.escapes)
    page.blocks.forEach { document.add($0) }
    return document.text
  }

  package static let man = Renderer(
    name: "man", summary: "a manual page in roff, as 'man -l' shows it"
  ) { page, options in
    var document = ManDocument(options: options)
    page.blocks.forEach { document.add($0) }
    return document.text
  }
}
