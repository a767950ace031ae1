import Facts
import Presentation

// Bodies, targets and selectors.

extension WebAnnotationReader {
  private static let sets = ["Choice", "Composite", "List", "Independents"]

  mutating func bodies(_ json: JSON) throws(Refusal) -> [WebAnnotation.Body] {
    if let value = json.member("bodyValue") {
      guard json.member("body") == nil else { throw refusal("it has a body and a bodyValue") }
      guard let text = value.string else { throw refusal("there is at most one bodyValue, a text") }
      return [.text(text, purpose: "commenting")]
    }
    var bodies: [WebAnnotation.Body] = []
    for body in json.member("body")?.elements ?? [] { bodies += try self.bodies(of: body) }
    return bodies
  }

  private mutating func bodies(of json: JSON) throws(Refusal) -> [WebAnnotation.Body] {
    if let text = json.string {
      guard text.isReference else { throw refusal("its body, '\(text.shortened(to: 40))', is no address") }
      return [.resource(text)]
    }
    guard json.members != nil else { throw refusal("a body is an address or an object") }
    try checkParticulars(json)
    let id = try address(json, "id")
    if let set = try set(json, "body") {
      change("its bodies are a \(set.type), and each is taken")
      var bodies: [WebAnnotation.Body] = []
      for item in set.items { bodies += try self.bodies(of: item) }
      return bodies
    }
    let types = try texts(json, "type")
    let purposes = try texts(json, "purpose")
    if types.contains("TextualBody") || (json["value"] != nil && json["source"] == nil) {
      guard let value = json.member("value")?.string else {
        throw refusal("a TextualBody has exactly one value, a text")
      }
      leave(json, but: ["id", "type", "value", "purpose"])
      if purposes.count > 1 { change("of the body's purposes the first is taken") }
      return [.text(value, purpose: purposes.first)]
    }
    leave(json, but: ["id", "type", "source"])
    if let source = json.member("source") { return [.resource(try self.source(source))] }
    guard !types.contains("SpecificResource") else { throw refusal("a SpecificResource has no source") }
    guard let id else { throw refusal("a body has neither id, value nor source") }
    return [.resource(id)]
  }

  /// The parts of a Choice, List and so on; nil for what is none.
  private func set(_ json: JSON, _ what: String) throws(Refusal) -> (type: String, items: [JSON])? {
    let types = try texts(json, "type").filter(Self.sets.contains)
    guard types.count <= 1 else {
      throw refusal("a \(what) cannot be several of \(types.joined(separator: ", "))")
    }
    guard let items = json.member("items") else {
      guard let type = types.first else { return nil }
      throw refusal("a \(type) has no items")
    }
    guard let type = types.first else {
      throw refusal("a \(what) has items, and no type that says what they are")
    }
    return (type, items.elements)
  }

  private mutating func source(_ json: JSON) throws(Refusal) -> String {
    if let text = json.string {
      guard text.isReference else { throw refusal("its source, '\(text.shortened(to: 40))', is no address") }
      return text
    }
    guard json.members != nil, let id = try address(json, "id") else {
      throw refusal("there is exactly one source, an address")
    }
    try checkParticulars(json)
    return id
  }

  // MARK: Targets

  mutating func targets(_ json: JSON) throws(Refusal) -> [WebAnnotation.Target] {
    if let text = json.string {
      guard text.isReference else { throw refusal("its target, '\(text.shortened(to: 40))', is no address") }
      return [WebAnnotation.Target(source: text)]
    }
    guard json.members != nil else { throw refusal("a target is an address or an object") }
    try checkParticulars(json)
    if let set = try set(json, "target") {
      change("its targets are a \(set.type), and each is taken")
      var targets: [WebAnnotation.Target] = []
      for item in set.items { targets += try self.targets(item) }
      return targets
    }
    guard let source = json.member("source") else {
      guard json.member("selector") == nil, try !texts(json, "type").contains("SpecificResource") else {
        throw refusal("a SpecificResource has no source")
      }
      guard let id = try address(json, "id") else { throw refusal("a target has neither id nor source") }
      return [WebAnnotation.Target(source: id)]
    }
    leave(json, but: ["id", "type", "source", "selector"])
    var target = WebAnnotation.Target(source: try self.source(source))
    for selector in json.member("selector")?.elements ?? [] { try take(selector, into: &target) }
    return [target]
  }

  private mutating func take(
    _ selector: JSON, into target: inout WebAnnotation.Target, isRefinement: Bool = false
  ) throws(Refusal) {
    if selector.string != nil { return target.others.append("a selector that stands elsewhere") }
    guard selector.members != nil else { throw refusal("a selector is an address or an object") }
    let types = try texts(selector, "type")
    switch types.first {
    case "TextQuoteSelector":
      let quote = try quote(selector)
      if target.quote != nil, target.quote != quote { change("of several quotes the first is taken") }
      target.quote = target.quote ?? quote
    case "TextPositionSelector":
      let position = try position(selector)
      // Within another selector it counts from there, wherever that is.
      guard !isRefinement else { return target.others.append("a position within another selector") }
      if target.position != nil, target.position != position {
        change("of several positions the first is taken")
      }
      target.position = target.position ?? position
    case "FragmentSelector":
      guard selector.member("value")?.string != nil else {
        throw refusal("a FragmentSelector has exactly one value, a text")
      }
      target.others.append("FragmentSelector")
    case let type?: target.others.append(type)
    case nil:
      guard selector.member("id") != nil else { throw refusal("a selector has no type") }
      target.others.append("a selector that stands elsewhere")
    }
    for refinement in selector.member("refinedBy")?.elements ?? [] {
      try take(refinement, into: &target, isRefinement: true)
    }
  }

  private func quote(_ json: JSON) throws(Refusal) -> QuoteSelector {
    guard let exact = json.member("exact")?.string else {
      throw refusal("a TextQuoteSelector has exactly one exact, a text")
    }
    var context: [String] = []
    for key in ["prefix", "suffix"] {
      if let value = json.member(key), value.string == nil {
        throw refusal("a TextQuoteSelector has at most one \(key), a text")
      }
      context.append(json.member(key)?.string ?? "")
    }
    return QuoteSelector(exact: exact, prefix: context[0], suffix: context[1])
  }

  private func position(_ json: JSON) throws(Refusal) -> Range<Int> {
    guard let start = json.member("start")?.integer, let end = json.member("end")?.integer,
      0 <= start, start < end
    else {
      throw refusal(
        "a TextPositionSelector has one start and one end, whole numbers from 0 of which the end is greater")
    }
    return start..<end
  }
}
