import Facts
import Interchange
import Presentation

/// Reads annotations, pages and collections, and refuses what the W3C's model forbids.
///
/// What is only unusual, such as an id that is no absolute address, is taken and said.
struct WebAnnotationReader {
  /// Why one annotation cannot be taken, with where in it.
  struct Refusal: Error, Hashable {
    let subject: String
    let reason: String
  }

  private(set) var report = LossReport()
  private var subject = ""
  /// Members that mean nothing here, by their names as they come up.
  private(set) var leftOut: [String] = []
  /// How many ids are no absolute addresses, and the first of them.
  private var relatives: (first: String, count: Int)?

  /// The annotations of a file, each or why it is refused.
  mutating func annotations(_ json: JSON) throws(Refusal) -> [Result<WebAnnotation, Refusal>] {
    var found: [Result<WebAnnotation, Refusal>] = []
    let isList = if case .array = json { true } else { false }
    for (index, value) in json.elements.enumerated() {
      subject = isList ? "annotation \(index + 1)" : "the file"
      switch value["type"]?.string {
      case "AnnotationCollection":
        try checkContext(value)
        found += try collection(value)
      case "AnnotationPage":
        try checkContext(value)
        found += try page(value)
      default: found.append(one(value, needsContext: true, number: index + 1))
      }
    }
    if let (first, count) = relatives {
      let others = count > 1 ? ", and so are \(count - 1) more ids" : ""
      report.entries.append(
        .init(.changed, first.shortened(to: 40), because: "is no absolute address\(others)"))
    }
    return found
  }

  private mutating func collection(_ json: JSON) throws(Refusal) -> [Result<WebAnnotation, Refusal>] {
    let first = json.member("first")
    if let first, first.string == nil { return try page(first) }
    if let items = json.member("items") { return list(items) }
    report.entries.append(
      .init(.skipped, "the collection", because: "its pages stand elsewhere, and nothing is fetched"))
    return []
  }

  private mutating func page(_ json: JSON) throws(Refusal) -> [Result<WebAnnotation, Refusal>] {
    if let next = json.member("next") {
      report.entries.append(
        .init(
          .skipped, next.string ?? "the next page", because: "it stands elsewhere, and nothing is fetched"))
    }
    return list(json.member("items") ?? .array([]))
  }

  private mutating func list(_ json: JSON) -> [Result<WebAnnotation, Refusal>] {
    json.elements.enumerated().map { one($1, needsContext: false, number: $0 + 1) }
  }

  private mutating func one(
    _ json: JSON, needsContext: Bool, number: Int
  ) -> Result<WebAnnotation, Refusal> {
    subject = json["id"]?.string ?? "annotation \(number)"
    do throws(Refusal) {
      if needsContext || json["@context"] != nil { try checkContext(json) }
      return .success(try annotation(json))
    } catch { return .failure(error) }
  }

  func refusal(_ reason: String) -> Refusal { Refusal(subject: subject, reason: reason) }

  mutating func change(_ reason: String) {
    report.entries.append(.init(.changed, subject, because: reason))
  }

  private func checkContext(_ json: JSON) throws(Refusal) {
    guard let context = json.member("@context") else {
      throw refusal("it has no @context; an annotation says \"@context\": \"\(WebAnnotation.context)\"")
    }
    guard context.elements.contains(.string(WebAnnotation.context)) else {
      throw refusal("its @context is not \(WebAnnotation.context)")
    }
  }

  /// Keeps the names of members that no fact is made of, so that they can be listed.
  mutating func leave(_ json: JSON, but known: Set<String>) {
    for member in json.members ?? []
    where !known.contains(member.key) && member.key != WebAnnotation.OwnFacts.member && !member.value.isEmpty
    {
      leftOut.append(member.key)
    }
  }

  // MARK: One annotation

