import Facts

/// The annotation.conf of brat, of which types become tags and relations that this program has become rules.
///
/// Section headings in brackets; indentation by tabs or spaces is hierarchy; `!Type` is a heading; `<M>=A|B` names a
/// list; attributes are tags, their values below them and exclusive.
struct BratConfiguration {
  private var scheme: Scheme
  private var remarks: [SchemeRemark] = []
  private var macros: [String: [String]] = [:]
  private var open: [(indentation: Int, tag: TagName)] = []
  /// The tag of each type, by its name as it is written.
  private var types: [String: TagName] = [:]
  private var topLevels: [Section: [String]] = [:]
  private var relations: [(line: Int, name: String, arguments: String)] = []

  private enum Section: String {
    case entities, spans, events, attributes, relations
  }

  init(name: String) {
    scheme = Scheme(name: name)
  }

  static func isOne(_ text: String) -> Bool {
    text.unicodeScalars.split(separator: "\n").contains { line in
      line.first == "[" && heading(String(line)).flatMap(Section.init(rawValue:)) != nil
    }
  }

  private static func heading(_ line: String) -> String? {
    guard line.hasPrefix("["), let end = line.firstIndex(of: "]") else { return nil }
    return String(line[line.index(after: line.startIndex)..<end])
  }

  mutating func read(_ text: String) throws(FactError) -> ReadSchemes {
    scheme.name = try Scheme.name(scheme.name, line: nil)
    var section: Section?
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let (line, number) = (String(line), index + 1)
      let bare = String(line.trimmed)
      if bare.isEmpty || bare.hasPrefix("#") { continue }
      if let heading = BratConfiguration.heading(bare) {
        section = Section(rawValue: heading)
        open = []
        if section == nil { leave(number, "the section [\(heading)], which this program does not know") }
      } else if let section {
        take(line, bare, number, section)
      } else {
        leave(number, "'\(bare)', which stands in no section that this program knows")
      }
    }
    for relation in relations { take(relation) }
    return ReadSchemes([scheme], remarks: remarks.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
  }

  private mutating func leave(_ line: Int, _ what: String) {
    remarks.append(SchemeRemark(line: line, "not taken: \(what)"))
  }

  private mutating func take(_ line: String, _ bare: String, _ number: Int, _ section: Section) {
    let indentation = line.unicodeScalars.prefix { $0 == " " || $0 == "\t" }.count
    let words = bare.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
    let (name, arguments) = (words[0], words.count > 1 ? String(words[1].trimmed) : "")
    if name.hasPrefix("<"), let sign = bare.firstRange(of: ">=") {
      macros[String(bare[..<sign.lowerBound]) + ">"] = bare[sign.upperBound...].split(separator: "|").map {
        String($0.trimmed)
      }
    } else if bare.allSatisfy({ $0 == "-" }) {
      leave(number, "a line between types, which only orders a menu")
    } else if name.hasPrefix("<") {
      leave(number, "\(name) \(arguments), a rule about spans: marks may overlap here as they like")
    } else {
      switch section {
      case .entities, .spans, .events: takeType(name, arguments, indentation, number, section)
      case .attributes: takeAttribute(name, arguments, number)
      case .relations: relations.append((number, name, arguments))
      }
    }
  }

  // MARK: Types

  private mutating func takeType(
    _ name: String, _ arguments: String, _ indentation: Int, _ number: Int, _ section: Section
  ) {
    while let last = open.last, last.indentation >= indentation { open.removeLast() }
    let isAbstract = name.hasPrefix("!")
    let names = (isAbstract ? name.dropFirst() : name[...]).split(separator: "|").map(String.init)
    guard let first = names.first, var rule = declare(first, below: open.last?.tag, number) else { return }
    rule.isAbstract = isAbstract
    types[first] = rule.tag
    if open.isEmpty { topLevels[section, default: []].append(first) }
    // brat names a type by its own word wherever it stands in the tree; so does who imports its annotations.
    let others = (open.isEmpty ? [] : [first]) + names.dropFirst()
    rule.aliases = others.compactMap { alias($0, number) }
    open.append((indentation, rule.tag))
    scheme.tags.append(rule)
    guard !arguments.isEmpty else { return }
    let roles = arguments.split(separator: ",").map { String($0.prefix { $0 != ":" }.trimmed) }
    leave(number, "the roles of \(first) (\(roles.joined(separator: ", "))): a tag has none")
  }

