import CommandLanguage
import Facts
import Presentation
import Storage

extension Call {
  /// Stores a document that is new, and says what was made of its file.
  mutating func add(_ source: ImportSource, _ fields: ImportFields, _ change: Change) throws -> Reply {
    let (text, document) = (StoredText(source.text), fields.document)
    let isNewAuthor = try add(document.author, named: fields.authorName, change)
    try noteAlike(text, source.provenance)
    let id = Identifier(.document, try change.add(document))
    let segmentation = Segmentation.of(text, isTypeset: source.provenance.isTypeset)
    _ = try change.add(
      version: 1, of: id.number, text: text, segmentation: segmentation, provenance: source.provenance)
    try addTags(to: id, change)
    let format = source.provenance.format == DocumentFormat.text.name ? nil : source.provenance.format
    let encoding = source.provenance.encoding == "utf-8" ? nil : source.provenance.encoding
    let taken = fields.taken.map { $0.field == "author" ? "author \($0.value)" : $0.field }
    let details = [
      segmentation.sentences.count.counted("sentence"), text.count.counted("code point"),
      document.author.map { "\($0)\(isNewAuthor && !taken.isEmpty ? " (new)" : "")" },
      document.published.map { "on \($0.display)" }, format, encoding,
      taken.isEmpty ? nil : "from the file: " + taken.joined(separator: ", "),
    ].compactMap { $0 }
    return Reply(
      .created([id], document.title, details: details, json: members(source, fields, segmentation)),
      rows: [id])
  }

  private func members(
    _ source: ImportSource, _ fields: ImportFields, _ segmentation: Segmentation
  ) -> [JSON.Member] {
    [
      .init("title", .string(fields.document.title)),
      .init("sentences", .integer(segmentation.sentences.count)),
      .init("format", .string(source.provenance.format)),
      .init("encoding", .optional(source.provenance.encoding)),
      .init("taken", .object(fields.taken.map { .init($0.field, .string($0.value)) })),
    ]
  }

  /// Makes the author's row where there is none, with the full name; whether it was made.
  private mutating func add(_ author: Handle?, named name: String?, _ change: Change) throws -> Bool {
    guard let author else { return false }
    if let known = try snapshot.speaker(named: author) {
      if self[.byline] != nil, let name, known.name != name {
        note("\(author) stays with name \(known.name ?? "unset"); 'speaker \(author) name ...' changes it")
      }
      return false
    }
    let row = try change.speakerRow(author)
    if let name { try change.update(row, name: name, kind: nil) }
    return true
  }

  private mutating func noteAlike(_ text: StoredText, _ provenance: Version.Provenance) throws {
    guard let likeness = Likeness(text, without: provenance.boilerplate ?? []) else { return }
    let alike = try snapshot.documents(like: likeness)
    guard !alike.isEmpty else { return }
    let shown = alike.prefix(3).map(\.words).joined(separator: ", ")
    let more = alike.count > 3 ? " and \(alike.count - 3) more" : ""
    note("'\(provenance.origin ?? "-")' is much like \(shown)\(more)")
  }

  /// The reply to a text that is a document already; what else was given of it is not taken, and that is said.
  mutating func standing(_ id: Int, as source: ImportSource) throws -> Reply {
    let row = Identifier(.document, id)
    guard let document = try snapshot.document(id) else { return .unchanged(row) }
    let given: [(String, String?, String?)] = [
      ("title", self[.title]?.onOneLine, document.title),
      ("author", arguments.speaker?.text, document.author?.description),
      ("publisher", self[.publisher], document.publisher),
      ("on", try pastDay(.on)?.text, document.published?.text),
      ("url", self[.url], document.url), ("lang", self[.lang], document.language),
    ]
    for (field, value, standing) in given {
      guard let value, value != standing else { continue }
      note(
        "\(row) stays with \(field) \(standing ?? "unset"); 'edit \(row) \(field) ...' changes it")
    }
    let version = try version(of: id, holding: source.text)
    if let passages = self[.passages]?.ranges, passages != version?.provenance.boilerplate {
      note("\(row) keeps its menus and notices; 'boilerplate \(row).s1' marks others")
    }
    try noteTagsLeftOut(of: row)
    return .unchanged(row, because: try version.map { try remark(on: source, standingIn: $0) } ?? "")
  }

  private func version(of document: Int, holding text: String) throws -> Version? {
    try snapshot.version(holding: text).flatMap { try snapshot.version(of: document, number: $0.number) }
  }

  /// Which text a file repeats, where that is not plain: one from another file, or one that was replaced since.
  private func remark(on source: ImportSource, standingIn version: Version) throws -> String {
    let isReplaced = try newestVersion(of: version.document).number != version.number
    guard let file = source.provenance.origin, version.provenance.origin != file || isReplaced else {
      return ""
    }
    return "  '\(file.onOneLine)' holds the text of \(try name(of: version))"
  }
}
