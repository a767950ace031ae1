import Facts
import Presentation
import Storage

/// The mentions that a change of a text concerns, the claims they carry, and the predictions that rest on these.
struct Touched: Hashable {
  var mentions: [Identifier] = []
  var claims: [Identifier] = []
  var predictions: [Identifier] = []

  var isEmpty: Bool { mentions.isEmpty }

  var claimsAndPredictions: [String] { (claims + predictions).map(\.description) }

  /// Such as `m1 m3, carrying c1, on which p1 rests`.
  var words: String {
    let list = { (rows: [Identifier]) in rows.map(\.description).joined(separator: " ") }
    var words = list(mentions)
    if !claims.isEmpty { words += ", carrying \(list(claims))" }
    if !predictions.isEmpty {
      words += ", on which \(list(predictions)) rest\(predictions.count == 1 ? "s" : "")"
    }
    return words
  }

  var json: JSON {
    let list = { (rows: [Identifier]) in JSON.array(rows.map { .string($0.description) }) }
    return .object([
      .init("mentions", list(mentions)), .init("claims", list(claims)),
      .init("predictions", list(predictions)),
    ])
  }
}

extension Call {
  func touched(by mentions: [Identifier]) throws -> Touched {
    var touched = Touched(mentions: mentions)
    for mention in mentions {
      for claim in try snapshot.claims(of: mention.number).map({ Identifier(.claim, $0) })
      where !touched.claims.contains(claim) {
        touched.claims.append(claim)
        let predictions = try snapshot.predictions(of: claim.number).map { Identifier(.prediction, $0) }
        touched.predictions += try predictions.filter { try !touched.predictions.contains($0) && isKnown($0) }
      }
    }
    return touched
  }
}
