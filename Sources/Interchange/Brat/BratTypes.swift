/// The types that files of annotations use, as an annotation.conf declares them.
///
/// Source: brat's manual, "Annotation configuration".
package struct BratTypes: Sendable {
  private var entities: Set<String> = []
  private var relations: Set<String> = []
  private var roles: [String: Set<String>] = [:]
  /// The values of each attribute; none of one that only holds.
  private var attributes: [String: Set<String>] = [:]

  /// What brat calls the file that declares types.
  package static let fileName = "annotation.conf"

  package init() {}

  package mutating func add(_ file: BratFile) {
    let annotations = file.lines.compactMap(\.annotation)
    var triggers: Set<String> = []
    for case .event(_, let type, let trigger, let participants) in annotations {
      triggers.insert(trigger)
      // brat numbers roles that repeat, such as Theme2, and declares the role once.
      roles[type, default: []].formUnion(
        participants.map { participant in
          let name = participant.name.reversed().drop { $0.isNumber }.reversed()
          return String(name)
        })
    }
    for annotation in annotations {
      switch annotation {
      case .span(let id, let type, _, _): if !triggers.contains(id) { entities.insert(type) }
      case .relation(_, let type, _, _), .equivalence(let type, _): relations.insert(type)
      case .attribute(_, let name, _, let value):
        attributes[name, default: []].formUnion(value.map { [$0] } ?? [])
      case .event, .reference, .note: break
      }
    }
  }

  /// Every name that a configuration has to declare, in order.
  package var names: [String] {
    entities.union(relations).union(roles.keys).union(attributes.keys).sorted()
  }

  /// The text of an annotation.conf that declares them all; any span may take part in anything.
  package var configuration: String {
    let relations = relations.sorted().map { type in
      type == "Equiv"
        ? "Equiv\tArg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive" : "\(type)\tArg1:<ANY>, Arg2:<ANY>"
    }
    let events = roles.sorted { $0.key < $1.key }.map { type, roles in
      type + (roles.isEmpty ? "" : "\t" + roles.sorted().map { "\($0)*:<ANY>" }.joined(separator: ", "))
    }
    let attributes = attributes.sorted { $0.key < $1.key }.map { name, values in
      "\(name)\tArg:<ANY>" + (values.isEmpty ? "" : ", Value:" + values.sorted().joined(separator: "|"))
    }
    let sections = [
      ("entities", entities.sorted()), ("relations", relations), ("events", events),
      ("attributes", attributes),
    ]
    return sections.map { name, lines in (["[\(name)]"] + lines).map { $0 + "\n" }.joined() }
      .joined(separator: "\n")
  }

  /// The names that a configuration declares, or that stand where it would.
  package static func declared(in configuration: String) -> Set<String> {
    var names: Set<String> = []
    for line in configuration.split(whereSeparator: \.isNewline) {
      let word = line.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
      names.formUnion((word.hasPrefix("!") ? word.dropFirst() : word).split(separator: "|").map(String.init))
    }
    return names
  }
}
