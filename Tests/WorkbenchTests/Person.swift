import CommandLanguage
import Synchronization

@testable import Workbench

/// Somebody who answers as told beforehand; who is not told anything is not there.
final class Person: Sendable {
  private struct Told {
    var answers: [Character] = []
    /// What is typed where a line is asked for; an empty one takes what is usual.
    var lines: [String] = []
    /// What each opening of the editor makes of its text.
    var edits: [@Sendable (String) -> String] = []
    var questions: [String] = []
    var progress: [Progress] = []
    var isInterrupting = false
  }

  private let told = Mutex(Told())

  func answers(_ answers: Character...) { told.withLock { $0.answers += answers } }
  func types(_ lines: String...) { told.withLock { $0.lines += lines } }
  func edits(_ edit: @escaping @Sendable (String) -> String) { told.withLock { $0.edits.append(edit) } }
  func interrupts(_ interrupts: Bool = true) { told.withLock { $0.isInterrupting = interrupts } }

  var questions: [String] { told.withLock { $0.questions } }
  var progress: [Progress] { told.withLock { $0.progress } }

  private func answer(_ question: String) -> Character? {
    told.withLock { told in
      told.questions.append(question)
      return told.answers.isEmpty ? nil : told.answers.removeFirst()
    }
  }

  var console: Console {
    Console(
      isPresent: { self.told.withLock { !$0.answers.isEmpty } },
      ask: { question, _ in self.answer(question) },
      key: { question, _ in self.answer(question) },
      line: { question, usual in
        self.told.withLock { told in
          told.questions.append(question + " [" + usual + "]")
          guard !told.lines.isEmpty else { return nil }
          let line = told.lines.removeFirst()
          return line.isEmpty ? usual : line
        }
      },
      edit: { text in
        let edit = self.told.withLock { $0.edits.isEmpty ? nil : $0.edits.removeFirst() }
        guard let edit else { throw Diagnostic("E-EDIT", "no editor is known", hint: "set EDITOR") }
        return edit(text)
      },
      progress: { progress in self.told.withLock { $0.progress += progress.map { [$0] } ?? [] } },
      isInterrupted: { self.told.withLock { $0.isInterrupting } })
  }
}
