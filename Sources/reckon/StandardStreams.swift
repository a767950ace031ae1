import CommandLanguage
import Glibc
import Presentation
import Terminal
import Workbench

/// Where the program writes: results on standard output, everything else on standard error.
final class StandardStreams {
  /// Whether colour goes to standard output, and to standard error.
  private let color: (output: Bool, error: Bool)
  /// A file or pipe has no size that could change while the program runs.
  private let isOutputTerminal = Device.isTerminal(STDOUT_FILENO)
  private var pending: [UInt8] = []
  /// Why standard output takes no more; the command goes on all the same, since it may be storing something.
  private var lost: Int32?

  init(color: ColorChoice) {
    let variables = Environment.variables
    let allows = { color == .auto && Device.allowsColor(environment: variables, descriptor: $0) }
    self.color = (
      output: color == .always || allows(STDOUT_FILENO), error: color == .always || allows(STDERR_FILENO)
    )
  }

  /// The width is asked anew for every page, since a terminal may have been resized.
  private var options: RenderOptions {
    let width = isOutputTerminal ? Device.width(of: STDOUT_FILENO) : nil
    return RenderOptions(width: width ?? 100, color: color.output)
  }

  private var errorOptions: RenderOptions {
    RenderOptions(width: Device.width(of: STDERR_FILENO) ?? 100, color: color.error)
  }

  var output: Output { Output(show: { self.show($0, as: $1) }, notice: { self.notice($0) }) }

  func show(_ page: Page, as format: String) {
    let renderer = Renderer.all.first { $0.name == format } ?? .text
    pending += renderer.render(page, options).utf8
    if pending.count > 1 << 16 { flush() }
  }

  func notice(_ text: String) {
    flush()
    write(Array((TerminalText(sanitizing: text).string + "\n").utf8), to: STDERR_FILENO)
  }

  func show(_ failure: Failure, as format: String) {
    flush()
    let text =
      format.hasPrefix("json")
      ? failure.json.text(forTerminal: true) : failure.lines(errorOptions).joined(separator: "\n")
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Whether results were lost; a reader that has seen enough and closed the pipe has lost nothing.
  func hasLostResults() -> Bool {
    flush()
    guard let lost, lost != EPIPE else { return false }
    notice("error[E-OUTPUT]: standard output cannot be written; what the command stored is kept")
    return true
  }

  func flush() {
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    write(bytes, to: STDOUT_FILENO)
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    guard descriptor != STDOUT_FILENO || lost == nil else { return }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      // The reader has gone: what it asked for is done.
      guard written > 0 else {
        if descriptor == STDOUT_FILENO { lost = errno }
        return
      }
      rest = rest.dropFirst(written)
    }
  }
}
