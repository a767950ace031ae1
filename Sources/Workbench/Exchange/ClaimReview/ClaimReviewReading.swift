import Facts
import Foundation
import Interchange
import Presentation

/// The objects of a graph by their names, so that a part may stand elsewhere.
struct LinkedParts {
  private var byName: [String: JSON] = [:]
  /// The names that some part refers to.
  private var referred: Set<String> = []
  /// The reviews, in their order.
  private(set) var reviews: [JSON] = []
  /// How many parts of other types stand beside them.
  private(set) var others: [String: Int] = [:]

  init(_ json: JSON) {
    index(json)
    find(json)
  }

  /// What a reference such as `{"@id": "#claim"}` means; anything else means itself.
  func resolved(_ json: JSON) -> JSON {
    guard let members = json.members, members.count == 1, members[0].key == "@id",
      let name = members[0].value.string
    else { return json }
    return byName[name] ?? json
  }

  private mutating func index(_ json: JSON) {
    switch json {
    case .array(let elements): elements.forEach { index($0) }
    case .object(let members):
      if let name = json.member("@id")?.string {
        if members.count > 1 { byName[name] = json } else { referred.insert(name) }
      }
      members.forEach { index($0.value) }
    default: break
    }
  }

  /// Reviews stand alone, in lists, in a graph, or as the items of a feed.
  private mutating func find(_ json: JSON) {
    if case .array(let elements) = json { return elements.forEach { find($0) } }
    guard json.members != nil else { return }
    let types = LinkedParts.types(of: json)
    if types.contains(ClaimReview.type) { return reviews.append(json) }
    let inner = ["@graph", "dataFeedElement", "item", "mainEntity", "review"].compactMap(json.member)
    inner.forEach { find($0) }
    if let name = json.member("@id")?.string, referred.contains(name) { return }
    if inner.isEmpty { others[types.first ?? "no type", default: 0] += 1 }
  }

  /// The types of an object, without the address of their vocabulary.
  static func types(of json: JSON) -> [String] {
    (json.member("@type")?.elements ?? []).compactMap(\.string).map { type in
      String(type.split(whereSeparator: { "/:#".contains($0) }).last ?? "")
    }
  }
}

/// How the parts of one review are read; what cannot be read is listed.
struct ClaimReviewReading {
  private let subject: String
  private let parts: LinkedParts
  private let work: ExchangeWork

  init(_ subject: String, _ parts: LinkedParts, _ work: ExchangeWork) {
    (self.subject, self.parts, self.work) = (subject, parts, work)
  }

  func types(of json: JSON) -> [String] { LinkedParts.types(of: json) }

  /// A member, of which a list may give several: the first is read.
  func one(_ json: JSON, _ name: String) -> JSON? {
    guard let value = json.member(name) else { return nil }
    let elements = value.elements.map(parts.resolved).filter { !$0.isEmpty }
    if elements.count > 1 {
      work.lose(.skipped, subject, "\(elements.count - 1) more of its '\(name)': the first is read")
    }
    return elements.first
  }

  func text(_ json: JSON, _ name: String) -> String? {
    guard let value = one(json, name) else { return nil }
    switch value {
    case .string(let text): return text.onOneLine.isEmpty ? nil : text
    case .integer(let integer): return "\(integer)"
    default:
      work.lose(.skipped, subject, "its '\(name)' is no text")
      return nil
    }
  }

  func time(_ json: JSON, _ name: String) -> ForeignTime? {
    guard let text = text(json, name) else { return nil }
    do { return try ForeignTime(parsing: text) } catch {
      work.lose(.skipped, subject, "its '\(name)', '\(text.shortened(to: 40))', is no day that can be read")
      return nil
    }
  }

  /// Somebody by name; an organisation may go by its address alone.
  func party(_ json: JSON, _ name: String) -> ClaimReview.Party? {
    guard let value = one(json, name) else { return nil }
    if let text = value.string { return .init(name: text.onOneLine, handle: nil) }
    let own = text(value, "identifier").flatMap { $0.hasPrefix("@") ? try? Handle(parsing: $0) : nil }
    leave(
      value, allBut: ["@type", "@id", "name", "url"] + (own == nil ? [] : ["identifier"]), name + ".")
    if let text = text(value, "name") { return .init(name: text.onOneLine, handle: own) }
    guard let host = text(value, "url").flatMap({ URL(string: $0)?.host }) else {
      work.lose(.skipped, subject, "its '\(name)' has no name")
      return nil
    }
    let site = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    work.lose(.changed, subject, "its '\(name)' has no name, and is called after its address: \(site)")
    return .init(name: site, handle: nil)
  }

  /// The addresses where a claim stood.
  func appearances(_ item: JSON) -> [String] {
    var found: [String] = []
    for name in ["url", "firstAppearance", "appearance", "isPartOf"] {
      for part in (item.member(name)?.elements ?? []).map(parts.resolved) {
        guard let address = part.string ?? part.member("url")?.string, !address.onOneLine.isEmpty else {
          if !part.isEmpty { work.leave("itemReviewed.\(name)") }
          continue
        }
        if !found.contains(address.onOneLine) { found.append(address.onOneLine) }
      }
    }
    return found
  }

  /// Counts the members that hold something and that nothing is taken from.
  func leave(_ json: JSON, allBut taken: [String], _ prefix: String) {
    for member in json.members ?? [] where !taken.contains(member.key) && !member.value.isEmpty {
      work.leave(prefix + member.key)
    }
  }
}
