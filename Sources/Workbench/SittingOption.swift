package import CommandLanguage
import Facts
import Presentation
import Storage

/// Something that is chosen for a sitting or for one command: an option before the verb, and after it; and, unless it
/// is made for single commands, also a setting of `set`, and so a line of the rc file.
struct SittingOption: Sendable {
  let syntax: OptionSyntax
  /// The value in force, as `set` takes and shows it; nil for what is no setting.
  let current: (@Sendable (Sitting) -> String)?
  /// Takes the value, "" for an option without one.
  let apply: @Sendable (_ value: String, _ session: inout Session) throws -> Void
  /// Takes back what the option said, and only that, once the command has ended.
  let end: @Sendable (_ sitting: inout Sitting, _ before: Sitting) -> Void

  /// In the order in which those before the verb are applied: which document is meant depends on all the others.
  static let all: [SittingOption] = [
    format, json, color, pager, strict, confirm, isPrivate, dryRun, asJSONL, recorded, asOf, author, blind,
    use,
  ]

  static let syntaxes = all.map(\.syntax)

  static func named(_ name: String) -> SittingOption? { all.first { $0.syntax.name == name } }
}

extension SittingOption {
  static let formats = Renderer.all.map(\.name).joined(separator: ", ")

  private static let format = SittingOption(
    syntax: OptionSyntax("format", "FORMAT", "how results look: \(formats)", suggests: .formats),
    current: { $0.format }
  ) { name, session in
    guard Renderer.all.contains(where: { $0.name == name }) else {
      let nearest = Spelling.nearest(to: name, among: Renderer.all.map(\.name))
      throw Diagnostic(
        "E-FORMAT", "there is no format '\(name)'",
        hint: (nearest.map { "did you mean '\($0)'? " } ?? "") + "formats are \(formats)")
    }
    session.sitting.format = name
  } end: {
    $0.format = $1.format
  }

  private static let json = SittingOption(
    syntax: OptionSyntax("json", nil, "the same as --format json"), current: nil
  ) { _, session in
    session.sitting.format = Renderer.json.name
  } end: {
    $0.format = $1.format
  }

  private static let color = SittingOption(
    syntax: OptionSyntax(
      "color", "WHEN", "when to use colour: auto, always, never",
      suggests: .words(Appearance.Color.allCases.map { Choice($0.rawValue) })),
    current: { $0.appearance.color.rawValue }
  ) { text, session in
    guard let color = Appearance.Color(rawValue: text) else {
      throw Diagnostic("E-COLOR", "'\(text)' is no time to use colour", hint: "write auto, always or never")
    }
    session.sitting.appearance.color = color
  } end: {
    $0.appearance.color = $1.appearance.color
  }

  private static let pager = SittingOption(
    syntax: OptionSyntax(
      "pager", "WHEN", "when results longer than the screen go through $PAGER or less: auto, never",
      suggests: .words(Appearance.Paging.allCases.map { Choice($0.rawValue) })),
    current: { $0.appearance.paging.rawValue }
  ) { text, session in
    guard let paging = Appearance.Paging(rawValue: text) else {
      throw Diagnostic("E-PAGER", "'\(text)' is no time to use a pager", hint: "write auto or never")
    }
    session.sitting.appearance.paging = paging
  } end: {
    $0.appearance.paging = $1.appearance.paging
  }

  /// A switch: the option alone turns it on, and `set NAME on|off` says which.
  private static func onOrOff(
    _ name: String, _ summary: String, _ property: any WritableKeyPath<Sitting, Bool> & Sendable,
    _ code: String
  ) -> SittingOption {
    SittingOption(
      syntax: OptionSyntax(name, nil, summary), current: { $0[keyPath: property] ? "on" : "off" }
    ) { text, session in
      guard ["", "on", "off"].contains(text) else {
        throw Diagnostic(code, "'\(text)' is neither on nor off", hint: "write on or off")
      }
      session.sitting[keyPath: property] = text != "off"
    } end: {
      $0[keyPath: property] = $1[keyPath: property]
    }
  }

  private static let strict = onOrOff(
    "strict", "take a note or a warning for an error, and keep nothing", \.isStrict, "E-STRICT")

  private static let confirm = SittingOption(
    syntax: OptionSyntax(
      "confirm", "N", "a change of more rows than this is asked about at the prompt; 'never' asks nothing",
      suggests: .words([Choice("never", "ask nothing")])),
    current: { $0.confirm.map(String.init) ?? "never" }
  ) { text, session in
    guard text == "never" || Int(text).map({ $0 >= 0 }) == true else {
      throw Diagnostic("E-NUMBER", "'\(text)' is not a number of rows", hint: "write 20, or never")
    }
    session.sitting.confirm = Int(text)
  } end: {
    $0.confirm = $1.confirm
  }

  private static let isPrivate = onOrOff(
    "private", "keep what is typed at the prompt out of the history file", \.isPrivate, "E-PRIVATE")

