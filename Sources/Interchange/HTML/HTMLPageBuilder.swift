import CLibXML2

/// Collects the parser's events as nodes.
struct HTMLPageBuilder {
  private let context: htmlParserCtxtPtr
  private var page = HTMLPage()
  private var ancestors: [Int] = []
  private var endsInText = false
  private var reference = Reference.none
  private(set) var isTooDeep = false

  /// How much has come of a reference that the parser does not know: it reports `&`, the name, and what follows.
  private enum Reference {
    case none
    case ampersand(at: Int)
    case named(at: Int, Unicode.Scalar)

    func followed(by bytes: Slice<UnsafeBufferPointer<xmlChar>>, at position: Int) -> Reference {
      if bytes.count == 1, bytes.first == UInt8(ascii: "&") { return .ampersand(at: position) }
      guard case .ampersand(let start) = self, start == position - 1, bytes.count < 12,
        let scalar = CharacterReference.beyondHTML4[String(decoding: bytes, as: UTF8.self)]
      else { return .none }
      return .named(at: start, scalar)
    }
  }

  private static let kept: Set<String> = [
    "aria-modal", "class", "content", "datetime", "hidden", "href", "http-equiv", "id", "itemprop", "lang",
    "name",
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
    var bytes = bytes[...]
    let start = page.bytes.count
    if case .named(let ampersand, let scalar) = reference, endsInText, bytes.first == UInt8(ascii: ";") {
      page.bytes.removeSubrange(ampersand...)
      page.bytes += String(scalar).utf8
      bytes = bytes.dropFirst()
    }
    reference = reference.followed(by: bytes, at: start)
    if bytes.count == 2, bytes.first == 0xC2,
      let scalar = bytes.last.flatMap({ CharacterReference.windows[$0] })
    {
      // The parser reports a numeric reference as a text of its own, and as C1 controls what never meant them.
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
}
