import Facts

/// One statement that was typed at a prompt, whole, over several lines where it was.
package struct HistoryEntry: Sendable, Hashable {
  /// Its number in the file; nil where it is kept in memory only.
  package let number: Int?
  package let statement: String
  /// The real path of the workspace that it was typed for; empty where there was none.
  package let workspace: String
  /// When it was typed, in milliseconds since 1970.
  package let at: Int
  /// What it ended with; nil where it still runs or its end was never seen.
  package let exit: Int?
  /// Its place among the statements of this sitting; nil for those of others.
  let place: Int?
}

/// What a statement must be like to be recalled.
package enum HistoryMatch: Sendable, Hashable {
  /// Begins with these code points; how letters are composed makes no difference.
  case beginning(String)
  /// Holds this text; neither letter case nor composition nor the kind of white space makes a difference.
  case containing(String)
}

/// Why statements are not kept in the file, or could not be deleted from it.
package struct HistoryError: Error, Hashable, Sendable {
  package let complaint: String
  package let remedy: String
  /// Whether it may be over in a moment, since another program was writing.
  let isBusy: Bool

  init(_ complaint: String, _ remedy: String, isBusy: Bool = false) {
    (self.complaint, self.remedy, self.isBusy) = (complaint, remedy, isBusy)
  }
}

/// A match made ready to be asked of many statements.
struct HistoryPattern {
  private let match: HistoryMatch
  private let folded: [UInt32]

  init(_ match: HistoryMatch) {
    self.match = match
    folded =
      switch match {
      case .beginning(let prefix): FoldedText(prefix).scalars
      case .containing(let text): FoldedText(text).scalars
      }
  }

  /// What the file can tell of a statement; what this lets through is then asked of `confirms`.
  var condition: SQL {
    let text = String(folding: folded)
    return switch match {
    case .beginning: "substr(folded, 1, length(\(text))) = \(text)"
    case .containing: "instr(folded, \(text)) > 0"
    }
  }

  /// Whether a statement that meets the condition is meant: folding says nothing of letter case.
  func confirms(_ statement: String) -> Bool {
    guard case .beginning(let prefix) = match else { return true }
    return statement.composed.unicodeScalars.starts(with: prefix.composed.unicodeScalars)
  }

  /// Whether a statement that is in memory is meant.
  func accepts(_ statement: String, folded other: [UInt32]) -> Bool {
    guard case .containing = match else { return confirms(statement) }
    return folded.isEmpty || other.contains(folded)
  }
}

extension String {
  /// Folded scalars as the file keeps them for searching.
  init(folding scalars: [UInt32]) {
    self.init(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }
}
