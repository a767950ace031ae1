import Facts
import Testing

@testable import Interchange

private func table(
  _ text: String, map: String? = nil, rows: String? = nil, statement: String? = nil, tabs: Bool = false
) throws -> ForecastTable {
  var form = ForecastTableForm()
  form.map = try map.map { try PairList(parsing: $0, example: "") }
  form.rows = try rows.map { try PairList(parsing: $0, allowsNegation: true, example: "") }
  form.statement = try statement.map { try RowTemplate(parsing: $0) }
  if tabs { form.separator = "\t" }
  return try ForecastTable(text, named: "a.csv", form: form)
}

private func statements(_ table: ForecastTable) -> [String] {
  var (table, found) = (table, [String]())
  while true {
    do throws(CellError) {
      guard let row = try table.next() else { return found }
      found.append("\(row.line) \(row.statement ?? "-")")
    } catch {
      found.append("\(error.line) error: \(error.error.message)")
      if error.endsTable { return found }
    }
  }
}

private func message(_ body: () throws -> ForecastTable) -> String? {
  do {
    _ = try body()
    return nil
  } catch {
    return ((error as? CellError)?.error ?? error as? FactError)?.message
  }
}

@Suite struct `Rows of a table` {
  @Test func `hold what the columns with our names say, and what is mapped to them`() throws {
    var games = try table(
      "확률,key,팀,on,by,forecaster,outcome,known,tags\n"
        + "0.7,k1,\"두산, \"\"베어스\"\"\",2017-05,2017-06-01,@지훈,1,2017-06-02,korea/kbo;+sport korea/kbo\n",
      map: "probability=확률,statement=팀")
    let row = try #require(try games.next())
    #expect(row.statement == "두산, \"베어스\"" && row.key == "k1" && row.probability == "0.7")
    #expect(row.on?.text == "2017-05" && row.by?.text == "2017-06-01" && row.known?.text == "2017-06-02")
    #expect(row.forecaster?.name == "지훈" && row.outcome == "yes" && row.resolved == nil)
    #expect(row.tags.map(\.path) == ["korea/kbo", "sport"])
    #expect(try games.next() == nil)
  }

  @Test func `say nothing in the columns that a map leaves out`() throws {
    var games = try table("probability,tags\n0.5,not a tag!\n", map: "tags=")
    #expect(try games.next()?.tags == [])
    #expect(games.leftOut == ["tags"])
  }

  @Test func `are chosen by the values of columns`() throws {
    let text =
      "probability,statement,branch,year\n0.5,a,House,1\n0.5,b,Senate,1\n0.5,c,House,2\n0.5,d,Mayor,\n"
    #expect(statements(try table(text, rows: "branch=House,year=1")) == ["2 a"])
    #expect(statements(try table(text, rows: "branch=House,branch=Senate")) == ["2 a", "3 b", "4 c"])
    #expect(statements(try table(text, rows: "branch!=House,branch!=Mayor")) == ["3 b"])
    #expect(statements(try table(text, rows: "year=")) == ["5 d"])
    #expect(statements(try table(text, rows: "year!=")) == ["2 a", "3 b", "4 c"])
    let chosen = try table(text, rows: "year!=")
    #expect(chosen.count == 4 && chosen.meant == 3)
  }

