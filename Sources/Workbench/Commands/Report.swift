import CommandLanguage
import Facts
import Presentation
import Storage

/// Something that can be printed and sent; declared once in `all`.
struct Report: Sendable {
  let name: String
  let summary: String
  let page: @Sendable (_ filter: Filter, _ call: Call) throws -> Page

  static let all: [Report] = [.scorecard, .dossier, .agenda]
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
        templates'.
        """,
      slots: [.required(.report)], keywords: [Keyword(.baseline), Keyword(.template), Keyword(.to)],
      filter: .anywhere,
      examples: [
        "report scorecard", "report scorecard @minxin-pei --format markdown",
        "report scorecard +korea to card.md", "report dossier +korea to korea.html",
        "report agenda to deadlines.ics",
      ])
  ) { arguments, session, output in
    let report = try arguments.required(.report)
    let copy = session
    let page = try session.read { snapshot in
      let call = Call(arguments, copy, snapshot)
      return try report.page(call.filter(arguments.filter), call)
    }
    let frame = try session.frame(arguments)
    guard let file = arguments[.to] else { return output.page(page) }
    let path = session.sitting.path(file)
    do { try session.checkTarget(path, named: file) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .to))
    }
    let renderer = try frame ?? session.renderer(for: file)
    let text = renderer.render(page, page.options(for: renderer))
    session.afterCommit(WaitingFile(name: file, path: path, text: text))
    try session.writeFiles(output)
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
