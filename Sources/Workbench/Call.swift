import CommandLanguage
import Facts
import Presentation
import Storage

/// One command at work: what was typed, what the sitting supplies, and what both were resolved to.
struct Call {
  let arguments: Arguments
  /// Also holds what `last` means, and will mean after this command.
  var sitting: Sitting
  let environment: Environment
  let snapshot: Snapshot
  let predictions = PredictionSource()
  let recordReader: RecordReader
  /// The workspace's file as it was named.
  let path: String
  var canonical = Canonical()
  var notices: [Notice] = []
  /// Whether a script's operation runs, whose work is not finished.
  var isWithinOperation = false

  init(_ arguments: Arguments, _ session: Session, _ snapshot: Snapshot) {
    self.arguments = arguments
    self.snapshot = snapshot
    recordReader = RecordReader(snapshot, predictions)
    path = session.path ?? ":memory:"
    sitting = session.sitting
    environment = session.environment
  }

  var author: Handle { sitting.author }

  subscript<Value>(_ parameter: Parameter<Value>) -> Value? { arguments[parameter] }
  subscript(_ parameter: Parameter<Bool>) -> Bool { arguments[parameter] }

  /// The value of an argument that the syntax requires.
  func required<Value>(_ parameter: Parameter<Value>) throws(Diagnostic) -> Value {
    try arguments.required(parameter)
  }

  /// An error about one argument, with a caret under it.
  func wrong<Value>(
    _ parameter: Parameter<Value>, _ code: String, _ message: String, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(code, message, hint: hint, at: arguments.range(of: parameter))
  }

  /// An error about the command as a whole.
  func wrong(_ code: String, _ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(code, message, hint: hint, at: arguments.verb.range)
  }

  /// Carries out a rule of the facts; if it is broken, the error points at the argument, or the part to blame.
  func placed<Value, Result>(
    _ parameter: Parameter<Value>, _ body: () throws(FactError) -> Result
  ) throws -> Result {
    do { return try body() } catch {
      let part = error.bytes.flatMap { arguments.place(of: $0, in: parameter) }
      throw Diagnostic(error, at: part ?? arguments.range(of: parameter))
    }
  }

  // MARK: Days

  /// The as-of day, else today in the workspace's zone.
  func today() throws -> Day {
    if let day = sitting.asOf { return day }
    return try realToday()
  }

  /// Today by the clock, whatever the sitting looks at.
  func realToday() throws -> Day {
    try Zone.day(milliseconds: environment.now(), in: zone())
  }

  /// Whether a day has come in every zone; then nobody need ask which zone the workspace is in.
  private func hasSurelyCome(_ day: Day) throws -> Bool {
    let latest = try Zone.day(milliseconds: environment.now(), in: Zone.standard).advanced(by: -1)
    return day <= sitting.asOf ?? latest
  }

  /// Whether a period has begun by the as-of day.
  func hasCome(_ period: Period) throws -> Bool {
    if try hasSurelyCome(period.first) { return true }
    return try period.first <= today()
  }

  func zone() throws -> String { try snapshot.setting("zone") ?? Zone.standard }

  /// The day that an argument names, which must have come by the as-of day.
  mutating func pastDay(_ parameter: Parameter<DayExpression>) throws -> Period? {
    guard let period = try day(parameter) else { return nil }
    guard try hasCome(period) else {
      throw wrong(
        parameter, "E-FUTURE", "\(period) lies after the as-of day, \(try today())",
        hint: "'set as-of DAY' moves the as-of day")
    }
    return period
  }

  /// The day that an argument names, made absolute in the log.
  mutating func day(
    _ parameter: Parameter<DayExpression>, looking direction: DayExpression.Direction = .past
  ) throws -> Period? {
    guard let expression = self[parameter] else { return nil }
    let asOf = expression.isRelative ? try today() : Day(number: 0)
    let period = try placed(parameter) { () throws(FactError) in
      try expression.resolved(asOf: asOf, looking: direction)
    }
    canonical.replace(parameter.name, with: period.text)
    if expression.isRelative { warnOfRelativeDay(read: period.text) }
    return period
  }

  /// Says that a script which holds a relative day changes its meaning daily.
  mutating func warnOfRelativeDay(read day: String) {
    guard sitting.isScripted, sitting.asOf == nil else { return }
    warn(
      "line \(arguments.statement.line): a relative day in a script means another day tomorrow; "
        + "it was read as \(day); 'set as-of DAY' fixes it")
  }

  // MARK: Speakers

  /// The speaker named by `@who`; an alias stands for its speaker.
  mutating func speaker() throws -> Handle? {
    guard let word = arguments.speaker else { return nil }
    let handle = try handle(word.text, at: word.range)
    canonical.replace("@", with: handle.description)
    return handle
  }

  mutating func speaker(_ parameter: Parameter<Handle>) throws -> Handle? {
    guard let typed = self[parameter] else { return nil }
    try placed(parameter) { () throws(FactError) in try typed.checkIsFree() }
    let handle = try known(typed)
    canonical.replace(parameter.name, with: handle.description)
    return handle
  }

  private mutating func handle(_ text: String, at range: Range<Int>) throws -> Handle {
    do { return try known(Handle(parsing: text)) } catch let error as FactError {
      throw Diagnostic(error, at: range)
    }
  }

  // A speaker is made on first use; a name that is nearly one we have is more likely a slip, so it is pointed out.
  mutating func known(_ handle: Handle) throws -> Handle {
    if let known = try snapshot.handle(named: handle) { return known }
    try handle.checkIsFree()
    let others = try snapshot.speakers().map(\.handle.name)
    let nearest = Spelling.nearest(to: handle.name, among: others).map { "; did you mean @\($0)?" } ?? ""
    note("\(handle) is a new speaker\(nearest)")
    return handle
  }
}
