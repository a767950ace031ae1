/// The address and title of a link, in parentheses.
enum MarkdownAddress {
  /// Longer ones are text, so that a line of opened links does not cost its length for each.
  private static let longest = 4000

  /// The position behind the closing parenthesis; nil where this is no address.
  static func end(of text: [Unicode.Scalar], at start: Int) -> Int? {
    let text = text[..<min(text.count, start + longest)]
    var position = skipSpace(text, from: start + 1)
    guard position < text.endIndex else { return nil }
    if text[position] == "<" {
      guard let close = text[position...].firstIndex(where: { $0 == ">" || $0 == "\n" }), text[close] == ">"
      else {
        return nil
      }
      position = close + 1
    } else {
      guard let end = bareEnd(text, from: position) else { return nil }
      position = end
    }
    let behind = skipSpace(text, from: position)
    guard behind < text.endIndex else { return nil }
    if text[behind] == ")" { return behind + 1 }
    guard behind > position, let title = titleEnd(text, from: behind) else { return nil }
    let end = skipSpace(text, from: title)
    return end < text.endIndex && text[end] == ")" ? end + 1 : nil
  }

  /// Behind an address without angle brackets, whose parentheses are balanced.
  private static func bareEnd(_ text: ArraySlice<Unicode.Scalar>, from start: Int) -> Int? {
    var (position, depth) = (start, 0)
    while position < text.endIndex, !text[position].isCollapsible {
      switch text[position] {
      case "\\" where position + 1 < text.endIndex && text[position + 1].isASCIIPunctuation: position += 1
      case "(": depth += 1
      case ")":
        if depth == 0 { return position }
        depth -= 1
      default: break
      }
      position += 1
    }
    return depth == 0 ? position : nil
  }

  private static func titleEnd(_ text: ArraySlice<Unicode.Scalar>, from start: Int) -> Int? {
    let ends: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "'": "'", "(": ")"]
    guard let end = ends[text[start]] else { return nil }
    var position = start + 1
    while position < text.endIndex, text[position] != end { position += text[position] == "\\" ? 2 : 1 }
    return position < text.endIndex ? position + 1 : nil
  }

  private static func skipSpace(_ text: ArraySlice<Unicode.Scalar>, from start: Int) -> Int {
    var position = start
    while position < text.endIndex, text[position].isCollapsible { position += 1 }
    return position
  }
}
