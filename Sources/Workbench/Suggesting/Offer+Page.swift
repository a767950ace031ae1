import Facts
import Presentation

extension Page {
  /// The sentences that the rules offer, each with what it would be recorded as.
  static func offered(_ offers: [Offer], in version: Version, named name: String, _ lexicon: Lexicon) -> Page
  {
    let count = offers.count == 1 ? "1 sentence" : "\(offers.count) sentences"
    let how = offers.isEmpty ? "" : "; 'suggest \(name) take s\(offers[0].number)' records one"
    return Page(
      offers.flatMap {
        [.paragraph($0.sentence(in: version)), .line(Phrase("    " + $0.details(lexicon), .dim))]
      }
        + [.gap, .line(Phrase(count + how, .dim))],
      json: .array(offers.map { $0.json(version, lexicon) }))
  }
}

extension Offer {
  /// The sentence with its number and its cues highlighted.
  fileprivate func sentence(in version: Version) -> Phrase {
    let cues = reading.cues.map { $0.lowerBound + range.lowerBound..<$0.upperBound + range.lowerBound }
    return range.split(by: cues).reduce(into: Phrase("s\(number)  ", .strong)) { phrase, piece in
      phrase += Phrase(version.text[piece.part], piece.isInside ? .mark : .plain)
    }
  }

  fileprivate func details(_ lexicon: Lexicon) -> String {
    let who = speaker.map { "\($0.handle)\($0.isKnown ? "" : ", new"), for \"\($0.words)\"" }
    let reads = reading.hedge.map { hedge in
      "reads as \(hedge.phrase)" + (band(lexicon).map { ", \($0.percent)" } ?? "")
    }
    let taken = claims.isEmpty ? nil : "already in " + claims.map { "c\($0)" }.joined(separator: ", ")
    return ["\(reading.kind.rawValue), weight \(reading.score)", who, reads, taken].compactMap { $0 }
      .joined(separator: "; ")
  }

  private func band(_ lexicon: Lexicon) -> Lexicon.Band? {
    reading.hedge.flatMap { try? lexicon.band(of: $0.phrase) }
  }

  fileprivate func json(_ version: Version, _ lexicon: Lexicon) -> JSON {
    let text = StoredText(version.text[range])
    let bounds = band(lexicon)?.bounds
    let hedge = reading.hedge.map { text[$0.range] }
    return .object([
      .init("sentence", .integer(number)),
      .init("address", .string("d\(version.document).v\(version.number).s\(number)")),
      .init("text", .string(text.string)), .init("kind", .string(reading.kind.rawValue)),
      .init("weight", .integer(reading.score)),
      .init("cues", .array(reading.cues.map { JSON.string(text[$0]) })),
      .init("speaker", .optional(speaker?.handle)), .init("named", .optional(speaker?.words)),
      .init("hedge", .optional(hedge)), .init("phrase", .optional(reading.hedge?.phrase)),
      .init("low", .optional(bounds?.lowerBound)), .init("high", .optional(bounds?.upperBound)),
      .init("claims", .array(claims.map { JSON.string("c\($0)") })),
    ])
  }
}
