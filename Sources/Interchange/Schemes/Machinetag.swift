import Facts
import FoundationEssentials

/// A taxonomy of MISP (machinetag.json): a namespace, its predicates, and their values, as three levels of tags.
///
/// The vocabulary is closed; what has something below it is a heading; `exclusive` lets a row have one tag below.
struct Machinetag {
  private var scheme: Scheme
  private var remarks: [SchemeRemark] = []
  private var left: [String: Int] = [:]

  static func read(_ text: String) throws(FactError) -> ReadSchemes {
    let root: Value
    do { root = try JSONDecoder().decode(Value.self, from: Data(text.utf8)) } catch {
      throw FactError(
        "E-SCHEME", "this is not JSON: \(reason(error))", hint: "check where the file comes from")
    }
    guard case .object(let members) = root, let namespace = members["namespace"]?.string else {
      throw FactError(
        "E-SCHEME", "this JSON has no namespace, so it is no taxonomy of MISP",
        hint: "a taxonomy has namespace, predicates and values")
    }
    var reading = Machinetag(scheme: Scheme(name: try Scheme.name(namespace, line: nil)))
    try reading.read(members)
    return ReadSchemes([reading.scheme], remarks: reading.remarks)
  }

  private static func reason(_ error: any Error) -> String {
    guard case DecodingError.dataCorrupted(let context) = error else { return "it cannot be read" }
    return context.debugDescription
  }

  private init(scheme: Scheme) {
    self.scheme = scheme
  }

  private mutating func read(_ members: [String: Value]) throws(FactError) {
    scheme.description = members["description"]?.string ?? members["expanded"]?.string
    var root = TagRule(try TagName(parsing: scheme.name))
    (root.isClosed, root.isAbstract) = (true, true)
    if members["exclusive"]?.bool == true { root.limit = 1 }
    scheme.tags.append(root)
    leave(members, except: ["namespace", "description", "expanded", "exclusive", "predicates", "values"])
    let values = members["values"]?.objects ?? []
    for predicate in members["predicates"]?.objects ?? [] {
      guard let word = predicate["value"]?.string, var rule = rule(word, below: root.tag, predicate) else {
        continue
      }
      let groups = values.filter { $0["predicate"]?.string == word }
      if !groups.isEmpty { rule.isAbstract = true }
      scheme.tags.append(rule)
      for entry in groups.flatMap({ $0["entry"]?.objects ?? [] }) {
        guard let word = entry["value"]?.string else { continue }
        if let rule = self.rule(word, below: rule.tag, entry) { scheme.tags.append(rule) }
      }
    }
    for group in values {
      leave(group, except: ["predicate", "entry"])
      let word = group["predicate"]?.string ?? ""
      let isKnown = (members["predicates"]?.objects ?? []).contains { $0["value"]?.string == word }
      if !isKnown {
        remarks.append(SchemeRemark("not taken: the values of '\(word)', which is no predicate"))
      }
    }
    for (key, count) in left.sorted(by: { $0.key < $1.key }) {
      let places = count == 1 ? "once" : "\(count) times"
      remarks.append(SchemeRemark("not taken: '\(key)', which stands \(places) and has no meaning here"))
    }
  }

  private mutating func rule(_ word: String, below parent: TagName, _ members: [String: Value]) -> TagRule? {
    guard let leaf = Machinetag.leaf(word), let tag = try? TagName(parsing: parent.path + "/" + leaf),
      !scheme.tags.contains(where: { $0.tag == tag })
    else {
      remarks.append(SchemeRemark("not taken: '\(word)' below \(parent), which cannot name another tag"))
      return nil
    }
    if leaf != Name.folded(word) { remarks.append(SchemeRemark("'\(word)' became \(tag)")) }
    var rule = TagRule(tag)
    let descriptions = [members["expanded"]?.string, members["description"]?.string].compactMap { $0 }
    rule.description = descriptions.isEmpty ? nil : descriptions.joined(separator: ": ")
    rule.value = members["numerical_value"]?.number
    if members["exclusive"]?.bool == true { rule.limit = 1 }
    if let colour = members["colour"]?.string {
      rule.color = try? TagColor(parsing: colour)
      if rule.color == nil { remarks.append(SchemeRemark("not taken: the colour '\(colour)' of \(tag)")) }
    }
    leave(members, except: ["value", "expanded", "description", "numerical_value", "exclusive", "colour"])
    return rule
  }

  /// A word as a level of a tag: what cannot stand in one becomes a hyphen.
  private static func leaf(_ word: String) -> String? {
    let folded = Name.folded(word)
    if Name.isWellFormed(folded) { return folded }
    let parts = folded.unicodeScalars.split { !Name.isWellFormed("a" + String($0)) }
    let name = parts.map { String(String.UnicodeScalarView($0)) }.joined(separator: "-")
    return Name.isWellFormed(name) ? name : nil
  }

  private mutating func leave(_ members: [String: Value], except known: Set<String>) {
    for key in members.keys where !known.contains(key) { left[key, default: 0] += 1 }
  }
}

/// A value of JSON, as far as a taxonomy needs one.
private enum Value: Decodable {
  case object([String: Value])
  case array([Value])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let string = try? container.decode(String.self) {
      self = .string(string)
    } else if let array = try? container.decode([Value].self) {
      self = .array(array)
    } else {
      self = .object(try container.decode([String: Value].self))
    }
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  var objects: [[String: Value]] {
    guard case .array(let elements) = self else { return [] }
    return elements.compactMap { if case .object(let members) = $0 { members } else { nil } }
  }
}
