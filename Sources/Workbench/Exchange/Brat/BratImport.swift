import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

/// One file of brat at work: what its lines mean here, and what is only kept.
struct BratImport {
  private let file: String
  private let brat: BratFile
  private let version: Version
  /// How the document's addresses begin, such as `d1` or `d1.v2`.
  private let address: String
  private let unit: OffsetUnit
  private let spans: [(line: BratFile.Line, place: OffsetReading.Place)]
  private let standing: Residue?
  private var names = ForeignNames()
  private var claims: [String: Identifier] = [:]
  private var entries: [LossReport.Entry] = []
  private var kept: [String] = []
  private let silent = { () -> Output in
    var output = Output(show: { _, _ in }, notice: { _ in })
    output.isAnswering = true
    return output
  }()

  /// Reads the annotations, and the text beside them into a document.
  init(_ file: String, _ arguments: Arguments, _ session: inout Session, _ output: Output) throws {
    let text = String(file.dropLast(4)) + ".txt"
    guard session.environment.look(session.sitting.path(text)) == .file else {
      throw Diagnostic(
        "E-IMPORT", "'\(text)' is missing, which '\(file)' speaks of",
        hint: "put the text beside its annotations")
    }
    self.file = file
    let bytes = try session.environment.open(session.sitting.path(text)).all(
      atMost: Call.largestFile, named: "'\(text)'")
    do {
      brat = try BratFile(
        session.environment.open(session.sitting.path(file)).all(
          atMost: Call.largestFile, named: "'\(file)'"),
        named: file)
    } catch let error as FactError { throw Diagnostic(error, at: arguments.range(of: .source)) }
    let words = [Parameter.format.name, Parameter.keepGoing.name, Parameter.strict.name]
    try session.execute(.importFile, try arguments.about(.source, text, without: words), output)
    let decoded = try DecodedText(bytes, named: text, said: arguments[.encoding]).text
    (version, address, standing) = try session.bratText(decoded, of: text, annotatedIn: file)
    let lines = brat.lines.compactMap { line in line.quote.map { (line, $0) } }
    let reading = OffsetReading(lines.map(\.1), in: version.text)
    unit = reading.unit
    spans = zip(lines, reading.places).map { ($0.0, $1) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      entries.append(
        LossReport.Entry(.changed, text, because: "the byte order mark before it is no part of the text"))
    }
    entries += lines.indices.compactMap { index in
      let line = lines[index].0
      return reading.loss(index, line.annotation?.id ?? "", file: file, line: line.number)
    }
    if reading.unit.name != OffsetUnit.codePoints.name {
      output.notice(Notice(.note, "'\(file)' counts in \(unit.name): \(unit.summary)"))
    }
  }

  mutating func carryOut(_ session: inout Session, _ report: inout LossReport) throws {
    report.keep("documents")
    guard standing?.text != brat.text else {
      report.keep("files unchanged")
      return
    }
    for (line, place) in spans { try takeSpan(line, place, &session) }
    // An attribute may stand before the event that it is about.
    let isEvent = { (line: BratFile.Line) in line.verbatim.hasPrefix("E") }
    for line in brat.lines.filter(isEvent) + brat.lines.filter({ !isEvent($0) }) {
      switch line.annotation {
      case .span: break
      case .relation(let id, let type, let from, let to): try takeRelation(id, type, from, to, line, &session)
      case .attribute(let id, let name, let target, let value):
        try takeAttribute(id, name, target, value, line, &session)
      case .note(let id, "AnnotatorNotes", let target, let words):
        try takeNote(id, target, words, line, &session)
      case .event(let id, _, let trigger, _):
        // What is said of an event is said of its trigger, which is what of it is a row here.
        if let mark = names[trigger] { names.add(id, mark) }
        claims[id] = claims[trigger]
        leave(line, "an event, of which the trigger is a mark here, and the roles are only kept")
      case .equivalence: leave(line, "an equivalence")
      case .reference: leave(line, "a reference to a knowledge base")
      case .note: leave(line, "a note that is not the annotator's")
      case nil: if !line.verbatim.isEmpty { leave(line, "a line of no known kind") }
      }
    }
    try keep(&session)
    for sort in kept { report.keep(sort) }
    let residue = entries.count { $0.fate == .residue }
    if residue > 0 { report.keep("lines only kept", residue) }
    report.entries += entries.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// Keeps the file as it stands, and that somebody went through the document, be it without finding anything.
  private func keep(_ session: inout Session) throws {
    try run(
      .residue,
      [
        .init("document", .text(version.name)), .init("format", .text(ImportFormat.brat.name)),
        .init("file", .text(file)), .init("names", .text(names.description)), .init("text", .text(brat.text)),
      ], 0, &session)
    try run(.coded, [.init("documents", .text("d\(version.document)"))], 0, &session)
  }

  private mutating func leave(_ line: BratFile.Line, _ reason: String) {
    let subject = line.annotation?.id ?? "line \(line.number)"
    entries.append(LossReport.Entry(.residue, subject, file: file, line: line.number, because: reason))
  }

  private func run(
    _ command: Command, _ fields: [CommandFields.Field], _ line: Int, _ session: inout Session
  ) throws {
    try session.run(command, fields, file, line, silent)
  }
}

// MARK: Lines

extension BratImport {
  /// The relations that links here have; their ends are claims.
  private static func relation(_ type: String) -> Link.Relation? {
    let relation = Link.Relation(rawValue: type.lowercased().replacing("_", with: "-"))
    return relation.flatMap { [.supports, .contradicts, .rephrases, .causes].contains($0) ? $0 : nil }
  }

