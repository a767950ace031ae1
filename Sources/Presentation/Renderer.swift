/// A form that pages can take; a new one is a new value here, named once in `all`.
package struct Renderer: Sendable {
  package let name: String
  package let summary: String
  /// The whole page; it ends in a newline if it has any output, and is the same for the same arguments.
  package let render: @Sendable (Page, RenderOptions) -> String

  package static let all: [Renderer] = [text, markdown, json, jsonl]
}

extension Renderer {
  package static let text = Renderer(
    name: "text",
    summary: "Aligned text for people, as wide as the terminal."
  ) { page, options in
    var layout = TextLayout(options: options)
    page.blocks.forEach { layout.add($0) }
    return layout.text
  }

  package static let markdown = Renderer(
    name: "markdown",
    summary: "Markdown as GitHub reads it."
  ) { page, options in
    var document = MarkdownDocument(escapes: options.escapes)
    page.blocks.forEach { document.add($0) }
    return document.text
  }

  package static let json = Renderer(
    name: "json",
    summary: "One JSON value on one line; a page without data becomes {\"text\":[…]}, one string a line."
  ) { page, options in
    page.data(options).text(pretty: false, forTerminal: options.escapes != .off) + "\n"
  }

  package static let jsonl = Renderer(
    name: "jsonl",
    summary: "JSON Lines: each element of an array on a line of its own."
  ) { page, options in
    let data = page.data(options)
    guard case .array(let elements) = data else { return Renderer.json.render(page, options) }
    var result = ""
    for element in elements {
      element.write(to: &result, pretty: false, forTerminal: options.escapes != .off)
      result += "\n"
    }
    return result
  }
}

extension Page {
  /// The page's data, or else its text without styles: JSON escapes what a terminal must not see.
  fileprivate func data(_ options: RenderOptions) -> JSON {
    if let json { return json }
    var plain = options
    plain.color = false
    plain.escapes = .off
    let lines = Renderer.text.render(self, plain).split(separator: "\n", omittingEmptySubsequences: false)
    return ["text": .array(lines.dropLast().map { .string(String($0)) })]
  }
}
