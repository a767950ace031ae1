import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == TextAddress? {
  fileprivate static var residueText: Parameter {
    let shape = Shape<TextAddress?>("d1|d1.v2|none", suggests: .rows([.document])) {
      text throws(Diagnostic) in
      if text == "none" { return nil }
      if let id = Identifier(parsing: text), id.kind == .document {
        return TextAddress(document: id.number, place: .whole)
      }
      do throws(FactError) {
        if let address = try TextAddress.read(text), address.place == .whole { return address }
      } catch { throw Diagnostic(error) }
      throw Diagnostic("E-ADDRESS", "'\(text)' is no document", hint: "write d1, d1.v2, or none")
    }
    return Parameter("document", shape, "the document, or a version of it; none of a file beside texts")
  }
}

extension Parameter where Value == String {
  fileprivate static var residueFormat: Parameter {
    Parameter("format", .text("NAME"), "the form that it is in, such as brat")
  }
  fileprivate static var residueOrigin: Parameter { Parameter("file", .text("FILE"), "what it was called") }
  fileprivate static var residueContent: Parameter { Parameter("text", .text(), "the file itself") }
}

extension Parameter where Value == ForeignNames {
  fileprivate static var foreignNames: Parameter {
    Parameter(
      "names", Shape("T1=m1,...", reading: ForeignNames.init(parsing:)),
      "which of the file's own names became which rows")
  }
}

extension Command {
  static let residue = Command(
    Syntax(
      "residue", "Keeps what a file of another program said of a text, for 'export' to write back.",
      details: """
        'import' gives this command for what has no meaning here, and the log holds it. What a file of the same name
        said before is replaced. 'help exchange' says what is written back, and when.
        """,
      slots: [.required(.residueText)],
      keywords: [
        Keyword(.residueFormat), Keyword(.residueOrigin), Keyword(.foreignNames), Keyword(.residueContent),
      ],
      examples: [
        "residue d1 format brat file chair.ann names T1=m1 text \"T1\\tTone 0 3\\tThe\\n*\\tEquiv T1 T2\\n\"",
        "residue none format brat file corpus/visual.conf text \"[labels]\\n\"",
      ])
  ) { call, change in
    let version = try call.required(.residueText).map { try call.version(of: $0, .residueText) }
    let (format, origin) = (try call.given(.residueFormat), try call.given(.residueOrigin))
    let residue = Residue(
      version: version?.id, format: format, origin: origin, text: try call.given(.residueContent),
      names: call[.foreignNames] ?? ForeignNames(),
      coder: try call.snapshot.handle(named: call.author) ?? call.author)
    if let version { call.canonical.replace(Parameter.residueText.name, with: version.name) }
    let isNews = try change.set(residue)
    let name = try version.map(call.name(of:)) ?? "no text"
    return Reply(
      Page(
        [.line(Phrase(name, .strong) + Phrase(isNews ? "  keeps \(origin), \(format)" : " unchanged"))],
        json: .object([
          .init("ok", true), .init("document", .optional(version == nil ? nil : name)),
          .init("file", .string(origin)),
          .init("unchanged", isNews ? .null : true),
        ])))
  }
}

extension Call {
  fileprivate func given(_ parameter: Parameter<String>) throws -> String {
    guard let value = self[parameter] else {
      throw wrong(
        "E-MISSING", "'residue' needs \(parameter.name)", hint: "residue d1 format F file NAME text T")
    }
    return value
  }
}
