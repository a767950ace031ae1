import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [RowReference] {
  static var revises: Parameter {
    Parameter(
      "revises", .rows("d1", [.document]), "the document of which the file is a later text: its next version")
  }
}

extension Call {
  /// Stores a text as the next version of a document, and finds again in it what the newest one was quoted for.
  mutating func revise(with source: ImportSource, _ change: Change) throws -> Reply {
    let id = try requiredRow(.revises, .document)
    try refuseFields(of: id)
    let newest = try newestVersion(of: id.number)
    if let holder = try snapshot.version(holding: source.text) {
      return try standing(holder, id, newest)
    }
    let text = StoredText(source.text)
    guard !source.text.onOneLine.isEmpty else {
      throw wrong(
        .source, "E-IMPORT", "'\(source.provenance.origin ?? "")' holds no text",
        hint: "check that this is the file you mean")
    }
    let segmentation = Segmentation.of(text, isTypeset: source.provenance.isTypeset)
    let row = try change.add(
      version: newest.number + 1, of: id.number, text: text, segmentation: segmentation,
      provenance: source.provenance)
    let version = Version(
      id: row, document: id.number, number: newest.number + 1, text: text, segmentation: segmentation,
      provenance: source.provenance)
    let results = try reanchored(bases(of: id.number, before: version), in: version)
    for result in results { try change.set(result.anchor) }
    return Reply(try page(revised: id, version, results), rows: [id])
  }

  private func page(revised id: Identifier, _ version: Version, _ results: [Reanchored]) throws -> Page {
    let title = try snapshot.document(id.number)?.title ?? ""
    let details = [
      version.segmentation.sentences.count.counted("sentence"), version.text.count.counted("code point"),
      results.summary,
    ]
    let line =
      Phrase(version.name, .strong) + Phrase("  \(title.shortened(to: 100))")
      + Phrase("  " + details.joined(separator: "  "), .dim)
    let lost = results.count { $0.anchor.state.isOpen }
    let hint =
      lost == 0
      ? [] : [Block.line(Phrase("'orphans' lists what was lost, 'reanchor' says where it is", .dim))]
    return Page(
      [.line(line)] + results.blocks + hint,
      json: .object(
        [
          .init("ok", true), .init("id", .string(id.description)), .init("version", .string(version.name)),
          .init("title", .string(title)), .init("sentences", .integer(version.segmentation.sentences.count)),
        ] + results.members), list: "mentions")
  }

  /// What a document is called, and who wrote it when, stays as it is; a line that says otherwise means something else.
  private func refuseFields(of id: Identifier) throws {
    let given: [(String, Range<Int>?)] = [
      ("title", arguments.range(of: .title)), ("byline", arguments.range(of: .byline)),
      ("publisher", arguments.range(of: .publisher)), ("on", arguments.range(of: .on)),
      ("url", arguments.range(of: .url)), ("lang", arguments.range(of: .lang)),
      ("author", arguments.speaker?.range), ("tags", arguments.tags.first?.word.range),
      ("key", arguments.range(of: .key)),
    ]
    guard let (field, range) = given.first(where: { $0.1 != nil }) else { return }
    let hint =
      field == "tags"
      ? "'tag \(id) +...' tags it" : field == "key" ? "leave it out" : "'edit \(id) \(field) ...' changes it"
    throw Diagnostic(
      "E-VERSION", "a new version of \(id) has no \(field) of its own", hint: hint, at: range)
  }

  /// The reply to a text that some version is already.
  private mutating func standing(
    _ holder: (document: Int, number: Int), _ id: Identifier, _ newest: Version
  ) throws -> Reply {
    let name = "d\(holder.document).v\(holder.number)"
    if holder.document == id.number {
      // No error, so that a script of several revisions can be run twice.
      if holder.number != newest.number {
        let hint = "'diff \(name) \(newest.name)' shows how"
        note("this is the text of \(name), which \(newest.name) has replaced since; \(hint)")
      }
      return .unchanged(id)
    }
    throw wrong(
      .source, "E-VERSION", "this is the text of d\(holder.document), another document",
      hint: "'show d\(holder.document)' shows it; a text is stored only once")
  }
}
