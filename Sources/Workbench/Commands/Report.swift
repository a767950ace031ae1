import CommandLanguage
import Facts
import Presentation
import Storage

/// Something that can be printed and sent; declared once in `all`.
struct Report: Sendable {
  /// What may be said of a report beside its filter.
  enum Extra: String, CaseIterable { case per, baseline, rule, from, until }

  let name: String
  let summary: String
  let page: @Sendable (_ filter: Filter, _ call: Call) throws -> Page
  private(set) var extras: Set<Extra> = []
  /// The kinds of row that `per` cuts into sections; none where it means something of its own, or nothing.
  private(set) var kinds: [Kind] = []

  init(
    name: String, summary: String, page: @escaping @Sendable (_ filter: Filter, _ call: Call) throws -> Page
  ) {
    self.name = name
    self.summary = summary
    self.page = page
  }

  static let all: [Report] = [
    scorecard.taking(.baseline).inSections(of: .prediction), dossier, agenda.inSections(of: .prediction),
    timeline.taking(.from, .until).inSections(of: .prediction, .claim), contradictions,
    audit.inSections(of: .prediction, .claim), changes.taking(.from, .until, .per, .rule),
  ]

  private func taking(_ extras: Extra...) -> Report {
    var report = self
    report.extras.formUnion(extras)
    return report
  }

  private func inSections(of kinds: Kind...) -> Report {
    var report = taking(.per)
    report.kinds = kinds
    return report
  }

  /// Refuses what would say nothing of this report.
  fileprivate func check(_ arguments: Arguments) throws(Diagnostic) {
    for extra in Extra.allCases where !extras.contains(extra) {
      guard let range = extra.range(in: arguments) else { continue }
      let others = Report.all.filter { $0.extras.contains(extra) }.map(\.name).joined(separator: ", ")
      throw Diagnostic(
        "E-REPORT", "'\(extra.rawValue)' says nothing in a report \(name)",
        hint: "it may stand in: \(others)", at: range)
    }
  }
}

extension Report.Extra {
  fileprivate func range(in arguments: Arguments) -> Range<Int>? {
    switch self {
    case .per: arguments.range(of: .per)
    case .baseline: arguments.range(of: .baseline)
    case .rule: arguments.range(of: .rule)
    case .from: arguments.range(of: .fromDay)
    case .until: arguments.range(of: .untilDay)
    }
  }
}

extension Parameter where Value == DayExpression {
  static var fromDay: Parameter { Parameter("from", .day, "the first day; a period means its beginning") }
  static var untilDay: Parameter { Parameter("until", .day, "the last day; a period means its end") }
}

extension Parameter where Value == Report {
  static var report: Parameter {
    Parameter("report", .one(of: Report.all, meaning: \.summary) { $0.name }, "which report")
  }
}

extension Parameter where Value == String {
  static var template: Parameter {
    Parameter("template", .text("FILE", suggests: .files), "a Mustache frame of your own for HTML")
  }

  static var to: Parameter {
    Parameter("to", .text("FILE", suggests: .files), "the file to write, instead of printing")
  }
}

extension Command {
  static let report = Command(
    Syntax(
      "report", "Prints a report: \(Report.all.map(\.name).joined(separator: ", ")).",
      details: """
        The format of a file follows the end of its name, such as .md, .html, .json or .csv; 'help formats' lists them.
        Any other file holds text; --format says otherwise. `template` sets HTML into a frame of your own: 'help
        templates'. `per FIELD` makes a section for each value; changes and timeline take `from DAY until DAY`. \
        --as-of DAY prints what the report would have held on that day.
        """,
      slots: [.required(.report)],
      keywords: [
        Keyword(.per), Keyword(.baseline), Keyword(.rule), Keyword(.fromDay), Keyword(.untilDay),
        Keyword(.template), Keyword(.to),
      ],
      filter: .anywhere,
      examples: [
        "report scorecard", "report scorecard @minxin-pei --format markdown",
        "report scorecard +korea to card.md", "report dossier +korea to korea.html",
        "report agenda to deadlines.ics", "report timeline +korea from 2017-03 until 2017-06",
        "report timeline @minxin-pei per year", "report contradictions to contradictions.html",
        "report audit per tag --format csv", "report changes",
        "report changes from 2017-05-01 until 2017-06-01",
        "report agenda per speaker --as-of 2017-04-01",
      ])
  ) { arguments, session, output in
    let report = try arguments.required(.report)
    try report.check(arguments)
    let copy = session
    let page = try session.read { snapshot in
      let call = Call(arguments, copy, snapshot)
      let filter = try call.filter(arguments.filter)
      let page =
        try call[.per].flatMap { !report.kinds.isEmpty ? try report.page(per: $0, filter, call) : nil }
        ?? report.page(filter, call)
      try call.recordReader.confirm()
      return try page.signed(call)
    }
    let frame = try session.frame(arguments)
    guard arguments[.to] != nil else { return output.page(page) }
    try session.send(to: arguments, output) { session, file in
      let renderer = try frame ?? session.renderer(for: file)
      if let remark = renderer.remark(page) { output.notice(Notice(.report, remark)) }
      return renderer.render(page, page.options(for: renderer))
    }
  }
}

extension Session {
  /// Writes what a command made to the file that its `to` names, whole or not at all, and never over an input.
  mutating func send(
    to arguments: Arguments, _ output: Output, _ text: (_ session: Session, _ file: String) throws -> String
  ) throws {
    let file = try arguments.required(.to)
    let path = sitting.path(file)
    let inputs = arguments[.template].map { [sitting.path($0)] } ?? []
    do { try checkTarget(path, named: file, reading: inputs) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .to))
    }
    afterCommit(WaitingFile(name: file, path: path, text: try text(self, file)))
    try writeFiles(output)
  }
}

extension Session {
  fileprivate func renderer(for file: String) throws -> Renderer {
    let chosen = Renderer.all.first { $0.name == sitting.format } ?? .text
    return chosen.name == Renderer.text.name ? Renderer.named(byFile: file) ?? .text : chosen
  }

  /// HTML in the frame that the command names; nil where it names none.
  fileprivate func frame(_ arguments: Arguments) throws -> Renderer? {
    guard let file = arguments[.template] else { return nil }
    guard arguments[.to] != nil else {
      throw Diagnostic(
        "E-TEMPLATE", "a template makes a file", hint: "add to FILE.html", at: arguments.range(of: .template))
    }
    let text: String
    do { text = try environment.text(of: sitting.path(file), named: file) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .template))
    }
    do throws(HTMLTemplate.Flaw) { return .html(try HTMLTemplate(text)) } catch {
      throw Diagnostic(
        "E-TEMPLATE", "\(file):\(error.line):\(error.column): \(error.message)",
        hint: "'help templates' has a template to start from", at: arguments.range(of: .template))
    }
  }
}
