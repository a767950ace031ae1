/// What one line of brat's standoff says.
///
/// Ids, types and roles are kept as they are written. Source: brat's manual, "brat standoff format".
package enum BratAnnotation: Sendable, Hashable {
  /// `T1<TAB>Type 0 5;8 10<TAB>words`; the ranges in written order, in a unit that is not known.
  case span(id: String, type: String, ranges: [Range<Int>], words: String?)
  /// `R1<TAB>Type Arg1:T1 Arg2:T2`
  case relation(id: String, type: String, from: BratRole, to: BratRole)
  /// `E1<TAB>Type:T1 Role:T2 ...`
  case event(id: String, type: String, trigger: String, roles: [BratRole])
  /// `*<TAB>Type T1 T2 ...`, which has no id.
  case equivalence(type: String, members: [String])
  /// `A1<TAB>Name T1 value`, or M in the place of A; without a value it only holds.
  case attribute(id: String, name: String, target: String, value: String?)
  /// `N1<TAB>Reference T1 DB:KEY<TAB>words`
  case reference(id: String, type: String, target: String, entry: String, words: String)
  /// `#1<TAB>AnnotatorNotes T1<TAB>words`
  case note(id: String, type: String, target: String, words: String)

  /// Nil of an equivalence.
  package var id: String? {
    switch self {
    case .span(let id, _, _, _), .relation(let id, _, _, _), .event(let id, _, _, _),
      .attribute(let id, _, _, _), .reference(let id, _, _, _, _), .note(let id, _, _, _):
      id
    case .equivalence: nil
    }
  }

  /// The ids that it cannot stand without.
  package var targets: [String] {
    switch self {
    case .span: []
    case .relation(_, _, let from, let to): [from.target, to.target]
    case .event(_, _, let trigger, let roles): [trigger] + roles.map(\.target)
    case .equivalence(_, let members): members
    case .attribute(_, _, let target, _), .reference(_, _, let target, _, _), .note(_, _, let target, _):
      [target]
    }
  }
}

/// One end of a relation, or a participant of an event, such as `Arg1:T4`.
package struct BratRole: Sendable, Hashable, CustomStringConvertible {
  package let name: String
  package let target: String

  package init(_ name: String, _ target: String) {
    (self.name, self.target) = (name, target)
  }

  package var description: String { "\(name):\(target)" }
}

extension BratAnnotation: CustomStringConvertible {
  /// The line as brat writes it, without a break at its end.
  package var description: String {
    switch self {
    case .span(let id, let type, let ranges, let words):
      "\(id)\t\(type) \(ranges.map { "\($0.lowerBound) \($0.upperBound)" }.joined(separator: ";"))"
        + (words.map { "\t" + $0 } ?? "")
    case .relation(let id, let type, let from, let to): "\(id)\t\(type) \(from) \(to)"
    case .event(let id, let type, let trigger, let roles):
      "\(id)\t\(type):\(trigger)" + roles.map { " \($0)" }.joined()
    case .equivalence(let type, let members): "*\t\(type)" + members.map { " " + $0 }.joined()
    case .attribute(let id, let name, let target, let value):
      "\(id)\t\(name) \(target)" + (value.map { " " + $0 } ?? "")
    case .reference(let id, let type, let target, let entry, let words):
      "\(id)\t\(type) \(target) \(entry)\t\(words)"
    case .note(let id, let type, let target, let words): "\(id)\t\(type) \(target)\t\(words)"
    }
  }
}
