import CommandLanguage
import Facts
import Presentation

/// The shells that can be taught to complete.
package enum Shell: String, Sendable, CaseIterable {
  case bash, zsh, fish
}

extension Completions {
  /// The answer to a shell's script, a line for each candidate.
  ///
  /// In bash it is what the line editor puts in, or, where it only lists, what it shows. In zsh and fish it is the
  /// word, a tab, what it means, and in zsh a tab and `+` where the word goes on. The line `:files` asks the
  /// shell for paths.
  package func lines(for shell: Shell, bash line: ShellLine? = nil, isListing: Bool = false) -> [String] {
    let shown = kept(for: shell)
    let lines =
      switch shell {
      case .bash: isListing ? listed(shown) : shown.compactMap { line?.reply($0.text, goesOn: $0.goesOn) }
      case .fish: shown.map { "\($0.text)\t\($0.label)" }
      case .zsh: shown.map { "\($0.text)\t\($0.label)\t\($0.goesOn ? "+" : "")" }
      }
    return lines + (wantsFiles ? [":files"] : [])
  }

  // Of several words a shell puts in what all begin with, which would delete what was typed if they begin otherwise.
  private func kept(for shell: Shell) -> [Candidate] {
    let readable = candidates.filter { !$0.text.contains { $0.isNewline || $0 == "\t" } }
    let typed = line.typed.unicodeScalars
    guard shell != .fish, readable.count > 1 else { return readable }
    let beginning = readable.filter { $0.text.unicodeScalars.starts(with: typed) }
    let keepsTyping = readable.allSatisfy {
      $0.text.composed.unicodeScalars.starts(with: line.typed.composed.unicodeScalars)
    }
    return keepsTyping ? readable : beginning
  }

  private func listed(_ candidates: [Candidate]) -> [String] {
    guard candidates.count > 1 else { return candidates.map(\.text) }
    let width = candidates.map { DisplayWidth.of($0.text) }.max() ?? 0
    return candidates.map { candidate in
      let space = String(repeating: " ", count: width - DisplayWidth.of(candidate.text) + 2)
      return candidate.label.isEmpty ? candidate.text : candidate.text + space + candidate.label
    }
  }
}

extension Candidate {
  fileprivate var label: String { TerminalText(sanitizing: summary.onOneLine).string }
}
