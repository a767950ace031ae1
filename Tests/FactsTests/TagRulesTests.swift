import Testing

@testable import Facts

@Suite struct `The rules for tags` {
  private let ada = Handle(stored: "ada")
  private let hana = Handle(stored: "hana")
  private let claim = Identifier(.claim, 3)

  private func tag(_ path: String) -> TagName { TagName(stored: path) }

  private func rule(_ path: String, _ change: (inout TagRule) -> Void = { _ in }) -> TagRule {
    var rule = TagRule(tag(path))
    change(&rule)
    return rule
  }

  private var rules: TagRules {
    TagRules([
      Scheme(
        name: "stances",
        tags: [
          rule("stance") { ($0.isClosed, $0.limit, $0.targets) = (true, 1, [.claim, .prediction]) },
          rule("stance/pro") { $0.aliases = [tag("사드찬성")] }, rule("stance/con"),
          rule("source") { ($0.required, $0.isAbstract) = ([.claim], true) }, rule("topic") { $0.limit = 2 },
        ],
        links: [
          LinkRule(.contradicts, from: [.tag(tag("stance"))], to: [.kind("fact"), .tag(tag("stance"))])
        ])
    ])
  }

  /// What a tag breaks, by the word for the rule; `none` where nothing.
  private func broken(_ path: String, on row: Identifier, beside others: String...) -> String {
    rules.breach(of: tag(path), on: row) { others.map(tag) }?.ruleName ?? "none"
  }

  @Test func `refuse what a closed branch does not declare, and nothing outside it`() {
    #expect(broken("stance/pro", on: claim) == "none")
    #expect(broken("stance", on: claim) == "none")
    #expect(broken("stance/perhaps", on: claim) == "closed")
    #expect(broken("stance/pro/very", on: claim) == "closed")
    #expect(broken("stances/perhaps", on: claim) == "none")
    #expect(broken("source/press", on: claim) == "none")
  }

  @Test func `refuse a second tag of an exclusive branch, and a third where two may stand`() {
    #expect(broken("stance/pro", on: claim, beside: "stance/con") == "exclusive")
    #expect(broken("stance/pro", on: claim, beside: "stance", "topic/a") == "none")
    #expect(broken("topic/c", on: claim, beside: "topic/a") == "none")
    #expect(broken("topic/c", on: claim, beside: "topic/a", "topic/b") == "limit")
  }

  @Test func `refuse a heading, and a branch on another kind of row`() {
    #expect(broken("source", on: claim) == "abstract")
    #expect(broken("stance/pro", on: Identifier(.document, 1)) == "on")
    #expect(broken("stance/pro", on: Identifier(.prediction, 1)) == "none")
  }

  @Test func `ask for what else stands only where it matters`() {
    var asked = 0
    let others = { () -> [TagName] in
      asked += 1
      return []
    }
    for path in ["free", "source/x"] { _ = rules.breach(of: tag(path), on: claim, beside: others) }
    #expect(asked == 0)
    _ = rules.breach(of: tag("topic/x"), on: claim, beside: others)
    #expect(asked == 1)
  }

  @Test func `take an alias for its tag, and what stands below it for what stands below the tag`() {
    #expect(rules.meaning(of: tag("사드찬성")) == tag("stance/pro"))
    #expect(rules.meaning(of: tag("사드찬성/very")) == tag("stance/pro/very"))
    #expect(rules.meaning(of: tag("사드찬성들")) == nil)
    #expect(rules.meaning(of: tag("stance/pro")) == nil)
  }

  @Test func `find on a row what its entry would have refused, coder by coder, and what it wants for`() {
    let found = rules.breaches(
      of: claim, tags: [(tag("stance/pro"), ada), (tag("stance/con"), hana), (tag("source/press"), ada)])
    #expect(found.isEmpty)
    let both = rules.breaches(of: claim, tags: [(tag("stance/pro"), ada), (tag("stance/con"), ada)])
    #expect(both.map(\.ruleName) == ["exclusive", "required"])
    let strange = rules.breaches(
      of: claim, tags: [(tag("stance/no"), ada), (tag("stance/no"), hana), (tag("source"), ada)])
    #expect(strange.map(\.ruleName) == ["closed", "abstract"])
    #expect(rules.breaches(of: Identifier(.mention, 1), tags: []).isEmpty)
  }

  @Test(
    arguments: [
      (["stance/pro"], nil, ["stance/con"], nil, true), (["stance/pro"], nil, [], "fact", true),
      (["stance"], nil, [], "opinion", false), ([], "fact", ["stance/con"], nil, false),
    ] as [([String], String?, [String], String?, Bool)])
  func `let links join only what they may`(
    from: [String], kind: String?, to: [String], other: String?, isAllowed: Bool
  ) {
    let ends = (
      LinkedRow(tags: from.map(tag), kind: kind), LinkedRow(tags: to.map(tag), kind: other)
    )
    let link = Link(relation: .contradicts, from: claim, to: claim, coder: ada)
    #expect((rules.breach(of: link) { ends } == nil) == isAllowed)
    let free = Link(relation: .causes, from: claim, to: claim, coder: ada)
    #expect(rules.breach(of: free) { ends } == nil)
  }

  @Test func `hints name the command that mends it`() {
    let breach = rules.breach(of: tag("stance/pro"), on: claim) { [tag("stance/con")] }
    #expect(breach?.hint(isNew: false) == "tag c3 +stance/pro -stance/con")
    #expect(breach?.hint(isNew: true) == "give one of them")
  }

  @Test func `refuse two meanings of one name`() throws {
    let one = Scheme(name: "a", tags: [rule("x"), rule("y") { $0.aliases = [tag("z")] }])
    try one.check(beside: [])
    #expect(throws: FactError.self) { try one.check(beside: [Scheme(name: "b", tags: [rule("z")])]) }
    #expect(throws: FactError.self) { try Scheme(name: "c", tags: [rule("x"), rule("x")]).check(beside: []) }
    #expect(throws: FactError.self) {
      try Scheme(name: "c", tags: [rule("x"), rule("y") { $0.aliases = [tag("x")] }]).check(beside: [])
    }
  }

  @Test func `refuse what only an alias leads to`() {
    let alias = rule("y") { $0.aliases = [tag("z")] }
    let below = Scheme(name: "a", tags: [alias, rule("z/deep")])
    #expect(throws: FactError.self) { try below.check(beside: []) }
    let ends = Scheme(name: "a", tags: [alias], links: [LinkRule(.causes, from: [.tag(tag("z"))], to: [])])
    #expect(throws: FactError.self) { try ends.check(beside: []) }
  }

  @Test(
    arguments: [
      ("red", "red"), ("#ff0000", "red"), ("#0000ee", "blue"), ("#888888", "gray"), ("#00D0D0", "cyan"),
    ])
  func `colours are names, or the nearest name`(text: String, tint: String) throws {
    #expect(try TagColor(parsing: text).tint.rawValue == tint)
  }

  @Test(arguments: ["", "#", "#12345", "#+12345", "pink", "#gggggg"])
  func `what is no colour is refused`(text: String) {
    #expect(throws: FactError.self) { try TagColor(parsing: text) }
  }
}