  /// A rule for a new tag, or nil where the name is taken or cannot be one.
  private mutating func declare(_ name: String, below parent: TagName?, _ number: Int) -> TagRule? {
    let path = (parent.map { $0.path + "/" } ?? "") + name
    guard let tag = try? TagName(parsing: path) else {
      leave(number, "'\(name)', which cannot name a tag")
      return nil
    }
    guard !scheme.tags.contains(where: { $0.tag == tag || $0.aliases.contains(tag) }) else {
      leave(number, "'\(name)', whose tag \(tag) is declared already")
      return nil
    }
    return TagRule(tag)
  }

  private mutating func alias(_ name: String, _ number: Int) -> TagName? {
    guard let tag = try? TagName(parsing: name) else {
      leave(number, "'\(name)', which cannot name a tag")
      return nil
    }
    guard !scheme.tags.contains(where: { $0.tag == tag || $0.aliases.contains(tag) }) else {
      leave(number, "the short name \(tag), which means another tag")
      return nil
    }
    return tag
  }

  // MARK: Attributes

  private mutating func takeAttribute(_ name: String, _ arguments: String, _ number: Int) {
    guard var rule = declare(name, below: nil, number) else { return }
    var values: [String] = []
    for argument in arguments.split(separator: ",").map({ String($0.trimmed) }) {
      let parts = argument.split(separator: ":", maxSplits: 1).map { String($0.trimmed) }
      if parts.count == 2, parts[0] == "Value" {
        values = expanded(parts[1])
      } else if parts.count == 2, parts[0] == "Arg" {
        if parts[1] != "<ANY>" {
          leave(number, "that \(name) is for \(parts[1]) only: a tag may stand beside any other")
        }
      } else {
        leave(number, "'\(argument)' of \(name), which has no meaning here")
      }
    }
    if !values.isEmpty { (rule.isClosed, rule.isAbstract, rule.limit) = (true, true, 1) }
    scheme.tags.append(rule)
    for value in values {
      if let rule = declare(value, below: rule.tag, number) { scheme.tags.append(rule) }
    }
  }

  /// The names in a list, with macros replaced by what they stand for.
  private func expanded(_ list: String) -> [String] {
    list.split(separator: "|").map { String($0.trimmed) }.flatMap { macros[$0] ?? [$0] }
  }

  // MARK: Relations

  private mutating func take(_ relation: (line: Int, name: String, arguments: String)) {
    let word = relation.name.lowercased().replacing("_", with: "-")
    guard let known = Link.Relation(rawValue: word) else {
      let all = Link.Relation.allCases.map(\.rawValue).joined(separator: ", ")
      return leave(relation.line, "the relation \(relation.name); links here are \(all)")
    }
    var ends: [[LinkEnd]] = []
    for argument in relation.arguments.split(separator: ",").map({ String($0.trimmed) }) {
      let parts = argument.split(separator: ":", maxSplits: 1).map { String($0.trimmed) }
      if parts.count == 2, !parts[0].hasPrefix("<") {
        ends.append(end(parts[1], relation.line))
      } else {
        leave(relation.line, "'\(argument)' of \(relation.name), which has no meaning here")
      }
    }
    guard ends.count == 2 else {
      return leave(relation.line, "the relation \(relation.name), which does not join two")
    }
    scheme.links.append(LinkRule(known, from: ends[0], to: ends[1]))
  }

  private mutating func end(_ list: String, _ line: Int) -> [LinkEnd] {
    var ends: [LinkEnd] = []
    for name in expanded(list) {
      let names: [String]
      switch name {
      case "<ANY>": return []
      case "<ENTITY>": names = (topLevels[.entities] ?? []) + (topLevels[.spans] ?? [])
      case "<EVENT>": names = topLevels[.events] ?? []
      default: names = [name]
      }
      for name in names {
        if let tag = types[name] {
          ends.append(.tag(tag))
        } else {
          leave(line, "the end '\(name)', which is no type of this file")
        }
      }
    }
    return ends
  }
}
