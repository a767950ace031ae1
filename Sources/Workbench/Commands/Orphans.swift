import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let orphans = Command(
    Syntax(
      "orphans",
      "Lists the quotes that the newest version of their text lost, with what resembles them there.",
      details: """
        An ambiguous quote fits several places equally well, an orphan none well enough. 'reanchor m3 ADDRESS' says
        where it is, 'reanchor m3 none' that it is gone.
        """, filter: .anywhere, examples: ["orphans", "orphans +korea"])
  ) { call in
    let lost = try call.lostMentions()
    let results = try call.looked(for: lost)
    let items = try results.map { result in (result, try call.touched(by: [result.mention])) }
    let blocks = items.flatMap { result, touched in result.blocks(touching: touched) }
    let count = "\(items.count) quote\(items.count == 1 ? "" : "s") without a place"
    return Page(
      blocks + (blocks.isEmpty ? [] : [.gap]) + [.line(Phrase(count, .dim))],
      json: .array(
        items.map { result, touched in
          guard case .object(let members) = result.json else { return result.json }
          return .object(members + [.init("touches", touched.json)])
        }))
  }
}

extension Call {
  fileprivate func lostMentions() throws -> [Int] {
    var lost = try snapshot.lostMentions()
    if !arguments.filter.isEmpty {
      let meant = Set(try filtered([.mention]).map(\.number))
      lost = lost.filter(meant.contains)
    }
    return try lost.filter { try isKnown(Identifier(.mention, $0)) }
  }

  /// What resembles lost words in the version that lost them.
  fileprivate func looked(for mentions: [Int]) throws -> [Reanchored] {
    var results: [Reanchored] = []
    let losses = try mentions.compactMap { try snapshot.mention($0) }.compactMap { mention in
      mention.loss.map { (mention, $0) }
    }
    let documents = Dictionary(grouping: losses) { $0.1.last.document }.sorted { $0.key < $1.key }
    for (document, losses) in documents {
      let wanted = Set(losses.map(\.0.id))
      let version = try newestVersion(of: document)
      let bases = try bases(of: document, before: version).filter { wanted.contains($0.mention) }
      results += try reanchored(bases, in: version).map { try withNearest($0, in: version) }
    }
    return results.sorted { $0.mention < $1.mention }
  }

  /// Of words that nothing nearly resembles, the passage that does most.
  private func withNearest(_ result: Reanchored, in version: Version) throws -> Reanchored {
    guard result.candidates.isEmpty, result.anchor.fragments == nil,
      case .none(let near?) = QuoteSearch.find(result.words, in: version.text)
    else { return result }
    let place = Reanchored.Resembling(
      address: "\(version.name):\(near.range.lowerBound)-\(near.range.upperBound)",
      words: version.text[near.range], score: min(near.similarity, Reanchoring.floor))
    return Reanchored(
      base: result.base, baseName: result.baseName, words: result.words, anchor: result.anchor,
      name: result.name, newWords: nil, candidates: [place])
  }
}

extension Reanchored {
  fileprivate func blocks(touching touched: Touched) -> [Block] {
    let from = "\(baseName):\(base.fragments.map(\.description) ?? "")"
    let head =
      Phrase(mention.description, .strong) + Phrase("  \(anchor.state.rawValue)", .bad)
      + Phrase("  ") + Phrase(words.shortened(to: 90), .quote)
      + Phrase("  \(([from] + touched.claimsAndPredictions).joined(separator: "  "))", .dim)
    return [.line(head)] + candidates.map { .item($0.phrase) }
  }
}
