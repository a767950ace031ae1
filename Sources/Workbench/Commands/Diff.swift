import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let diff = Command(
    Syntax(
      "diff", "Shows what changed between two versions of a text, and whose quotes that concerns.",
      details: """
        With a document alone, its last two versions; with one version, that and the newest. Words that were taken out
        stand in [- -], words that were put in stand in {+ +}.
        """, slots: [.required(.edition), .optional(.later)],
      examples: ["diff d1 d2", "diff d1.v1 d1.v1"])
  ) { call in
    let (old, new) = try call.compared()
    return try call.difference(from: old, to: new).page
  }
}

extension Call {
  fileprivate func compared() throws -> (Version, Version) {
    let first = try edition(.edition)
    if self[.later] != nil { return (first, try edition(.later)) }
    if case .version = self[.edition] { return (first, try newestVersion(of: first.document)) }
    guard let old = try snapshot.version(of: first.document, number: first.number - 1) else {
      throw wrong(
        .edition, "E-VERSION", "d\(first.document) has one version",
        hint: "'import FILE revises d\(first.document)' adds the next")
    }
    return (old, first)
  }
}
