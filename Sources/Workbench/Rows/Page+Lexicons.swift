import Facts
import Presentation

extension Page {
  /// Every lexicon with its bands, edition and source.
  static func lexicons(_ lexicons: [Lexicon], inForce: String, own: [String]) -> Page {
    let blocks = lexicons.flatMap { lexicon -> [Block] in
      let standing = [
        lexicon.name == inForce ? "in force" : nil, own.contains(lexicon.name) ? "of this workspace" : nil,
      ].compactMap(\.self).joined(separator: ", ")
      return [.gap, .line(Phrase(lexicon.name, .strong) + Phrase(standing.isEmpty ? "" : "  \(standing)"))]
        + lexicon.blocks
    }
    return Page(
      Array(blocks.dropFirst()),
      json: .array(
        lexicons.map { lexicon in
          .object(
            [.init("lexicon", .string(lexicon.name)), .init("in_force", .bool(lexicon.name == inForce))]
              + lexicon.members)
        }))
  }

  /// A lexicon in the form in which it is read.
  static func plainText(of lexicon: Lexicon) -> Page {
    let lines = lexicon.plainText.split(separator: "\n").map { Block.line(Phrase(String($0))) }
    var page = Page(
      lines, json: .object([.init("lexicon", .string(lexicon.name))] + lexicon.members))
    page.isExact = true
    return page
  }

  /// What became of a lexicon that was read.
  static func read(_ lexicon: Lexicon, insteadOf old: Lexicon?) -> Page {
    let phrases = lexicon.bands.count == 1 ? "1 phrase" : "\(lexicon.bands.count) phrases"
    let words = old == lexicon ? "unchanged" : "\(phrases), edition \(lexicon.edition)"
    return Page(
      [.line(Phrase(lexicon.name, .strong) + Phrase("  \(words)"))],
      json: .object(
        [
          .init("ok", true), .init("lexicon", .string(lexicon.name)),
          .init("unchanged", .bool(old == lexicon)),
        ] + lexicon.members))
  }
}

extension Lexicon {
  /// Its bands as a table, then where they come from and how they lie to each other.
  var blocks: [Block] {
    let rows = groups.map {
      [
        Phrase($0.phrases.joined(separator: ", ")), Phrase($0.band.percent),
        Phrase(Probability.percent($0.band.point)),
      ]
    }
    let columns = [Column("phrase", minimum: 20), Column("band", .right), Column("point", .right)]
    return [
      .table(Table(columns, rows: rows)), .paragraph(Phrase("\(title), edition \(edition): \(source).")),
    ] + ([note, layout].compactMap(\.self).map { .paragraph(Phrase($0, .dim)) })
  }

  /// Such as `no word for 0-1%, 99-100%; ends of two bands: 5%, 20%`.
  private var layout: String? {
    let gaps = gaps.map { Band("", $0).percent }.joined(separator: ", ")
    let ends = sharedEnds.map { Probability.percent($0) }.joined(separator: ", ")
    let parts = [
      gaps.isEmpty ? nil : "no word for \(gaps)", ends.isEmpty ? nil : "ends of two bands: \(ends)",
      isNested ? "bands lie within each other" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  var members: [JSON.Member] {
    let range = { (bounds: ClosedRange<Double>) in
      JSON.array([.number(bounds.lowerBound), .number(bounds.upperBound)])
    }
    return [
      .init("title", .string(title)), .init("edition", .string(edition)), .init("source", .string(source)),
      .init("note", .optional(note)), .init("nested", .bool(isNested)),
      .init("gaps", .array(gaps.map(range))),
      .init(
        "bands",
        .array(
          bands.map {
            .object([
              .init("phrase", .string($0.phrase)), .init("band", range($0.bounds)),
              .init("point", .number($0.point)),
            ])
          })),
    ]
  }
}
