import CommandLanguage
import Facts
import Presentation
import Storage

/// An option that may follow any verb and holds for that command.
struct SittingOption: Sendable {
  let syntax: OptionSyntax
  let apply: @Sendable (_ value: String, _ session: inout Session) throws -> Void
  /// Takes back what the option said, and only that, once the command has ended.
  let end: @Sendable (_ sitting: inout Sitting, _ before: Sitting) -> Void

  static let all: [SittingOption] = [
    SittingOption(syntax: OptionSyntax("format", "FORMAT", "how results look: \(formats)")) {
      value, session in
      session.sitting.format = try format(value)
    } end: {
      $0.format = $1.format
    },
    SittingOption(syntax: OptionSyntax("json", nil, "the same as --format json")) { _, session in
      session.sitting.format = Renderer.json.name
    } end: {
      $0.format = $1.format
    },
    SittingOption(syntax: OptionSyntax("dry-run", nil, "do everything, keep nothing")) { _, session in
      guard session.running == nil else {
        throw Diagnostic(
          "E-OPTION", "one line of a script cannot be a dry run", hint: "give --dry-run to 'run'")
      }
      session.sitting.isDryRun = true
    } end: {
      $0.isDryRun = $1.isDryRun
    },
    SittingOption(syntax: OptionSyntax("as-of", "DAY", "see days and facts from this day")) {
      value, session in
      session.sitting.asOf = try session.asOf(value)
    } end: {
      $0.asOf = $1.asOf
    },
    SittingOption(syntax: OptionSyntax("author", "@x", "who enters and judges")) { value, session in
      session.sitting.author = try session.author(value)
    } end: {
      $0.author = $1.author
    },
  ]

  static let syntaxes = all.map(\.syntax)

  static let formats = Renderer.all.map(\.name).joined(separator: ", ")

  static func format(_ name: String) throws(Diagnostic) -> String {
    guard Renderer.all.contains(where: { $0.name == name }) else {
      throw Diagnostic("E-FORMAT", "there is no format '\(name)'", hint: "formats are \(formats)")
    }
    return name
  }
}

extension Session {
  /// The author that a name means; an alias stands for its speaker, as far as the workspace can be read by now.
  mutating func author(_ text: String) throws -> Handle {
    let handle = try Handle(parsing: text)
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
}

extension Session {
  /// Sets what the options before the verb say, for the whole sitting.
  package mutating func choose(format: String?, asOf: String?, author: String?, dryRun: Bool) throws {
    if let format { sitting.format = try SittingOption.format(format) }
    if let asOf { sitting.asOf = try self.asOf(asOf) }
    sitting.isDryRun = dryRun
    if let author { sitting.author = try self.author(author) }
  }
}
