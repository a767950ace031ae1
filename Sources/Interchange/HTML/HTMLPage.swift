/// A page as its elements and texts, in the order of the file.
///
/// One flat list in which a node's descendants follow it, so that a page nested however deep is walked by a loop.
struct HTMLPage {
  struct Element {
    /// In lower case, such as `p`.
    let name: String
    /// Those that some rule asks for, names in lower case, values with their entities decoded.
    let attributes: [(name: String, value: String)]

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  enum Content {
    case element(Element)
    /// UTF-8 in `bytes`.
    case text(Range<Int>)
  }

  struct Node {
    let content: Content
    let parent: Int?
    /// The index after the last descendant.
    var end: Int
  }

  var nodes: [Node] = []
  var bytes: [UInt8] = []
  /// What of the page could not be read.
  var remarks: [String] = []

  func element(_ index: Int) -> Element? {
    guard case .element(let element) = nodes[index].content else { return nil }
    return element
  }

  /// All text within a node, scripts included, as it is.
  func text(of index: Int) -> String {
    var parts = ""
    for node in nodes[index..<nodes[index].end] {
      guard case .text(let range) = node.content else { continue }
      parts += String(decoding: bytes[range], as: UTF8.self)
    }
    return parts
  }
}
