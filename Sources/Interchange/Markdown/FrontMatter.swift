/// The lines `key: value` between two lines of dashes with which a Markdown file may begin.
///
/// Of YAML only this is read: a value on the key's line, quoted or not, and lists as `[a, b]` or as lines `- a`.
struct FrontMatter {
  private var values: [String: [String]] = [:]
  /// The keys in their order, as written.
  private var keys: [String] = []

  /// The text after the front matter, and the front matter; nil where the file begins with none.
  static func cut(from lines: [Substring]) -> (FrontMatter, rest: ArraySlice<Substring>)? {
    guard let first = lines.first, isFence(first) else { return nil }
    guard let end = lines.dropFirst().firstIndex(where: { isFence($0) || $0.trimmed == "..." }) else {
      return nil
    }
    var matter = FrontMatter()
    for line in lines[1..<end] { guard matter.take(line) else { return nil } }
    return (matter, lines[(end + 1)...])
  }

  /// Takes a line; false where it shows that this is no front matter but text between two rules.
  private mutating func take(_ line: Substring) -> Bool {
    let content = line.trimmed
    if content.isEmpty || content.hasPrefix("#") { return true }
    if content.hasPrefix("- ") || line.first?.isWhitespace ?? false {
      guard let key = keys.last else { return false }
      if content.hasPrefix("- ") { values[key, default: []].append(Self.plain(content.dropFirst(2))) }
      return true
    }
    guard let colon = content.firstIndex(of: ":") else { return false }
    let (key, rest) = (content[..<colon].trimmed.lowercased(), content[content.index(after: colon)...])
    guard !key.isEmpty, rest.isEmpty || rest.first?.isWhitespace ?? false, values[key] == nil else {
      return false
    }
    keys.append(key)
    values[key] = Self.values(of: rest.trimmed)
    return true
  }

  /// What stands under the first of these keys that has something, several values separated by commas.
  func value(_ names: String...) -> String? {
    let found = names.lazy.compactMap { values[$0] }.first { !$0.isEmpty }
    return found?.joined(separator: ", ")
  }

  /// The keys that nothing is taken from.
  func others(than known: Set<String>) -> [String] { keys.filter { !known.contains($0) } }

  private static func isFence(_ line: Substring) -> Bool { line.prefix(3) == "---" && line.trimmed == "---" }

  private static func values(of text: Substring) -> [String] {
    if text.isEmpty || ["|", ">", "|-", ">-"].contains(text) { return [] }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return [plain(text)] }
    return text.dropFirst().dropLast().split(separator: ",").map { plain($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// A value without its quotes or its comment.
  private static func plain(_ text: Substring) -> String {
    let text = text.trimmed
    for quote in ["\"", "'"] where text.count > 1 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      let inner = String(text.dropFirst().dropLast())
      return quote == "'" ? inner.replacing("''", with: "'") : inner.replacing("\\\"", with: "\"")
    }
    return String(text.firstRange(of: " #").map { text[..<$0.lowerBound].trimmed } ?? text)
  }
}

extension Substring {
  /// Without white space at either end.
  var trimmed: Substring {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return rest
  }
}
