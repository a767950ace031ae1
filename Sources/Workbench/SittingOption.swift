import CommandLanguage
import Facts
import Presentation

/// An option that may follow any verb and holds for that command.
struct SittingOption: Sendable {
  let syntax: OptionSyntax
  let apply: @Sendable (_ value: String, _ session: inout Session) throws -> Void

  static let all: [SittingOption] = [
    SittingOption(syntax: OptionSyntax("format", "FORMAT", "how results look: \(formats)")) {
      value, session in
      session.sitting.format = try format(value)
    },
    SittingOption(syntax: OptionSyntax("json", nil, "the same as --format json")) { _, session in
      session.sitting.format = Renderer.json.name
    },
    SittingOption(syntax: OptionSyntax("dry-run", nil, "do everything, keep nothing")) { _, session in
      guard session.running == nil else {
        throw Diagnostic(
          "E-OPTION", "one line of a script cannot be a dry run", hint: "give --dry-run to 'run'")
      }
      session.sitting.isDryRun = true
    },
    SittingOption(syntax: OptionSyntax("as-of", "DAY", "see days and facts from this day")) {
      value, session in
      session.sitting.asOf = try session.asOf(value)
    },
    SittingOption(syntax: OptionSyntax("author", "@x", "who enters and judges")) { value, session in
      session.sitting.author = try Handle(parsing: value)
    },
  ]

  static let formats = Renderer.all.map(\.name).joined(separator: ", ")

  static func format(_ name: String) throws(Diagnostic) -> String {
    guard Renderer.all.contains(where: { $0.name == name }) else {
      throw Diagnostic("E-FORMAT", "there is no format '\(name)'", hint: "formats are \(formats)")
    }
    return name
  }
}

extension Session {
  /// The one day that an as-of setting means.
  func asOf(_ text: String) throws -> Day {
    let today = try Zone.day(milliseconds: environment.now(), in: Zone.standard)
    let period = try DayExpression(parsing: text).resolved(asOf: today, looking: .past)
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
    if let author { sitting.author = try Handle(parsing: author) }
    sitting.isDryRun = dryRun
  }
}
