import CLibEdit
import Foundation

/// The prompt of a sitting at a terminal: one in a process, used on the main thread.
///
/// While a line is read, and only then, the terminal is in libedit's mode and Ctrl-C, Ctrl-Z, resizing and
/// fatal signals are looked after; whichever way the reading ends, the terminal is as it was found.
package final class LineEditor {
  package enum Reading: Equatable {
    /// A statement, without the newline that ended it; it holds newlines when it was pasted or continued over
    /// lines.
    case line(String)
    /// Ctrl-C: nothing shall run. The text can be recalled with Up.
    case interrupted(unfinished: String)
    /// Ctrl-D on an empty line, or the terminal is gone.
    case end
  }

  private var editor: OpaquePointer?
  private let callbacks: Callbacks
  private let inColor: Bool

  /// Takes over standard input; with standard output redirected the prompt is written to the terminal itself.
  ///
  /// - Parameters:
  ///   - program: The name that lines of the person's `.editrc` may begin with.
  ///   - environment: Says whether colour is wanted.
  ///   - isComplete: Whether Enter ends this statement; otherwise it continues on another line.
  /// - Throws: A `TerminalError` that says what is missing.
  package init(
    program: String,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    isComplete: @escaping (String) -> Bool,
  ) throws(TerminalError) {
    callbacks = Callbacks(isComplete: isComplete)
    var opened: OpaquePointer?
    if let error = TerminalError(rk_open(program, callbacks.forC, &opened)) { throw error }
    editor = opened
    inColor = opened.map { Device.allowsColor(environment: environment, descriptor: rk_output($0)) } ?? false
  }

  deinit {
    close()
  }

  /// Reads one statement, in NFC: typed or pasted combining marks and jamo are composed.
  ///
  /// Escape and other control characters in a paste become visible symbols (␛); they, and marks that reorder
  /// text, never reach the caller. The C library's buffered standard output is flushed first.
  /// - Parameter prompt: Plain text that ends with a space; shown in colour if the terminal has colour.
  /// - Returns: What was typed, or that nothing was.
  /// - Throws: `TerminalError.closed` after `close()`.
  package func read(prompt: String) throws(TerminalError) -> Reading {
    guard let editor else { throw .closed }
    var (ending, statement) = typed(on: editor, after: Prompt(text: prompt))
    // Where .editrc turns editing off, Enter asks nobody whether the statement is complete.
    while ending == rk_line, !callbacks.isComplete(statement) {
      let (nextEnding, line) = typed(on: editor, after: Prompt(text: "... "))
      statement += "\n" + line
      ending = nextEnding
    }
    switch ending {
    case rk_line: return .line(statement)
    case rk_interrupted:
      remember(statement)
      return .interrupted(unfinished: statement)
    default: return .end
    }
  }

  private func typed(on editor: OpaquePointer, after prompt: Prompt) -> (rk_reading, String) {
    var text: UnsafePointer<CChar>?
    let reading = rk_read(editor, prompt.encoded(inColor: inColor), &text)
    return (reading, text.map { String(cString: $0).composed } ?? "")
  }

  /// Makes the statement the newest that Up recalls in this sitting; the same one again is kept once.
  package func remember(_ statement: String) {
    guard let editor else { return }
    rk_remember(editor, statement)
  }

  package func close() {
    guard let editor else { return }
    rk_close(editor)
    self.editor = nil
  }
}

/// What the C side calls back, by address; the editor that owns it outlives every call.
private final class Callbacks {
  let isComplete: (String) -> Bool

  init(isComplete: @escaping (String) -> Bool) {
    self.isComplete = isComplete
  }

  var forC: rk_callbacks {
    rk_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      is_complete: { context, statement in
        guard let context, let statement else { return true }
        return Unmanaged<Callbacks>.fromOpaque(context).takeUnretainedValue()
          .isComplete(String(cString: statement))
      },
      compose: { _, text in
        text.flatMap { strdup(String(cString: $0).composed) }
      },
    )
  }
}
