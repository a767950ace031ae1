/// Who wrote a text, as its file says it: `By Minxin Pei and Jane Doe`, `박지훈 기자`.
package struct Byline: Sendable, Hashable {
  /// In the order of the file, without `By` before and a reporter's title after a name.
  package let names: [String]

  /// Reads the names apart; none where it holds an address of the net or no letter at all.
  ///
  /// A comma parts names of several words only, since `Pei, Minxin` is one name.
  package init(_ text: String) {
    var parts = [text]
    for separator in [";", "\n", " and ", " & ", "·", "、"] {
      parts = parts.flatMap { $0.components(separatedBy: separator) }
    }
    parts = parts.flatMap { part in
      let pieces = part.split(separator: ",").map { Byline.trimmed(String($0)) }
      return pieces.allSatisfy { $0.contains(" ") } ? pieces : [part]
    }
    names = parts.map(Byline.bare).filter {
      !$0.isEmpty && !Byline.isAddress($0) && $0.contains(where: \.isLetter)
    }
  }

  private static func bare(_ text: String) -> String {
    var name = trimmed(text)
    if name.lowercased().hasPrefix("by ") { name = trimmed(String(name.dropFirst(3))) }
    for title in [" 기자", " 특파원", " 논설위원", "記者"] where name.hasSuffix(title) {
      name = trimmed(String(name.dropLast(title.count)))
    }
    return name
  }

  private static func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func isAddress(_ name: String) -> Bool { name.contains("://") || name.contains("@") }
}

extension String {
  /// The parts between each place where another text stands.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: true).map(String.init)
  }
}

extension Handle {
  /// The handle that a full name suggests, such as `@minxin-pei` for Minxin Pei; nil where it has no letter.
  package init?(suggestedBy name: String) {
    var words: [String] = [""]
    for scalar in name.unicodeScalars where !"'’.".unicodeScalars.contains(scalar) {
      if Name.isWellFormed("a" + String(scalar)), scalar != "-", scalar != "_" {
        words[words.count - 1].unicodeScalars.append(scalar)
      } else if words.last != "" {
        words.append("")
      }
    }
    let handle = words.filter { !$0.isEmpty }.joined(separator: "-")
    guard let parsed = try? Handle(parsing: handle), !parsed.isReserved else { return nil }
    self = parsed
  }
}
