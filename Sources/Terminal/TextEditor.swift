import Foundation
import Glibc

/// The person's own editor, opened on a text in a file that nobody else can read and that is gone afterwards.
package struct TextEditor: Sendable {
  /// Why there is no edited text.
  package struct Problem: Error, Equatable {
    package let message: String
    package let hint: String
  }

  private let environment: [String: String]

  package init(environment: [String: String]) {
    self.environment = environment
  }

  /// VISUAL, else EDITOR, each a shell's words such as `code --wait`; else what this machine has.
  package var command: String? {
    for name in ["VISUAL", "EDITOR"] {
      if let command = environment[name], command.contains(where: { !$0.isWhitespace }) { return command }
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return ["sensible-editor", "vi"].first { name in
      folders.contains { access("\($0)/\(name)", X_OK) == 0 }
    }
  }

  /// Waits until the person has left the editor, and returns what they saved.
  ///
  /// The terminal is then as it was found, however the editor ended.
  package func edit(_ text: String) throws -> String {
    guard let command else {
      throw Problem(
        message: "no editor is known, and this machine has no vi", hint: "set VISUAL or EDITOR")
    }
    let file = try PrivateFile(holding: text, in: environment["TMPDIR"] ?? "/tmp")
    // One that would end us waits until the file is gone; the editor gets it all the same.
    let signals = HeldSignals()
    defer {
      file.remove()
      signals.release()
    }
    var settings = termios()
    let isKnown = tcgetattr(STDIN_FILENO, &settings) == 0
    let status = try run(command, on: file.path, signals)
    if isKnown { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) }
    guard status == 0 else {
      let how = status == 127 << 8 ? "was not found" : "did not end well"
      throw Problem(
        message: "the editor '\(command)' \(how), so nothing was changed", hint: "set VISUAL or EDITOR")
    }
    return try file.text()
  }

  /// Runs the editor's words in a shell, which gets the file's name as an argument and sees nothing of ours.
  private func run(_ command: String, on path: String, _ signals: HeldSignals) throws -> Int32 {
    let words = ["/bin/sh", "-c", "exec \(command) \"$@\"", command, path]
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (ordinary, mask) = (HeldSignals.ours, signals.before)
    posix_spawnattr_setsigdefault(&attributes, &ordinary)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var process: pid_t = 0
    let code = posix_spawn(&process, words[0], nil, &attributes, &arguments, &variables)
    guard code == 0 else {
      throw Problem(message: "no shell can be started: \(String(cString: strerror(code)))", hint: "try again")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return -1 } }
    return status
  }
}

/// Signals that the keys of an editor or a pager send, which are not for us, and ones that must wait.
struct HeldSignals {
  let before: sigset_t
  private let interrupt: sigaction
  private let quit: sigaction

  /// What a child must not inherit as ignored.
  static let ours: sigset_t = {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTSTP] { sigaddset(&set, signal) }
    return set
  }()

  init() {
    var (waiting, before) = (sigset_t(), sigset_t())
    sigemptyset(&waiting)
    for signal in [SIGTERM, SIGHUP] { sigaddset(&waiting, signal) }
    pthread_sigmask(SIG_BLOCK, &waiting, &before)
    self.before = before
    var (ignoring, interrupt, quit) = (sigaction(), sigaction(), sigaction())
    ignoring.__sigaction_handler.sa_handler = SIG_IGN
    sigaction(SIGINT, &ignoring, &interrupt)
    sigaction(SIGQUIT, &ignoring, &quit)
    (self.interrupt, self.quit) = (interrupt, quit)
  }

  func release() {
    var (interrupt, quit, before) = (interrupt, quit, before)
    sigaction(SIGINT, &interrupt, nil)
    sigaction(SIGQUIT, &quit, nil)
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}

/// A file of mode 0600 in a folder of mode 0700, which goes with everything that the editor put beside it.
private struct PrivateFile {
  let path: String
  private let folder: String

  init(holding text: String, in temporary: String) throws {
    var name = Array("\(temporary)/reckon-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else { throw PrivateFile.problem }
    folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var file = Array("\(folder)/edit-XXXXXX.rk".utf8CString)
    let descriptor = mkstemps(&file, 3)
    path = String(decoding: file.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else {
      remove()
      throw PrivateFile.problem
    }
    do {
      try FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).write(contentsOf: Data(text.utf8))
    } catch {
      remove()
      throw PrivateFile.problem
    }
  }

  /// What was saved: an editor may have put another file in the place of the first.
  func text() throws -> String {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw TextEditor.Problem(message: "the edited file is gone, so nothing was changed", hint: "edit again")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw TextEditor.Problem(
        message: "the edited text is not UTF-8, so nothing was changed", hint: "save it as UTF-8")
    }
    return text
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private static let problem = TextEditor.Problem(
    message: "no temporary file can be made", hint: "set TMPDIR to a folder that can be written")
}
