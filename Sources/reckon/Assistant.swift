import CommandLanguage
import Foundation
import Presentation
import Terminal
import Workbench

/// What the editor asks while a person types, answered by the session as it stood when the prompt appeared.
///
/// The editor asks on the thread that reads, so nobody else touches it meanwhile.
final class Assistant {
  private var session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// Takes over the session as the last command left it.
  func follow(_ session: Session) { self.session = session }

  // MARK: TAB

  func completion(_ text: String, _ cursor: Int) -> Completion {
    let found = session.completions(of: CompletionLine(text, cursor: cursor))
    var candidates = found.candidates.map {
      Completion.Candidate(
        written: found.written($0), shown: plain($0.text), summary: plain($0.summary))
    }
    if found.wantsFiles {
      candidates += Assistant.files(beginning: found.line.typed).map {
        Completion.Candidate(written: found.written($0), shown: plain($0.text), summary: "")
      }
    }
    return Completion(replace: found.line.range, candidates: candidates)
  }

  /// The paths that a beginning of one may go on to; a folder ends with its slash, so that TAB goes on into it.
  private static func files(beginning typed: String) -> [Candidate] {
    let slash = typed.lastIndex(of: "/")
    let head = slash.map { String(typed[...$0]) } ?? ""
    let tail = slash.map { typed[typed.index(after: $0)...] } ?? typed[...]
    let names = (try? FileManager.default.contentsOfDirectory(atPath: head.isEmpty ? "." : head)) ?? []
    return names.sorted().filter { $0.hasPrefix(tail) && ($0.first != "." || tail.first == ".") }.map {
      name in
      let isFolder = Environment.system.look(head + name) == .folder
      return Candidate(head + name + (isFolder ? "/" : ""), goesOn: isFolder)
    }
  }

  // MARK: Hints

  func hint(_ text: String, _ cursor: Int) -> Hint {
    let recall = session.recall
    let ghost =
      cursor == text.utf8.count ? session.ghost(of: text) { recall.previous(beginning: $0)?.text } : nil
    return Hint(ghost: ghost, meaning: session.meaning(of: text).map { plain($0.text) })
  }

  private func plain(_ text: String) -> String { TerminalText(sanitizing: text).string }

  // MARK: Rows

  /// Whether Enter ends a statement; else the row after it begins with the quote that is open.
  static func completeness(_ text: String) -> Completeness {
    guard let quote = Lexer.openQuote(text) else { return .whole }
    return .open(quote.utf8.allSatisfy { $0 < 128 } ? "\(quote)> " : "\"> ")
  }
}
