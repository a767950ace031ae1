package import Facts

extension Scheme {
  /// The scheme in plain form, from which the same scheme can be read.
  package var plainText: String {
    var lines = ["scheme \(name)" + (description.map { " " + PlainSchemeWords.quoting($0) } ?? "")]
    var open: [TagName] = []
    for rule in tags {
      while let last = open.last, !rule.tag.isBelow(last) { open.removeLast() }
      let indentation = String(repeating: "  ", count: open.count)
      let name = open.last.map { rule.tag.path.dropFirst($0.path.count + 1) } ?? rule.tag.path[...]
      lines.append(([indentation + "+" + name] + rule.words).joined(separator: " "))
      open.append(rule.tag)
    }
    return (lines + links.map { "link \($0)" }).map { $0 + "\n" }.joined()
  }
}

extension TagRule {
  /// What its line says after the tag.
  fileprivate var words: [String] {
    ([description.map(PlainSchemeWords.quoting)] + aliasWords + [
      color.map { "color \($0)" }, value.map { "value \(TagRule.number($0))" },
    ]).compactMap { $0 } + ruleWords
  }

  private var aliasWords: [String?] {
    [aliases.isEmpty ? nil : "alias " + aliases.map(\.description).joined(separator: ",")]
  }

  /// The rules among them, such as `exclusive`.
  package var ruleWords: [String] {
    [
      limit.map { $0 == 1 ? "exclusive" : "limit \($0)" }, isClosed ? "closed" : nil,
      isAbstract ? "abstract" : nil, TagRule.kinds("on", targets), TagRule.kinds("required", required),
    ].compactMap { $0 }
  }

  private static func kinds(_ word: String, _ kinds: [Kind]) -> String? {
    kinds.isEmpty ? nil : word + " " + kinds.map(\.plural).joined(separator: ",")
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : value.description
  }
}
