import Facts
import Presentation

/// One text with labelled spans, as a line of JSON of Prodigy, doccano or spaCy.
struct SpanRecord: Sendable, Hashable {
  struct Span: Sendable, Hashable {
    let range: Range<Int>
    let label: String
    /// The words, where the line repeats them.
    var words: String?
    /// By what relations name it.
    var id: String?
  }

  struct Relation: Sendable, Hashable {
    /// Which spans, by their index.
    let from: Int
    let to: Int
    let type: String
  }

  var text: String
  var spans: [Span] = []
  /// What is said of the whole text.
  var labels: [String] = []
  var relations: [Relation] = []
  var meta: [JSON.Member] = []
  /// Whether a person said that it is right; a line that was rejected or ignored is an answer too.
  var answer = "accept"
  /// Pieces of the text with their words, which tell what offsets count.
  var tokens: [Span] = []
  /// The members that mean nothing here.
  var leftOut: [String] = []

  /// Reads any of the three forms, by the members that the line has.
  init(_ json: JSON) throws(FactError) {
    var json = json
    // As spaCy was trained: a text, and an object about it.
    if case .array(let parts) = json, parts.count == 2, let text = parts[0].string,
      let rest = parts[1].members
    {
      json = .object([.init("text", .string(text))] + rest)
    }
    guard let members = json.members else {
      throw FactError(
        "E-JSON", "a line is an object with a text",
        hint: "such as {\"text\":\"…\",\"label\":[[0,4,\"ORG\"]]}")
    }
    guard let text = (json.member("text") ?? json.member("data"))?.string else {
      throw FactError(
        "E-JSON", "the line has no text", hint: "\"text\" holds the words that the spans are about")
    }
    self.text = text
    for member in members where member.value != .null { try take(member) }
    // The spans must be known before what joins them.
    for relation in json.member("relations")?.elements ?? [] { try take(relation: relation) }
  }

  private mutating func take(_ member: JSON.Member) throws(FactError) {
    switch member.key {
    case "text", "data", "relations": break
    case "spans", "entities", "ents", "label", "labels":
      for value in groups(member.value) { try take(span: value, of: member.key) }
    case "tokens": tokens = member.value.elements.compactMap(token)
    case "answer": answer = member.value.string ?? "accept"
    case "meta":
      if let members = member.value.members { meta += members } else { leftOut.append("meta") }
    default: if !member.value.isEmpty { leftOut.append(member.key) }
    }
  }

  /// spaCy's `spans` have groups, each with its name.
  private func groups(_ json: JSON) -> [JSON] {
    guard let members = json.members,
      members.allSatisfy({ if case .array = $0.value { true } else { false } })
    else { return json.elements }
    return members.flatMap(\.value.elements)
  }

  private func token(_ json: JSON) -> Span? {
    guard let start = json["start"]?.integer, let end = json["end"]?.integer, 0 <= start, start < end,
      let words = json["text"]?.string
    else { return nil }
    return Span(range: start..<end, label: "", words: words)
  }

  private mutating func take(span json: JSON, of key: String) throws(FactError) {
    switch json {
    case .string(let label) where key.hasPrefix("label"): labels.append(label)
    case .array(let parts):
      guard parts.count >= 3, let start = parts[0].integer, let end = parts[1].integer,
        let label = parts[2].string
      else { throw SpanRecord.wrong(json) }
      spans.append(Span(range: try SpanRecord.range(start, end), label: label))
    case .object:
      guard let start = (json.member("start") ?? json.member("start_offset"))?.integer,
        let end = (json.member("end") ?? json.member("end_offset"))?.integer
      else { throw SpanRecord.wrong(json) }
      let id = json.member("id").map { $0.string ?? $0.text() }
      guard let label = json.member("label")?.string else {
        throw FactError("E-JSON", "the span \(start)-\(end) has no label", hint: "each span has a \"label\"")
      }
      spans.append(
        Span(
          range: try SpanRecord.range(start, end), label: label, words: json.member("text")?.string, id: id))
    default: throw SpanRecord.wrong(json)
    }
  }

  private static func range(_ start: Int, _ end: Int) throws(FactError) -> Range<Int> {
    guard 0 <= start, start < end else {
      throw FactError(
        "E-JSON", "no words stand at \(start)-\(end)",
        hint: "a span starts at 0 or later and ends after its start")
    }
    return start..<end
  }

  private static func wrong(_ json: JSON) -> FactError {
    FactError(
      "E-JSON", "'\(json.text().shortened(to: 60))' is no span",
      hint: "a span is [start, end, label], or an object with start, end and label")
  }

  // MARK: Relations

  private mutating func take(relation json: JSON) throws(FactError) {
    let type = (json.member("type") ?? json.member("label"))?.string
    let from = end(json, ids: ["from_id"], span: "head_span")
    let to = end(json, ids: ["to_id"], span: "child_span")
    guard let type, let from, let to else {
      throw FactError(
        "E-JSON", "'\(json.text().shortened(to: 60))' joins no two spans",
        hint: "a relation has a type, from_id and to_id, or a label, head_span and child_span")
    }
    relations.append(Relation(from: from, to: to, type: type))
  }

  private func end(_ json: JSON, ids: [String], span: String) -> Int? {
    for key in ids {
      if let id = json.member(key).map({ $0.string ?? $0.text() }) { return spans.firstIndex { $0.id == id } }
    }
    guard let span = json.member(span), let start = span["start"]?.integer, let end = span["end"]?.integer
    else {
      return nil
    }
    let places = spans.indices.filter {
      spans[$0].range.lowerBound == start && spans[$0].range.upperBound == end
    }
    return places.first { spans[$0].label == span["label"]?.string } ?? places.first
  }
}
