import CommandLanguage
import Storage

extension Session {
  /// Takes what a person typed at the prompt, before it is carried out.
  ///
  /// It stays out of the file where it begins with a space or the sitting is private, and can be recalled all the same
  /// until the sitting ends.
  package mutating func begin(typed text: String) {
    guard let first = text.first, text.contains(where: { !$0.isWhitespace }) else { return }
    let isKept = !sitting.isPrivate && !first.isWhitespace && !Session.asksForPrivacy(text)
    typed = environment.history.store.add(text, in: typedFor, at: environment.now(), isKept: isKept)
  }

  /// Notes how it ended.
  package mutating func end(typed exit: ExitCode) {
    if let typed { environment.history.store.finish(typed, exit: Int(exit.rawValue)) }
    typed = nil
  }

  /// The workspace under whose name statements are kept; empty where none is chosen.
  var typedFor: String {
    if let path { return HistoryStore.workspace(at: path) }
    return switch workspace.choice {
    case .file(let path): HistoryStore.workspace(at: path)
    case .memory: ":memory:"
    case .undecided: ""
    }
  }

  /// Whether the option that keeps one statement out of the file stands in it.
  private static func asksForPrivacy(_ text: String) -> Bool {
    var lexer = Lexer(text, source: "prompt", quotesSpanLines: true)
    while let statement = try? lexer.next() {
      if statement.words.contains(where: { $0.text == "--private" && !$0.followsDashes }) { return true }
    }
    return false
  }
}
