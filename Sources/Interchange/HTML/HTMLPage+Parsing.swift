import CLibXML2
import Facts

extension HTMLPage {
  /// Levels beyond which a page is refused: what libxml2 does at an end tag takes as long as the page is deep.
  static let deepest = 2048

  /// Reads a page with libxml2's forgiving parser: nothing is fetched, no entity is expanded but characters.
  ///
  /// The parser's events are collected rather than its tree, which limits texts to ten million bytes.
  init(parsing html: String) throws(FactError) {
    Self.prepare
    let source = try HTMLSource(html)
    guard source.bytes.count <= Int32.max, let context = htmlNewParserCtxt() else { throw Self.outOfMemory }
    defer { htmlFreeParserCtxt(context) }
    context.pointee.sax.pointee = Self.handlers
    var builder = HTMLPageBuilder(context: context)
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_COMPACT,
      HTML_PARSE_NODEFDTD, HTML_PARSE_IGNORE_ENC,
    ].reduce(0) { $0 | Int32($1.rawValue) }
    source.bytes.withUnsafeBytes { bytes in
      guard !bytes.isEmpty else { return }
      withUnsafeMutablePointer(to: &builder) { builder in
        context.pointee.userData = UnsafeMutableRawPointer(builder)
        let characters = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        // Without a tree there is no document to free.
        _ = htmlCtxtReadMemory(context, characters, Int32(bytes.count), nil, "UTF-8", options)
      }
    }
    guard !builder.isTooDeep else {
      throw FactError(
        "E-HTML", "the page nests elements more than \(Self.deepest) deep",
        hint: "save the text of the page as plain text, and import that")
    }
    guard context.pointee.errNo != Int32(XML_ERR_NO_MEMORY.rawValue) else { throw Self.outOfMemory }
    self = builder.finished()
    guard source.controls > 0 else { return }
    remarks = ["\(source.controls) control characters of the page, which show nothing, are left out"]
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
      builder?.assumingMemoryBound(to: HTMLPageBuilder.self).pointee.open(name, attributes)
    }
    handlers.endElement = { builder, name in
      guard let name else { return }
      builder?.assumingMemoryBound(to: HTMLPageBuilder.self).pointee.close(name)
    }
    let characters: charactersSAXFunc = { builder, bytes, count in
      let bytes = UnsafeBufferPointer(start: bytes, count: Int(count))
      builder?.assumingMemoryBound(to: HTMLPageBuilder.self).pointee.add(bytes)
    }
    handlers.characters = characters
    handlers.ignorableWhitespace = characters
    handlers.cdataBlock = characters
    return handlers
  }
}
