import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

/// One row of a table at work: the commands that it stands for, and what they made.
struct RowWork {
  let row: ForecastRow
  let defaults: ForecastDefaults
  let columns: ForecastColumns
  let file: String
  private var entry: ForecastBook.Entry?
  private var made: [Identifier] = []
  private var assumed: [ForecastTally.Assumption] = []

  init(_ row: ForecastRow, _ defaults: ForecastDefaults, _ columns: ForecastColumns, file: String) {
    (self.row, self.defaults, self.columns, self.file) = (row, defaults, columns, file)
  }

  /// Runs the row's commands; a failure is placed at the cell that is to blame.
  mutating func carryOut(_ session: inout Session, _ book: ForecastBook, _ tally: ForecastTally) throws {
    let statement = self.statement
    let by = row.by ?? defaults.by
    let terms = by.map { StatedTerms(statement, by: $0) }
    do {
      let known = try book.entry(of: row, terms) { try session.read($0) }
      if var known {
        try known.check(row)
        try addTags(to: known, &session, tally)
        if row.probability != nil {
          try forecast(&known, &session, tally)
        } else {
          assumed.append(.probability)
        }
        entry = known
      } else {
        entry = try predict(statement, by: by, &session, tally)
      }
    } catch let error as FactError {
      throw failure(error, in: row.key == nil ? .statement : .key)
    }
    if let word = row.outcome { try resolve(as: word, &session, tally) }
  }

  /// Keeps what was done, once it is sure to stay.
  func settle(_ book: inout ForecastBook, _ tally: ForecastTally) {
    if let entry { book.keep(entry, row) }
    for id in made { tally.made[id.kind, default: []].append(id) }
    for assumption in assumed { tally.assume(assumption, at: row.line) }
    if made.isEmpty { tally.unchanged += 1 }
  }

  /// What the row says, else its key, else where it stands.
  private var statement: String { row.statement ?? row.key ?? "\(file) line \(row.line)" }

  // MARK: Predictions and forecasts

  private mutating func predict(
    _ statement: String, by: Period?, _ session: inout Session, _ tally: ForecastTally
  ) throws -> ForecastBook.Entry {
    guard let by else {
      throw failure(
        FactError(
          "E-MISSING", "nothing says by when this is predicted", hint: "map by=COLUMN, or add by DAY"),
        in: .by)
    }
    if row.statement == nil, row.key == nil { assumed.append(.statement) }
    var fields: [CommandFields.Field] = [.init("statement", .text(statement)), .init("by", .text(by.text))]
    fields += try forecastFields()
    if row.probability == nil { assumed.append(.probability) }
    fields += typeFields
    if let key = row.key { fields.append(.init("key", .text(key))) }
    if !tags.isEmpty { fields.append(.init("tags", .list(tags.map(\.path)))) }
    try run(.predict, fields, &session, tally)
    let newest = session.sitting.newest
    guard let prediction = newest.last(where: { $0.kind == .prediction }) else {
      throw FactError("E-IMPORT", "the row made no prediction")
    }
    made.append(prediction)
    if row.probability != nil { made += newest.filter { $0.kind == .forecast } }
    var entry = ForecastBook.Entry(
      prediction: prediction.number, statement: statement, by: by, line: row.line)
    note(in: &entry)
    return entry
  }

  private mutating func forecast(
    _ entry: inout ForecastBook.Entry, _ session: inout Session, _ tally: ForecastTally
  ) throws {
    let fields = try forecastFields()
    try run(
      .forecast, [.init("prediction", .text(entry.identifier.description))] + fields, &session, tally)
    if tally.hasChanged { made += session.sitting.newest.filter { $0.kind == .forecast } }
    note(in: &entry)
  }

  /// Who gave which probability on which day; nothing where the row has none.
  private mutating func forecastFields() throws -> [CommandFields.Field] {
    guard let probability = row.probability else { return [] }
    guard let on = row.on ?? defaults.on else {
      throw failure(
        FactError(
          "E-MISSING", "nothing says when the forecast was made", hint: "map on=COLUMN, or add on DAY"),
        in: .on)
    }
    if row.forecaster == nil, !defaults.isForecasterSaid { assumed.append(.forecaster) }
    return [
      .init("probability", .text(probability)),
      .init("forecaster", .text((row.forecaster ?? defaults.forecaster).description)),
      .init("on", .text(on.text)),
    ] + sourceFields
  }

  private var sourceFields: [CommandFields.Field] {
    (row.src ?? defaults.src).map { [.init("src", .text($0))] } ?? []
  }

