@testable import CommandLanguage

/// A small language of its own, with one syntax for each way in which words are taken.
enum Toy {
  static let claim = Parameter("claim", .text("ID", fits: isClaim), "the claim")
  static let words = Parameter("words", .text(), "what is said")
  static let odds = Parameter("odds", .percent, "how likely")
  static let by = Parameter("by", .text("DAY"), "the deadline")
  static let because = Parameter("because", .text(), "the reason")
  static let limit = Parameter("limit", .count, "how many")
  static let quiet = Parameter("quiet", .flag, "say nothing")
  static let stance = Parameter("stance", .choice(["supports", "contradicts"]), "for or against")
  static let kind = Parameter("kind", .choice(["claims", "predictions", "tags"]), "what to list")
  static let who = Parameter("who", .text("@who"), "the speaker")

  static let predict = Syntax(
    "predict", "Asks.", slots: [.optional(claim), .text(words, isRequired: false), .optional(odds)],
    keywords: [Keyword(by), Keyword(because), Keyword(limit), .flag(quiet)], tags: .add, speaker: "speaker",
    examples: [])

  static let weigh = Syntax(
    "weigh", "Weighs.", slots: [.required(claim), .text(words), .required(stance)],
    keywords: [.required(by), Keyword(because)], examples: [])

  static let tag = Syntax(
    "tag", "Tags.", slots: [.optional(claim)], keywords: [.flag(quiet)], tags: .addAndRemove,
    filter: .afterWhere,
    examples: [])

  static let list = Syntax(
    "list", "Lists.", slots: [.required(kind)], keywords: [Keyword(limit), .flag(quiet)], filter: .anywhere,
    examples: [])

  static let expect = Syntax("expect", "Checks.", slots: [.required(kind)], rest: "WORDS...", examples: [])

  static let speaker = Syntax(
    "speaker", "Names.", slots: [.required(who)], keywords: [Keyword(by)], speaker: "speaker", examples: [])

  static let all = [predict, weigh, tag, list, expect, speaker]

  static let options = [
    OptionSyntax("json", nil, "as JSON"), OptionSyntax("dry-run", nil, "changes nothing"),
    OptionSyntax("as-of", "DAY", "the day to look from"),
  ]

  @Sendable private static func isClaim(_ text: String) -> Bool {
    text.first == "c" && text.count > 1 && text.dropFirst().allSatisfy("0123456789".contains)
  }
}

extension Shape where Value == Int {
  fileprivate static var percent: Shape {
    Shape("ODDS", fits: { $0.hasSuffix("%") }) { text throws(Diagnostic) in
      guard let value = Int(text.dropLast()), text.hasSuffix("%") else {
        throw Diagnostic("E-ODDS", "'\(text)' is not a percentage", hint: "write it as 70%")
      }
      return value
    }
  }

  fileprivate static var count: Shape {
    Shape("N") { text throws(Diagnostic) in
      guard let value = Int(text) else { throw Diagnostic("E-NUMBER", "'\(text)' is not a number") }
      return value
    }
  }
}

/// The arguments of a line whose verb is one of the toys.
func bound(_ line: String) throws -> Arguments { try bound(statement(line)) }

func bound(_ statement: Statement) throws -> Arguments {
  guard let syntax = Toy.all.first(where: { $0.name == statement.words[0].text }) else {
    throw Diagnostic("E-TEST", "no toy is called \(statement.words[0].text)")
  }
  return try syntax.bind(statement, options: Toy.options)
}

/// What a line was understood to mean, apart from options, order and places.
struct Meaning: Equatable, CustomStringConvertible {
  var values: [String: [Unicode.Scalar]] = [:]
  var flags: Set<String> = []
  var tags: [String] = []
  var speaker: String?
  var filter: [[Unicode.Scalar]] = []
  var rest: [[Unicode.Scalar]] = []

  init(_ arguments: Arguments) {
    for (name, bound) in arguments.bound {
      if bound.isFlag { flags.insert(name) } else { values[name] = scalars(bound.word.text) }
    }
    tags = arguments.tags.map { ($0.isRemoved ? "-" : "+") + $0.name }
    speaker = arguments.speaker?.text
    filter = arguments.filter.map { scalars($0.text) }
    rest = arguments.rest.map { scalars($0.text) }
  }

  init(_ line: String) throws { self.init(try bound(line)) }

  var description: String {
    let values = values.map { "\($0.key)=\(String(String.UnicodeScalarView($0.value)).debugDescription)" }
      .sorted()
    let filter = filter.map { String(String.UnicodeScalarView($0)) }
    return "\(values) \(flags.sorted()) \(tags) \(speaker ?? "") where \(filter) \(rest.count)"
  }
}
