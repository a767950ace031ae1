import Facts
import Foundation
import Testing

@testable import Interchange

@Suite struct `Schemes in their plain form` {
  private func read(_ text: String) throws -> [Scheme] { try SchemeFormat.plain.read(text, "file").schemes }

  @Test(arguments: 0..<200)
  func `are read back as they were`(seed: UInt64) throws {
    var random = SchemeMaker(state: seed)
    let schemes = (0..<1 + random.below(3)).map { random.scheme("s\($0)") }
    let text = schemes.map(\.plainText).joined()
    #expect(try read(text) == schemes, "\(text)")
    #expect(try read(text).map(\.plainText).joined() == text)
  }

  @Test func `take the name of the file, indentation by tabs, remarks, CR and a byte order mark`() throws {
    let text = "\u{FEFF}# a remark\r\n\r\n+a \"하나 # nicht\" # why\r\n\t+b/c color #FF0000 closed\r\n+d\r\n"
    let scheme = try #require(try read(text).first)
    #expect(scheme.name == "file")
    #expect(scheme.tags.map(\.tag.path) == ["a", "a/b/c", "d"])
    #expect(scheme.tags[0].description == "하나 # nicht")
    #expect(scheme.tags[1].color?.description == "#ff0000")
    #expect(scheme.tags[1].isClosed)
  }

  @Test(
    arguments: [
      ("+a\nb", "line 2: 'b' begins no line"), ("  +a", "line 1: +a is indented below nothing"),
      ("+a purple", "line 1: 'purple' says nothing of a tag"), ("+a \"x", "line 1: a text in quotes"),
      ("+a limit 0", "line 1: '0' is not a number of tags"), ("+a on links", "line 1: 'links' is no kind"),
      ("+a on", "line 1: 'on' needs"), ("+a color pink", "line 1: 'pink' is not a colour"),
      ("link hates from +a", "line 1: 'hates' is no relation"), ("+a/", "line 1: '+a/' is not a tag"),
      ("link causes from a", "line 1: 'a' is no end of a link"), ("scheme", "line 1: 'scheme' needs a name"),
      ("scheme a\nscheme a", "line 2: the scheme 'a' begins twice"), ("+a value x", "line 1: 'x' is not a"),
      ("+a \"\\q\"", "line 1: '\\'"), ("scheme a b", "line 1: 'b' is one word too many"),
    ])
  func `name the line of what they do not know`(text: String, message: String) {
    let error = #expect(throws: FactError.self) { try read(text) }
    #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
  }
}

