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

  /// Where it stands among all that can be recalled: greater for this sitting's, and for what was typed later.
  package var order: Int {
    if let place { return 1 << 62 | place }
    return min(at, 1 << 41 - 1) << 20 | (number ?? 0) & (1 << 20 - 1)
  }
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
