import Testing

@testable import Presentation

@Suite struct `Separated values` {
  private static let exact = RenderOptions(escapes: .off)
  private static let texts =
    Samples.texts(400, upTo: 8, seed: 11)
    + [
      "", "=1+1", "'=1+1", "''=1+1", "'", "@hana", "@문재인;@hana", "@SUM(1)", "+82-2-720", "-5", "+1e3", "-",
      "＝1",
      "a,b", "\"", "\"\"", "a\nb", "a\r\nb", "\r", "\t=1", " =1", "사드\u{2028}", "NaN", "a;b", "[x", "'@hana",
    ]

  /// Rows that all have the same members, in the same order.
  private static func rows(_ columns: Int) -> [[String]] {
    stride(from: 0, to: texts.count - columns + 1, by: columns).map { Array(texts[$0..<($0 + columns)]) }
  }

  private func page(_ rows: [[String]]) -> Page {
    Page(
      json: .array(
        rows.map { row in .object(row.enumerated().map { JSON.Member("한\($0)", .string($1)) }) }))
  }

  @Test(arguments: 1...5)
  func `give back every text that csv holds, and nothing that a spreadsheet would calculate`(columns: Int)
    throws
  {
    let rows = Self.rows(columns)
    let records = try CSVReader.records(in: Renderer.csv.render(page(rows), Self.exact))
    #expect(records.first == (0..<columns).map { "한\($0)" })
    #expect(records.count == rows.count + 1)
    for (record, row) in zip(records.dropFirst(), rows) {
      #expect(
        record.compactMap { $0 }.map { Array(CSVField.unguarded($0).utf8) } == row.map { Array($0.utf8) })
      for case let field? in record
      where "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(field.unicodeScalars.first ?? "a") {
        #expect(Double(field) != nil || field.hasPrefix("@") && !field.contains { "()\"'! |".contains($0) })
      }
    }
  }

  @Test(arguments: 1...5)
  func `are the very texts in csv-exact`(columns: Int) throws {
    let rows = Self.rows(columns)
    let records = try CSVReader.records(in: Renderer.exactCSV.render(page(rows), Self.exact))
    #expect(
      records.dropFirst().map { $0.compactMap { $0 }.map { Array($0.utf8) } }
        == rows.map {
          $0.map { Array($0.utf8) }
        })
  }

  @Test(arguments: [Renderer.csv, .exactCSV, .tsv].map(\.name))
  func `leave numbers numbers`(name: String) throws {
    let renderer = try #require(Renderer.all.first { $0.name == name })
    let page = Page(json: [["a": .number(-0.5), "b": .integer(-3), "c": "-0.5", "d": "=1"]])
    let text = renderer.render(page, Self.exact)
    let separator = name == "tsv" ? "\t" : ","
    #expect(text.hasPrefix(["a", "b", "c", "d"].joined(separator: separator)))
    #expect(text.contains(["-0.5", "-3", "-0.5", name == "csv" ? "'=1" : "=1"].joined(separator: separator)))
  }

  @Test(arguments: 1...5)
  func `give back every text that tsv holds, one line a row`(columns: Int) {
    let rows = Self.rows(columns)
    let lines = Renderer.tsv.render(page(rows), Self.exact).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == rows.count + 2)
    for (line, row) in zip(lines.dropFirst(), rows) {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      #expect(cells.map { unescaped($0) } == row.map { Array($0.unicodeScalars) })
    }
  }

  private func unescaped(_ cell: Substring.UnicodeScalarView) -> [Unicode.Scalar] {
    var (result, isEscaped): ([Unicode.Scalar], Bool) = ([], false)
    for scalar in cell {
      if isEscaped {
        result.append(["t": "\t", "n": "\n", "r": "\r"][scalar] ?? scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  @Test func `tell an absent value from an empty text, and keep numbers whole`() {
    let page = Page(json: [["id": "c1", "p": 0.1], ["id": "", "n": nil, "p": -3], ["odd": true]])
    #expect(
      Renderer.csv.render(page, RenderOptions())
        == "id,p,n,odd\r\nc1,0.1,,\r\n\"\",-3,,\r\n,,,true\r\n")
  }

  @Test func `join the words of a list, or write it as JSON where that would be read otherwise`() {
    #expect(JSON.array(["korea/thaad", 2, true]).cell == "korea/thaad;2;true")
    #expect(JSON.array(["a;b", "c"]).cell == "[\"a;b\",\"c\"]")
    #expect(JSON.array([["a": 1]]).cell == "[{\"a\":1}]")
    #expect(JSON.array([""]).cell == "[\"\"]")
    #expect(JSON.array([]).cell == nil)
    #expect(JSON.number(-.infinity).cell == "-Infinity")
  }

  @Test func `find the rows of a page`() {
    let rows: JSON = [["id": "p1"], ["id": "p2"]]
    let pages = [
      Page(json: rows), Page(json: ["rule": "brier", "range": [0, 1], "groups": rows]),
      Page(json: ["others": [["x": 1]], "groups": rows], list: "groups"),
    ]
    for page in pages { #expect(Renderer.csv.render(page, RenderOptions()) == "id\r\np1\r\np2\r\n") }
    #expect(
      Renderer.csv.render(Page(json: ["range": [], "groups": []], list: "groups"), RenderOptions()) == "")
    #expect(
      Renderer.csv.render(Page(json: ["id": "c1", "tags": ["a", "b"]]), RenderOptions())
        == "id,tags\r\nc1,a;b\r\n")
    #expect(
      Renderer.csv.render(Page([.line("x,y"), .gap, .line("사드")]), RenderOptions())
        == "text\r\n\"x,y\"\r\n\"\"\r\n사드\r\n")
  }
}

/// A reader as strict as RFC 4180; nil is a field that is empty and without quotes.
private enum CSVReader {
  struct Broken: Error {
    let place: Int
  }

  static func records(in text: String) throws -> [[String?]] {
    var (records, scalars): ([[String?]], [Unicode.Scalar]) = ([], Array(text.unicodeScalars))
    var (record, position): ([String?], Int) = ([], 0)
    while position < scalars.count {
      record.append(try field(scalars, &position))
      guard position < scalars.count else { throw Broken(place: position) }
      if scalars[position] == "," {
        position += 1
      } else {
        guard scalars[position] == "\r", position + 1 < scalars.count, scalars[position + 1] == "\n" else {
          throw Broken(place: position)
        }
        position += 2
        records.append(record)
        record = []
      }
    }
    scalars = []
    guard record.isEmpty else { throw Broken(place: position) }
    return records
  }

  private static func field(_ scalars: [Unicode.Scalar], _ position: inout Int) throws -> String? {
    var field = ""
    guard scalars[position] == "\"" else {
      while position < scalars.count, scalars[position] != ",", scalars[position] != "\r" {
        guard scalars[position] != "\"", scalars[position] != "\n" else { throw Broken(place: position) }
        field.unicodeScalars.append(scalars[position])
        position += 1
      }
      return field.isEmpty ? nil : field
    }
    position += 1
    while position < scalars.count {
      if scalars[position] == "\"" {
        guard position + 1 < scalars.count, scalars[position + 1] == "\"" else {
          position += 1
          return field
        }
        position += 1
      }
      field.unicodeScalars.append(scalars[position])
      position += 1
    }
    throw Broken(place: position)
  }
}
