import CommandLanguage
import Facts
import Foundation
import Presentation
import Storage
import Synchronization
import Testing

@testable import Workbench

/// A session on a workspace in memory, whose clock stands at 2017-06-01T03:00Z and whose files are a dictionary.
struct TestBench {
  /// What a command printed, and what it remarked besides.
  struct Answer {
    var text = ""
    var notices: [String] = []
    /// Both, line by line, in the order in which they came.
    var lines: [String] = []
    /// The same before it was drawn.
    var pages: [Page] = []

    mutating func show(_ text: String) {
      self.text += text
      lines += text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    mutating func notice(_ text: String) {
      notices.append(text)
      lines.append(text)
    }

    static func += (answer: inout Answer, next: Answer) {
      answer.text += next.text
      answer.notices += next.notices
      answer.lines += next.lines
      answer.pages += next.pages
    }
  }

  /// 2017-06-01T03:00Z, a Thursday, in milliseconds.
  static let noon = 1_496_286_000_000

  let folder: Folder
  let person: Person
  var session: Session
  /// What the newest statement said, even if it failed.
  private(set) var lastSaid = Answer()
  /// How many lines were typed, as the prompt counts them.
  private var typed = 0

  init(files: [String: String] = [:], now: Int = noon, seed: UInt64 = 2017) {
    let folder = Folder(files)
    let random = Seeded(seed)
    let person = Person()
    self.folder = folder
    self.person = person
    session = Session(
      workspace: Workspace(.memory),
      environment: Environment(
        now: { now }, random: { random.next() }, open: { try folder.open($0 ?? "-") },
        look: { folder.look($0) }, identity: { folder.identity($0) }, list: { folder.entries(of: $0) },
        convert: { folder.convert($0) },
        writeParts: { path, parts in
          var text = ""
          try parts { text += $0 }
          folder.write(text, to: path)
        }, makeFolder: { _ in }, console: person.console,
        history: History(file: nil, sitting: 2)))
  }

  /// Runs what was typed at the prompt, which may be several lines where a quote is open.
  @discardableResult
  mutating func run(_ line: String) throws(Failure) -> Answer {
    typed += 1
    lastSaid = Answer()
    var (answer, lexer) = (Answer(), Lexer(line, source: "prompt", line: typed, quotesSpanLines: true))
    do {
      while let statement = try lexer.next() { try execute(statement, into: &answer) }
    } catch let faulty as FaultyStatement {
      throw Failure(faulty.diagnostic, in: faulty.statement, exit: .usage)
    } catch {
      throw Failure(explaining: error)
    }
    return answer
  }

  @discardableResult
  mutating func execute(_ statement: Statement) throws(Failure) -> Answer {
    var answer = Answer()
    try execute(statement, into: &answer)
    return answer
  }

  /// Runs a statement; what it says before it fails is kept.
  private mutating func execute(_ statement: Statement, into answer: inout Answer) throws(Failure) {
    var said = Answer()
    let output = Output(
      show: { page, appearance in
        let renderer = appearance.renderer
        said.pages.append(page)
        said.show(renderer.render(page, page.isExact ? page.options(for: renderer) : RenderOptions()))
      },
      notice: { said.notice($0.text) })
    defer {
      answer += said
      lastSaid = said
    }
    try session.execute(statement, output)
  }

  /// Runs a script as one operation.
  @discardableResult
  mutating func runScript(_ script: String, _ words: String...) throws(Failure) -> Answer {
    folder.write(script, to: "script.rk")
    return try execute(Statement(arguments: ["run", "script.rk"] + words))
  }

  /// Why a line is not carried out; nil where it is.
  mutating func failure(of line: String) -> Failure? {
    do throws(Failure) {
      try run(line)
      return nil
    } catch {
      return error
    }
  }

  mutating func scriptFailure(_ script: String, _ words: String...) -> Failure? {
    folder.write(script, to: "script.rk")
    do throws(Failure) {
      try execute(Statement(arguments: ["run", "script.rk"] + words))
      return nil
    } catch {
      return error
    }
  }

