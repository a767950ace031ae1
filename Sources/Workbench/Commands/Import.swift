import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Parameter where Value == String {
  static var title: Parameter {
    Parameter("title", .text("TITLE"), "the title; else the first line of the text")
  }
  static var publisher: Parameter { Parameter("publisher", .text("NAME"), "who published it") }
  static var url: Parameter { Parameter("url", .text("URL"), "where it stands; it is never fetched") }
  static var itself: Parameter {
    Parameter("text", .text(), "the text itself, instead of the file's, which is only named")
  }
  static var lang: Parameter { Parameter("lang", .text("CODE"), "its language, such as ko") }
}

extension Command {
  static let `import` = Command(
    Syntax(
      "import", "Reads a plain text in UTF-8 into a new document; its text is stored as it is.",
      details: "The same text again is the same document. Nothing is fetched from the net.",
      slots: [.required(.file)],
      keywords: [
        Keyword(.itself), Keyword(.title), Keyword(.publisher), Keyword(.on("the day it was published")),
        Keyword(.url), Keyword(.lang), Keyword(.key),
      ],
      tags: .add, speaker: "author",
      examples: [
        "import article.txt title \"The empty chair\" @minxin-pei publisher \"Pacific Ledger\" on 2017-03-20 lang en +op-ed",
        "import wire.txt text \"사드는 떠난다. 모두가 그렇게 말한다.\" title Wire lang ko",
      ])
  ) { call, change in
    call.canonical.omit(Parameter.itself.name)
    let (string, origin) = try call.importedText()
    if let standing = try call.snapshot.document(holding: string) {
      return try call.standing(standing)
    }
    let text = StoredText(string)
    guard let title = call[.title] ?? text.firstLine else {
      throw call.wrong(
        .file, "E-IMPORT", "'\(origin)' holds no text", hint: "check that this is the file you mean")
    }
    let document = Document(
      title: title.onOneLine, author: try call.speaker(), publisher: call[.publisher], url: call[.url],
      published: try call.pastDay(.on), language: call[.lang])
    let id = Identifier(.document, try change.add(document))
    let segmentation = Segmentation.of(text)
    _ = try change.add(
      version: 1, of: id.number, text: text, segmentation: segmentation,
      provenance: Version.Provenance(origin: origin, encoding: "utf-8"))
    try call.addTags(to: id, change)
    let details = [
      "\(segmentation.sentences.count) sentences", "\(text.count) code points",
      document.author?.description, document.published.map { "on \($0.display)" },
    ].compactMap { $0 }
    return Reply(
      .created(
        [id], document.title, details: details,
        json: [
          .init("title", .string(document.title)), .init("sentences", .integer(segmentation.sentences.count)),
        ]),
      rows: [id])
  }
}

extension Call {
  /// The reply to a text that is a document already: what else was given of it is not taken, and that is said.
  fileprivate mutating func standing(_ id: Int) throws -> Reply {
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
    try noteTagsLeftOut(of: row)
    return .unchanged(row)
  }

  /// The text to import and the name of its file.
  fileprivate func importedText() throws -> (text: String, origin: String) {
    let file = try required(.file)
    do {
      if let text = self[.itself] { return (try PlainText.decode(Array(text.utf8), named: file), file) }
      return (try environment.text(of: file == "-" ? nil : sitting.path(file), named: file), file)
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .file))
    } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .itself))
    }
  }
}

extension StoredText {
  /// The first line that is not blank.
  fileprivate var firstLine: String? {
    string.split(whereSeparator: \.isNewline).lazy.map { String($0).onOneLine }.first { !$0.isEmpty }
  }
}
