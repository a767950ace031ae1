import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let mark = Command(
    Syntax(
      "mark", "Tags a passage without making a claim of it.",
      slots: [.text(.passage)],
      keywords: [
        Keyword(.in), Keyword(.on("the day it was said; else the document's day of publication")),
        Keyword(.attributes), Keyword(.key),
      ], tags: .add,
      speaker: "speaker",
      examples: [
        "mark \"special election\" in d1 +vocabulary/election",
        "mark d1.s2 +korea with certainty=low,negated",
      ])
  ) { call, change in
    let tags = try call.tags().added
    let attributes = call[.attributes] ?? []
    guard !tags.isEmpty || !attributes.isEmpty else {
      throw call.wrong("E-MISSING", "a mark needs at least one tag", hint: "add +TAG, or with NAME=VALUE")
    }
    let quotation = try call.quotation(.passage)
    if let standing = try call.standingMark(of: quotation, tags: tags) {
      try call.noteTagsLeftOut(of: standing.identifier)
      return .unchanged(standing.identifier)
    }
    let mention = try call.mention(of: quotation, change)
    for tag in tags { _ = try change.add(tag, to: mention.identifier, coder: call.author) }
    try call.set(attributes, on: mention.identifier, change)
    let rows = [mention.identifier]
    let given = tags.map(\.description) + attributes.map(\.description)
    let words = mention.selector.exact + "  " + given.joined(separator: " ")
    return Reply(call.created(rows, words, about: mention), rows: rows)
  }
}
