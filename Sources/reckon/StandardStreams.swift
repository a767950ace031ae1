import CommandLanguage
import Glibc
import Presentation
import Terminal
import Workbench

/// Where the program writes: results on standard output, everything else on standard error.
final class StandardStreams {
  /// Files and pipes have no size, and the environment no colour, that could change while the program runs.
  private let isOutputTerminal = Device.isTerminal(STDOUT_FILENO)
  private let allowsColor: (output: Bool, error: Bool)
  /// Only where keys reach the pager.
  private let isPaged = Device.isTerminal(STDOUT_FILENO) && Device.isTerminal(STDIN_FILENO)
  private let pager = Pager(environment: Environment.variables)
  private var pending: [UInt8] = []
  /// Why standard output takes no more; the command goes on all the same, since it may be storing something.
  private var lost: Int32?

  init() {
    let variables = Environment.variables
    allowsColor = (
      output: Device.allowsColor(environment: variables, descriptor: STDOUT_FILENO),
      error: Device.allowsColor(environment: variables, descriptor: STDERR_FILENO)
    )
  }

  /// The width is asked anew for every page, since a terminal may have been resized.
  private func outputOptions(_ color: Appearance.Color) -> RenderOptions {
    let width = isOutputTerminal ? Device.width(of: STDOUT_FILENO) : nil
    return RenderOptions(
      width: width ?? 100, color: color == .always || (color == .auto && allowsColor.output))
  }

  private func errorOptions(_ color: Appearance.Color) -> RenderOptions {
    RenderOptions(
      width: Device.width(of: STDERR_FILENO) ?? 100,
      color: color == .always || (color == .auto && allowsColor.error))
  }

  var output: Output {
    Output(show: { self.show($0, as: $1) }, notice: { self.notice($0) }, flush: { self.flush() })
  }

  func show(_ page: Page, as appearance: Appearance) {
    let renderer = appearance.renderer
    var options = outputOptions(appearance.color)
    if !isOutputTerminal { options.escapes = page.options(for: renderer).escapes }
    let text = renderer.render(page, options)
    if appearance.paging == .auto, isTooLong(text, width: options.width) {
      flush()
      if pager.show(text) { return }
    }
    pending += text.utf8
    if pending.count > 1 << 16 { flush() }
  }

  /// Whether a person sits before a screen that has fewer rows than the text.
  private func isTooLong(_ text: String, width: Int) -> Bool {
    guard isPaged, let height = Screen.rows(of: STDOUT_FILENO) else { return false }
    var rows = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      // A line of no more bytes than columns takes one row, whatever its letters.
      rows += line.utf8.count <= width ? 1 : max(1, (Screen.width(of: line) + width - 1) / width)
      if rows >= height { return true }
    }
    return false
  }

  func notice(_ notice: Notice) {
    flush()
    write(Array((TerminalText(sanitizing: notice.text).string + "\n").utf8), to: STDERR_FILENO)
  }

  func show(_ failure: Failure, as appearance: Appearance) {
    flush()
    let text =
      appearance.isJSON
      ? failure.json.text(forTerminal: true)
      : failure.lines(errorOptions(appearance.color)).joined(separator: "\n")
    write(Array((text + "\n").utf8), to: STDERR_FILENO)
  }

  /// Whether results were lost; a reader that has seen enough and closed the pipe has lost nothing.
  func hasLostResults() -> Bool {
    flush()
    guard let lost, lost != EPIPE else { return false }
    notice(
      Notice(
        .report, "error[E-OUTPUT]: standard output cannot be written; what the command stored is kept"))
    return true
  }

  func flush() {
    let bytes = pending
    pending.removeAll(keepingCapacity: true)
    write(bytes, to: STDOUT_FILENO)
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    guard descriptor != STDOUT_FILENO || lost == nil, !bytes.isEmpty else { return }
    Console.progressLine.erase()
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