@Suite struct `Schemes of others` {
  @Test func `from brat keep tree, headings, macros, attributes and relations, and list the rest`() throws {
    let text = """
      # types
      [entities]
      Person|Human
      !Place
      \tCity
      \tCity
      [events]
      <WHO>=Person|City
      Attack Agent:<WHO>, Target?:<WHO>
      [attributes]
      Negation Arg:<EVENT>
      Mood Arg:<ANY>, Value:Glad|Sad
      [relations]
      Supports Arg1:<WHO>, Arg2:<EVENT>
      Located Arg1:Person, Arg2:City
      <OVERLAP> Arg1:Person, Arg2:City, <OVL-TYPE>:contain
      [drawing]
      x
      """
    #expect(SchemeFormat.of(text).name == "brat")
    let read = try SchemeFormat.brat.read(text, "conf")
    #expect(
      read.schemes.map(\.plainText).joined() == """
        scheme conf
        +person alias +human
        +place abstract
          +city alias +city
        +attack
        +negation
        +mood exclusive closed abstract
          +glad
          +sad
        link supports from +person|+place/city to +attack

        """)
    #expect(
      read.remarks.map(\.description) == [
        "line 6: not taken: 'City', whose tag +place/city is declared already",
        "line 9: not taken: the roles of Attack (Agent, Target?): a tag has none",
        "line 11: not taken: that Negation is for <EVENT> only: a tag may stand beside any other",
        "line 15: not taken: the relation Located; links here are supports, contradicts, rephrases, causes, "
          + "undercuts, implies, excludes, same-event",
        "line 16: not taken: <OVERLAP> Arg1:Person, Arg2:City, <OVL-TYPE>:contain, a rule about spans: marks may "
          + "overlap here as they like",
        "line 17: not taken: the section [drawing], which this program does not know",
        "line 18: not taken: 'x', which stands in no section that this program knows",
      ])
  }

  @Test func `from MISP become closed branches with headings, meanings, numbers and colours`() throws {
    let text = """
      {"namespace":"scale","description":"How sure","version":2,"uuid":"u","predicates":[
        {"value":"source","expanded":"Source","exclusive":true,"uuid":"v"},{"value":"seen","colour":"#00CC00"}],
       "values":[{"predicate":"source","entry":[
        {"value":"A","expanded":"Reliable","description":"always","numerical_value":100},
        {"value":"not known","numerical_value":0.5},{"value":"A"}]},{"predicate":"lost","entry":[]}]}
      """
    #expect(SchemeFormat.of(text).name == "machinetag")
    let read = try SchemeFormat.machinetag.read(text, "file")
    #expect(
      read.schemes.map(\.plainText).joined() == """
        scheme scale "How sure"
        +scale closed abstract
          +source "Source" exclusive abstract
            +a "Reliable: always" value 100
            +not-known value 0.5
          +seen color #00cc00

        """)
    #expect(
      read.remarks.map(\.description) == [
        "'not known' became +scale/source/not-known",
        "not taken: 'A' below +scale/source, which cannot name another tag",
        "not taken: the values of 'lost', which is no predicate",
        "not taken: 'uuid', which stands 2 times and has no meaning here",
        "not taken: 'version', which stands once and has no meaning here",
      ])
  }

  @Test(arguments: ["{", "{}", "{\"namespace\":\"a b\"}", "{\"namespace\":1}", "[]"])
  func `from MISP are refused where they are none`(text: String) {
    #expect(throws: FactError.self) { try SchemeFormat.machinetag.read(text, "file") }
  }

  /// Real files, where there are some: `RECKON_DATA` names their folder.
  @Test(arguments: [
    "brat-news/annotation.conf", "misp/admiralty-scale.json", "misp/analyst-assessment.json",
    "misp/estimative-language.json",
  ])
  func `are read from the files of brat and MISP, and back from the plain form`(path: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["RECKON_DATA"],
      let text = try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    else { return }
    let format = SchemeFormat.of(text)
    #expect(format.name == (path.hasSuffix(".json") ? "machinetag" : "brat"))
    let read = try format.read(text, "annotation")
    let scheme = try #require(read.schemes.first)
    try scheme.check(beside: [])
    #expect(scheme.tags.count > 10)
    #expect(try SchemeFormat.plain.read(scheme.plainText, "x").schemes == [scheme])
  }
}

/// Makes schemes that use everything, always the same of one seed (Steele, Lea and Flood 2014).
private struct SchemeMaker {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }

  private mutating func kinds() -> [Kind] { Kind.taggable.filter { _ in below(3) == 0 } }

  private mutating func text() -> String? {
    let texts = ["in favour", "찬성 # 하나", "a \"b\" \\ c", "tab\tand\r\nline", "", "# x", "+a closed"]
    return below(2) == 0 ? nil : texts[below(texts.count)]
  }

  private mutating func ends() -> [LinkEnd] {
    let all: [LinkEnd] = [.tag(TagName(stored: "a/b")), .kind("fact"), .tag(TagName(stored: "사드"))]
    return all.filter { _ in below(2) == 0 }
  }

  mutating func scheme(_ name: String) -> Scheme {
    var scheme = Scheme(name: name, description: text())
    for index in 0..<below(8) {
      let parent = scheme.tags.isEmpty || below(3) == 0 ? nil : scheme.tags[below(scheme.tags.count)].tag
      let leaf = ["a", "사드", "x.y-z"][below(3)] + "\(index)" + (below(4) == 0 ? "/deep" : "")
      var rule = TagRule(TagName(stored: (parent.map { $0.path + "/" } ?? "") + leaf))
      rule.description = text()
      rule.aliases = (0..<below(3)).map { TagName(stored: "alias\(index)\($0)/별명") }
      rule.color = [nil, "red", "#12ab9f"][below(3)].flatMap { try? TagColor(parsing: $0) }
      rule.value = [nil, 75, -0.125, 1e300, 0.1][below(5)]
      (rule.isClosed, rule.isAbstract) = (below(2) == 0, below(3) == 0)
      rule.limit = [nil, 1, 3][below(3)]
      (rule.targets, rule.required) = (kinds(), kinds())
      scheme.tags.append(rule)
    }
    for _ in 0..<below(3) {
      let relation = Link.Relation.allCases[below(Link.Relation.allCases.count)]
      scheme.links.append(LinkRule(relation, from: ends(), to: ends()))
    }
    return scheme
  }
}
