import Facts
import Testing

@testable import Interchange

private func form(_ body: (inout ForecastTableForm) throws -> Void) rethrows -> ForecastTableForm {
  var form = ForecastTableForm()
  try body(&form)
  return form
}

private func pairs(_ text: String, negating: Bool = false) throws -> PairList {
  try PairList(parsing: text, allowsNegation: negating, example: "a=b")
}

/// Every row that is meant, and the lines and messages of those that cannot be read.
private func read(_ text: String, _ form: ForecastTableForm = ForecastTableForm()) throws -> (
  rows: [ForecastRow], errors: [CellError]
) {
  var table = try ForecastTable(text, named: "a.csv", form: form)
  var (rows, errors): ([ForecastRow], [CellError]) = ([], [])
  while true {
    do throws(CellError) {
      guard let row = try table.next() else { return (rows, errors) }
      rows.append(row)
    } catch {
      errors.append(error)
      if error.endsTable { return (rows, errors) }
    }
  }
}

/// What is wrong with a table as a whole: its line, what the cell says, and the rule.
private func refusal(_ text: String, _ form: ForecastTableForm = ForecastTableForm()) -> String? {
  do {
    _ = try read(text, form)
    return nil
  } catch let error as CellError {
    let cell = error.text.flatMap { text in
      error.range.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
    }
    return "\(error.line) \(cell ?? "-"): \(error.error.message)"
  } catch { return (error as? FactError)?.message }
}

@Suite struct `Pairs of names` {
  @Test func `are read with spaces, signs and escapes in them`() throws {
    let list = try pairs("probability=Dem Prob,outcome=a\\,b\\=c,tags=").pairs
    #expect(list.map(\.name) == ["probability", "outcome", "tags"])
    #expect(list.map(\.value) == ["Dem Prob", "a,b=c", ""])
    #expect(try pairs("a!=b,c=!d,확률=p=q", negating: true).pairs.map(\.isNegated) == [true, false, false])
    #expect(try pairs("a!=b").pairs[0].name == "a!")
    #expect(try pairs("확률=p=q").pairs[0].value == "p=q")
  }

  @Test(arguments: ["", "a", "a=b,", "=b", ",a=b", "!=b"]) func `need both sides`(text: String) {
    #expect(throws: FactError.self) { try pairs(text, negating: true) }
  }

  @Test(arguments: ["a{b", "a}b", "{}", "{ }", "{a{b}}", "{a"]) func `in a template need both braces`(
    text: String
  ) {
    #expect(throws: FactError.self) { try RowTemplate(parsing: text) }
  }

  @Test func `in a template stand in braces, and a doubled brace is one`() throws {
    let template = try RowTemplate(parsing: "{{x}} {팀 1}-{ b }")
    #expect(template.columns == ["팀 1", "b"])
    #expect(template.pieces.first == .text("{x} "))
  }
}

@Suite struct `A column of probabilities` {
  private func column(_ cells: String..., scale: ProbabilityScale? = nil) throws -> [String?] {
    let table = "probability\n" + cells.map { $0 + "\n" }.joined()
    return try read(table, form { $0.scale = scale }).rows.map(\.probability)
  }

  @Test func `is read as it is written where that is plain`() throws {
    #expect(try column("0.7", ".25", "1.0") == ["0.7", ".25", "1.0"])
    #expect(try column("70%", "1%", "likely", "60..70%") == ["70%", "1%", "likely", "60..70%"])
    #expect(try column("0.31506042899461806") == ["0.31506042899461806"])
    #expect(try column("6.2e-05", "1E-3", "0.5") == ["0.000062", "0.001", "0.5"])
  }

  @Test func `takes 0 and 1 for certainty beside decimals only`() throws {
    #expect(try column("0", "1", "0.5") == ["0.0", "1.0", "0.5"])
    #expect(
      refusal("probability\n1\n0\n") == "2 1: '1' in the column 'probability' may be certainty or one percent"
    )
    #expect(try column("0", "1", scale: .fraction) == ["0.0", "1.0"])
    #expect(try column("0", "1", "0.5", scale: .percent) == ["0%", "1%", "0.5%"])
  }

  @Test(arguments: [
    ("0.5\n70\n", "3 70: '70' in the column 'probability' is neither a percentage nor a decimal fraction"),
    ("12.5\n", "2 12.5: '12.5' in the column 'probability' is neither a percentage nor a decimal fraction"),
    ("70%\n\n0.7\n", "4 0.7: '0.7' in the column 'probability' is not written as line 2 is"),
    ("70%\n1\n", "3 1: '1' in the column 'probability' may be certainty or one percent"),
  ])
  func `that could mean two things is refused with its line`(cells: String, message: String) {
    #expect(refusal("probability\n" + cells) == message)
  }

  @Test func `of numbers up to 100 is read where that is said`() throws {
    #expect(try column("70", "12.5", "0.7", "90%", scale: .percent) == ["70%", "12.5%", "0.7%", "90%"])
    #expect(refusal("probability\n70\n", form { $0.scale = .fraction })?.hasSuffix("from 0 to 1") == true)
  }

  @Test func `of any decimals between 0 and 1 comes back as the numbers that were written`() throws {
    var random = Random(seed: 7)
    let values = (0..<500).map { _ in Double(random.below(1 << 30)) / Double(1 << 30) } + [1e-9, 3e-17]
    let text = "probability\n" + values.map { "\($0)\n" }.joined()
    let rows = try read(text).rows
    let found = try rows.map { try Probability(parsing: $0.probability ?? "", lexicon: .icd203).point }
    #expect(found == values)
  }
}

@Suite struct `Outcomes in a table` {
  private func outcomes(_ cells: String..., words: String? = nil) throws -> [String?] {
    let table = "probability,outcome\n" + cells.map { "0.5,\($0)\n" }.joined()
    return try read(table, form { $0.outcomes = OutcomeWords(try words.map { try pairs($0) }) }).rows.map(
      \.outcome)
  }

  @Test func `are numbers from 0 to 1, and our own words`() throws {
    #expect(try outcomes("1", "0", "1.0", "0.0", ".5") == ["yes", "no", "yes", "no", "50%"])
    #expect(
      try outcomes("yes", "No", "VOID", "ambiguous", "40%") == ["yes", "no", "void", "ambiguous", "40%"])
  }

  @Test func `that are blank leave the question open, and so does a word that means so`() throws {
    #expect(try outcomes("", " ", "NA", words: "NA=open") == [nil, nil, nil])
  }

  @Test func `of other words need their meanings, which go before our own`() throws {
    #expect(
      try outcomes("Win", "Loss", "Lose", "1", words: "Win=yes,Lose=no,Loss=no,1=no") == [
        "yes", "no", "no", "no",
      ])
    #expect(
      refusal("probability,outcome\n0.5,yes\n0.5,Win\n0.5,Lose\n")
        == "3 Win: 'Win' is no outcome that is understood by itself")
    for word in ["true", "won", "2", "-1", "1.5", "nan", "inf", "0x1", "사드", "120%", "%", "."] {
      #expect(throws: CellError.self, "\(word)") { try outcomes(word) }
    }
  }

  @Test func `that nobody explained are listed at once`() {
    let hint = Result { try read("probability,outcome\n0.5,Win\n0.5,Lose\n0.5,Win\n") }
    guard case .failure(let error as CellError) = hint else { return #expect(Bool(false)) }
    #expect(error.error.hint?.contains("outcomes Win=yes,Lose=…\n") == true)
  }
}
