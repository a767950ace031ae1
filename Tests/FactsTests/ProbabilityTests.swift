import Facts
import Testing

@Suite struct `Probabilities` {
  private func read(_ text: String) throws -> Probability { try Probability(parsing: text, lexicon: .icd203) }

  private func error(_ text: String) throws -> FactError {
    do {
      let probability = try read(text)
      throw FactError("E-TEST", "was read: \(probability)")
    } catch let error as FactError { return error }
  }

  @Test func `of every percent and every thousandth are exact, and read back`() throws {
    for n in 0...1000 {
      let decimal = n == 1000 ? "1.000" : "0." + String(String(n + 1000).dropFirst())
      let percent = "\(n / 10).\(n % 10)%"
      for text in [decimal, percent] + (n % 10 == 0 ? ["\(n / 10)%"] : []) {
        let probability = try read(text)
        #expect(probability.point == Double(n) / 1000, "\(text)")
        #expect(probability.bounds == nil && probability.phrase == nil && probability.lexicon == nil)
        #expect(try read(probability.stated) == probability, "\(text)")
        #expect(probability.stated == (n % 10 == 0 ? "\(n / 10)%" : percent), "\(text)")
        #expect(Probability.percent(probability.point) == probability.stated)
      }
    }
  }

  @Test func `of random billionths are exact, and read back`() throws {
    for seed in 1...3000 {
      var messy = MessyText(seed: seed)
      let billionths = messy.below(1_000_000_001)
      let decimal =
        billionths == 1_000_000_000 ? "1.0" : "0." + String(String(billionths + 1_000_000_000).dropFirst())
      let probability = try read(decimal)
      #expect(probability.point == Double(billionths) / 1e9, "\(decimal)")
      #expect(try read(probability.stated) == probability, "\(decimal)")
      #expect(Probability.percent(probability.point) == probability.stated, "\(decimal)")
    }
  }

  @Test(arguments: [
    ("60..70%", "60..70%", 0.65, 0.6, 0.7), ("60%..70%", "60..70%", 0.65, 0.6, 0.7),
    ("0.6..0.7", "60..70%", 0.65, 0.6, 0.7),
    ("60%..0.7", "60..70%", 0.65, 0.6, 0.7), ("0..100%", "0..100%", 0.5, 0, 1),
    ("12.5..13%", "12.5..13%", 0.1275, 0.125, 0.13),
    ("0.0000001%..0.0000003%", "0.0000001%..0.0000003%", 2e-9, 1e-9, 3e-9),
    ("0.0..1.0", "0..100%", 0.5, 0, 1),
  ])
  func `between two ends have their middle for a point`(
    text: String, stated: String, point: Double, low: Double, high: Double
  ) throws {
    let probability = try read(text)
    #expect(probability.stated == stated)
    #expect(probability.point == point)
    #expect(probability.bounds == low...high)
    #expect(try read(stated) == probability)
  }

  @Test func `between any two percents read back`() throws {
    for low in 0...99 {
      for high in (low + 1)...100 {
        let probability = try read("\(low)..\(high)%")
        #expect(probability.point == Double(low + high) / 200 && probability.stated == "\(low)..\(high)%")
        #expect(probability.bounds?.contains(probability.point) == true)
      }
    }
  }

  @Test(arguments: [
    ("0%", 0.0), ("100%", 1), (".5", 0.5), ("1.0", 1), ("0.0", 0), ("070%", 0.7),
    ("33.3333333%", 0.333333333),
  ])
  func `may stand at the ends or be written briefly`(text: String, point: Double) throws {
    #expect(try read(text).point == point)
  }

  @Test(arguments: [
    ("70", "did you mean 70%?"), ("0", "did you mean 0%?"), ("100", "did you mean 100%?"),
    ("1", "write 1% or 100%"),
    ("60..70", "did you mean 60%?"),
  ])
  func `without a sign are refused with a hint`(text: String, hint: String) throws {
    let bare = text.prefix { $0 != "." }
    let message = "'\(bare)' is neither a percentage nor a decimal fraction"
    #expect(try error(text) == FactError("E-PROBABILITY", message, hint: hint))
  }

  @Test(arguments: ["101", "700", "2017"])
  func `without a sign are not guessed where a percentage cannot be meant`(text: String) throws {
    #expect(try error(text).hint == "probabilities are 70%, 0.7, a range 60..70%, or a word such as likely")
  }

