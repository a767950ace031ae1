import Facts
import Testing

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

@Suite struct `Estimates` {
  @Test(arguments: [
    ("70%", QuestionType.binary, "70%"), ("60..70%", .binary, "60..70%"), ("likely", .binary, "likely"),
    ("stays:60%,removed:25%,moved:15%", .options, "stays:60%,removed:25%,moved:15%"),
    ("잔류:0.6,철거:25%,이전:15.0%", .options, "잔류:60%,철거:25%,이전:15%"),
    ("stays put:60%, goes:40%", .options, "stays put:60%,goes:40%"),
    ("0:60%,1:40%", .options, "0:60%,1:40%"), ("0-5%:20%,5%+:80%", .options, "0-5%:20%,5%+:80%"),
    ("a:33.33%,b:33.33%,c:33.33%", .options, "a:33.33%,b:33.33%,c:33.33%"),
    (
      "a:0.6615123224672327,b:0.3384876775327673", .options,
      "a:66.15123224672327%,b:33.84876775327673%"
    ), ("10%:8,50%:14,90%:22", .number, "10%:8,50%:14,90%:22"),
    ("0.1:-8.50,0.5:+14,90%:0022", .number, "10%:-8.50,50%:14,90%:22"),
    ("50%:3", .number, "50%:3"), ("2.5%:1999,50%:2000.5", .number, "2.5%:1999,50%:2000.5"),
    ("10%:8,50%:8,90%:8", .number, "10%:8,50%:8,90%:8"),
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

  @Test func `of options at random are exact, add up, and read back`() throws {
    for seed in 1...2000 {
      var messy = MessyText(seed: seed)
      let count = 2 + messy.below(6)
      var cuts = (1..<count).map { _ in messy.below(1_000_000_001) }.sorted()
      cuts = [0] + cuts + [1_000_000_000]
      let shares = zip(cuts.dropFirst(), cuts).map { $0 - $1 }
      let names = (0..<count).map { "n\($0) \(messy.below(2) == 0 ? "사드" : "é")" }
      let text = zip(names, shares).map {
        "\($0):" + ($1 == 1_000_000_000 ? "1.0" : "0." + String(String($1 + 1_000_000_000).dropFirst()))
      }.joined(separator: ",")
      guard case .options(let read) = try asking(text).estimate else { throw FactError("E-TEST", text) }
      #expect(read.probabilities == shares.map { Double($0) / 1e9 }, "\(text)")
      #expect(try OptionShares(parsing: read.stated) == read, "\(text)")
      let reversed = names.reversed().map(\.composed)
      let turned = try OptionShares(parsing: text, of: Array(reversed))
      #expect(turned.names == Array(reversed) && turned[names[0].composed] == read[names[0].composed])
    }
  }

  @Test func `take any name that stands on one line, or say what is wrong`() throws {
    for seed in 1...3000 {
      var messy = MessyText(seed: seed)
      let name = messy.next()
      let text = "\(name):60%,other:40%"
      do throws(FactError) {
        let names = try OptionNames.parsing("\(name),other")
        #expect(OptionNames.stored(names.joined(separator: ",")) == names, "\(scalars(name))")
        let shares = try OptionShares(parsing: text, of: names)
        let again = try OptionShares(parsing: shares.stated, of: names)
        #expect(again == shares, "\(scalars(name))")
      } catch {
        #expect(error.code == "E-ESTIMATE" && error.hint != nil, "\(scalars(name))")
      }
      _ = EstimateForm.isDistribution(name)
    }
  }

  @Test(
    arguments: [
      ("stays:60%,removed:25%", "the options add up to 85%, 15% too little", nil),
      ("a:60%,b:50%", "the options add up to 110%, 10% too much", nil),
      ("a:33.33%,b:33.33%,c:33.32%", "the options add up to 99.98%, 0.02% too little", nil),
      ("a:100%", "one option, 'a', leaves nothing to ask", nil),
      ("a:60%,a:40%", "the option 'a' stands there twice", 6..<7),
      (":60%,b:40%", "an option needs a name", 0..<0),
      ("a:60%,b", "'b' has no share", 6..<7), ("a:60%,", "'' has no share", 6..<6),
      ("a:60%,b:likely", "'likely' is no share of an option", 8..<14),
      ("a:60%,b:30..50%", "the range '30..50%' is no share of an option", 8..<15),
      ("사드:60%,b:40", "'40' is neither a percentage nor a decimal fraction", 13..<15),
      ("a:60%,b:-40%", "'-40%' is not a probability", 8..<12),
      ("a:b:60%,c:40%", "'a:b' is no name of an option, since it holds a colon", 0..<3),
      ("void:60%,b:40%", "no option can be named 'void', which is an outcome of every question", 0..<4),
    ] as [(String, String, Range<Int>?)])
  func `of options that are wrong say where`(text: String, message: String, bytes: Range<Int>?) throws {
    let found = try error { try asking(text) }
    #expect(
      found.message == message && found.bytes == bytes && found.hint != nil, "\(found) \(found.bytes as Any)")
  }

  @Test(
    arguments: [
      ("10%:8,10%:9", "the level 10% does not lie above 10%", 6..<9),
      ("50%:8,10%:9", "the level 10% does not lie above 50%", 6..<9),
      ("10%:8,50%:7", "7 at 50% lies below 8 at 10%", 10..<11),
      ("0%:8,50%:9", "0% is no level of a quantile", 0..<2),
      ("50%:8,100%:9", "100% is no level of a quantile", 6..<10),
      ("10%:8,50%:", "'' is not a number", 10..<10), ("10%:8,90%:1e3", "'1e3' is not a number", 10..<13),
      ("10%:8,90%:∞", "'∞' is not a number", 10..<13), ("10%:1,000,90%:2", "'000' is no quantile", 6..<9),
      ("10%:1234567890123456,50%:9", "'1234567890123456' has more than 15 digits", 4..<20),
      ("10%:2017-13,50%:2018", "2017-13 has no month 13", 4..<11),
      ("10%:2018,50%:2017-05", "2017-05 at 50% lies below 2018 at 10%", 13..<20),
      ("10%:2017,50%:2018", "'2017' can be a year or a number", nil),
      ("10:8,50:14", "'10' is neither a percentage nor a decimal fraction", 0..<2),
    ] as [(String, String, Range<Int>?)])
  func `of numbers and days that are wrong say where`(text: String, message: String, bytes: Range<Int>?)
    throws
  {
    let found = try error { try asking(text) }
    #expect(found.message == message && found.bytes == bytes, "\(found) \(found.bytes as Any)")
  }

  @Test func `are read by the type that was declared`() throws {
    let levels = "5%:20%,10%:80%"
    #expect(try error { try asking(levels) }.code == "E-NUMBER")
    #expect(try asking(levels, Question(.options)).estimate.stated == levels)
    #expect(try asking("10%:2017,50%:2018", Question(.day)).question.type == .day)
    #expect(try asking("10%:2017,50%:2018", Question(.number, unit: "안타")).question.unit == "안타")
    #expect(
      try asking("a:60%,b:40%", Question(.ordered)).question == Question(.ordered, options: ["a", "b"]))
    for (text, question) in [
      ("70%", Question(.number)), ("likely", Question(.options, options: ["a", "b"])),
      ("70%", Question(.day)),
      ("a:60%,b:40%", .binary), ("10%:8,50%:9", .binary),
      ("a:60%,b:40%", Question(.number)), ("a:60%,b:40%", Question(.day)),
    ] { #expect(try error { try asking(text, question) }.code == "E-TYPE", "\(text)") }
  }

  @Test func `of options must name those of the question, in any order`() throws {
    let question = Question(.ordered, options: ["low", "mid", "high"])
    let read = try Estimate(parsing: "high:50%,low:20%,mid:30%", of: question, lexicon: .icd203)
    #expect(read.stated == "low:20%,mid:30%,high:50%")
    let unknown = try error { try Estimate(parsing: "low:50%,hihg:50%", of: question, lexicon: .icd203) }
    #expect(unknown.message == "the question has no option 'hihg'" && unknown.bytes == 8..<12)
    #expect(unknown.slip == .init(word: "hihg", candidates: question.options))
    let missing = try error { try Estimate(parsing: "low:50%,mid:50%", of: question, lexicon: .icd203) }
    #expect(missing.message == "the option 'high' has no share")
  }

  @Test(arguments: [
    "THAAD stays", "잔류", "the odds are 2:1", "key:moon", "c1,c2", "p1", "Brexit vote: 52% leave", "12:30", "",
    "10%", "likely", "://", ":", "a:b", "THAAD: 60%",
  ])
  func `do not look like a statement or an id`(text: String) {
    #expect(!EstimateForm.isDistribution(text))
  }

  @Test(arguments: [
    ("10%:8,50%:14,90%:22", 14.0), ("10%:8,90%:22", 15), ("60%:8,90%:22", 8), ("10%:8,40%:22", 22),
    ("25%:10,75%:20", 15), ("50%:3", 3), ("40%:0,60%:10", 5),
  ])
  func `of numbers have a median`(text: String, median: Double) throws {
    let quantiles = try StatedQuantiles(parsing: text, of: .number)
    #expect(abs(quantiles.median - median) < 1e-12)
  }
}

@Suite struct `Outcomes of a question` {
  private let places = Question(.options, options: ["stays", "이전", "moved"])