  @Test func `are called by a template whose columns are not blank`() throws {
    let text = "p,a,b\n0.5,x,y\n0.5,,y\n"
    #expect(
      statements(try table(text, map: "probability=p", statement: "{a} beats {b} {{}}")) == [
        "2 x beats y {}", "3 error: the column 'a', which the statement needs, is blank",
      ])
  }

  @Test func `that are ragged or cannot be read are errors with their lines, and the next can be read`()
    throws
  {
    let text =
      "statement,probability,by\na,0.5,2017\nb,0.5\n\"c\nd\",0.5,2017-13\n\ne,0.5,05/06/2017\nf,0.5,2017\n"
    #expect(
      statements(try table(text)) == [
        "2 a", "3 error: there are 2 fields, not 3 as in the first line", "5 error: 2017-13 has no month 13",
        "7 error: '05/06/2017' can be read in more than one way", "8 f",
      ])
  }

  @Test func `end where a quote is out of place`() {
    #expect(message { try table("statement,probability\n\"a\"b,0.5\n") } == "text follows a closing quote")
    #expect(
      message { try table("statement,probability\n\"a,0.5\nb,0.5\n") }
        == "the quote that line 2 opens is never closed")
  }

  @Test func `point at the cell in the line where it stands`() throws {
    var wrong = try table("statement,probability,on,by\n\"a\n가\",0.5,someday,2017\n")
    do throws(CellError) {
      _ = try wrong.next()
      Issue.record("was read")
    } catch {
      let text = try #require(error.text)
      let range = try #require(error.range)
      #expect(error.line == 3)
      #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == "someday")
    }
  }

  @Test func `of three options have a share for each, which adds up to 1`() throws {
    var cup = try table(
      "a,t,b,ra,rt,rb\n0.5,0.3,0.2,1,0,0\n0.6,0,0.4,0,0,1\n0.5,0.3,0.3,1,0,0\n0.5,,0.5,1,0,0\n,,,,,\n0.5,0.5,0,1,1,0\n",
      map: "option:home=a,option:tie=t,option:away=b,outcome:home=ra,outcome:tie=rt,outcome:away=rb")
    var (found, errors): ([ForecastRow], [String]) = ([], [])
    for _ in 0..<6 {
      do throws(CellError) { found += try cup.next().map { [$0] } ?? [] } catch {
        errors.append(error.error.message)
      }
    }
    #expect(
      found.map(\.probability) == ["home:50%,tie:30%,away:20%", "home:60%,tie:0%,away:40%", nil])
    #expect(found.map(\.outcome) == ["home", "away", nil])
    #expect(errors.count == 3 && errors[0] == "the options add up to 110%, 10% too much")
    #expect(errors.dropFirst() == ["an option has no probability", "more than one of the options came"])
  }
}

@Suite struct `Headers of a table` {
  @Test(
    arguments: [
      ("", nil, "the table is empty"), ("\u{FEFF}\n\n", nil, "the table is empty"),
      ("a,b\n", nil, "no column is called 'probability'"),
      ("a\tb\n", nil, "the first line names one column, 'a\tb'"),
      ("a;b\n", nil, "the first line names one column, 'a;b'"),
      ("probability,probability\n", nil, "two columns are called 'probability'"),
      ("a,a\n", "probability=a", "two columns are called 'a'"),
      ("a,b\n", "probability=c", "no column is called 'c'"),
      ("a,b\n", "chance=a", "'chance' is nothing that a table of forecasts says"),
      ("a,b\n", "probability=a,probability=b", "'probability' is mapped twice"),
      ("a,b\n", "option:x=a", "one option is none"),
      ("a,b\n", "option:x=a,option:y=b,outcome:z=a", "'outcome:z' answers no option"),
      (
        "a,probability\n", "option:x=a,option:y=a",
        "the table cannot hold both a probability and one for each option"
      ),
    ] as [(String, String?, String)])
  func `that cannot be understood are refused`(text: String, map: String?, words: String) {
    #expect(message { try table(text, map: map) } == words)
  }

  @Test func `may repeat or lack names that nobody asks for`() throws {
    let strange = try table(",x,x,probability\n1,2,3,0.5\n")
    #expect(strange.count == 1 && strange.leftOut == ["", "x", "x"])
  }

  @Test func `alone make a table without rows`() throws {
    #expect(try table("statement,probability\r\n").count == 0)
  }

  @Test func `of tabs are read as such`() throws {
    #expect(statements(try table("statement\tprobability\na,b\t0.5\n", tabs: true)) == ["2 a,b"])
  }

  @Test func `above a cell of ten megabytes leave it alone, unless it is asked for`() throws {
    let long = String(repeating: "가", count: 3_500_000)
    #expect(statements(try table("statement,probability,x\na,0.5,\"\(long)\"\n")) == ["2 a"])
    #expect(
      statements(try table("statement,probability\n\(long),0.5\n")) == [
        "2 error: the column 'statement' has a cell of 10500000 bytes"
      ])
  }

  @Test func `above NULs refuse them with their line`() {
    #expect(message { try table("statement,probability\na\0,0.5\n") }?.contains("line 2") == true)
  }
}
