/// A link reference definition: `[label]: address "title"`.
enum MarkdownDefinition {
  /// The folded label of a definition that begins here, and how many lines it takes; nil where none does.
  ///
  /// A label that begins with `^` is a footnote, whose text is read.
  static func read(_ lines: ArraySlice<Substring>) -> (label: String, lines: Int)? {
    guard let line = lines.first, line.first == "[", !line.hasPrefix("[^"),
      let close = line.firstRange(of: "]:")
    else { return nil }
    let label = line[line.index(after: line.startIndex)..<close.lowerBound]
    guard !label.trimmed.isEmpty, label.count < 1000, !label.contains("["), label.last != "\\" else {
      return nil
    }
    var rest = line[close.upperBound...].trimmed
    var count = 1
    if rest.isEmpty, let next = lines.dropFirst().first { (rest, count) = (next.trimmed, 2) }
    guard let title = afterAddress(rest) else { return nil }
    if isTitle(title) { return (fold(label), count) }
    guard title.isEmpty else { return nil }
    if let next = lines.dropFirst(count).first, isTitle(next.trimmed) { count += 1 }
    return (fold(label), count)
  }

  /// Labels are the same whatever their case and white space.
  static func fold(_ label: some StringProtocol) -> String {
    label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What follows an address; nil where there is none.
  private static func afterAddress(_ text: Substring) -> Substring? {
    if text.first == "<" {
      guard let close = text.firstIndex(of: ">") else { return nil }
      return text[text.index(after: close)...].trimmed
    }
    let address = text.prefix { !$0.isWhitespace }
    return address.isEmpty ? nil : text[address.endIndex...].trimmed
  }

  private static func isTitle(_ text: Substring) -> Bool {
    guard text.count > 1, let first = text.first, let last = text.last else { return false }
    return (first == "\"" && last == "\"") || (first == "'" && last == "'") || (first == "(" && last == ")")
  }
}
