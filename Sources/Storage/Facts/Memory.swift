import Facts

/// What a read or an operation has looked up and would look up again at once; it ends with them.
///
/// An operation forgets everything where it rolls back to a savepoint, since ids are given again then.
final class Memory {
  /// The text that was read last: the lines of a script mostly quote one document after the other.
  var version: Version?

  /// The rules of the schemes, until one changes.
  var tagRules: TagRules?

  /// The workspace's own lexicons, until one changes: every forecast asks for them.
  var lexicons: [Lexicon]?

  /// What trying journal and index in a copy has shown: two sections of a check ask for it.
  var trial: TrialResult?

  /// Whether ids were left out, which the journal does not tell.
  var hasSkipped = false

  func forget() { (version, tagRules, lexicons) = (nil, nil, nil) }
}
