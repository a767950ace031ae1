import CLibEdit
import Synchronization

/// What other threads want to say while a line is typed.
package final class Notices: Sendable {
  private let waiting = Mutex<[String]>([])

  /// Shows the text above the line that is typed, now, or before the next one.
  ///
  /// Any thread may call this. Control characters other than newlines become symbols.
  package func post(_ text: String) {
    waiting.withLock { $0.append(text) }
    rk_wake()
  }

  /// What was posted since, in rows.
  func take() -> String? {
    let texts = waiting.withLock { texts in
      defer { texts = [] }
      return texts
    }
    guard !texts.isEmpty else { return nil }
    return texts.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { Cells(String($0)).text }.joined(separator: "\n")
  }
}