  @Test func `are those of its type, and void and ambiguous always`() throws {
    for question in [.binary, places, Question(.number, unit: "tests"), Question(.day)] {
      #expect(try Outcome(parsing: "void", of: question) == .void)
      #expect(try Outcome(parsing: "ambiguous", of: question) == .ambiguous)
    }
    #expect(try Outcome(parsing: "이전", of: places) == .option("이전"))
    #expect(try Outcome(parsing: "\u{110B}\u{1175}\u{110C}\u{1165}\u{11AB}", of: places) == .option("이전"))
    #expect(try Outcome(parsing: "-2.50", of: Question(.number)).word == "-2.50")
    #expect(try Outcome(parsing: "2017-09", of: Question(.day)).word == "2017-09")
    #expect(try Outcome(parsing: "yes", of: Question(.options, options: ["yes", "maybe"])) == .option("yes"))
  }

  @Test func `of another type are refused`() throws {
    let cases: [(String, Question, String)] = [
      ("yes", places, "E-OUTCOME"), ("40%", places, "E-OUTCOME"), ("stay", places, "E-OUTCOME"),
      ("yes", Question(.number, unit: "tests"), "E-OUTCOME"), ("1,000", Question(.number), "E-OUTCOME"),
      ("no", Question(.day), "E-OUTCOME"), ("40%", Question(.day), "E-OUTCOME"),
      ("2017-13", Question(.day), "E-DAY"), ("stays", .binary, "E-OUTCOME"), ("14", .binary, "E-PROBABILITY"),
      ("60..70%", .binary, "E-OUTCOME"), ("100%", .binary, "E-OUTCOME"),
    ]
    for (text, question, code) in cases {
      let found = try error { try Outcome(parsing: text, of: question) }
      #expect(found.code == code && found.hint != nil, "\(text): \(found)")
    }
    #expect(
      try error { try Outcome(parsing: "1,000", of: Question(.number)) }.hint
        == "write 1000 without separators, and decimals after a point: 3.5")
  }
}

