import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Parameter where Value == String {
  static var schemeName: Parameter {
    Parameter("name", .text("NAME"), "its name, where the file gives none; else the file's own")
  }
  static var dropped: Parameter {
    Parameter("drop", .text("NAME", suggests: .schemes), "take a scheme away; the tags stay on their rows")
  }
  static var schemeText: Parameter {
    Parameter("text", .text(), "the scheme itself, instead of the file's, which is only named")
  }
}

extension Parameter where Value == Bool {
  static var shown: Parameter {
    Parameter("show", .flag, "the tree of tags with their meaning and how often they were given")
  }
}

extension Parameter where Value == SchemeFormat {
  static var schemeFormat: Parameter {
    let shape = Shape.one(of: SchemeFormat.all, meaning: \.summary) { $0.name }
    return Parameter("as", shape, "its form, where the text does not tell")
  }
}

extension Command {
  private static let schemeSyntax = Syntax(
    "scheme", "Reads what tags mean and where they may stand; alone, prints the schemes in force.",
    details: """
      A scheme is read from its plain form, which 'scheme' prints and 'help schemes' describes, from brat's \
      annotation.conf or from a taxonomy of MISP; what has no meaning here is listed. The same scheme again is \
      unchanged, another of its name takes its place. From then on no command gives a tag that breaks it; what stood \
      before is listed by 'check scheme'.
      """,
    slots: [.optional(.file)],
    keywords: [
      .flag(.shown), Keyword(.schemeText), Keyword(.schemeName), Keyword(.schemeFormat), Keyword(.dropped),
    ],
    examples: [
      "scheme stances.scheme", "scheme annotation.conf name events --dry-run", "scheme", "scheme show",
      "scheme drop moods", "scheme moods.scheme text \"+mood exclusive closed\\n  +glad\\n  +sad\"",
    ])

  static let scheme = Command(schemeSyntax) { arguments, session, output in
    let isAsked = arguments[.file] == nil && arguments[.dropped] == nil && arguments[.schemeText] == nil
    let action =
      isAsked
      ? Command(schemeSyntax) { call in
        call[.shown] ? try call.schemeTree() : Page.plainText(of: try call.snapshot.schemes())
      }
      : Command(schemeSyntax) { call, change in
        call[.dropped] == nil ? try call.readSchemes(change) : try call.dropScheme(change)
      }
    try session.perform(action, arguments, output)
  }
}

extension Call {
  fileprivate mutating func dropScheme(_ change: Change) throws -> Reply {
    guard self[.file] == nil, self[.schemeText] == nil, !self[.shown] else {
      throw wrong(.dropped, "E-SCHEME", "'drop' stands alone", hint: "scheme drop NAME")
    }
    let name = try required(.dropped)
    let names = try snapshot.schemes().map(\.name)
    guard names.contains(name) else {
      let nearest = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'? " } ?? ""
      throw wrong(
        .dropped, "E-SCHEME", "there is no scheme '\(name)'",
        hint: nearest + (names.isEmpty ? "there are none yet" : "there are " + names.joined(separator: ", ")))
    }
    let changed = try change.set(Scheme(name: name))
    return Reply(.schemes([(name, changed)], breaches: 0, remarks: []))
  }

  fileprivate mutating func readSchemes(_ change: Change) throws -> Reply {
    guard !self[.shown] else {
      throw wrong(.shown, "E-SCHEME", "'show' stands without a file", hint: "scheme show")
    }
    let read = try readSchemeFile()
    guard !read.schemes.isEmpty else {
      throw wrong(.file, "E-SCHEME", "no tag is declared here", hint: "'help schemes' shows the form")
    }
    // The log keeps the plain form, so that replay needs neither the file nor its reader.
    let text = read.schemes.map(\.plainText).joined()
    if self[.schemeText] == nil {
      canonical.imply(Parameter.schemeText.name, text)
    } else {
      canonical.replace(Parameter.schemeText.name, with: text)
    }
    canonical.omit(Parameter.schemeName.name)
    canonical.omit(Parameter.schemeFormat.name)
    var changes: [(String, SchemeChange)] = []
    for scheme in read.schemes { changes.append((scheme.name, try set(scheme, change))) }
    for remark in read.remarks { note(remark.description) }
    let hasChanged = changes.contains { !$0.1.isEmpty }
    let breaches = hasChanged ? try snapshot.schemeBreachCount() : 0
    if breaches > 0 {
      let rows = breaches == 1 ? "one place breaks" : "\(breaches) places break"
      note("\(rows) what the schemes say; 'check scheme' lists them")
    }
    return Reply(.schemes(changes, breaches: breaches, remarks: read.remarks))
  }

  private func set(_ scheme: Scheme, _ change: Change) throws -> SchemeChange {
    do { return try change.set(scheme) } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .file))
    }
  }

  private func readSchemeFile() throws -> ReadSchemes {
    let file = self[.file] ?? "-"
    let place = arguments.range(of: .schemeText) ?? arguments.range(of: .file)
    do {
      let text =
        try self[.schemeText] ?? environment.text(of: file == "-" ? nil : sitting.path(file), named: file)
      let format = self[.schemeFormat] ?? SchemeFormat.of(text)
      return try format.read(text, self[.schemeName] ?? file.baseName)
    } catch let error as Diagnostic {
      throw error.placed(at: place)
    } catch let error as FactError {
      throw Diagnostic(error, at: place)
    }
  }
}

extension String {
  /// The folder of a path; no text where it names none.
  var folder: String {
    lastIndex(of: "/").map { $0 == startIndex ? "/" : String(self[..<$0]) } ?? ""
  }

  /// The last part of a path, without its ending.
  var baseName: String {
    let name = split(separator: "/").last.map(String.init) ?? self
    return name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : String(name[..<$0]) } ?? name
  }
}
