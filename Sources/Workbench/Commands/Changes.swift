import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Shape where Value == String {
  /// A day, or an operation such as `o12`.
  fileprivate static var moment: Shape {
    Shape("DAY|oN", suggests: .days(.past)) { text throws(Diagnostic) in
      if Identifier(parsing: text)?.kind == .operation { return text }
      do throws(FactError) { _ = try DayExpression(parsing: text) } catch {
        throw Diagnostic(
          error.code, "'\(text)' is neither a day nor an operation",
          hint: error.hint ?? "write 2017-05-01, or o12")
      }
      return text
    }
  }
}

extension Parameter where Value == String {
  fileprivate static var firstMoment: Parameter {
    Parameter("from", .moment, "the earlier day, or operation")
  }
  fileprivate static var lastMoment: Parameter { Parameter("until", .moment, "the later day, or operation") }
}

extension Parameter where Value == ScoreChanges.Clock {
  fileprivate static var clock: Parameter {
    Parameter(
      "clock", .choice(), "as-of: what the world knew on these days; recorded: what this file said then")
  }
}

extension Command {
  static let changes = Command(
    Syntax(
      "changes", "Shows which resolutions, forecasts and amendments moved a score between two days.",
      details: """
        Days are as-of days: what the world knew. `changes o12 o20`, or days with `clock recorded`, compare what this
        file said then, where corrections show. Every prediction's part in the change is exact: with n scored after and
        the mean m before, one scored at both ends adds (after - before) / n, a newly scored one (score - m) / n, one no
        longer scored (m - score) / n; the parts add up to the change in whatever order things happened. The filter
        is read at the later end and means records at each end by what was known then. Each kind of question has its
        own changes; where there are several, they stand in JSON under 'kinds'.
        """,
      slots: [.required(.firstMoment), .required(.lastMoment)],
      keywords: [Keyword(.per), Keyword(.rule), Keyword(.clock)], filter: .anywhere,
      examples: [
        "changes 2017-05-01 2017-06-01", "changes 2017-05-01 today @minxin-pei rule log",
        "changes o1 o2 per speaker", "changes 2017-05-01 today per speaker clock recorded",
      ])
  ) { arguments, session, output in
    // The ends are seen by copies of the session, which must share what is open.
    _ = try session.store()
    output.page(.of(try session.changes(arguments)))
  }
}

extension Session {
  /// How scores moved between the two ends that a command names.
  func changes(_ arguments: Arguments) throws -> [ScoreChanges] {
    let names = (
      from: try arguments.required(Parameter.firstMoment), to: try arguments.required(Parameter.lastMoment)
    )
    let hasOperation = [names.from, names.to].contains { Identifier(parsing: $0)?.kind == .operation }
    let clock = arguments[.clock] ?? (hasOperation ? .recorded : .asOf)
    guard clock == .recorded || !hasOperation else {
      throw Diagnostic(
        "E-DAY", "an operation is no as-of day", hint: "leave out 'clock as-of', or name days",
        at: arguments.range(of: Parameter.clock))
    }
    var (early, late) = (self, self)
    let ends = (
      try early.look(at: names.from, by: clock, arguments.range(of: Parameter.firstMoment)),
      try late.look(at: names.to, by: clock, arguments.range(of: Parameter.lastMoment))
    )
    guard early.place(by: clock) <= late.place(by: clock) else {
      throw Diagnostic(
        "E-DAY", "\(names.from) is later than \(names.to)", hint: "write the earlier one first",
        at: arguments.range(of: Parameter.firstMoment))
    }
    return try Session.changes(arguments, clock, named: ends, &early, &late)
  }

  /// Sees the facts as they were known on a day, or as the file stood then, and says what that end is called.
  private mutating func look(
    at moment: String, by clock: ScoreChanges.Clock, _ range: Range<Int>?
  ) throws -> String {
    do {
      switch clock {
      case .asOf:
        let day = try day(moment)
        sitting.asOf = day
        return day.description
      case .recorded:
        let operation = try operation(recorded: moment)
        sitting.recorded = operation
        return "o\(operation)"
      }
    } catch { throw Failure(explaining: error).diagnostic.placed(at: range) }
  }

  /// The one day that a word means; relative ones are seen from the as-of day.
  private mutating func day(_ text: String) throws -> Day {
    let expression = try DayExpression(parsing: text)
    guard let today = sitting.asOf, expression.isRelative else { return try asOf(text) }
    return try asOf(expression.resolved(asOf: today, looking: .past).text)
  }

  private func place(by clock: ScoreChanges.Clock) -> Int {
    switch clock {
    case .asOf: sitting.asOf?.number ?? 0
    case .recorded: sitting.recorded ?? 0
    }
  }

  private static func changes(
    _ arguments: Arguments, _ clock: ScoreChanges.Clock, named ends: (String, String), _ early: inout Session,
    _ late: inout Session
  ) throws -> [ScoreChanges] {
    let seen = late
    let filter = try late.read { try Call(arguments, seen, $0).filter(arguments.filter) }
    return try ScoreChanges.each(
      clock, named: ends, from: early.view(filter, arguments), to: late.view(filter, arguments),
      rule: arguments[.rule])
  }

  /// What this session sees of the records that a filter means.
  private func view(_ filter: Filter, _ arguments: Arguments) -> LedgerView {
    // One for all that is read, since it keeps open what the file said earlier.
    var session = self
    func read<Value>(_ query: (Call) throws -> Value) throws -> Value {
      try session.read { try query(Call(arguments, self, $0)) }
    }
    return LedgerView(
      end: { try read { try $0.ledgerEnd(filter, per: arguments[.per]) } },
      known: { predictions in try read { try $0.known(of: predictions) } })
  }
}