  /// The spans at the ends of such relations.
  private var ends: Set<String> {
    brat.lines.reduce(into: []) { ends, line in
      guard case .relation(_, let type, let from, let to)? = line.annotation, Self.relation(type) != nil
      else { return }
      ends.formUnion([from.target, to.target])
    }
  }

  private mutating func takeSpan(
    _ line: BratFile.Line, _ place: OffsetReading.Place, _ session: inout Session
  ) throws {
    guard case .span(let id, let type, _, _)? = line.annotation, let ranges = place.ranges else { return }
    guard let fragments = Fragments(ranges) else { return leave(line, "a span of no length") }
    guard let tag = try? TagName(parsing: type) else { return leave(line, "'\(type)' cannot name a tag") }
    if let old = standing?.names[id], try session.stands(old, at: fragments, in: version) {
      names.add(id, old)
      if let claim = try session.read({ try $0.claims(of: old.number).first }) {
        claims[id] = Identifier(.claim, claim)
      }
      return kept.append("spans unchanged")
    }
    let isClaim = ends.contains(id)
    try run(
      isClaim ? .claim : .mark,
      [.init("text", .text("\(address):\(fragments)")), .init("tags", .list([tag.path]))], line.number,
      &session)
    let newest = session.sitting.newest
    guard let mention = newest.last(where: { $0.kind == .mention }) else { return }
    names.add(id, mention)
    if isClaim { claims[id] = newest.last { $0.kind == .claim } }
    kept.append(isClaim ? "claims" : "marks")
  }

  private mutating func takeRelation(
    _ id: String, _ type: String, _ from: BratRole, _ to: BratRole, _ line: BratFile.Line,
    _ session: inout Session
  ) throws {
    guard let relation = Self.relation(type) else {
      return leave(line, "'\(type)' is no relation that links have")
    }
    guard let source = claims[from.target], let end = claims[to.target], source != end else {
      return leave(line, "its ends are no two claims")
    }
    try run(
      .link,
      [
        .init("from", .text(source.description)), .init("relation", .text(relation.rawValue)),
        .init("to", .text(end.description)),
      ], line.number, &session)
    if let link = session.sitting.newest.last(where: { $0.kind == .link }) { names.add(id, link) }
    kept.append("links")
  }

  private mutating func takeAttribute(
    _ id: String, _ name: String, _ target: String, _ value: String?, _ line: BratFile.Line,
    _ session: inout Session
  ) throws {
    guard let mention = names[target], mention.kind == .mention else {
      return leave(line, "an attribute of what is no mark here")
    }
    let words = name + (value.map { "=" + $0 } ?? "")
    guard let attribute = try? Attribute(parsing: words), !words.contains(","), attribute.name == name else {
      return leave(line, "'\(words)' cannot be an attribute")
    }
    let row = claims[target] ?? mention
    if try session.read({ try $0.attributes(of: row) }).contains(where: {
      $0.name == name && $0.value != attribute.value
    }) {
      return leave(line, "another value of '\(name)' stands on \(row) already")
    }
    try run(
      .attribute, [.init("ids", .text(row.description)), .init("attributes", .text(words))], line.number,
      &session)
    names.add(id, row)
    kept.append("attributes")
  }

  private mutating func takeNote(
    _ id: String, _ target: String, _ words: String, _ line: BratFile.Line, _ session: inout Session
  ) throws {
    guard let row = names[target], !words.onOneLine.isEmpty else {
      return leave(line, words.onOneLine.isEmpty ? "a note without words" : "a note on what is no row here")
    }
    try run(
      .note, [.init("about", .text(row.description)), .init("text", .text(words))], line.number, &session)
    if let note = session.sitting.newest.last(where: { $0.kind == .note }) { names.add(id, note) }
    kept.append("notes")
  }
}
