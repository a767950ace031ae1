import Testing

@testable import CommandLanguage

@Suite struct `The canonical line` {
  /// A line of random words, most of which can be bound.
  private func typed(_ messy: inout MessyWords) -> [String] {
    let verb = messy.pick(Toy.all).name
    return [verb] + (0..<messy.below(9)).map { _ in messy.chance(25) ? messy.word() : messy.pick(Toys.words) }
  }

  @Test func `is bound again to the same values`() throws {
    var count = 0
    for seed in 1...20_000 {
      var messy = MessyWords(seed: seed)
      guard let arguments = try? bound(Statement(arguments: typed(&messy))) else { continue }
      count += 1
      let line = Canonical().line(of: arguments)
      #expect(try Meaning(line) == Meaning(arguments), "\(arguments.statement.text) became \(line)")
    }
    #expect(count > 2000)
  }

  @Test func `is bound again to the same values for every order of a full command`() throws {
    for seed in 1...2000 {
      var messy = MessyWords(seed: seed)
      let arguments = try bound(full(&messy))
      let line = Canonical().line(of: arguments)
      #expect(try Meaning(line) == Meaning(arguments), "\(arguments.statement.text) became \(line)")
    }
  }

  /// A prediction with some of everything, its keywords before, among or after the slots.
  private func full(_ messy: inout MessyWords) -> Statement {
    let text = messy.line()
    let hasDashes = messy.chance(50)
    let (day, reason) = (messy.word(), messy.word())
    var early: [String] = []
    var late = [["+korea"], ["@moon"]]
    for keyword in [["by", day], ["because", reason], ["limit", String(messy.below(99))], ["quiet"]] {
      switch messy.below(4) {
      case 0: early += ["--" + keyword[0]] + keyword.dropFirst()
      case 1: early.append("--" + keyword.joined(separator: "="))
      case 2: late.append(keyword)
      default: late.insert(keyword, at: messy.below(2))
      }
    }
    let slots = ["c3"] + (hasDashes ? [] : [text + " x"]) + ["70%"]
    return Statement(
      arguments: ["predict"] + early + slots + late.joined() + (hasDashes ? ["--", text] : []))
  }

  @Test func `is its own canonical line`() throws {
    for seed in 1...4000 {
      var messy = MessyWords(seed: seed)
      guard let arguments = try? bound(Statement(arguments: typed(&messy))) else { continue }
      let line = Canonical().line(of: arguments)
      #expect(Canonical().line(of: try bound(line)) == line)
    }
  }

  @Test(arguments: [
    ("predict   c3 'it rains'  70% --by=fri +a @moon", "predict c3 \"it rains\" 70% by fri @moon +a"),
    ("predict --by fri rain quiet", "predict rain by fri quiet"),
    ("predict 70% because \"a b\" -- it  rains", "predict 70% because \"a b\" -- it  rains"),
    ("tag +a -b where +c @moon", "tag +a -b where +c @moon"), ("tag c3 #a", "tag c3 +a"),
    ("list claims +a limit 3 or -b", "list claims limit 3 +a or -b"),
    ("weigh c1 supports by fri -- the polls", "weigh c1 supports by fri -- the polls"),
    ("expect claims +a 'x y' 12", "expect claims +a \"x y\" 12"),
    ("list claims --json --as-of fri", "list claims"),
  ])
  func `holds what the line meant`(line: String, canonical: String) throws {
    #expect(Canonical().line(of: try bound(line)) == canonical)
  }

  @Test func `has what words were resolved to, and what the sitting supplied`() throws {
    var canonical = Canonical()
    canonical.replace("by", with: "2017-05-12")
    canonical.replace("claim", with: "c12")
    canonical.replace("@", with: "@moon-jaein")
    canonical.replace("odds", with: "70%")
    canonical.imply("on", "2017-05-01")
    canonical.imply("because", "a b")
    canonical.imply(nil, "+x")
    let line = canonical.line(of: try bound("predict c3 rain @moon by fri +a"))
    #expect(line == "predict c12 rain by 2017-05-12 @moon-jaein on 2017-05-01 because \"a b\" +x +a")
  }

  @Test func `keeps a text after its dashes when it is resolved`() throws {
    var canonical = Canonical()
    canonical.replace("words", with: "d1:5-9")
    let line = canonical.line(of: try bound("weigh c1 supports by fri -- the polls"))
    #expect(line == "weigh c1 supports by fri -- d1:5-9")
    #expect(try bound(line)[Toy.words] == "d1:5-9")
  }
}

@Suite struct `The content of a keyed command` {
  @Test(arguments: [
    "predict c3 rain by fri because x +a +b @moon limit 3", "predict c3 rain @moon +b because x +a by fri",
    "predict --because=x --by=fri c3 rain +a +b @moon limit 5",
    "predict c3 'rain' +a +b by fri because \"x\" @moon",
    "predict c3 @moon by fri because x +b +a -- rain",
  ])
  func `does not depend on order or manner, nor on what is left out`(line: String) throws {
    #expect(try bound(line).content(except: "limit") == "predict c3 rain @moon because x by fri +a +b")
  }

  @Test func `does not depend on which words follow the dashes`() throws {
    #expect(
      try bound("predict c3 rain 70%").content(except: "by")
        == bound("predict c3 70% -- rain").content(except: "by"))
  }

  @Test(arguments: [
    "predict c4 rain by fri +a", "predict c3 snow by fri +a", "predict c3 rain by sat +a",
    "predict c3 rain by fri +b",
    "predict c3 rain by fri", "predict c3 rain by fri +a @moon", "predict c3 rain because fri +a",
    "predict c3 rain by fri +a quiet",
    "predict rain by fri +a", "predict c3 \"rain by\" by fri +a", "predict c3 rain 70% by fri +a",
  ])
  func `differs when a word does`(line: String) throws {
    let content = try bound("predict c3 rain by fri +a").content(except: "limit")
    #expect(try bound(line).content(except: "limit") != content)
  }
}
