import Facts
import Testing

@Suite struct `Estimates` {
  private func asking(_ text: String, _ declared: Question? = nil) throws -> (
    question: Question, estimate: Estimate
  ) {
    try Estimate.asking(text, declared, lexicon: .icd203)
  }

  private func error(_ body: () throws -> some Any) throws -> FactError {
    do {
      let value = try body()
      throw FactError("E-TEST", "was read: \(value)")
    } catch let error as FactError { return error }
  }

  @Test(arguments: [
    ("70%", QuestionType.binary, "70%"), ("60..70%", .binary, "60..70%"), ("likely", .binary, "likely"),
    ("stays:60%,removed:25%,moved:15%", .options, "stays:60%,removed:25%,moved:15%"),
    ("잔류:0.6,철거:25%,이전:15.0%", .options, "잔류:60%,철거:25%,이전:15%"),
    ("stays put:60%, goes:40%", .options, "stays put:60%,goes:40%"),
    ("0:60%,1:40%", .options, "0:60%,1:40%"), ("0-5%:20%,5%+:80%", .options, "0-5%:20%,5%+:80%"),
    ("a:33.33%,b:33.33%,c:33.33%", .options, "a:33.33%,b:33.33%,c:33.33%"),
    ("10%:8,50%:14,90%:22", .number, "10%:8,50%:14,90%:22"),
    ("0.1:-8.50,0.5:+14,90%:0022", .number, "10%:-8.50,50%:14,90%:22"),
    ("50%:3", .number, "50%:3"), ("2.5%:1999,50%:2000.5", .number, "2.5%:1999,50%:2000.5"),
    ("10%:2017-05,50%:2017-Q3,90%:2018", .day, "10%:2017-05,50%:2017-Q3,90%:2018"),
    ("25%:2017-05-09T20:00+09:00,75%:2017-05-10", .day, "25%:2017-05-09T20:00+09:00,75%:2017-05-10"),
  ])
  func `show what was asked, and read back`(text: String, type: QuestionType, stated: String) throws {
    let (question, estimate) = try asking(text)
    #expect(question.type == type)
    #expect(estimate.stated == stated)
    #expect(try Estimate(parsing: stated, of: question, lexicon: .icd203) == estimate)
    #expect(try asking(stated, question).estimate == estimate)
  }
}
