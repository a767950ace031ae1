import CommandLanguage
import Facts
import Testing

@testable import Workbench

@Suite struct `Lists` {
  private func bench() throws -> TestBench {
    var bench = TestBench()
    for line in [
      "claim \"b 나\" in none @ada on 2017-03-20 kind fact +x", "claim \"a 가\" in none @bo on 2017-01-05",
      "claim \"c 다\" in none kind cause", "predict c1 70% by 2017-12-31", "predict c2 20% by 2018",
      "forecast p2 9% @hana", "predict c3 by 2017-07",
    ] { try bench.run(line) }
    return bench
  }

  @Test(arguments: [
    ("claims sort text", "c2 c1 c3"), ("claims sort text down", "c3 c1 c2"), ("claims sort day", "c2 c1 c3"),
    ("claims sort day down limit 2", "c1 c2"), ("claims sort kind", "c3 c1 c2"),
    ("claims sort kind down", "c1 c3 c2"), ("claims down limit 1", "c3"), ("predictions sort by", "p3 p1 p2"),
    ("predictions sort forecast_count down", "p2 p1 p3"), ("forecasts sort probability", "f3 f2 f1"),
    ("forecasts sort text", "f1 f2 f3"), ("claims sort speakers columns id", "c1 c2 c3"),
  ])
  func `are sorted by any field, what has no value last`(words: String, ids: String) throws {
    var bench = try bench()
    #expect(try bench.listed(words).joined(separator: " ") == ids)
  }

  @Test(arguments: Kind.allCases)
  func `show any of the fields of a kind`(kind: Kind) throws {
    var bench = try TestBench.prepared()
    for field in ["id", "text", "day"] + RowFields.of(kind).names {
      let sorted = try bench.run("list \(kind.plural) columns \(field) sort \(field) --json").text
      #expect(sorted.contains("\"\(field)\":") || sorted == "[]\n")
      let table = try bench.run("list \(kind.plural) columns \(field) sort \(field) down limit 1").text
      #expect(table.hasPrefix(field) || table.hasPrefix("0 "))
    }
  }

  @Test(arguments: [
    ("claims columns id,txt", "did you mean 'text'?"), ("claims sort tag", "did you mean 'tags'?"),
    ("claims columns id,id", "columns id,text,day"), ("claims columns id,", "columns id,text,day"),
    ("tags sort row", "did you mean 'rows'?"), ("speakers columns handle", "fields are speaker, name"),
  ])
  func `name the fields where one is not known`(words: String, hint: String) throws {
    var bench = try bench()
    let failure = bench.failure(of: "list \(words)")
    #expect(failure?.diagnostic.code == "E-FIELD")
    #expect(failure?.diagnostic.hint?.contains(hint) == true, "\(failure?.diagnostic.hint ?? "")")
  }

  @Test func `say how many there are`() throws {
    var bench = try bench()
    #expect(try bench.run("list claims limit 2 columns id").text.hasSuffix("2 of 3 claims\n"))
    #expect(try bench.run("list claims limit 3").text.hasSuffix("3 claims\n"))
    #expect(try bench.run("list tags sort rows down columns rows").text.contains("1 tag"))
  }
}
