import Facts

/// A match made ready to be asked of many statements.
struct HistoryPattern {
  private let match: HistoryMatch
  private let folded: FoldedStatement

  init(_ match: HistoryMatch) {
    self.match = match
    folded =
      switch match {
      case .beginning(let prefix): FoldedStatement(prefix)
      case .containing(let text): FoldedStatement(text)
      }
  }

  /// What the file can tell of a statement; what this lets through is then asked of `confirms`.
  var condition: SQL {
    switch match {
    case .beginning: "substr(folded, 1, length(\(folded.text))) = \(folded.text)"
    case .containing: "instr(folded, \(folded.text)) > 0"
    }
  }

  /// Whether a statement that meets the condition is meant: folding says nothing of letter case.
  func confirms(_ statement: String) -> Bool {
    guard case .beginning(let prefix) = match else { return true }
    return statement.composed.unicodeScalars.starts(with: prefix.composed.unicodeScalars)
  }

  /// Whether a statement that is in memory is meant.
  func accepts(_ statement: String, folded other: FoldedStatement) -> Bool {
    guard case .containing = match else { return confirms(statement) }
    return other.contains(folded)
  }
}

/// A statement as it is searched: composed, in small letters, with single spaces.
struct FoldedStatement: Sendable {
  private let utf8: [UInt8]

  init(_ text: String) {
    let scalars = FoldedText(text).scalars.compactMap(Unicode.Scalar.init)
    utf8 = Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  /// What the file keeps of it.
  var text: String { String(decoding: utf8, as: UTF8.self) }

  /// Whether the other stands in this one; as long as both are UTF-8, no letter is found within another.
  func contains(_ other: FoldedStatement) -> Bool {
    guard let first = other.utf8.first else { return true }
    return utf8.withUnsafeBufferPointer { here in
      other.utf8.withUnsafeBufferPointer { there in
        var start = 0
        while start + there.count <= here.count {
          if here[start] == first, here[start..<start + there.count].elementsEqual(there) { return true }
          start += 1
        }
        return false
      }
    }
  }
}
