import CommandLanguage
package import Facts
import Interchange
package import Presentation
import Storage

/// What the world outside supplies; tests hand in another.
package struct Environment: Sendable {
  /// Hands out a text part by part.
  package typealias Parts = (_ part: (String) throws -> Void) throws -> Void

  /// Milliseconds since 1970-01-01T00:00Z.
  package let now: @Sendable () -> Int
  package let random: @Sendable () -> UInt64
  /// Opens a file, or standard input for nil; or throws a Diagnostic that says why not.
  package let open: @Sendable (_ path: String?) throws -> ByteStream
  /// What stands at a path, found without opening it; nil where nothing does.
  package let look: @Sendable (_ path: String) -> FileNature?
  /// What tells the file at a path from every other, by whatever names it is called; nil where nothing stands.
  package let identity: @Sendable (_ path: String) -> String?
  /// What stands in a folder, in any order; or throws a Diagnostic that says why it cannot be seen.
  package let list: @Sendable (_ folder: String) throws -> [FolderEntry]
  /// Runs a program that turns a file into text.
  package let convert: @Sendable (ConverterRun) -> ConverterRun.Outcome
  /// Writes a file whole or not at all, of the parts that a body hands out.
  package let writeParts: @Sendable (_ path: String, _ body: Parts) throws -> Void
  /// Makes a folder in one that is there; or throws a Diagnostic that says why not.
  package let makeFolder: @Sendable (_ path: String) throws -> Void
  package let console: Console
  /// What was typed at the prompt, now and in earlier sittings.
  package let history: History
  /// What this machine saw last of each workspace.
  package let witness: Witness

  package init(
    now: @escaping @Sendable () -> Int, random: @escaping @Sendable () -> UInt64,
    open: @escaping @Sendable (String?) throws -> ByteStream,
    look: @escaping @Sendable (String) -> FileNature?, identity: @escaping @Sendable (String) -> String?,
    list: @escaping @Sendable (String) throws -> [FolderEntry],
    convert: @escaping @Sendable (ConverterRun) -> ConverterRun.Outcome,
    writeParts: @escaping @Sendable (String, Parts) throws -> Void,
    makeFolder: @escaping @Sendable (String) throws -> Void, console: Console, history: History,
    witness: Witness = .none
  ) {
    self.now = now
    self.random = random
    self.open = open
    self.look = look
    self.identity = identity
    self.list = list
    self.convert = convert
    self.writeParts = writeParts
    self.makeFolder = makeFolder
    self.console = console
    self.history = history
    self.witness = witness
  }
}

package enum FileNature: Sendable { case file, folder, other }

/// One name in a folder.
package struct FolderEntry: Sendable, Hashable {
  /// Nil where its bytes are not UTF-8, so that it cannot be named here.
  package let name: String?
  /// What it is, or what a link leads to; nil where that is nothing.
  package let nature: FileNature?
  package let isLink: Bool

  package init(name: String?, nature: FileNature?, isLink: Bool) {
    self.name = name
    self.nature = nature
    self.isLink = isLink
  }
}

extension Environment {
  /// The text of a file, or of standard input for nil; it is UTF-8 or refused.
  func text(of path: String?, named name: String) throws -> String {
    let bytes = try open(path).all()
    do { return try PlainText.decode(bytes, named: name) } catch { throw Diagnostic(error) }
  }

  /// Writes a file whole or not at all.
  func write(_ text: String, _ path: String) throws {
    try writeParts(path) { part in try part(text) }
  }

  func ulid() -> String {
    let random = UInt128(random()) << 64 | UInt128(random())
    return ULID.make(milliseconds: UInt64(max(0, now())), random: random)
  }
}

/// What a person has chosen for this sitting only; nothing of it is journaled.
package struct Sitting: Sendable {
  /// The day from which days are seen and facts are known; nil is today.
  package var asOf: Day?
  /// The document in which quotes are looked for.
  package var use: Int?
  package var author = Handle(stored: "analyst")
  /// Whether what other coders did stays hidden.
  package var isBlind = false
  package var appearance = Appearance()
  package var format: String {
    get { appearance.format }
    set { appearance.format = newValue }
  }
  /// The operation after which the file is seen as it stood then; nil is now.
  package var recorded: Int?
  /// Whether a note or a warning is an error.
  package var isStrict = false
  /// The file that takes the results instead of the terminal.
  var results: ResultsFile?
  package var isDryRun = false
  /// The folder that relative paths of a script start from; nil is the current one.
  package var folder: String?
  /// Whether standard input holds the script that runs, so that no command may read it.
  var isInputTaken = false
  /// Whether commands are shown as lines that `apply` reads, and not carried out.
  package var printsCommands = false
  /// Whether a verb may be shortened, which only a person at a terminal may do.
  package var allowsAbbreviations = false
  /// Whether a person typed the command at a prompt and can be asked.
  var isAtPrompt: Bool { allowsAbbreviations && !isScripted }
  /// How many rows a command may change before a person at the prompt is asked; nil asks nothing.
  package var confirm: Int? = 20
  /// Whether a relative day is worth a warning, since a script that holds one changes its meaning daily.
  package var isScripted = false
  /// Whether what is typed stays out of the file that keeps what was typed.
  package var isPrivate = false
  /// The newest row of each kind that this sitting made or met, the newest of all last.
  package var newest: [Identifier] = []
  /// The predictions that `next` leaves for this sitting.
  var later: Set<Int> = []
  package var wantsToQuit = false
  /// How many scripts are running within each other.
  var depth = 0
  /// The files that hold these scripts, by their paths.
  var scripts: [String] = []
  /// What a command asked the program to end with, besides success and failure.
  package var exit: ExitCode?
  /// How many lines of a script that kept going have failed.
  package var failures = 0

  package init() {}

  mutating func note(_ row: Identifier) {
    newest.removeAll { $0.kind == row.kind }
    newest.append(row)
  }

  func path(_ path: String) -> String {
    guard let folder, !path.hasPrefix("/") else { return path }
    return folder + "/" + path
  }
}

/// Where results go, as they come.
package struct Output {
  private let show: (Page, Appearance) -> Void
  /// A warning or remark, which is no result.
  package let notice: (Notice) -> Void
  /// Makes sure that what was shown is seen, before a person is asked about it.
  let flush: () -> Void
  /// The appearance that holds for the running command.
  var appearance = Appearance()
  /// The file that takes the results of the running command.
  var results: ResultsFile?
  /// Whether the results are part of an answer, which goes where the question came from.
  var isAnswering = false

  package init(
    show: @escaping (Page, Appearance) -> Void, notice: @escaping (Notice) -> Void,
    flush: @escaping () -> Void = {}
  ) {
    self.show = show
    self.notice = notice
    self.flush = flush
  }

  /// The same for the results of a command at this point of a sitting.
  func serving(_ sitting: Sitting) -> Output {
    var output = self
    output.appearance = sitting.appearance
    if !isAnswering { output.results = sitting.results }
    return output
  }

  func page(_ page: Page) { self.page(page, as: appearance.format) }

  func page(_ page: Page, as format: String) {
    var appearance = appearance
    appearance.format = format
    if let results { results.add(page, appearance) } else { show(page, appearance) }
    let remark = Renderer.all.first { $0.name == format }?.remark(page)
    if let remark { notice(Notice(.report, remark)) }
  }
}
