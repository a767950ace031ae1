import CommandLanguage
import Facts
import Storage
import Testing

@testable import Workbench

/// A filter as it is written and as it is meant.
private struct Written {
  var text: String
  var filter: Filter
  /// Whether it may stand beside others as it is.
  var isOneWord: Bool

  var asFactor: String { isOneWord ? text : "(\(text))" }
}

/// Filters of any depth, over every form of a term.
private struct RandomFilters {
  let random: Seeded
  let rows: [Identifier]
  let speakers: [Handle]

  private var documents: [Identifier] { rows.filter { $0.kind == .document } }

  func filter(depth: Int) -> Written {
    guard depth > 0, random.chance(70) else { return term() }
    let parts = (0..<2 + random.below(2)).map { _ in filter(depth: depth - 1) }
    switch random.below(3) {
    case 0: return Written(text: "not " + parts[0].asFactor, filter: .not(parts[0].filter), isOneWord: false)
    case 1:
      return Written(
        text: parts.map(\.asFactor).joined(separator: " "), filter: .all(parts.map(\.filter)),
        isOneWord: false)
    default:
      return Written(
        text: parts.map(\.asFactor).joined(separator: " or "), filter: .any(parts.map(\.filter)),
        isOneWord: false)
    }
  }

  private func term() -> Written {
    let left = documents.isEmpty ? ["filter:", "in:"] : ["filter:"]
    let form = random.pick(FilterForm.all.map(\.prefix).filter { !left.contains($0) } + ["", ""])
    let count = form == "text:" ? 1 : 1 + random.below(2)
    guard !form.isEmpty else {
      let some = (0..<count).map { _ in random.pick(rows) }
      return Written(
        text: some.map(\.description).joined(separator: ","), filter: .term(.rows(some)), isOneWord: true)
    }
    let parts = (0..<count).map { _ in term(form) }
    return Written(
      text: form + parts.map(\.0).joined(separator: ","), filter: .any(parts.map(\.1)), isOneWord: true)
  }

  private func term(_ form: String) -> (String, Filter) {
    switch form {
    case "+", "own:+":
      let tag = random.pick(["korea", "korea/thaad", "사드", "draft", "nowhere"])
      let name = TagName(stored: tag)
      return (tag, .term(form == "+" ? .tag(name) : .ownTag(name)))
    case "tag:": return random.chance(50) ? ("none", .not(.term(.tag(nil)))) : ("any", .term(.tag(nil)))
    case "@":
      let speaker = random.pick(speakers)
      return (speaker.name, .term(.speaker(speaker)))
    case "coder:@":
      let coder = random.pick(speakers)
      return (coder.name, .term(.coder(coder)))
    case "state:":
      let state = random.pick(FilterForm.states)
      return (state, .term(.state(state)))
    case "type:":
      let type = random.pick(QuestionType.allCases)
      return (type.rawValue, .term(.type(type)))
    case "by:", "on:", "known:":
      let (text, days) = days()
      let term: FilterTerm = form == "by:" ? .deadline(days) : form == "on:" ? .on(days) : .known(days)
      return (text, .term(term))
    case "p:":
      return random.pick([
        ("50%..90%", .term(.probability(0.5...0.9))), ("..30%", .term(.probability(0...0.3))),
      ])
    case "kind:":
      let kind = random.pick(["fact", "cause", "opinion", "사실"])
      return (kind, .term(.kind(kind)))
    case "via:":
      let speaker = random.pick(speakers)
      return (speaker.description, .term(.reporter(speaker)))
    case "grade:":
      return random.pick([
        ("A..B", .term(.grade(reliability: ["A", "B"], credibility: []))),
        ("b2", .term(.grade(reliability: ["B"], credibility: ["2"]))),
        ("1..3", .term(.grade(reliability: [], credibility: ["1", "2", "3"]))),
        ("F", .term(.grade(reliability: ["F"], credibility: []))),
      ])
    case "verdict:":
      let standing = random.pick(Verdict.Standing.allCases)
      return random.pick([
        (standing.rawValue, .term(.verdict(standing))), ("none", .not(.term(.verdict(nil)))),
        ("any", .term(.verdict(nil))),
      ])
    case "attr:":
      return random.pick([
        ("certainty=low", .term(.attribute("certainty", "low"))),
        ("certainty", .term(.attribute("certainty", nil))), ("negated", .term(.attribute("negated", nil))),
      ])
    case "text:":
      let text = random.pick(["moon", "사드", "남는다", "absent"])
      return (text, .term(.text(text)))
    case "in:":
      let document = random.pick(documents)
      return (document.description, .term(.document(document.number)))
    case "of:":
      let row = random.pick(rows)
      return (row.description, .term(.belonging([row])))
    default:
      Issue.record("no filter is made of the form \(form)")
      return ("", .everything)
    }
  }

  private func days() -> (String, DayBounds) {
    let days = ["2016-06-01", "2017-03-20", "2017-04-15", "2017-05-09", "2017-06-01", "2018-01-01"]
    let (first, last) = (random.below(days.count), random.below(days.count))
    let bounds = [first, last].sorted().map { (try? Period(parsing: days[$0]))?.first }
    let text = "\(days[min(first, last)])..\(days[max(first, last)])"
    return (text, DayBounds(first: bounds[0], last: bounds[1]))
  }
}

@Suite struct `Any filter` {
  @Test(arguments: 0..<4 * effort)
  func `means of every kind what reading row by row says`(seed: Int) throws {
    var bench = try RandomWorkspace(seed: UInt64(seed) + 1000, commands: 70).bench
    let random = Seeded(UInt64(seed))
    var found = 0
    for asOf in [nil, Day(number: 17_255), Day(number: 17_300)] {
      bench.session.sitting.asOf = asOf
      let session = bench.session
      let arguments = try Command.list.syntax.bind(Statement(arguments: ["list", "claims"]))
      found += try bench.session.store().read { try check(Call(arguments, session, $0), random) }
    }
    #expect(found > 100, "hardly a filter meant anything")
  }

  /// How many rows the filters meant in all.
  private func check(_ call: Call, _ random: Seeded) throws -> Int {
    let rows = try Kind.allCases.flatMap { kind in
      try call.snapshot.numbers(of: kind).map { Identifier(kind, $0) }
    }
    let filters = RandomFilters(
      random: random, rows: rows, speakers: try call.snapshot.speakers().map(\.handle))
    let naive = try NaiveFilter(call)
    var found = 0
    for _ in 0..<30 {
      let written = filters.filter(depth: random.below(4))
      let meant = try call.filter(written.text.split(separator: " ").map { Word(String($0), at: 0..<0) })
      for kind in Kind.allCases {
        let selection = try call.selection(of: kind, meeting: meant, isLenient: true)
        let ids = try selection.map(call.snapshot.numbers) ?? []
        let expected = try rows.filter { try $0.kind == kind && naive.means(written.filter, $0) }.map(
          \.number)
        #expect(ids == expected, "\(kind.plural) \(written.text)")
        #expect(try selection.map(call.snapshot.count) ?? 0 == ids.count)
        found += ids.count
      }
    }
    return found
  }
}
