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
    var builder = HTMLPageBuilder(context: context)
    let options = [
      HTML_PARSE_RECOVER, HTML_PARSE_NOERROR, HTML_PARSE_NOWARNING, HTML_PARSE_NONET, HTML_PARSE_COMPACT,
      HTML_PARSE_NODEFDTD, HTML_PARSE_IGNORE_ENC,
    ].reduce(0) { $0 | Int32($1.rawValue) }
    var (html, dropped) = Self.withoutControls(html)
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
    guard dropped > 0 else { return }
    remarks = ["\(dropped) control characters of the page, which show nothing, are left out"]
  }

  /// The page without the characters that no HTML may hold, and how many there were; a form feed is a space.
  ///
  /// The parser would leave them out too, without a word; and of NUL it makes what its versions agree on little.
  private static func withoutControls(_ html: String) -> (String, dropped: Int) {
    let isPlain = html.utf8.allSatisfy { $0 >= 0x20 && $0 != 0xEF || [9, 10, 13].contains($0) }
    if isPlain { return (html, 0) }
    var kept = String.UnicodeScalarView()
    var dropped = 0
    for scalar in html.unicodeScalars {
      switch scalar.value {
      case 0x0C: kept.append(" ")
      case 0..<0x09, 0x0B, 0x0E..<0x20, 0xFFFE, 0xFFFF: dropped += 1
      default: kept.append(scalar)
      }
    }
    return (String(kept), dropped)
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