  private static let dryRun = SittingOption(
    syntax: OptionSyntax("dry-run", nil, "do everything, keep nothing"), current: nil
  ) { _, session in
    guard session.running == nil else {
      throw Diagnostic(
        "E-OPTION", "one line of a script cannot be a dry run", hint: "give --dry-run to 'run'")
    }
    session.sitting.isDryRun = true
  } end: {
    $0.isDryRun = $1.isDryRun
  }

  private static let asJSONL = SittingOption(
    syntax: OptionSyntax("as-jsonl", nil, "show the command as a line that 'apply' reads, do nothing"),
    current: nil
  ) { _, session in
    session.sitting.printsCommands = true
  } end: {
    $0.printsCommands = $1.printsCommands
  }

  private static let recorded = SittingOption(
    syntax: OptionSyntax(
      "recorded", "oN|DAY", "see the file as it stood after this operation or day; 'none' is now",
      suggests: .rows([.operation], also: [Choice("none", "now")])),
    current: { $0.recorded.map { "o\($0)" } ?? "none" }
  ) { text, session in
    session.sitting.recorded = text == "none" ? nil : try session.operation(recorded: text)
  } end: {
    $0.recorded = $1.recorded
  }

  private static let asOf = SittingOption(
    syntax: OptionSyntax(
      "as-of", "DAY", "the day from which days are seen and facts known; 'none' is today",
      suggests: .days(.past, also: [Choice("none", "today")])),
    current: { $0.asOf?.description ?? "none" }
  ) { text, session in
    session.sitting.asOf = text == "none" ? nil : try session.asOf(text)
  } end: {
    $0.asOf = $1.asOf
  }

  private static let author = SittingOption(
    syntax: OptionSyntax("author", "@x", "who enters and judges", suggests: .who),
    current: { $0.author.description }
  ) { text, session in
    session.sitting.author = try session.author(text)
  } end: {
    $0.author = $1.author
  }

  private static let blind = onOrOff(
    "blind", "see nothing of what other coders marked and judged", \.isBlind, "E-BLIND")

  private static let use = SittingOption(
    syntax: OptionSyntax(
      "use", "d1", "the document in which quotes are looked for; 'none' is none",
      suggests: .rows([.document], also: [Choice("none", "quotes are looked for nowhere")])),
    current: { $0.use.map { "d\($0)" } ?? "none" }
  ) { text, session in
    session.sitting.use = text == "none" ? nil : try session.document(named: text).id
  } end: {
    $0.use = $1.use
  }
}

extension Session {
  /// The author that a name means; an alias stands for its speaker, as far as the workspace can be read by now.
  fileprivate mutating func author(_ text: String) throws -> Handle {
    let handle = try Handle(parsing: text)
    try handle.checkIsFree()
    // The alias is settled once the workspace is open.
    guard !isBeginning else { return handle }
    let speaker = try? read { try $0.speaker(named: handle) }
    return speaker?.handle ?? handle
  }

  /// The one day that an as-of setting means.
  mutating func asOf(_ text: String) throws -> Day {
    let expression = try DayExpression(parsing: text)
    // Only a relative day needs the zone, and only the zone needs the workspace.
    let zone = expression.isRelative ? try read { try $0.setting("zone") } : nil
    let today = try Zone.day(milliseconds: environment.now(), in: zone ?? Zone.standard)
    let period = try expression.resolved(asOf: today, looking: .past)
    guard period.isOneDay else {
      throw FactError("E-DAY", "'\(text)' is more than one day", hint: "give one day, such as 2017-05-10")
    }
    return period.first
  }

  mutating func document(named word: String) throws -> Document {
    guard let reference = RowReference(parsing: word) else {
      throw FactError("E-ID", "'\(word)' is not a document", hint: "write d1, key:NAME or none")
    }
    let arguments = try Command.use.syntax.bind(Statement(arguments: ["use", word]))
    let session = self
    return try read { snapshot in
      let rows = try Call(arguments, session, snapshot).resolve(reference, [.document])
      guard rows.count == 1, let document = try snapshot.document(rows[0].number)
      else { throw FactError("E-ID", "'\(word)' is not a document", hint: "write d1, key:NAME or none") }
      return document
    }
  }
}

extension Session {
  /// The options whose values are looked up in the workspace, as the other options let it be seen.
  package static let lookedUp = ["recorded", "as-of", "author", "use"]

  /// The options that may stand before the verb, in the order in which they are to be applied.
  package static var options: [OptionSyntax] { SittingOption.all.map(\.syntax) }

  /// Sets what an option before the verb says, for the whole sitting.
  package mutating func choose(_ option: OptionSyntax, _ value: String) throws {
    isBeginning = true
    defer { isBeginning = false }
    try SittingOption.named(option.name)?.apply(value, &self)
  }
}
