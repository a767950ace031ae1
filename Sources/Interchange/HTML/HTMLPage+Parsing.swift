import CLibXML2
import Facts

extension HTMLPage {
  /// Levels beyond which a page is refused: what libxml2 does at an end tag takes as long as the page is deep.
  static let deepest = 4096

  /// Reads a page with libxml2's forgiving parser: nothing is fetched, no entity is expanded but characters.
  ///
  /// The parser's events are collected rather than its tree, which limits texts to ten million bytes.
  init(parsing html: String) throws(FactError) {
    Self.prepare
    guard let context = htmlNewParserCtxt() else { throw Self.outOfMemory }
    defer { htmlFreeParserCtxt(context) }
    context.pointee.sax.pointee = Self.handlers
    var builder = Builder(context: context)
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_COMPACT,
      HTML_PARSE_NODEFDTD, HTML_PARSE_IGNORE_ENC,
    ].reduce(0) { $0 | Int32($1.rawValue) }
    var html = html
    html.withUTF8 { bytes in
      guard let size = Int32(exactly: bytes.count), size > 0 else { return }
      withUnsafeMutablePointer(to: &builder) { builder in
        context.pointee.userData = UnsafeMutableRawPointer(builder)
        bytes.withMemoryRebound(to: CChar.self) { characters in
          // Without a tree there is no document to free.
          _ = htmlCtxtReadMemory(context, characters.baseAddress, size, nil, "UTF-8", options)
        }
      }
    }
    guard !builder.isTooDeep else {
      throw FactError(
        "E-HTML", "the page nests elements more than \(Self.deepest) deep",
        hint: "save the text of the page as plain text, and import that")
    }
    guard context.pointee.errNo != Int32(XML_ERR_NO_MEMORY.rawValue) else { throw Self.outOfMemory }
    self = builder.finished()
  }

  // Once for the process, since libxml2's own check is not meant for several threads.
  private static let prepare: Void = xmlInitParser()

  private static var outOfMemory: FactError {
    FactError("E-HTML", "the page does not fit into memory", hint: "save a part of it, and import that")
  }

  private static var handlers: htmlSAXHandler {
    var handlers = htmlSAXHandler()
    handlers.startElement = { builder, name, attributes in
      guard let name else { return }
      builder?.assumingMemoryBound(to: Builder.self).pointee.open(name, attributes)
    }
    handlers.endElement = { builder, name in
      guard let name else { return }
      builder?.assumingMemoryBound(to: Builder.self).pointee.close(name)
    }
    let characters: charactersSAXFunc = { builder, bytes, count in
      let bytes = UnsafeBufferPointer(start: bytes, count: Int(count))
      builder?.assumingMemoryBound(to: Builder.self).pointee.add(bytes)
    }
    handlers.characters = characters
    handlers.ignorableWhitespace = characters
    handlers.cdataBlock = characters
    return handlers
  }
}

/// Collects the parser's events as nodes.
private struct Builder {
  private let context: htmlParserCtxtPtr
  private var page = HTMLPage()
  private var ancestors: [Int] = []
  private var endsInText = false
  private(set) var isTooDeep = false

  private static let kept: Set<String> = [
    "aria-modal", "class", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "lang", "name",
    "open", "property", "pubdate", "rel", "role", "style", "type",
  ]

  init(context: htmlParserCtxtPtr) {
    self.context = context
  }

  mutating func open(
    _ name: UnsafePointer<xmlChar>, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard ancestors.count < HTMLPage.deepest else {
      isTooDeep = true
      xmlStopParser(context)
      return
    }
    var attributes: [(name: String, value: String)] = []
    if var list {
      while let name = list[0] {
        let key = String(cString: name)
        if Self.kept.contains(key) { attributes.append((key, list[1].map { String(cString: $0) } ?? "")) }
        list += 2
      }
    }
    let element = HTMLPage.Element(name: String(cString: name), attributes: attributes)
    page.nodes.append(HTMLPage.Node(content: .element(element), parent: ancestors.last, end: 0))
    ancestors.append(page.nodes.count - 1)
    endsInText = false
  }

  mutating func close(_ name: UnsafePointer<xmlChar>) {
    guard let top = ancestors.last, page.element(top)?.name == String(cString: name) else { return }
    page.nodes[top].end = page.nodes.count
    ancestors.removeLast()
    endsInText = false
  }

  mutating func add(_ bytes: UnsafeBufferPointer<xmlChar>) {
    let start = page.bytes.count
    if bytes.count == 2, bytes[0] == 0xC2, let scalar = Self.windows[bytes[1]] {
      page.bytes += String(scalar).utf8
    } else {
      page.bytes += bytes
    }
    if endsInText, case .text(let range)? = page.nodes.last?.content {
      page.nodes.removeLast()
      append(.text(range.lowerBound..<page.bytes.count))
    } else {
      append(.text(start..<page.bytes.count))
    }
    endsInText = true
  }

  private mutating func append(_ content: HTMLPage.Content) {
    page.nodes.append(
      HTMLPage.Node(content: content, parent: ancestors.last, end: page.nodes.count + 1))
  }

  /// The page, whose elements that are still open end with it.
  consuming func finished() -> HTMLPage {
    for index in ancestors { page.nodes[index].end = page.nodes.count }
    return page
  }

  /// What `&#128;` to `&#159;` mean (HTML standard, numeric character reference end state), which the parser
  /// reports as a text of their own.
  private static let windows: [UInt8: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: zip(
      [0x80] + Array(0x82...0x8C) + [0x8E] + Array(0x91...0x9C) + [0x9E, 0x9F],
      "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars))
}
