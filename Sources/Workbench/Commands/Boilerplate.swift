import CommandLanguage
import Facts
import Presentation
import Storage

/// What `boilerplate` is given: a document, or parts of its text.
enum MarkedParts: Sendable {
  case document([RowReference])
  case parts([TextAddress])

  /// A document, or one version of it.
  fileprivate var isWholeText: Bool {
    switch self {
    case .document: true
    case .parts(let parts): parts.count == 1 && parts[0].place == .whole
    }
  }
}

extension Parameter where Value == MarkedParts {
  static var parts: Parameter {
    let shape = Shape<MarkedParts>("d1|ADDRESS", suggests: .rows([.document])) { text throws(Diagnostic) in
      if let references = RowReference.list(parsing: text) { return .document(references) }
      var parts: [TextAddress] = []
      do throws(FactError) {
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
          guard let address = try TextAddress.read(word) else {
            throw FactError(
              "E-ADDRESS", "'\(word)' is not a part of a text", hint: "write d1, d1.s4, d1.s4..s6 or d1.p2")
          }
          parts.append(address)
        }
      } catch { throw Diagnostic(error) }
      return .parts(parts)
    }
    return Parameter("part", shape, "the document, or parts of it, such as d1.s4..s6 or d1.p2,d1.p5")
  }
}

extension Parameter where Value == Bool {
  static var partOfArticle: Parameter { Parameter("off", .flag, "it belongs to the article after all") }
}

extension Command {
  private static let boilerplateSyntax = Syntax(
    "boilerplate", "Says that a part of a text is no part of the article, or with `off` that it is one.",
    details: """
      Menus, notices, links and credits are told by their words, by where they stand, and by the other pages of the same
      publisher (else of the same host) on which they stand; so a later page may teach about an earlier one. Nothing is
      deleted and no address moves. A document alone, or a version of it, lists what is marked, and why. What is said here outranks what was
      guessed; of two words on a sentence the newer holds. Parts are whole sentences.
      """,
    slots: [.required(.parts)], keywords: [.flag(.partOfArticle)],
    examples: [
      "boilerplate d1", "boilerplate d1.s1", "boilerplate d1.s2..s3 off", "boilerplate d1.p1,d2.p2",
      "boilerplate d2 off",
    ])

  static let boilerplate = Command(boilerplateSyntax) { arguments, session, output in
    let isQuestion = !arguments[.partOfArticle] && arguments[.parts]?.isWholeText ?? false
    try session.perform(isQuestion ? listBoilerplate : judgeBoilerplate, arguments, output)
  }

  private static let listBoilerplate = Command(boilerplateSyntax) { (call: inout Call) in
    let version = try call.version(of: try call.markedParts()[0], .parts)
    let (name, boilerplate) = (try call.name(of: version), try call.snapshot.boilerplate(of: version))
    let runs = boilerplate.runs(of: version.segmentation.sentences.indices).filter(\.isBoilerplate)
      .flatMap { boilerplate.byReason($0.sentences) }
    let rows = runs.map { run in
      let words = version.text[version.segmentation.span(of: run)].onOneLine.shortened(to: 60)
      return [Phrase(run.addressed, .strong), Phrase(boilerplate.reasons(in: run)), Phrase(words, .dim)]
    }
    if rows.isEmpty { call.note("nothing in \(name) is marked as boilerplate") }
    let count = runs.reduce(0) { $0 + $1.count }
    let total = "\(count) of \(version.segmentation.sentences.indices.sentenceCount)"
    let table = Table([Column("where"), Column("why"), Column("words")], rows: rows)
    return Page(
      rows.isEmpty ? [] : [.table(table), .line(Phrase(total, .dim))],
      json: .array(runs.map { boilerplate.json($0, in: version, named: name) }))
  }

  private static let judgeBoilerplate = Command(boilerplateSyntax) { call, change in
    let isBoilerplate = !call[.partOfArticle]
    var (changed, places): ([String], [String]) = ([], [])
    for part in try call.markedParts() {
      let version = try call.version(of: part, .parts)
      let ranges = try call.fragments(of: part, .parts).ranges
      for sentences in ranges.map(version.segmentation.sentences(overlapping:)) where !sentences.isEmpty {
        let place = try call.name(of: version) + "." + sentences.addressed
        places.append(place)
        let coder = try call.snapshot.speaker(named: call.author)?.handle ?? call.author
        let judgement = Boilerplate.Judgement(
          sentences: sentences, isBoilerplate: isBoilerplate, coder: coder)
        let standing = try call.snapshot.judgements(ofBoilerplateIn: version)
        guard !judgement.isRepeated(in: standing) else { continue }
        _ = try change.add(judgement, in: version.id)
        changed.append(place)
      }
    }
    guard !places.isEmpty else {
      throw call.wrong(.parts, "E-ADDRESS", "no sentence stands there", hint: "'read d1 all' numbers them")
    }
    call.canonical.replace(Parameter.parts.name, with: places.joined(separator: ","))
    return Reply(.judged(changed, of: places, isBoilerplate: isBoilerplate))
  }
}

extension Call {
  /// The parts that the argument names; a document is the whole of its newest text.
  fileprivate mutating func markedParts() throws -> [TextAddress] {
    switch try required(.parts) {
    case .parts(let parts): return parts
    case .document(let references):
      do {
        let rows = try references.flatMap { try resolve($0, [.document]) }
        guard rows.count == 1 else {
          throw FactError("E-ID", "one document at a time", hint: "name one, or parts such as d1.p2,d2.p1")
        }
        canonical.replace(Parameter.parts.name, with: rows[0].description)
        return [TextAddress(document: rows[0].number, place: .whole)]
      } catch let error as FactError { throw Diagnostic(error, at: arguments.range(of: .parts)) }
    }
  }
}

extension Boilerplate {
  /// A run in parts that have one reason each.
  fileprivate func byReason(_ run: Range<Int>) -> [Range<Int>] {
    run.reduce(into: []) { parts, index in
      if let last = parts.last, self[sentence: last.lowerBound] == self[sentence: index] {
        parts[parts.count - 1] = last.lowerBound..<index + 1
      } else {
        parts.append(index..<index + 1)
      }
    }
  }

  fileprivate func json(_ run: Range<Int>, in version: Version, named name: String) -> JSON {
    let span = version.segmentation.span(of: run)
    return .object([
      .init("at", .string(name + "." + run.addressed)), .init("start", .integer(span.lowerBound)),
      .init("end", .integer(span.upperBound)), .init("reason", .string(reasons(in: run))),
      .init("text", .string(version.text[span])),
    ])
  }
}

extension Page {
  fileprivate static func judged(_ changed: [String], of places: [String], isBoilerplate: Bool) -> Page {
    let shown = (changed.isEmpty ? places : changed).joined(separator: ",")
    let verdict = isBoilerplate ? "  boilerplate" : "  article"
    return Page(
      [.line(Phrase(shown, .strong) + Phrase(changed.isEmpty ? " unchanged" : verdict))],
      json: .object([
        .init("ok", true), .init("boilerplate", isBoilerplate ? true : false),
        .init("changed", .array(changed.map(JSON.string))),
      ]))
  }
}
