import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let mark = Command(
    Syntax(
      "mark", "Tags a passage, or every place of some words, without making a claim of it.",
      details: """
        `every` marks all places of the words, or of a /pattern/, in the document that `in` or `use` names, else in all
        documents or those that the filter means; places that bear the mark already are left alone. At the prompt more
        than `set confirm` allows are asked about first, and --dry-run shows what would be done. Several addresses with
        commas between them are marks each.
        """,
      slots: [.text(.passage)],
      keywords: [
        .flag(.every), .flag(.whole), Keyword(.in),
        Keyword(.on("the day it was said; else the document's day of publication")),
        Keyword(.attributes), Keyword(.key),
      ], tags: .add,
      speaker: "speaker", filter: .afterWhere,
      examples: [
        "mark \"special election\" in d1 +vocabulary/election",
        "mark d1.s2 +korea with certainty=low,negated",
        "mark 문재인 every +people where @박지훈", "mark /사드\\S*|THAAD/ every +thaad",
      ])
  ) { call, change in
    let tags = try call.tags().added
    let attributes = call[.attributes] ?? []
    guard !tags.isEmpty || !attributes.isEmpty else {
      throw call.wrong("E-MISSING", "a mark needs at least one tag", hint: "add +TAG, or with NAME=VALUE")
    }
    if call[.every] { return try call.markEvery(tags, attributes, change) }
    if case .addresses(let addresses) = try call.required(.passage) {
      return try call.mark(addresses.map { try call.quotation(at: $0) }, tags, attributes, change)
    }
    if let word = call.arguments.filter.first ?? (call[.whole] ? call.arguments.verb : nil) {
      throw Diagnostic(
        "E-WORD", "'where' and 'whole' belong to 'every'", hint: "add every, or name the place with in",
        at: word.range)
    }
    let quotation = try call.quotation(.passage)
    if let standing = try call.standingMark(of: quotation, tags: tags) {
      try call.noteTagsLeftOut(of: standing.identifier)
      return .unchanged(standing.identifier)
    }
    let mention = try call.mention(of: quotation, change)
    try call.addTags(to: mention.identifier, change)
    try call.set(attributes, on: mention.identifier, change)
    let rows = [mention.identifier]
    let given = tags.map(\.description) + attributes.map(\.description)
    let words = mention.selector.exact + "  " + given.joined(separator: " ")
    return Reply(call.created(rows, words, about: mention), rows: rows)
  }
}
