import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension ExportFormat {
  static let webAnnotation = ExportFormat(
    name: "web-annotation",
    summary: "the W3C's annotations: marks, tags, notes, claims and their links, JSON-LD",
    isFolder: false
  ) { filter, call in
    var words = try WordsForExport(filter, call, for: "web-annotation")
    var writer = WebAnnotationWriter(words)
    for text in words.texts { try writer.write(text, &words, call) }
    for link in words.links { writer.write(link) }
    var exported = Exported(
      files: [("annotations.json", writer.json.text(pretty: true) + "\n")], losses: words.losses)
    for (sort, count) in writer.kept where count > 0 { exported.losses.keep(sort, count) }
    return exported
  }
}

/// Annotations as they are written: always with both selectors, in the order of documents and rows.
struct WebAnnotationWriter {
  private var items: [JSON] = []
  private let page: String
  /// The texts in which claims are made first, which tell those of one workspace from those of another.
  private var homes: [Int: String] = [:]
  private(set) var kept: [(sort: String, count: Int)] = []

  init(_ words: WordsForExport) {
    page = words.texts.map { $0.version.text.string.contentAddress }.joined()
    for text in words.texts.reversed() {
      let address = text.version.text.string.contentAddress
      for claim in text.marks.flatMap(\.claims) { homes[claim.id] = address }
    }
  }

  var json: JSON {
    .object([
      .init("@context", .string(WebAnnotation.context)), .init("id", .string("\(page) page".uniqueAddress)),
      .init("type", "AnnotationPage"), .init("items", .array(items)),
    ])
  }

  private static let generator = JSON.object([
    .init("id", "urn:reckon"), .init("type", "Software"), .init("name", "reckon"),
  ])

  // MARK: Annotations

  mutating func write(
    _ text: WordsForExport.Text, _ words: inout WordsForExport, _ call: Call
  ) throws {
    let (source, home) = (text.address, text.version.text.string.contentAddress)
    let row = text.document.identifier
    let tags = try call.snapshot.tags(on: row).map { body($0.path, "tagging") }
    let notes = try call.snapshot.notes(on: row).map { body($0.text, "commenting") }
    if !(tags + notes).isEmpty {
      add("\(home) whole", tags + notes, .string(source), tags.isEmpty ? "commenting" : "tagging")
      kept += [("tags of documents", tags.count), ("notes", notes.count)]
    }
    for mark in text.marks {
      let targets = mark.fragments.ranges.map { target($0, in: text.version.text, source) }
      let tags = mark.tags.map { body($0.path, "tagging") }
      let notes = mark.notes.map { body($0, "commenting") }
      let claims = mark.claims.map { body($0.statement, "describing") }
      let motivation =
        !tags.isEmpty
        ? "tagging" : !claims.isEmpty ? "describing" : notes.isEmpty ? "highlighting" : "commenting"
      add(
        "\(home) \(mark.mention.identifier)", tags + claims + notes,
        targets.count == 1 ? targets[0] : .array(targets), motivation, by: mark.mention.coder,
        own: try own(mark, text.document, words, call))
      kept += [(mark.claims.isEmpty ? "marks" : "mentions", 1), ("notes", notes.count)]
      for claim in mark.claims where try !call.snapshot.notes(on: claim.identifier).isEmpty {
        words.lose(claim.identifier, "its notes are not written")
      }
    }
  }

  mutating func write(_ link: Link) {
    let ends = [link.from, link.to].map { JSON.object([.init("id", .string(address(of: $0.number)))]) }
    var own = WebAnnotation.OwnFacts()
    own.because = link.because
    add(
      "\(link.identifier) from \(address(of: link.from.number))", [body(link.relation.rawValue, "tagging")],
      .array(ends), "linking", by: link.coder,
      own: own)
    kept.append(("links", 1))
  }

  private mutating func add(
    _ name: String, _ bodies: [JSON], _ target: JSON, _ motivation: String, by coder: Handle? = nil,
    own: WebAnnotation.OwnFacts? = nil
  ) {
    let members: [(String, JSON?)] = [
      ("@context", .string(WebAnnotation.context)), ("id", .string(name.uniqueAddress)),
      ("type", "Annotation"), ("motivation", .string(motivation)),
      (
        "creator",
        coder.map { .object([.init("type", "Person"), .init("name", .string($0.description))]) }
      ), ("generator", Self.generator), ("body", bodies.isEmpty ? nil : .array(bodies)), ("target", target),
      (WebAnnotation.OwnFacts.member, own?.json),
    ]
    items.append(.object(members.compactMap { key, value in value.map { JSON.Member(key, $0) } }))
  }

  // MARK: Parts

  private func body(_ text: String, _ purpose: String) -> JSON {
    .object([
      .init("type", "TextualBody"), .init("purpose", .string(purpose)), .init("value", .string(text)),
    ])
  }

  private func target(_ range: Range<Int>, in text: StoredText, _ source: String) -> JSON {
    guard let fragment = Fragments(range) else { return .string(source) }
    let quote = QuoteSelector.of(fragment, in: text)
    return .object([
      .init("source", .string(source)),
      .init(
        "selector",
        .array([
          .object([
            .init("type", "TextQuoteSelector"), .init("exact", .string(quote.exact)),
            .init("prefix", .string(quote.prefix)), .init("suffix", .string(quote.suffix)),
          ]),
          .object([
            .init("type", "TextPositionSelector"), .init("start", .integer(range.lowerBound)),
            .init("end", .integer(range.upperBound)),
          ]),
        ])),
    ])
  }

  private func address(of claim: Int) -> String { "\(homes[claim] ?? "") c\(claim)".uniqueAddress }

  /// What the model has no word for; a speaker and a day that the document says are not repeated.
  private func own(
    _ mark: WordsForExport.Mark, _ document: Document, _ words: WordsForExport, _ call: Call
  ) throws -> WebAnnotation.OwnFacts {
    var own = WebAnnotation.OwnFacts()
    let mention = mark.mention
    own.speaker = mention.speaker == document.author ? nil : mention.speaker?.description
    own.said = mention.said == document.published ? nil : mention.said?.text
    own.via = mention.via.map(\.description)
    own.hedge = mention.hedge
    own.attributes = mark.attributes.map(\.description)
    own.claims = try mark.claims.map { claim in
      WebAnnotation.OwnFacts.OwnClaim(
        id: address(of: claim.id), statement: claim.statement, kind: claim.kind,
        tags: (words.claimTags[claim.id] ?? []).map(\.path),
        attributes: try call.snapshot.attributes(of: claim.identifier).map(\.description))
    }
    return own
  }
}

extension WordsForExport.Text {
  /// The document's url, else an address for its text.
  fileprivate var address: String {
    document.url.flatMap { $0.isAbsoluteReference ? $0 : nil } ?? version.text.string.contentAddress
  }
}