@Suite struct `Quantities` {
  @Test(arguments: [
    ("14", "14", 14.0), ("+14", "14", 14), ("-3", "-3", -3), ("007", "7", 7), ("0", "0", 0), ("-0", "0", 0),
    ("-0.0", "0.0", 0), ("2.50", "2.50", 2.5), (".5", "0.5", 0.5), ("-.5", "-0.5", -0.5),
    ("123456789012345", "123456789012345", 123_456_789_012_345),
    ("1000000000000000000", "1000000000000000000", 1e18),
  ])
  func `are kept as they were written`(text: String, stated: String, value: Double) throws {
    let quantity = try Quantity(parsing: text)
    #expect(
      quantity.text == stated && quantity.value == value
        && quantity.value.sign == (value < 0 ? .minus : .plus))
    #expect(try Quantity(parsing: stated) == quantity)
  }

  @Test(arguments: [
    "", "+", "-", "--3", "1.", ".", "1e3", "inf", "nan", "0x10", "1,000", "1 000", "1_000", "３", "-−3", "−3",
    "1.2.3",
    "3%", "14 tests",
  ])
  func `are nothing but plain decimals`(text: String) throws {
    let found = try error { try Quantity(parsing: text) }
    #expect(found.code == "E-NUMBER" && found.hint != nil)
  }
}
