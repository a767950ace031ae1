import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == Drawing {
  static var drawing: Parameter {
    Parameter("chart", .one(of: Drawing.all, meaning: \.summary) { $0.name }, "which chart")
  }
}

extension Command {
  static let chart = Command(
    Syntax(
      "chart", "Draws one chart: \(Drawing.all.map(\.name).joined(separator: ", ")).",
      details: """
        \(Drawing.all.map { "`\($0.name)`: \($0.summary)." }.joined(separator: " ")) `path` takes one prediction. Without \
        `to` it is drawn in characters; --format json and csv hold its points. `to FILE.svg` writes one file that fetches \
        nothing and follows light and dark.
        """,
      slots: [.required(.drawing)], keywords: [Keyword(.to)], filter: .anywhere,
      examples: [
        "chart calibration", "chart calibration @minxin-pei", "chart path p1", "chart path key:thaad",
        "chart path p1 to moon.svg", "chart agenda +korea --format csv", "chart agenda to deadlines.svg",
      ])
  ) { arguments, session, output in
    let drawing = try arguments.required(.drawing)
    let copy = session
    let (picture, page) = try session.read { snapshot in
      let call = Call(arguments, copy, snapshot)
      let picture = try drawing.picture(call.filter(arguments.filter), call)
      let page = try picture?.page(of: drawing, call) ?? .nothing(of: drawing, call)
      try call.recordReader.confirm()
      return (picture, page)
    }
    guard let file = arguments[.to] else { return output.page(page) }
    guard file.hasSuffix(".svg") else {
      throw Diagnostic(
        "E-CHART", "'\(file)' is no name of an SVG file", hint: "end it in .svg",
        at: arguments.range(of: .to))
    }
    guard let picture else {
      throw Diagnostic(
        "E-CHART", "there is nothing to draw, so '\(file)' was not written",
        hint: "without 'to' it says what is missing", at: arguments.verb.range)
    }
    try session.send(to: arguments, output) { _, _, part in try part(picture.chart.document) }
  }
}

extension Chart {
  /// The chart as a file of its own.
  fileprivate var document: String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(svg(isAlone: true))\n"
  }
}

extension Drawing.Picture {
  fileprivate func page(of drawing: Drawing, _ call: Call) throws -> Page {
    Page(
      [.chart(chart)],
      json: .object([
        .init("chart", .string(drawing.name)), .init("as_of", .string(try call.today().description)),
        .init("title", .string(chart.title)), .init("summary", .string(chart.summary)),
        .init("points", .array(points)),
      ]), list: "points")
  }
}

extension Page {
  fileprivate static func nothing(of drawing: Drawing, _ call: Call) throws -> Page {
    let day = try call.today()
    return Page(
      [.line("nothing to draw: no prediction that is meant has what \(drawing.name) needs by \(day)")],
      json: .object([
        .init("chart", .string(drawing.name)), .init("as_of", .string(day.description)),
        .init("points", .array([])),
      ]), list: "points")
  }
}
