import Foundation
import Glibc

/// The program that shows long text a screen at a time.
package struct Pager: Sendable {
  private let environment: [String: String]

  package init(environment: [String: String]) {
    self.environment = environment
  }

  /// PAGER, a shell's words such as `less -S`, where an empty one or `cat` is none; else `less`, where there is one.
  package var command: String? {
    if let command = environment["PAGER"] {
      let name = command.split(whereSeparator: \.isWhitespace).first
      return name == nil || name == "cat" ? nil : command
    }
    guard !["", "dumb"].contains(environment["TERM"] ?? "") else { return nil }
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return folders.contains { access("\($0)/less", X_OK) == 0 } ? "less -R -F -X" : nil
  }

  /// Shows the text until the person has seen enough; false where the program could not be started.
  ///
  /// The terminal is then as it was found, however the pager ended; the keys that interrupt are the pager's.
  package func show(_ text: String) -> Bool {
    guard let command else { return false }
    let signals = HeldSignals()
    defer { signals.release() }
    var settings = termios()
    let isKnown = tcgetattr(STDIN_FILENO, &settings) == 0
    defer { if isKnown { tcsetattr(STDIN_FILENO, TCSADRAIN, &settings) } }
    guard let (process, input) = start(command, signals) else { return false }
    write(text, to: input)
    close(input)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return true } }
    // What the shell says of a program that it cannot find or start.
    return ![126 << 8, 127 << 8].contains(status)
  }

  /// The process and the end of a pipe from which it reads.
  private func start(_ command: String, _ signals: HeldSignals) -> (pid_t, Int32)? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var variables = environment
    if variables["LESS"] == nil { variables["LESS"] = "-R -F -X" }
    let words = ["/bin/sh", "-c", "exec \(command)"]
    var arguments = words.map { strdup($0) } + [nil]
    var values = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + values).forEach { free($0) } }
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
      close(ends[0])
    }
    var (ordinary, mask) = (HeldSignals.ours, signals.before)
    posix_spawnattr_setsigdefault(&attributes, &ordinary)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    var process: pid_t = 0
    guard posix_spawn(&process, words[0], &actions, &attributes, &arguments, &values) == 0 else {
      close(ends[1])
      return nil
    }
    return (process, ends[1])
  }

  /// A pager that is left early closes its end: what is left is not wanted.
  private func write(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
