import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Parameter where Value == ForecastChoice {
  static var choice: Parameter {
    Parameter(
      "of", .one(of: ForecastChoice.all, meaning: \.summary) { $0.name },
      "which forecasts count; standing unless given")
  }
}

extension Parameter where Value == Binning {
  static var bins: Parameter {
    let shape = Shape<Binning>(
      "N|equal-mass|distinct",
      suggests: .words([
        Choice("10", "so many of one width"), Choice("equal-mass", "ten with as many forecasts each"),
        Choice("distinct", "one for each probability that was said"),
      ])
    ) { text throws(Diagnostic) in
      guard let binning = Binning(parsing: text) else {
        throw Diagnostic(
          "E-CHOICE", "'\(text)' says no way to make bins",
          hint: "write a number from 1 to 100, equal-mass, equal-mass:5 or distinct")
      }
      return binning
    }
    return Parameter("bins", shape, "how probabilities are put together; 10 unless given")
  }
}

extension Parameter where Value == ProportionInterval {
  static var interval: Parameter {
    Parameter(
      "interval", .one(of: ProportionInterval.all, meaning: \.summary) { $0.name },
      "how wide a share may lie; wilson unless given")
  }
}

extension Parameter where Value == Int {
  static var resamples: Parameter {
    let shape = Shape<Int>("N") { text throws(Diagnostic) in
      guard let count = Int(text), (1...100_000).contains(count) else {
        throw Diagnostic(
          "E-NUMBER", "'\(text)' is not a number of draws", hint: "write a whole number from 1 to 100000")
      }
      return count
    }
    return Parameter("resamples", shape, "how often calibrated forecasts are drawn")
  }
}

extension Parameter where Value == UInt64 {
  static var seed: Parameter {
    let shape = Shape<UInt64>("N") { text throws(Diagnostic) in
      guard let seed = UInt64(text) else {
        throw Diagnostic("E-NUMBER", "'\(text)' is not a seed", hint: "write a whole number from 0")
      }
      return seed
    }
    return Parameter("seed", shape, "where the draws begin; 1950 unless given")
  }
}

extension Parameter where Value == Bool {
  static var early: Parameter {
    Parameter("early", .flag, "also what was resolved although its deadline has not passed")
  }
}

extension Command {
  static let calibration = Command(
    Syntax(
      "calibration", "Shows how often what was said came true, and whether by skill or by luck.",
      details:
        "'help calibration' explains every line of it, and its JSON. Only statements of yes or no are counted, and only those whose deadline has passed by the as-of day: before, only a yes can be known of what happens early, and counting it would make everybody look too cautious. "
        + ForecastChoice.all.map { "`of \($0.name)`: \($0.summary)." }.joined(separator: " ")
        + " `per` gives a line for each group.",
      keywords: [
        Keyword(.per), Keyword(.choice), .flag(.early), Keyword(.bins), Keyword(.interval),
        Keyword(.resamples), Keyword(.seed),
      ], filter: .anywhere,
      examples: [
        "calibration", "calibration per speaker of last", "calibration @minxin-pei bins 5 interval jeffreys",
        "calibration +korea early of each bins equal-mass",
      ])
  ) { call in
    let groups = try call.calibrationGroups()
    let question = CalibrationQuestion(call, asOf: try call.today())
    return Page(
      groups.count == 1 ? groups[0].details(question) : .calibrationTable(groups, question),
      json: .object(
        question.members + [.init("groups", .array(groups.map { $0.json }))]), list: "groups")
  }
}

/// What was asked for, as it is said beside every answer.
struct CalibrationQuestion {
  let choice: ForecastChoice
  let countsEarly: Bool
  let binning: Binning
  let interval: ProportionInterval
  let grouping: Grouping?
  let asOf: Day

  init(_ call: Call, asOf: Day) {
    choice = call[.choice] ?? .standing
    countsEarly = call[.early]
    binning = call[.bins] ?? .tenths
    interval = call[.interval] ?? .wilson
    grouping = call[.per]
    self.asOf = asOf
  }

  var members: [JSON.Member] {
    [
      .init("rule", .string(ScoringRule.brier.name)), .init("range", .range(of: .brier)),
      .init("as_of", .string(asOf.description)), .init("of", .string(choice.name)),
      .init("early", .bool(countsEarly)), .init("bins", .string(binning.words)),
      .init("interval", .string(interval.name)), .init("level", .number(0.95)),
      .init("per", .optional(grouping?.name)),
    ]
  }
}

extension Call {
  fileprivate func calibrationGroups() throws -> [CalibrationGroup] {
    let records = try assessments(filter(arguments.filter))
    var plan = CalibrationReport.Plan(binning: self[.bins] ?? .tenths, interval: self[.interval] ?? .wilson)
    plan.resamples = self[.resamples]
    plan.seed = self[.seed] ?? plan.seed
    let (today, choice, early) = (try today(), self[.choice] ?? .standing, self[.early])
    let events = try events()
    return try grouped(records, per: self[.per]).map {
      CalibrationGroup(
        $0.key, $0.records, of: choice, passed: early ? nil : today, events: events, plan: plan)
    }
  }
}

extension Binning {
  /// Reads `5`, `equal-mass`, `equal-mass:5` or `distinct`.
  init?(parsing text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("distinct", 1): self = .distinct
    case ("equal-mass", 1): self = .equalMass(10)
    case ("equal-mass", 2):
      guard let bins = Binning.number(parts[1]) else { return nil }
      self = .equalMass(bins)
    default:
      guard parts.count == 1, let bins = Binning.number(text) else { return nil }
      self = .equalWidth(bins)
    }
  }

  private static func number(_ text: String) -> Int? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) }), let bins = Int(text), (1...100).contains(bins)
    else { return nil }
    return bins
  }

  /// As it is typed.
  var words: String {
    switch self {
    case .edges(let thousandths, _): String(thousandths.count - 1)
    case .equalMass(let bins): "equal-mass:\(bins)"
    case .distinct: "distinct"
    }
  }
}
