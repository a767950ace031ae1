import CommandLanguage
import Foundation
import Testing

@testable import Workbench

extension TestBench {
  /// The ids that a list shows.
  mutating func listed(_ words: String) throws -> [String] {
    let text = try run("list \(words) --json").text
    let rows = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
    return try #require(rows).compactMap { $0["id"] as? String }
  }
}

@Suite struct `Filters` {
  struct Row: Sendable, CustomTestStringConvertible {
    let filter: String
    /// What it means of rows with and without the tags a, b and c.
    let truth: @Sendable (_ a: Bool, _ b: Bool, _ c: Bool) -> Bool
    var testDescription: String { filter }
  }

  private static let table: [Row] = [
    Row(filter: "+a") { a, _, _ in a },
    Row(filter: "+a +b") { a, b, _ in a && b },
    Row(filter: "+a or +b") { a, b, _ in a || b },
    Row(filter: "+a or +b or +c") { $0 || $1 || $2 },
    Row(filter: "+a,+b +c") { a, b, c in (a || b) && c },
    Row(filter: "+a,b") { a, b, _ in a || b },
    Row(filter: "not +a") { a, _, _ in !a },
    Row(filter: "not not +a") { a, _, _ in a },
    Row(filter: "not +a +b") { a, b, _ in !a && b },
    Row(filter: "not +a or +b") { a, b, _ in !a || b },
    Row(filter: "not (+a or +b) +c") { a, b, c in !(a || b) && c },
    Row(filter: "(+a or +b) +c") { a, b, c in (a || b) && c },
    Row(filter: "+c ( +a or +b )") { a, b, c in (a || b) && c },
    Row(filter: "(+a +b) or +c") { a, b, c in (a && b) || c },
    Row(filter: "\"(+a +b) or (not +b +c)\"") { a, b, c in (a && b) || (!b && c) },
    Row(filter: "((+a)) not ((+b) or not (+c))") { a, b, c in a && !(b || !c) },
  ]

  @Test(arguments: table)
  func `bind as the truth table says`(row: Row) throws {
    var bench = TestBench()
    var expected: [String] = []
    for bits in 0..<8 {
      let (a, b, c) = (bits & 1 > 0, bits & 2 > 0, bits & 4 > 0)
      let tags = [(a, "+a"), (b, "+b"), (c, "+c")].filter(\.0).map(\.1).joined(separator: " ")
      try bench.run("claim \"주장 \(bits)\" in none @ada \(tags)")
      if row.truth(a, b, c) { expected.append("c\(bits + 1)") }
    }
    #expect(try bench.listed("claims \(row.filter)") == expected)
  }

  @Test(arguments: ["+a +b or +c", "+a or +b +c", "not +a +b or +c", "(+a or +b +c)"])
  func `that mix or with terms side by side are refused`(filter: String) {
    var bench = TestBench()
    let failure = bench.failure(of: "list claims \(filter)")
    #expect(failure?.diagnostic.code == "E-FILTER")
    #expect(failure?.diagnostic.hint?.contains("parenthes") == true)
  }

  @Test(arguments: [
    ("claims +korea", "c1 c2 c3"), ("claims +korea/thaad", "c1 c2"), ("claims own:+korea", "c1 c2 c3"),
    ("claims +kor", ""), ("claims +초안", "c2"), ("claims +KOREA/Thaad", "c1 c2"), ("claims +op-ed", ""),
    ("predictions +korea/thaad", "p1 p2"), ("predictions own:+korea", ""), ("predictions +op-ed", "p1 p3"),
    ("predictions own:+op-ed", ""), ("documents +op-ed", "d1"), ("claims @ada", "c1 c3"),
    ("claims @지훈", "c2"),
    ("claims @ada,@지훈", "c1 c2 c3"), ("forecasts @hana", "f4"), ("predictions @hana", "p1"),
    ("predictions state:open", "p1 p2"), ("predictions state:due", "p2"), ("predictions state:overdue", ""),
    ("predictions state:resolved", "p3"), ("predictions state:pending", "p4"),
    ("predictions state:void", "p5"),
    ("predictions state:open,resolved", "p1 p2 p3"), ("predictions by:..2017-06", "p2 p3"),
    ("predictions by:2017-12..", "p1 p4 p5"), ("predictions by:2017-05", "p3"),
    ("predictions by:today", "p2"),
    ("claims on:2017-03", "c1 c3"), ("documents on:2017-04-03", "d2"),
    ("forecasts on:2017-04..", "f2 f4 f5 f6"),
    ("predictions known:2017-05", "p3"), ("predictions known:..2017-04", ""),
    ("forecasts p:80%..90%", "f1 f3"),
    ("forecasts p:likely", "f4"), ("forecasts p:..40%", "f5"), ("claims kind:fact", "c2"),
    ("claims kind:사실", ""),
    ("claims text:사드", "c2"), ("claims text:THAAD", "c1"), ("documents text:투표", "d2"),
    ("claims in:d2", "c2"),
    ("claims in:key:영문", "c1 c3"), ("predictions in:d1", "p1 p3"), ("claims c1,c3", "c1 c3"),
    ("claims c2..c9", "c2 c3"),
    ("claims key:c-사드", "c2"), ("claims c1..c3 not in:d1", "c2"),
    ("evidence on:2017-05-10", "e1"), ("verdicts @analyst", "v1"), ("resolutions known:2017-05-10", "r1"),
  ])
  func `mean the right rows`(words: String, ids: String) throws {
    var bench = try Self.world()
    #expect(try bench.listed(words).joined(separator: " ") == ids)
  }

  private static func world() throws -> TestBench {
    var bench = TestBench(files: ["english.txt": TestBench.english, "korean.txt": TestBench.korean])
    for line in [
      "import english.txt @ada on 2017-03-20 +op-ed key 영문",
      "import korean.txt @지훈 on 2017-04-03",
      "claim \"THAAD stays where it is\" in d1 kind forecast +korea/thaad",
      "claim \"사드는 성주에 남는다\" in d2 kind fact +korea/thaad +초안 key c-사드",
      "claim \"wins the special election\" in d1 +korea/election",
      "predict c1 80% by 2017-12-31", "predict c2 60% by 2017-06-01", "predict c3 90% by 2017-05-10",
      "forecast p1 likely @hana on 2017-04-20",
      "predict \"Pending\" 40% by 2017-12-31 given p2 on 2017-05-01",
      "predict \"무효\" 60% by 2017-12-31 given p3=no on 2017-05-01",
      "resolve p3 yes on 2017-05-09 known 2017-05-10", "evidence c3 \"개표\" supports on 2017-05-10",
      "verdict c3 supported",
    ] { try bench.run(line) }
    return bench
  }

  @Test func `in a change leave rows alone of which they say nothing`() throws {
    var bench = try Self.world()
    try bench.run("tag +seen where not kind:fact")
    #expect(try bench.listed("claims +seen") == ["c1", "c3"])
    #expect(try bench.listed("documents +seen").isEmpty)
    #expect(try bench.listed("mentions +seen").isEmpty)
  }
}
