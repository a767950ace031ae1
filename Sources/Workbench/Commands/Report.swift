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
  let body: @Sendable (_ filter: Filter, _ call: Call) throws -> ReportBody
  private(set) var extras: Set<Extra> = []
  /// The kinds of row that `per` cuts into sections; none where it means something of its own, or nothing.
  private(set) var kinds: [Kind] = []

  init(
    name: String, summary: String,
    body: @escaping @Sendable (_ filter: Filter, _ call: Call) throws -> ReportBody
  ) {
    self.name = name
    self.summary = summary
    self.body = body
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
    let frame = try session.frame(arguments)
    guard arguments[.to] != nil else {
      // An answer to a program holds the data, whatever the form of the sitting.
      let renderer = output.isAnswering ? nil : output.appearance.renderer
      return output.page(try session.read(report, arguments) { try $0.page(for: renderer) })
    }
    try session.send(to: arguments, output) { session, file, part in
      let renderer = try frame ?? session.renderer(for: file)
      try session.read(report, arguments) { body in
        if let stream = renderer.stream {
          let options = Page().options(for: renderer)
          let outline = renderer.isLinked ? try body.pageOutline : PageOutline(places: [])
          return try stream(outline, options, part) { try body.blocks(renderer.isLinked, $0) }
        }
        let page = try body.page(for: renderer)
        if let remark = renderer.remark(page) { output.notice(Notice(.report, remark)) }
        try part(renderer.render(page, page.options(for: renderer)))
      }
    }
  }
}

extension Session {
  /// What a report says, to be shown while the facts stand still.
  fileprivate mutating func read<Shown>(
    _ report: Report, _ arguments: Arguments, _ show: (ReportBody) throws -> Shown
  ) throws -> Shown {
    let copy = self
    return try read { snapshot in
      let call = Call(arguments, copy, snapshot)
      let filter = try call.filter(arguments.filter)
      let body =
        try call[.per].flatMap { !report.kinds.isEmpty ? try report.body(per: $0, filter, call) : nil }
        ?? report.body(filter, call)
      let shown = try show(body.signed(call))
      try call.recordReader.confirm()
      return shown
    }
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
