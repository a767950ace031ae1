import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [RowReference] {
  static var codedDocuments: Parameter {
    Parameter("documents", .rows("d1,d2", [.document]), "the documents")
  }
}

extension Parameter where Value == Bool {
  static var notCoded: Parameter { Parameter("off", .flag, "take it back") }
}

extension Command {
  static let coded = Command(
    Syntax(
      "coded",
      "Says that you went through documents: what you did not mark there, you found not to be there.",
      details: "Nobody need say so of a document in which they marked something.",
      slots: [.required(.codedDocuments)], keywords: [.flag(.notCoded)],
      examples: ["coded d1,d2", "coded d1 off"])
  ) { call, change in
    let documents = try call.rows(.codedDocuments, .document)
    let coder = try call.snapshot.handle(named: call.author) ?? call.author
    let changed = try documents.filter { document in
      call[.notCoded]
        ? try change.removeCoding(of: document.number, by: coder)
        : try change.addCoding(of: document.number, by: coder)
    }
    let shown = changed.isEmpty ? documents : changed
    let words =
      changed.isEmpty
      ? " unchanged" : call[.notCoded] ? "  no longer coded by \(coder)" : "  coded by \(coder)"
    return Reply(
      Page(
        [.line(Phrase(shown.shortened, .strong) + Phrase(words))],
        json: .object([
          .init("ok", true), .init("coder", .string(coder.description)),
          .init("changed", .array(changed.map { .string($0.description) })),
        ])))
  }
}