  private mutating func annotation(_ json: JSON) throws(Refusal) -> WebAnnotation {
    guard json.members != nil else { throw refusal("an annotation is an object") }
    guard let type = json.member("type") else { throw refusal("it has no type") }
    guard type.elements.contains("Annotation") else { throw refusal("its type is not Annotation") }
    var annotation = WebAnnotation(id: try address(json, "id"))
    if annotation.id == nil { change("it has no id, which the model asks for") }
    try checkParticulars(json)
    annotation.creator = try agent(json, "creator")
    _ = try agent(json, "generator")
    annotation.motivations = try texts(json, "motivation")
    annotation.bodies = try bodies(json)
    guard let target = json.member("target"), !target.isEmpty else { throw refusal("it has no target") }
    for part in target.elements { annotation.targets += try targets(part) }
    leave(
      json,
      but: ["@context", "id", "type", "creator", "generator", "motivation", "body", "bodyValue", "target"])
    annotation.own = WebAnnotation.OwnFacts(json[WebAnnotation.OwnFacts.member])
    return annotation
  }

  /// What may stand on annotations, bodies and targets alike.
  func checkParticulars(_ json: JSON) throws(Refusal) {
    for key in ["created", "modified", "generated"] { try checkMoment(json, key) }
    for key in ["via", "canonical", "rights"] {
      for value in json.member(key)?.elements ?? [] {
        guard let text = value.string, text.isReference else { throw refusal("its \(key) is no address") }
      }
    }
    for key in ["format", "language"] {
      for value in json.member(key)?.elements ?? [] where value.string == nil {
        throw refusal("a \(key) is a text")
      }
    }
    if let language = json.member("processingLanguage"), language.string == nil {
      throw refusal("there is at most one processingLanguage, a text")
    }
    if let direction = json.member("textDirection"),
      !["ltr", "rtl", "auto"].contains(direction.string ?? "")
    {
      throw refusal("a textDirection is ltr, rtl or auto")
    }
  }

  private func checkMoment(_ json: JSON, _ key: String) throws(Refusal) {
    guard let value = json.member(key) else { return }
    guard let text = value.string else { throw refusal("there is at most one \(key), a date and time") }
    guard let written = text.split(separator: "T").first, text.contains("T"),
      (try? Period(parsing: String(written))) != nil
    else { throw refusal("its \(key), '\(text.shortened(to: 30))', is no date and time of ISO 8601") }
  }

  /// Who made it: an address, or an object with a name.
  private mutating func agent(_ json: JSON, _ key: String) throws(Refusal) -> String? {
    var names: [String] = []
    for value in json.member(key)?.elements ?? [] {
      if let text = value.string {
        guard text.isReference else { throw refusal("its \(key) is no address") }
        names.append(text)
      } else if value.members != nil {
        let id = try address(value, "id")
        names += [value["name"]?.string ?? id].compactMap(\.self)
      } else {
        throw refusal("a \(key) is an address or an object")
      }
    }
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// A member that is one address; one that is not absolute is taken, and said.
  mutating func address(_ json: JSON, _ key: String) throws(Refusal) -> String? {
    guard let value = json.member(key) else { return nil }
    guard let text = value.string else { throw refusal("there is exactly one \(key), an address") }
    guard text.isReference else { throw refusal("its \(key), '\(text.shortened(to: 40))', is no address") }
    if !text.isAbsoluteReference { relatives = (relatives?.first ?? text, (relatives?.count ?? 0) + 1) }
    return text
  }

  func texts(_ json: JSON, _ key: String) throws(Refusal) -> [String] {
    var texts: [String] = []
    for value in json.member(key)?.elements ?? [] {
      guard let text = value.string else { throw refusal("a \(key) is a text") }
      texts.append(text)
    }
    return texts
  }
}

extension String {
  /// Whether it can be an address (RFC 3987), absolute or not: it has none of the characters that none holds.
  var isReference: Bool {
    !isEmpty
      && unicodeScalars.allSatisfy { scalar in
        scalar.value > 0x20 && scalar.value != 0x7F && !"<>\"{}|\\^`".unicodeScalars.contains(scalar)
          && !scalar.properties.isWhitespace
      }
  }

  /// Whether it begins with a scheme, such as `urn:`.
  var isAbsoluteReference: Bool {
    guard isReference, let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon != startIndex else {
      return false
    }
    return self[..<colon].first?.isLetter == true
      && self[..<colon].utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || [0x2B, 0x2D, 0x2E].contains(byte)
      }
  }
}
