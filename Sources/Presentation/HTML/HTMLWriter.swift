/// An HTML page that is handed out while it is written, within its frame or, without one, as a body alone.
struct HTMLWriter: PageWriter {
  /// So many bytes make a part.
  private static let part = 1 << 16

  private var document: HTMLDocument
  private let template: HTMLTemplate?
  /// What stands after the body, once the beginning has been handed out.
  private var tail: String?

  init(_ outline: PageOutline, _ template: HTMLTemplate?) {
    document = HTMLDocument(outline)
    self.template = template
  }

  var title: String? { document.title }

  mutating func add(_ block: Block) { document.add(block) }

  mutating func take() -> String {
    document.text.string.utf8.count < Self.part ? "" : finished()
  }

  mutating func end() -> String {
    document.endList()
    return finished() + (tail ?? "")
  }

  /// The title must be known when the first part is handed out.
  private mutating func finished() -> String {
    let body = document.text.take()
    guard tail == nil, let frame = template?.frame(titled: document.title) else { return body }
    tail = frame.tail
    return frame.head + body
  }
}
