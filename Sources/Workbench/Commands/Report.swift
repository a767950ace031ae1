import CommandLanguage
import Facts
import Presentation
import Storage

/// Something that can be printed and sent; declared once in `all`.
struct Report: Sendable {
  let name: String
  let summary: String
  let page: @Sendable (_ filter: Filter, _ call: Call) throws -> Page

  static let all: [Report] = [.scorecard]
}

extension Parameter where Value == Report {
  static var report: Parameter {
    Parameter("report", .one(of: Report.all, meaning: \.summary) { $0.name }, "which report")
  }
}

extension Parameter where Value == String {
  static var to: Parameter {
    Parameter("to", .text("FILE", suggests: .files), "the file to write, instead of printing")
  }
}

extension Command {
  static let report = Command(
    Syntax(
      "report", "Prints a report: scorecard.",
      details:
        "The format of a file follows the end of its name, such as .md, .json or .csv; 'help formats' lists them. Any other file holds text; --format says otherwise.",
      slots: [.required(.report)], keywords: [Keyword(.baseline), Keyword(.to)], filter: .anywhere,
      examples: [
        "report scorecard", "report scorecard @minxin-pei --format markdown",
        "report scorecard +korea to card.md",
      ])
  ) { arguments, session, output in
    let report = try arguments.required(.report)
    let copy = session
    let page = try session.read { snapshot in
      let call = Call(arguments, copy, snapshot)
      return try report.page(call.filter(arguments.filter), call)
    }
    guard let file = arguments[.to] else { return output.page(page) }
    let path = session.sitting.path(file)
    do { try session.checkTarget(path, named: file) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .to))
    }
    let renderer = session.renderer(for: file)
    let text = renderer.render(page, page.options(for: renderer))
    session.afterCommit(WaitingFile(name: file, path: path, text: text))
    try session.writeFiles(output)
  }
}

extension Session {
  fileprivate func renderer(for file: String) -> Renderer {
    let chosen = Renderer.all.first { $0.name == sitting.format } ?? .text
    return chosen.name == Renderer.text.name ? Renderer.named(byFile: file) ?? .text : chosen
  }
}