  /// Remembers the forecast, and whether the table gives another for the same day.
  private mutating func note(in entry: inout ForecastBook.Entry) {
    guard let probability = row.probability, let on = row.on ?? defaults.on else { return }
    let given = ForecastBook.Given(
      forecaster: row.forecaster ?? defaults.forecaster, on: on.last, probability: probability)
    let isRival = entry.given.contains {
      $0.forecaster == given.forecaster && $0.on == given.on && $0.probability != given.probability
    }
    if isRival { assumed.append(.sameDay) }
    if !entry.given.contains(given) { entry.given.append(given) }
  }

  /// What can answer the question, where its forecast does not show it.
  private var typeFields: [CommandFields.Field] {
    let names = columns.options.map(\.name)
    guard row.probability == nil, !names.isEmpty else {
      return defaults.type.map { [.init("type", .text($0.rawValue))] } ?? []
    }
    return [
      .init("type", .text((defaults.type ?? .options).rawValue)),
      .init("options", .text(names.joined(separator: ","))),
    ]
  }

  // MARK: Tags

  private var tags: [TagName] { defaults.tags + row.tags.filter { !defaults.tags.contains($0) } }

  private mutating func addTags(
    to entry: ForecastBook.Entry, _ session: inout Session, _ tally: ForecastTally
  ) throws {
    guard !tags.isEmpty else { return }
    let standing = try session.read { try $0.tags(on: entry.identifier) }
    let missing = tags.filter { !standing.contains($0) }
    guard !missing.isEmpty else { return }
    try run(
      .tag,
      [
        .init("ids", .text(entry.identifier.description)), .init("tags", .list(missing.map(\.path))),
      ], &session, tally)
  }

  // MARK: Outcomes

  private mutating func resolve(
    as word: String, _ session: inout Session, _ tally: ForecastTally
  ) throws {
    guard var entry else { return }
    if let earlier = entry.outcome {
      guard earlier.word == word else { throw conflict(word, "line \(earlier.line) says '\(earlier.word)'") }
    } else if try !stands(word, of: entry, session) {
      try run(.resolve, resolution(word, of: entry), &session, tally)
      if tally.hasChanged { made += session.sitting.newest.filter { $0.kind == .resolution } }
    }
    entry.outcome = entry.outcome ?? (word, row.line)
    self.entry = entry
  }

  /// Whether the outcome is recorded already; another one is an error.
  private func stands(
    _ word: String, of entry: ForecastBook.Entry, _ session: Session
  ) throws -> Bool {
    guard entry.line == nil else { return false }
    var session = session
    let standing = try session.read {
      Resolution.inForce(among: try $0.resolutions(of: entry.prediction))
    }
    guard let standing else { return false }
    let isSame =
      standing.outcome.map { $0.isSaid(by: word) } ?? false
      && (row.resolved == nil || row.resolved?.text == standing.happened?.text)
      && (row.known == nil || row.known?.text == standing.known?.text)
    guard isSame else {
      let days = [standing.happened.map { "on \($0)" }, standing.known.map { "known \($0)" }]
      let words = [standing.outcome?.word ?? "open"] + days.compactMap(\.self)
      throw conflict(
        word, "\(entry.identifier) is resolved already: \(words.joined(separator: " "))",
        hint: "'resolve \(entry.identifier) ...' corrects it")
    }
    return true
  }

  private func conflict(
    _ word: String, _ other: String, hint: String = "a question has one outcome"
  ) -> Failure {
    failure(FactError("E-OUTCOME", "this row says '\(word)', and \(other)", hint: hint), in: .outcome)
  }

  /// The outcome with its days: as the table says them, else the deadline and the day after it.
  private mutating func resolution(
    _ word: String, of entry: ForecastBook.Entry
  ) -> [CommandFields.Field] {
    var (on, known) = (row.resolved, row.known ?? defaults.known)
    if on == nil, known == nil {
      assumed.append(.known)
      known = Period(entry.by.last.advanced(by: 1))
    }
    if on == nil, let known {
      // What was known before the deadline had happened by then.
      on = known.last < entry.by.last ? known : entry.by
    }
    let days = [on.map { ("on", $0) }, known.map { ("known", $0) }].compactMap(\.self)
    return [
      .init("prediction", .text(entry.identifier.description)), .init("outcome", .text(word)),
    ] + days.map { .init($0.0, .text($0.1.text)) } + sourceFields
  }
}

extension Outcome {
  /// Whether a word of the table means it.
  fileprivate func isSaid(by word: String) -> Bool {
    guard case .partial(let share) = self else { return self.word == word }
    return (try? Probability(parsing: word, lexicon: .icd203))?.point == share
  }
}
