import Facts
import Presentation

/// An annotation of the W3C's model, as far as facts can be made of it.
struct WebAnnotation: Sendable, Hashable {
  /// What is said about the targets.
  enum Body: Sendable, Hashable {
    case text(String, purpose: String?)
    /// A resource elsewhere, by its address.
    case resource(String)
  }

  /// What it is about: a whole resource, or words in it.
  struct Target: Sendable, Hashable {
    var source: String
    var quote: QuoteSelector?
    var position: Range<Int>?
    /// The types of selectors that say nothing about a text's words.
    var others: [String] = []

    var isWhole: Bool { quote == nil && position == nil && others.isEmpty }
  }

  var id: String?
  var motivations: [String] = []
  var creator: String?
  var bodies: [Body] = []
  var targets: [Target] = []
  /// What only this program says, beside what the model holds.
  var own: OwnFacts?

  static let context = "http://www.w3.org/ns/anno.jsonld"

  /// Such as `http://example.org/anno1`, or its number in the file.
  func subject(_ number: Int) -> String { id ?? "annotation \(number)" }
}

extension WebAnnotation {
  /// What a mention has that the model has no word for; a member of its own, which other programs pass over.
  struct OwnFacts: Sendable, Hashable {
    struct OwnClaim: Sendable, Hashable {
      var id: String
      var statement: String
      var kind: String?
      var tags: [String]
      var attributes: [String]
    }

    var speaker: String?
    var via: [String] = []
    var said: String?
    var hedge: String?
    var attributes: [String] = []
    var claims: [OwnClaim] = []
    /// Why one claim is linked to another.
    var because: String?

    static let member = "reckon"
  }
}

extension WebAnnotation.OwnFacts {
  init?(_ json: JSON?) {
    guard let json, json.members != nil else { return nil }
    func texts(_ key: String) -> [String] { json.member(key)?.elements.compactMap(\.string) ?? [] }
    speaker = json["speaker"]?.string
    via = texts("via")
    said = json["said"]?.string
    hedge = json["hedge"]?.string
    attributes = texts("attributes")
    because = json["because"]?.string
    claims = (json.member("claims")?.elements ?? []).compactMap { claim in
      guard let id = claim["id"]?.string, let statement = claim["statement"]?.string else { return nil }
      return OwnClaim(
        id: id, statement: statement, kind: claim["kind"]?.string,
        tags: claim.member("tags")?.elements.compactMap(\.string) ?? [],
        attributes: claim.member("attributes")?.elements.compactMap(\.string) ?? [])
    }
  }

  /// Nil where there is nothing to say.
  var json: JSON? {
    func list(_ texts: [String]) -> JSON? { texts.isEmpty ? nil : .array(texts.map(JSON.string)) }
    let claims = claims.map { claim in
      JSON.object(
        [
          ("id", .string(claim.id)), ("statement", .string(claim.statement)),
          ("kind", claim.kind.map(JSON.string)), ("tags", list(claim.tags)),
          ("attributes", list(claim.attributes)),
        ].compactMap { key, value in value.map { JSON.Member(key, $0) } })
    }
    let members: [(String, JSON?)] = [
      ("speaker", speaker.map(JSON.string)), ("via", list(via)), ("said", said.map(JSON.string)),
      ("hedge", hedge.map(JSON.string)), ("attributes", list(attributes)),
      ("claims", claims.isEmpty ? nil : .array(claims)), ("because", because.map(JSON.string)),
    ]
    let given = members.compactMap { key, value in value.map { JSON.Member(key, $0) } }
    return given.isEmpty ? nil : .object(given)
  }
}