  @Test(arguments: [
    ("0.31506042899461806", "31.506042899461806%", 0.31506042899461806),
    ("33.33333333333333%", "33.33333333333333%", 0.3333333333333333),
    ("0.1234567891", "12.34567891%", 0.1234567891),
    ("0.00000000001", "0.000000001%", 1e-11),
    (".99999999999999994", "99.999999999999994%", 0.9999999999999999),
    ("0.7000000000000", "70%", 0.7), ("0.0000000000", "0%", 0), ("12.5000000000%", "12.5%", 0.125),
    ("5.00000000000001%", "5.00000000000001%", 0.0500000000000001),
  ])
  func `finer than a billionth keep every digit`(text: String, stated: String, point: Double) throws {
    let probability = try read(text)
    #expect(probability.stated == stated)
    #expect(probability.point == point && probability.bounds == nil)
    #expect(try read(stated) == probability)
  }

  @Test func `that any program writes with all its digits read back as the same number`() throws {
    for seed in 1...3000 {
      var messy = MessyText(seed: seed)
      let value = Double(messy.below(1 << 53)) / Double(1 << 53)
      guard !"\(value)".contains("e") else { continue }
      #expect(try read("\(value)").point == value)
      #expect(try read(read("\(value)").stated).point == value)
    }
  }

  @Test(arguments: ["0.1234567891..0.2", "10..12.12345678%"])
  func `finer than a billionth do not end a range`(text: String) throws {
    #expect(try error(text).message.hasSuffix("is finer than a billionth"))
  }

  @Test func `of more digits than any number has are refused`() throws {
    let digits = String(repeating: "3", count: 41)
    #expect(try error("0." + digits).message.hasSuffix("has more than 40 decimal places"))
  }

  @Test(arguments: [
    "101%", "1.1", "100.0000001%", "1.000000001", "200%", "50..101%", "1.00000000000000000001",
    "100.00000000001%",
  ])
  func `above one are refused`(text: String) throws {
    #expect(try error(text).message.hasSuffix("is more than 100%"))
  }

  @Test(arguments: ["70..60%", "70..70%", "0.7..0.6", "70%..60%"]) func `that do not go upwards are refused`(
    text: String
  ) throws {
    let hint = "write the lower end first, as in 60..70%"
    #expect(try error(text) == FactError("E-PROBABILITY", "'\(text)' does not go upwards", hint: hint))
  }

  @Test(arguments: ["0.6..70%", "0.5..1%", "1.0..2%", ".5..60%"])
  func `whose first end could be a fraction or a percentage are refused`(text: String) throws {
    let ends = text.split(separator: "..")
    let hint = "write both signs, as in \(ends[0])%..\(ends[1])"
    #expect(
      try error(text)
        == FactError("E-PROBABILITY", "'\(text)' could begin at \(ends[0]) or at \(ends[0])%", hint: hint))
  }

  @Test(arguments: [
    "-5%", "-0.5", "0,7", "7,0%", "70%%", "%", ".", ".%", "1.", "1.%", "0.5.5", "1-2%", "70%..", "..70%",
    "60...70%", "0.1...5%", "60..70..80%",
    "2017-05-10", "9999999999999%",
  ])
  func `that cannot be read are refused`(text: String) throws {
    #expect(try error(text).code == "E-PROBABILITY")
  }
}

@Suite struct `Words for probabilities` {
  @Test(arguments: ["Very Likely", "very  likely", " very\u{A0}likely ", "VERY\nLIKELY"])
  func `are read whatever their case and spaces`(text: String) throws {
    #expect(try Probability(parsing: text, lexicon: .icd203).stated == "very likely")
    #expect(Lexicon.icd203.holds(text) && Probability.hasShape(text))
  }

  @Test(arguments: ["maybe", "likelyish", "very", "", "verylikely", "아마"])
  func `of no lexicon are refused with all bands`(text: String) {
    #expect(!Lexicon.icd203.holds(text) && !Probability.hasShape(text))
    #expect(throws: FactError.self) { try Probability(parsing: text, lexicon: .icd203) }
    do { _ = try Lexicon.icd203.band(of: text) } catch {
      #expect(error.message == "'\(text)' is not a probability or a phrase of ICD 203")
      for band in Lexicon.icd203.bands { #expect(error.hint?.contains(band.phrase) == true) }
      #expect(error.hint?.contains("very likely 80-95%") == true)
    }
  }

  @Test func `are found by the name of their lexicon`() {
    #expect(Lexicon.named("icd-203")?.title == "ICD 203")
    #expect(Lexicon.named("ICD-203") == nil)
    for lexicon in Lexicon.all { #expect(Lexicon.named(lexicon.name) == lexicon) }
  }

  @Test(arguments: ["70%", "0.7", "60..70%", "70", "-5%", "likely"])
  func `and numbers have the shape of a probability`(text: String) {
    #expect(Probability.hasShape(text))
  }

  @Test(arguments: ["c3", "rain", "+tag", "７0%", "p1", "by"]) func `and numbers are told from other words`(
    text: String
  ) {
    #expect(!Probability.hasShape(text))
  }
}
