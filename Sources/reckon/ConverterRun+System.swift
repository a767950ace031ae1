import CommandLanguage
import Foundation
import Glibc
import Terminal
import Workbench

extension ConverterRun {
  /// Runs the program of this machine, in a process group of its own, which ends with it.
  ///
  /// Its standard input is a file without a name that holds the whole input, so that neither side waits for the other.
  func carriedOut() -> Outcome {
    guard let path = ConverterRun.path(of: program) else { return .missing }
    guard let input = ConverterRun.file(holding: input), let output = Pipe(), let errors = Pipe() else {
      return .broken("could not be started: \(String(cString: strerror(errno)))")
    }
    defer { close(input) }
    guard let process = start(path, input, output, errors) else {
      return .broken("could not be started: \(String(cString: strerror(errno)))")
    }
    output.closeWriting()
    errors.closeWriting()
    var reading = Reading(output: output.reading, errors: errors.reading, limit: limit)
    let stop = reading.run(until: ConverterRun.now + seconds * 1000)
    // What it started itself goes with it.
    if stop != nil { kill(-process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { break } }
    kill(-process, SIGKILL)
    if let stop { return stop }
    let signal = status & 0x7F
    guard signal == 0 else { return .broken("was ended by signal \(signal)") }
    return .ended(
      status: (status >> 8) & 0xFF, output: reading.output,
      complaint: String(decoding: reading.complaint, as: UTF8.self))
  }

  private static func path(of program: String) -> String? {
    let folders = (Environment.variables["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
  }

  private static func file(holding bytes: [UInt8]) -> Int32? {
    var name = Array("\(Environment.variables["TMPDIR"] ?? "/tmp")/reckon-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(descriptor)
        return nil
      }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
    return descriptor
  }

  private func start(_ path: String, _ input: Int32, _ output: Pipe, _ errors: Pipe) -> pid_t? {
    var arguments = ([path] + arguments).map { strdup($0) } + [nil]
    // Nothing of this process but where programs are and that text is UTF-8.
    let variables = ["PATH": Environment.variables["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    var environment = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    var attributes = posix_spawnattr_t()
    var actions = posix_spawn_file_actions_t()
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      (arguments + environment).forEach { free($0) }
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    var (ordinary, mask) = (sigset_t(), sigset_t())
    sigfillset(&ordinary)
    sigemptyset(&mask)
    posix_spawnattr_setsigdefault(&attributes, &ordinary)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    for (place, descriptor) in [input, output.writing, errors.writing].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, &arguments, &environment)
    errno = code
    return code == 0 ? process : nil
  }

  /// Milliseconds of a clock that nobody sets.
  fileprivate static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}

/// Both ends of a pipe, closed when nobody needs them any more.
private final class Pipe {
  let reading: Int32
  private(set) var writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  deinit {
    closeWriting()
    close(reading)
  }
}

/// What comes out of a running program, until it has closed both ends.
private struct Reading {
  private(set) var output: [UInt8] = []
  /// The first part of what it wrote to standard error; the rest is read and dropped.
  private(set) var complaint: [UInt8] = []
  private let limit: Int
  private var waiting: [pollfd]
  private var part = [UInt8](repeating: 0, count: 1 << 16)

  init(output: Int32, errors: Int32, limit: Int) {
    self.limit = limit
    waiting = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  }

  /// Why reading stopped before the end, or nil.
  mutating func run(until deadline: Int) -> ConverterRun.Outcome? {
    while waiting.contains(where: { $0.fd >= 0 }) {
      if Interrupts.isPending { return .interrupted }
      guard ConverterRun.now < deadline else { return .tooLong }
      // Woken often, since Ctrl-C may have come just before.
      guard poll(&waiting, nfds_t(waiting.count), 50) > 0 else { continue }
      for index in waiting.indices where waiting[index].revents != 0 { take(from: index) }
      if output.count > limit { return .tooMuch }
    }
    return nil
  }

  private mutating func take(from index: Int) {
    let count = read(waiting[index].fd, &part, part.count)
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else {
      // A negative descriptor is passed over by poll.
      waiting[index].fd = -1
      return
    }
    if index == 0 {
      output += part[..<count]
    } else if complaint.count < 4096 {
      complaint += part[..<count]
    }
  }
}
