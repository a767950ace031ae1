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

  /// What other threads have to say goes here.
  package let notices = Notices()
  private var editor: OpaquePointer?
  private let callbacks: Callbacks
  private let history: HistorySource
  private let inColor: Bool

  /// Takes over standard input; with standard output redirected the prompt is written to the terminal itself.
  ///
  /// Texts are in NFC, and cursors count bytes of UTF-8. The closures are called on the thread that reads, and the
  /// person waits for them: within 20 ms nobody notices.
  /// - Parameters:
  ///   - program: The name that lines of the person's `.editrc` may begin with.
  ///   - environment: Says whether colour is wanted, and names the person's own editor for Ctrl-X Ctrl-E.
  ///   - history: What Up, Down and Ctrl-R recall.
  ///   - complete: What TAB may write at the cursor.
  ///   - hint: What is shown beside the text when nothing was typed for a moment.
  ///   - completeness: Whether Enter ends this statement; otherwise it continues on another line.
  /// - Throws: A `TerminalError` that says what is missing.
  package init(
    program: String,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    history: HistorySource = .inMemory(),
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion = { _, _ in .none },
    hint: @escaping (_ text: String, _ cursor: Int) -> Hint = { _, _ in .none },
    completeness: @escaping (String) -> Completeness,
  ) throws(TerminalError) {
    let assistance = Assistance(
      completeness: completeness, complete: complete, hint: hint, history: history,
      editor: TextEditor(environment: environment))
    callbacks = Callbacks(assistance, notices)
    self.history = history
    var opened: OpaquePointer?
    if let error = TerminalError(rk_open(program, callbacks.forC, &opened)) { throw error }
    editor = opened
    inColor = opened.map { Device.allowsColor(environment: environment, descriptor: rk_output($0)) } ?? false
  }

  /// An editor without assistance: rows after the first have no prompts.
  package convenience init(
    program: String,
    environment: [String: String] = ProcessInfo.processInfo.environment,
    isComplete: @escaping (String) -> Bool,
  ) throws(TerminalError) {
    try self.init(
      program: program, environment: environment, completeness: { isComplete($0) ? .whole : .open("") })
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
    callbacks.assistance.recall.begin()
    var (ending, statement) = typed(on: editor, after: Prompt(text: prompt))
    // Where .editrc turns editing off, Enter asks nobody whether the statement is complete.
    while ending == rk_line, callbacks.assistance.completeness(statement) != .whole {
      let (nextEnding, line) = typed(on: editor, after: Prompt(text: "... "))
      statement += "\n" + line
      ending = nextEnding
    }
    switch ending {
    case rk_line: return .line(statement)
    case rk_interrupted:
      callbacks.assistance.recall.keep(cancelled: statement)
      return .interrupted(unfinished: statement)
    default: return .end
    }
  }

  private func typed(on editor: OpaquePointer, after prompt: Prompt) -> (rk_reading, String) {
    var text: UnsafePointer<CChar>?
    let reading = rk_read(editor, prompt.encoded(inColor: inColor), &text)
    return (reading, text.map { String(cString: $0).composed } ?? "")
  }

  /// Adds the statement to the history, as the newest that Up recalls.
  package func remember(_ statement: String) {
    history.add(statement)
  }

  /// Shows the text above the line that is typed; other threads do so with `notices`.
  package func post(_ text: String) { notices.post(text) }

  package func close() {
    guard let editor else { return }
    rk_close(editor)
    self.editor = nil
  }
}

/// What the C side calls back, by address; the editor that owns it outlives every call.
private final class Callbacks {
  var assistance: Assistance
  private let notices: Notices

  init(_ assistance: Assistance, _ notices: Notices) {
    self.assistance = assistance
    self.notices = notices
  }

  var forC: rk_callbacks {
    rk_callbacks(
      context: Unmanaged.passUnretained(self).toOpaque(),
      answer: { context, request in
        guard let callbacks = Callbacks.at(context), let request else { return rk_answer() }
        return callbacks.assistance.answer(request.pointee).forC
      },
      compose: { _, text in
        text.flatMap { strdup(String(cString: $0).composed) }
      },
      notices: { context in
        Callbacks.at(context)?.notices.take().flatMap { strdup($0) }
      },
    )
  }

  private static func at(_ context: UnsafeMutableRawPointer?) -> Callbacks? {
    context.map { Unmanaged<Callbacks>.fromOpaque($0).takeUnretainedValue() }
  }
}

extension Assistance.Answer {
  /// The C side frees the strings.
  fileprivate var forC: rk_answer {
    rk_answer(
      text: line.flatMap { strdup($0.text) }, cursor: line?.cursor ?? 0, ghost: ghost.flatMap { strdup($0) },
      below: below.isEmpty ? nil : strdup(below.joined(separator: "\n")), yes: yes, passes_on: passesOn)
  }
}
