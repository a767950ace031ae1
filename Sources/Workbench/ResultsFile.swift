import Presentation
import Synchronization

/// A file that takes the results of commands instead of the terminal: kept here until it is written whole.
final class ResultsFile: Sendable {
  let name: String
  let path: String
  /// How many scripts were running within each other when it was named; the file ends with that script.
  let depth: Int
  private let parts = Mutex<[String]>([])

  init(name: String, path: String, depth: Int) {
    self.name = name
    self.path = path
    self.depth = depth
  }

  func add(_ page: Page, _ appearance: Appearance) {
    let part = appearance.renderer.render(page, page.options(for: appearance.renderer))
    parts.withLock { $0.append(part) }
  }

  var text: String { parts.withLock { $0.joined() } }
}

extension Sitting {
  /// The file that the results go to, where it belongs to this script or sitting and not to the one around it.
  fileprivate var ownResults: ResultsFile? { results.flatMap { $0.depth == depth ? $0 : nil } }
}

extension Session {
  /// Sends results to the terminal again; what a file has taken is written, after the commit of a running script.
  mutating func endResults(_ output: Output) throws {
    let ended = sitting.ownResults
    sitting.results = nil
    guard let ended else { return }
    let text = ended.text
    guard !text.isEmpty else {
      return output.notice(Notice(.report, "nothing was sent to \(ended.name), so it was not written"))
    }
    afterCommit(WaitingFile(name: ended.name, path: ended.path, text: text))
    try writeFiles(output)
  }

  /// Ends the sitting: what was sent to a file is written.
  package mutating func finish(_ output: Output) throws(Failure) {
    do { try endResults(output) } catch { throw Failure(explaining: error) }
  }
}
