import CommandLanguage
import Facts
import Storage

/// What the words of one command stand for, found without carrying it out.
struct Explanation {
  var call: Call
  let command: Command
  var phrases: [String] = []
  /// What is wrong with single words, in the order of the words.
  var errors: [Diagnostic] = []

  /// So many columns has the text of a row.
  static let columns = 40

  init(call: Call, command: Command) {
    self.call = call
    self.command = command
  }

  mutating func run() {
    for given in call.arguments.given {
      attempt(at: given.word.range) { explanation in try explanation.explain(given) }
    }
    if let speaker = call.arguments.speaker {
      attempt(at: speaker.range) { explanation in
        explanation.phrases += try explanation.words(of: Handle(parsing: speaker.text), typed: speaker.text)
      }
    }
    for tag in call.arguments.tags where !tag.isRemoved {
      attempt(at: tag.word.range) { explanation in
        let name = try TagName(parsing: tag.name)
        let levels = try explanation.call.snapshot.tagLevels(beginning: name.path, limit: 1)
        if levels.first?.path != name.path { explanation.phrases.append("\(name) is a new tag") }
      }
    }
    if !call.arguments.filter.isEmpty { explainFilter() }
  }

  /// Goes on after a word that is wrong, since another may be wrong too.
  private mutating func attempt(
    at range: Range<Int>?, _ body: (inout Explanation) throws -> Void
  ) {
    do { try body(&self) } catch { errors.append(Failure(explaining: error).diagnostic.placed(at: range)) }
  }

  private mutating func explain(_ given: Arguments.Given) throws {
    switch given.value {
    case let references as [RowReference]:
      try explain(references, given.suggests.kinds, typed: given.word.text)
    case let expression as GivenExpression:
      try explain([expression.reference], [.prediction], typed: given.word.text)
    case let day as DayExpression: try explain(day, of: given)
    case let handle as Handle: phrases += try words(of: handle, typed: given.word.text)
    case Haystack.document(let references):
      try explain(references, [.document], typed: given.word.text)
    case let passage as Passage: try explain(passage)
    case let text as String where given.name == Parameter<String>.probability.name:
      try explain(estimate: text)
    case let text as String where !given.suggests.kinds.isEmpty:
      if let references = RowReference.list(parsing: text) {
        try explain(references, given.suggests.kinds, typed: text)
      }
    default: break
    }
  }
}

// MARK: Rows

extension Explanation {
  /// Longer ranges are not looked at while somebody types.
  private static let longestRange = 2000

  private mutating func explain(_ references: [RowReference], _ kinds: [Kind], typed: String) throws {
    let isLong = references.contains { reference in
      if case .range(let from, let to) = reference {
        to.number - from.number > Explanation.longestRange
      } else {
        false
      }
    }
    guard !isLong, !kinds.isEmpty else { return }
    let rows = try references.flatMap { try call.resolve($0, kinds) }
    let shown = try rows.prefix(2).map { row in
      "\(row) \"\(try call.snapshot.text(of: row)?.shortened(to: Explanation.columns) ?? "")\""
    }
    let names = rows.map(\.description).joined(separator: ",")
    let answer = typed.split(separator: "=").first.map(String.init) ?? typed
    let sign = answer == names ? "" : answer + (rows.count == 1 ? " = " : ": \(rows.count) rows, ")
    phrases.append(sign + shown.joined(separator: ", ") + (rows.count > 2 ? ", …" : ""))
  }

  private func words(of handle: Handle, typed: String) throws -> [String] {
    guard let speaker = try call.snapshot.speaker(named: handle) else {
      return ["\(handle) is a new speaker"]
    }
    let isAlias = speaker.handle != handle
    let words = (isAlias ? [speaker.handle.description] : []) + (speaker.name.map { [$0] } ?? [])
    return words.isEmpty ? [] : ["\(handle) = " + words.joined(separator: ", ")]
  }
}

// MARK: Values

extension Explanation {
  private mutating func explain(_ day: DayExpression, of given: Arguments.Given) throws {
    let isDeadline = given.name == Parameter<DayExpression>.by.name
    let period = try day.resolved(
      asOf: day.isRelative ? call.today() : Day(number: 0), looking: isDeadline ? .future : .past)
    if day.isRelative {
      phrases.append("\(given.word.text) = \(period.display)")
    } else if isDeadline, !period.isOneDay {
      phrases.append("\(period) ends \(Period(period.last).display)")
    } else if period.isOneDay {
      phrases.append("\(given.name) \(period.display)")
    }
  }

  mutating func explain(chance text: String) throws {
    let chance = try Probability(parsing: text, lexicon: call.lexicon())
    let point = Explanation.percent(chance.point)
    if let bounds = chance.bounds {
      let band = Explanation.percent(bounds.lowerBound).dropLast(2) + "-"
      phrases.append("\(chance.stated) = \(band)\(Explanation.percent(bounds.upperBound)), \(point)")
    } else if chance.stated != text {
      phrases.append("\(text) = \(point)")
    }
  }

  private static func percent(_ value: Double) -> String { Probability.percent(value).dropLast() + " %" }

  private mutating func explain(_ passage: Passage) throws {
    switch passage {
    case .mention(let mention): try explain([.id(mention)], [.mention], typed: mention.description)
    case .address(let address):
      let version = try call.version(of: address, .passage)
      let words = version.text[try call.fragments(of: address, .passage).span]
      phrases.append("\(address) \"\(words.shortened(to: Explanation.columns))\"")
    case .addresses(let addresses): for address in addresses { try explain(.address(address)) }
    case .text where call[.every]: break
    case .text(let text): try explain(quote: text)
    }
  }

  /// Where some words stand; that they do not is wrong only if the line itself says where they should.
  private mutating func explain(quote text: String) throws {
    let document: Int
    switch call[.in] {
    case .document(let references):
      guard let row = try references.first.flatMap({ try call.resolve($0, [.document]).first }) else {
        return
      }
      document = row.number
    case nil:
      guard let use = call.sitting.use else { return }
      document = use
    case .nowhere, .address: return
    }
    guard let version = try call.snapshot.version(of: document),
      version.text.count <= Explanation.longestText
    else { return }
    let places = QuoteSearch.places(of: text, in: version.text)
    if let place = places.first {
      let number = version.segmentation.sentenceNumbers(overlapping: place)?.lowerBound
      let address = "d\(document)" + (number.map { ".s\($0)" } ?? "")
      phrases.append(
        "the words stand in " + (places.count == 1 ? address : "\(places.count) places, \(address) first"))
    } else if call[.in] != nil {
      throw call.wrong(.passage, "E-WORDS", "these words do not stand in d\(document)")
    } else {
      phrases.append("these words do not stand in d\(document)")
    }
  }

  /// Code points of a text in which words are still looked for at every key.
  private static let longestText = 50_000
}
