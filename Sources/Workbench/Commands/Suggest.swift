import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Parameter where Value == [ClosedRange<Int>] {
  static var takenSentences: Parameter {
    Parameter("take", .sentenceList, "the sentences to record as claims, with the speakers and words shown")
  }
}

extension Parameter where Value == String {
  static var rules: Parameter {
    Parameter("rules", .text("FILE"), "a file of rules instead of those for English and Korean")
  }
}

extension Shape where Value == [ClosedRange<Int>] {
  fileprivate static var sentenceList: Shape {
    Shape("s4,s6..s8") { text throws(Diagnostic) in
      var ranges: [ClosedRange<Int>] = []
      for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
        guard case .sentences(let numbers)? = (try? TextAddress.read("d1.\(piece)"))?.place else {
          throw Diagnostic(
            "E-ADDRESS", "'\(piece)' is not a sentence's number", hint: "write s4, s4,s9 or s4..s6")
        }
        ranges.append(numbers)
      }
      return ranges
    }
  }
}

extension Command {
  static let suggest = Command(
    Syntax(
      "suggest", "Offers sentences that sound like forecasts or claims, with the words that say so.",
      details: """
        Nothing is learned or fetched: the rules are lists of words with weights, which 'help cues' prints, and a
        sentence is offered when what stands in it weighs 3. Beside it stand who seems to say it and, where its words say
        how likely it is, the band of the lexicon. `take` records sentences as claims, as 'claim' would with what is
        shown: kind, speaker and hedge; @who is the speaker of all that are taken. Menus and notices are left out.
        """,
      slots: [.required(.edition), .optional(.part)],
      keywords: [Keyword(.takenSentences), Keyword(.rules)], tags: .add, speaker: "speaker",
      examples: ["suggest d2", "suggest d2 take s2 @moon +korea/election", "suggest d1 s1..s2"])
  ) { arguments, session, output in
    let rules = try session.rules(arguments)
    guard arguments[.takenSentences] != nil else {
      try arguments.refuseTagsAndSpeaker()
      return output.page(try session.offered(arguments, rules))
    }
    let taken = try session.taken(arguments, rules)
    let script = Script(file: taken.document.description, keepsGoing: false, verb: "suggest")
    try session.play(script, output) { session in
      for line in taken.lines { try session.execute(Statement(arguments: line, source: "suggest"), output) }
    }
  }
}

extension Arguments {
  fileprivate func refuseTagsAndSpeaker() throws {
    guard let first = speaker ?? tags.first?.word else { return }
    throw Diagnostic(
      "E-SUGGEST", "'\(first.text)' is for what is taken", hint: "add 'take s4', or leave it out",
      at: first.range)
  }
}

extension Session {
  fileprivate func rules(_ arguments: Arguments) throws -> CueRules {
    guard let file = arguments[.rules] else { return try .standard() }
    do { return try CueFile.read(text(of: file), named: file) } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .rules))
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .rules))
    }
  }

  fileprivate mutating func offered(_ arguments: Arguments, _ rules: CueRules) throws -> Page {
    let session = self
    return try read { snapshot in
      let call = Call(arguments, session, snapshot)
      let version = try call.edition(.edition)
      let offers = try call.offers(rules, in: version, call.sentences(of: version))
      return .offered(offers, in: version, named: try call.name(of: version), try call.lexicon())
    }
  }

  /// The commands that record the sentences which are taken.
  fileprivate mutating func taken(
    _ arguments: Arguments, _ rules: CueRules
  ) throws -> (document: Identifier, lines: [[String]]) {
    let session = self
    return try read { snapshot in
      let call = Call(arguments, session, snapshot)
      let version = try call.edition(.edition)
      let offers = try call.offers(rules, in: version, call.sentences(of: version))
      let numbers = try call.takenSentences(of: version)
      return (
        Identifier(.document, version.document),
        try numbers.map { try call.line(taking: $0, of: offers, in: version) }
      )
    }
  }
}

extension Call {
  fileprivate func takenSentences(of version: Version) throws -> [Int] {
    let ranges = self[.takenSentences] ?? []
    let last = version.segmentation.sentences.count
    if let beyond = ranges.first(where: { $0.upperBound > last }) {
      throw wrong(
        .takenSentences, "E-ADDRESS",
        "\(try name(of: version)) has \(last) sentences, so there is no s\(beyond.upperBound)",
        hint: "'suggest \(try name(of: version))' lists what is offered")
    }
    return ranges.flatMap { Array($0) }
  }

  /// The command that records one sentence as 'suggest' shows it.
  fileprivate func line(taking number: Int, of offers: [Offer], in version: Version) throws -> [String] {
    guard let offer = offers.first(where: { $0.number == number }) else {
      throw wrong(
        .takenSentences, "E-SUGGEST", "s\(number) is not offered",
        hint: "'claim \(try name(of: version)).s\(number)' records any sentence")
    }
    let text = version.text[offer.range]
    var line = [
      "claim", "\(try name(of: version)).s\(number)", "kind", offer.reading.kind.rawValue,
    ]
    if let speaker = arguments.speaker?.text ?? offer.speaker?.handle.description { line.append(speaker) }
    if let hedge = offer.reading.hedge { line += ["hedge", StoredText(text)[hedge.range].onOneLine] }
    return line + arguments.tags.map(\.word.text)
  }
}
