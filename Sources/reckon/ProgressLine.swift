import Glibc
import Synchronization
import Terminal
import Workbench

/// The one line on the terminal that says how far a long command has come.
///
/// It appears after a second, changes five times a second at most, and is erased before anything else is written.
final class ProgressLine: Sendable {
  private struct State {
    var began: Int?
    var shown: Int?
    var isVisible = false
  }

  private let state = Mutex(State())
  private let isWanted = Device.isTerminal(STDERR_FILENO)

  func show(_ progress: Progress?) {
    guard isWanted else { return }
    guard let progress else {
      erase()
      return state.withLock { $0 = State() }
    }
    let now = ProgressLine.now
    let elapsed: Int? = state.withLock { state in
      let began = state.began ?? now
      state.began = began
      guard now - began >= 1000, now - (state.shown ?? 0) >= 200 else { return nil }
      (state.shown, state.isVisible) = (now, true)
      return now - began
    }
    if let elapsed { ProgressLine.write("\r" + progress.text(afterMilliseconds: elapsed) + "\u{1B}[K") }
  }

  func erase() {
    guard isWanted, state.withLock({ $0.isVisible }) else { return }
    state.withLock { $0.isVisible = false }
    ProgressLine.write("\r\u{1B}[K")
  }

  /// Milliseconds of a clock that nobody sets.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
