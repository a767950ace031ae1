/// A row, or a link, that is not as a scheme wants it.
package struct SchemeBreach: Error, Sendable, Hashable {
  package enum Rule: Sendable, Hashable {
    /// The branch is closed, and holds only these.
    case closed(TagName, declared: [TagName])
    /// The tag is a heading above these.
    case abstract(below: [TagName])
    /// The branch may stand on these kinds only.
    case targets(TagName, [Kind])
    /// Of the branch one coder may give so many; these stand already.
    case limit(TagName, Int, standing: [TagName])
    /// The row needs a tag of the branch, one of these if the branch is closed.
    case required(TagName, declared: [TagName])
    /// The link meets none of these.
    case ends([LinkRule])
  }

  package let scheme: String
  package let row: Identifier
  /// The tag that is wrong; nil where one is missing, and of a link.
  package let tag: TagName?
  package let rule: Rule

  /// The word for the rule in lists.
  package var ruleName: String {
    switch rule {
    case .closed: "closed"
    case .abstract: "abstract"
    case .targets: "on"
    case .limit(_, 1, _): "exclusive"
    case .limit: "limit"
    case .required: "required"
    case .ends: "link"
    }
  }

  package var message: String {
    let name = tag?.description ?? ""
    switch rule {
    case .closed(let branch, _): return "\(name) is not declared, and \(branch) is closed"
    case .abstract: return "\(name) is a heading, which no row can have"
    case .targets(let branch, let kinds):
      let subject = branch == tag ? name : "\(name), as all of \(branch),"
      let places = kinds.map(\.plural).joined(separator: ", ")
      return "\(subject) may stand on \(places), not on \(row.kind.indefinite)"
    case .limit(let branch, 1, let standing):
      return "\(name) and \(SchemeBreach.list(standing)) exclude each other below \(branch)"
    case .limit(let branch, let most, let standing):
      return "\(name) would be one more than \(most) below \(branch), beside \(SchemeBreach.list(standing))"
    case .required(let branch, _): return "\(row.kind.indefinite) needs a tag of \(branch)"
    case .ends(let rules):
      let relation = rules.first?.relation.rawValue ?? "link"
      return "the scheme '\(scheme)' does not let '\(relation)' join these two"
    }
  }

  /// What to do; a row that is being made has no id yet to name.
  package func hint(isNew: Bool) -> String {
    switch rule {
    case .closed(let branch, let declared):
      return "below \(branch) stand \(SchemeBreach.list(declared)); the scheme '\(scheme)' says so"
    case .abstract(let below): return "choose one below it: \(SchemeBreach.list(below))"
    case .targets(_, let kinds): return "give it to \(kinds.map(\.indefinite).joined(separator: " or "))"
    case .limit(_, _, let standing):
      let others = standing.map { "-\($0.path)" }.joined(separator: " ")
      return isNew ? "give one of them" : "tag \(row) \(tag?.description ?? "") \(others)"
    case .required(let branch, let declared):
      guard declared.count != 1 else { return "tag \(row) \(declared[0])" }
      let choice = declared.isEmpty ? "\(branch)/..." : SchemeBreach.list(declared)
      return "tag \(row) +TAG, one of \(choice)"
    case .ends(let rules): return "allowed is " + rules.map(\.description).joined(separator: ", or ")
    }
  }

  /// The tags that could be meant instead.
  package var alternatives: [TagName] {
    switch rule {
    case .closed(_, let declared): declared
    case .abstract(let below): below
    default: []
    }
  }

  private static func list(_ tags: [TagName]) -> String {
    let few = 12
    let names = tags.prefix(few).map(\.description).joined(separator: ", ")
    if tags.isEmpty { return "nothing" }
    return tags.count > few ? "\(names) and \(tags.count - few) more" : names
  }
}
