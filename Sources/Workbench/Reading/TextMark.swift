import Facts
import Presentation
import Storage

/// What is known of the words that a mention marks in a text, as reading shows it.
struct TextMark {
  let mention: Mention
  let claims: [Int]
  let tags: [TagName]
  let attributes: [Attribute]
  let notes: [Note]
  /// What stands at the brackets: the claims, or the mention that carries none.
  var label: String

  var fragments: [Range<Int>] { mention.place?.fragments.ranges ?? [] }

  /// What it says besides its label; the speaker where it is not the author of the document.
  func particulars(author: Handle?) -> [String] {
    let speaker = mention.speaker == author ? nil : mention.speaker?.description
    return [speaker].compactMap { $0 } + tags.map(\.description) + attributes.map(\.description)
  }
}

extension Call {
  /// The marks of a version that touch a part of its text, in the order of their words; the longer comes first.
  func marks(of version: Version, within part: Range<Int>) throws -> [TextMark] {
    let struck = try snapshot.struckMarks()
    var marks = try snapshot.mentions(inVersion: version.id).filter { mention in
      !struck.contains(mention.id) && mention.place?.fragments.ranges.contains { $0.overlaps(part) } == true
    }.map(mark)
    let labels = Dictionary(grouping: marks, by: \.label)
    for index in marks.indices where labels[marks[index].label, default: []].count > 1 {
      // Two passages of one claim: only the mentions tell them apart.
      marks[index].label += "." + marks[index].mention.identifier.description
    }
    return marks.sorted { left, right in
      guard let first = left.mention.place?.fragments.span, let second = right.mention.place?.fragments.span
      else { return false }
      return (first.lowerBound, -first.upperBound, left.mention.id)
        < (second.lowerBound, -second.upperBound, right.mention.id)
    }
  }

  private func mark(_ mention: Mention) throws -> TextMark {
    let claims = try snapshot.claims(of: mention.id)
    let rows = [mention.identifier] + claims.map { Identifier(.claim, $0) }
    let tags = try rows.flatMap(snapshot.tags).reduce(into: [TagName]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return TextMark(
      mention: mention, claims: claims, tags: tags, attributes: try rows.flatMap(snapshot.attributes),
      notes: try rows.flatMap(snapshot.notes),
      label: claims.isEmpty
        ? mention.identifier.description : claims.map { "c\($0)" }.joined(separator: ","))
  }
}

extension TextMark {
  /// The same for programs: whose words, what is said of them, and where they stand, fragment by fragment.
  var json: JSON {
    .object([
      .init("id", .string(mention.identifier.description)),
      .init("claims", .array(claims.map { .string("c\($0)") })), .init("speaker", .optional(mention.speaker)),
      .init("tags", .array(tags.map { .string($0.path) })), .init("attributes", attributes.json),
      .init(
        "notes",
        .array(
          notes.map {
            .object([.init("id", .string($0.identifier.description)), .init("text", .string($0.text))])
          })),
      .init(
        "fragments",
        .array(
          fragments.map {
            .object([.init("start", .integer($0.lowerBound)), .init("end", .integer($0.upperBound))])
          })),
    ])
  }
}

extension [Attribute] {
  /// An object of names and values; true for what only holds.
  var json: JSON {
    .object(map { JSON.Member($0.name, $0.value.map(JSON.string) ?? .bool(true)) })
  }
}
