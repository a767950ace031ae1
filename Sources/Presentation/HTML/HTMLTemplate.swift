import Mustache

/// The frame that an HTML page is set into: a Mustache template, ours or somebody's own.
///
/// Names that a template may use: `title`, `lang`, `style`, `script`, `policy` and `body` (the finished page; `style`,
/// `script` and `body` take three braces), and every member of the page's JSON by its name.
package struct HTMLTemplate: Sendable {
  private let template: MustacheTemplate

  /// What is wrong with a template, and where.
  package struct Flaw: Error, Sendable, Hashable {
    package let message: String
    /// Counted from 1.
    package let line: Int
    package let column: Int
  }

  package init(_ text: String) throws(Flaw) {
    if let flaw = Self.flaw(in: text) { throw flaw }
    do { template = try MustacheTemplate(string: text) } catch let error as MustacheTemplate.ParserError {
      throw Flaw(
        message: Self.words(error.error), line: error.context.lineNumber,
        column: error.context.columnNumber)
    } catch { throw Flaw(message: "\(error)", line: 1, column: 1) }
  }

  private init(_ template: MustacheTemplate) {
    self.template = template
  }

  /// Ours, as people may copy and change it.
  package static let standardText = String(decoding: PackageResources.page_mustache, as: UTF8.self)

  /// It is part of the program, and a test reads it: nil cannot be.
  package static let standard = (try? MustacheTemplate(string: standardText)).map(HTMLTemplate.init)

  /// Sections that stand within each other; each is read by the one around it, and stacks are finite.
  private static let deepest = 100

  /// What the reader of templates would pass over in silence, or not survive.
  private static func flaw(in text: String) -> Flaw? {
    var (line, depth, start, index) = (1, 0, text.utf8.startIndex, text.utf8.startIndex)
    while index < text.utf8.endIndex {
      let rest = text.utf8[index...]
      let column = { text.distance(from: start, to: index) + 1 }
      if rest.starts(with: "{{>".utf8) {
        return Flaw(message: "a template has no other to take in", line: line, column: column())
      }
      if rest.starts(with: "{{#".utf8) || rest.starts(with: "{{^".utf8) { depth += 1 }
      if rest.starts(with: "{{/".utf8) { depth -= 1 }
      if depth > deepest {
        return Flaw(message: "sections stand more than \(deepest) deep", line: line, column: column())
      }
      index = text.utf8.index(after: index)
      if rest.first == 0x0A { (line, start) = (line + 1, index) }
    }
    return nil
  }

  private static func words(_ error: any Error) -> String {
    switch error {
    case MustacheTemplate.Error.sectionCloseNameIncorrect: "this section ends another than the one begun last"
    case MustacheTemplate.Error.unfinishedName: "this tag is not closed"
    case MustacheTemplate.Error.expectedSectionEnd: "a section is begun and never ended"
    case MustacheTemplate.Error.invalidSetDelimiter: "this does not name two delimiters"
    // The reader of templates ran into the end of the text.
    default: "the template ends inside a tag"
    }
  }

  /// The frame around a page: what stands before its body, and what after it; nothing where there is no such place.
  func frame(titled title: String?) -> (head: String, tail: String) {
    // No text that we show holds this character.
    let mark = "\u{0}"
    let parts = render(titled: title, body: mark, [:]).split(separator: mark, maxSplits: 1)
    return (parts.first.map(String.init) ?? "", parts.count > 1 ? String(parts[1]) : "")
  }

  /// A page with its data, which templates of one's own may name.
  func render(_ page: Page) -> String {
    var writer = HTMLWriter(PageOutline(of: page.blocks), nil)
    page.blocks.forEach { writer.add($0) }
    let title = writer.title
    return render(titled: title, body: writer.end(), page.json?.members ?? [:])
  }

  private func render(titled title: String?, body: String, _ data: [String: Any]) -> String {
    var names = data
    names["title"] = TerminalText(sanitizing: title ?? "Reckon").string
    names["lang"] = "en"
    names["style"] = Self.style
    names["script"] = Self.script
    names["policy"] = Self.policy
    names["body"] = body
    return template.render(names)
  }

  private static let style = String(decoding: PackageResources.page_css, as: UTF8.self) + ChartPalette.style
  private static let script = String(decoding: PackageResources.page_js, as: UTF8.self)
  /// Nothing is fetched from anywhere, whatever the page holds.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; "
    + "base-uri 'none'; form-action 'none'"
}

extension JSON {
  /// As Mustache takes it: what is null is absent.
  fileprivate var members: [String: Any]? {
    guard case .object(let members) = self else { return nil }
    return members.reduce(into: [:]) { names, member in
      names[member.key] = member.value.any
    }
  }

  private var any: Any? {
    switch self {
    case .null: nil
    case .bool(let value): value
    case .integer(let value): value
    case .number(let value): value
    case .string(let value): value
    case .array(let elements): elements.compactMap(\.any)
    case .object: members ?? [:]
    }
  }
}

extension Renderer {
  package static let html = Renderer(
    name: "html", summary: "one HTML page that needs nothing else, with tables that can be sorted",
    details: htmlDetails, ending: ".html", isLinked: true
  ) { outline, _ in HTMLWriter(outline, .standard) }

  /// HTML in a frame of somebody's own, which may show any of the page's data.
  package static func html(_ template: HTMLTemplate) -> Renderer {
    Renderer(
      name: html.name, summary: html.summary, details: htmlDetails, ending: html.ending, content: .both
    ) { page, _ in template.render(page) }
  }

  private static let htmlDetails = """
    It fetches nothing, reads without a script, follows the reader's choice of light or dark, and prints. Texts are \
    marked as Korean or Japanese by their letters.
    """
}