  /// Every fact as a line of text.
  var facts: [String] {
    mutating get throws { try session.store().read { try $0.dump() } }
  }

  /// The operations in effect, the oldest first.
  var operations: [LoggedOperation] {
    mutating get throws {
      try session.store().read { try $0.operations() }.filter { $0.isInEffect && $0.undoes.isEmpty }
        .reversed()
    }
  }

  /// The N of the newest `oN`.
  var newestOperation: Int? {
    mutating get throws { try session.store().read { try $0.operations(limit: 1).first?.id } }
  }

  /// The canonical lines of all operations in effect, which a script can run again.
  var canonicalScript: String {
    mutating get throws {
      let operations = try operations
      var author: String? = session.sitting.author.description
      let lines = try session.store().read { snapshot in
        try operations.flatMap { operation in
          let name = operation.author.map { "@\($0)" }
          defer { author = name ?? author }
          let change = name.flatMap { $0 == author ? nil : "set author \($0)" }
          return [change].compactMap { $0 } + (try snapshot.steps(of: operation.id).map(\.line))
        }
      }
      return lines.map { $0 + "\n" }.joined()
    }
  }
}

/// How many times the usual number of random cases to try: scripts/torture asks for many.
let effort = ProcessInfo.processInfo.environment["RECKON_TORTURE"] == "1" ? 20 : 1

/// Files by their path; `-` is standard input.
final class Folder: Sendable {
  private let files: Mutex<[String: String]>
  /// Files that are no UTF-8.
  private let raw = Mutex<[String: [UInt8]]>([:])

  init(_ files: [String: String]) {
    self.files = Mutex(files)
  }

  /// The bytes of a file in parts so small that they cut lines and letters.
  func open(_ path: String) throws -> ByteStream {
    guard let text = self[path] else {
      throw Diagnostic("E-FILE", "there is no file '\(path)'", hint: "check the name and the folder")
    }
    var rest = (raw.withLock { $0[path] } ?? Array(text.utf8))[...]
    return ByteStream(size: path == "-" ? nil : rest.count) {
      defer { rest = rest.dropFirst(997) }
      return rest.isEmpty ? nil : Array(rest.prefix(997))
    }
  }

  func write(_ text: String, to path: String) {
    files.withLock { $0[path] = text }
  }

  func write(bytes: [UInt8], to path: String) {
    raw.withLock { $0[path] = bytes }
    write(String(decoding: bytes, as: UTF8.self), to: path)
  }

  func look(_ path: String) -> FileNature? {
    if self[path] != nil { return .file }
    return all.keys.contains { $0.hasPrefix(path + "/") } ? .folder : nil
  }

  /// The path without what leads nowhere, such as `./` and `a/../`, and with `linked/` for `texts/`.
  func identity(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts.map { $0 == "linked" ? "texts" : $0 }.joined(separator: "/")
  }

  func entries(of path: String) -> [FolderEntry] {
    let names = Set(
      all.keys.filter { $0.hasPrefix(path + "/") }.compactMap { key in
        key.dropFirst(path.count + 1).split(separator: "/").first.map(String.init)
      })
    return names.map { FolderEntry(name: $0, nature: look(path + "/" + $0), isLink: false) }
  }

  /// No program is there but those whose answer stands in a file, such as `bin/pdfinfo`.
  func convert(_ run: ConverterRun) -> ConverterRun.Outcome {
    guard let answer = self["bin/" + run.program] else { return .missing }
    return .ended(status: 0, output: Array(answer.utf8), complaint: "")
  }

  var all: [String: String] { files.withLock { $0 } }

  subscript(path: String) -> String? { files.withLock { $0[path] } }
}

/// Numbers that are the same in every run (Steele, Lea and Flood 2014).
final class Seeded: Sendable {
  private let state: Mutex<UInt64>

  init(_ seed: UInt64) {
    state = Mutex(seed)
  }

  func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
  func chance(_ percent: Int) -> Bool { below(100) < percent }
}
