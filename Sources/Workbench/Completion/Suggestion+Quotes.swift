import CommandLanguage
import Facts
import Presentation
import Storage

extension Suggestion {
  /// Sentences of the document in which the words must stand, as soon as enough of one has been typed.
  ///
  /// What is offered is the stored text itself, except that a line break in it is a space.
  static let quotes = Suggestion.looking { try $0.quotes() }
}

extension Inquiry {
  private static let mostQuotes = 20

  /// Three words, or about six letters; a letter of Hangul or Han says as much as two others.
  private var isEnoughForQuotes: Bool {
    let words = typed.split(whereSeparator: \.isWhitespace)
    return words.count >= 3 || words.reduce(0) { $0 + DisplayWidth.of(String($1)) } >= 6
  }

  fileprivate func quotes() throws -> [Candidate] {
    guard let snapshot, !looksWithin, isEnoughForQuotes, let address = try quotedAddress(snapshot),
      let version = try snapshot.version(of: address.document, number: address.version)
    else { return [] }
    let sentences = version.segmentation.sentences
    let boilerplate = try snapshot.boilerplate(of: version)
    let parts = [
      sentences.indices.filter { boilerplate[sentence: $0] == nil }, boilerplate.reasons.keys.sorted(),
    ]
    let found = parts.flatMap { part in
      SentenceSearch.indices(
        holding: typed, in: version.text, part.map { sentences[$0] }, limit: Inquiry.mostQuotes
      ).map { part[$0] }
    }
    return found.prefix(Inquiry.mostQuotes).map { index in
      let name = (address.version.map { "d\(address.document).v\($0)" } ?? "d\(address.document)")
      let reason = boilerplate[sentence: index].map { ", \($0)" } ?? ""
      return Candidate(version.text[sentences[index]].onOneLine, "\(name).s\(index + 1)\(reason)")
    }
  }

  /// The document that `in` names, before the text or after the cursor, else the one in use.
  private func quotedAddress(_ snapshot: Snapshot) throws -> (document: Int, version: Int?)? {
    let following = following.split(whereSeparator: \.isWhitespace).map(String.init)
    let typedLater = zip(following, following.dropFirst()).first { ["in", "--in"].contains($0.0) }?.1
    guard let name = place.given[Parameter<Haystack>.in.name] ?? typedLater else {
      return sitting.use.map { ($0, nil) }
    }
    switch RowReference(parsing: name) {
    case .id(let id): return id.kind == .document ? (id.number, nil) : nil
    case .last: return sitting.newest.last { $0.kind == .document }.map { ($0.number, nil) }
    case .key(let key):
      return try snapshot.key(key).flatMap { $0.row.kind == .document ? ($0.row.number, nil) : nil }
    case .range: return nil
    case nil: return try TextAddress.read(name).map { ($0.document, $0.version) }
    }
  }
}
