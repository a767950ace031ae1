package import Facts
import GRDB

extension Snapshot {
  package func prediction(_ id: Int) throws -> Prediction? {
    guard let row = try database.row("SELECT id, claim FROM prediction WHERE id = \(id)") else { return nil }
    return try Prediction(row: row, terms: terms(of: id))
  }

  /// The predictions attached to a claim.
  package func predictions(of claim: Int) throws -> [Int] {
    try database.values("SELECT id FROM prediction WHERE claim = \(claim) ORDER BY id")
  }

  /// The predictions that wait for this one.
  package func dependants(of antecedent: Int) throws -> [Int] {
    try database.values(
      "SELECT DISTINCT prediction FROM terms WHERE antecedent = \(antecedent) ORDER BY prediction")
  }

  /// Every prediction by its number, read at once.
  package func allPredictions() throws -> Grouped<Prediction> { Grouped(try predictions(nil), by: \.id) }

  /// Those that somebody resolved, or whose terms hold under a condition; all others are open.
  package func predictionsInQuestion() throws -> [Prediction] {
    try predictions(
      "SELECT prediction FROM resolution UNION SELECT prediction FROM terms WHERE antecedent IS NOT NULL")
  }

  private func predictions(_ chosen: SQL?) throws -> [Prediction] {
    let (predictions, ofThese): (SQL, SQL) =
      chosen.map { ("WHERE id IN (\($0))", "WHERE prediction IN (\($0))") } ?? ("", "")
    let terms = try Grouped(terms(ofThese), by: \.prediction)
    return try database.map("SELECT id, claim FROM prediction \(predictions) ORDER BY id") { row in
      try Prediction(row: row, terms: terms[try row.integer(0)].map(\.terms))
    }
  }

  package func condition(of prediction: Int) throws -> Condition? {
    let row = try database.row(
      """
      SELECT antecedent, antecedent_outcome FROM terms WHERE prediction = \(prediction)
      ORDER BY number DESC LIMIT 1
      """)
    return try row.flatMap { try Condition(row: $0) }
  }

  private func terms(of prediction: Int) throws -> [Terms] {
    try terms("WHERE prediction = \(prediction)").map(\.terms)
  }

  private func terms(_ condition: SQL) throws -> [(prediction: Int, terms: Terms)] {
    try database.map(
      """
      SELECT id, prediction, number, statement, type, options, unit, deadline, deadline_basis, criteria,
        antecedent, antecedent_outcome
      FROM terms \(condition) ORDER BY prediction, number
      """
    ) { (try $0.integer(1), try Terms(row: $0)) }
  }
}

extension Change {
  package func add(predictionOn claim: Int?, _ terms: Terms) throws -> (prediction: Int, terms: Int) {
    let prediction = try database.insert("INSERT INTO prediction (claim) VALUES (\(claim))")
    return (prediction, try add(terms, to: prediction))
  }

  /// Adds terms that supersede the earlier ones of the prediction.
  package func add(_ terms: Terms, to prediction: Int) throws -> Int {
    try database.insert(
      """
      INSERT INTO terms (prediction, number, statement, type, options, unit, deadline, deadline_basis, criteria,
        antecedent, antecedent_outcome)
      VALUES (\(prediction), \(terms.number), \(terms.statement), \(terms.type.rawValue),
        \(terms.options.isEmpty ? nil : terms.options.joined(separator: ",")), \(terms.unit),
        \(terms.deadline.text), \(terms.deadlineBasis.rawValue), \(terms.criteria), \(terms.condition?.antecedent),
        \(terms.condition?.answer.rawValue))
      """)
  }
}

extension Prediction {
  fileprivate init(row: some FactRow, terms: [Terms]) throws {
    let id: Int = try row.required("id")
    guard !terms.isEmpty else { throw WorkspaceError.unreadableRow("prediction \(id) has no terms") }
    self.init(id: id, claim: try row.optional("claim"), terms: terms)
  }
}

extension Terms {
  fileprivate init(row: some FactRow) throws {
    self.init(
      id: try row.required("id"), number: try row.required("number"),
      statement: try row.required("statement"), question: try Question(row: row),
      deadline: try row.period("deadline"), deadlineBasis: try row.word("deadline_basis"),
      criteria: try row.optional("criteria"), condition: try Condition(row: row))
  }
}

extension Question {
  fileprivate init(row: some FactRow) throws {
    let options: String? = try row.optional("options")
    self.init(
      stored: try row.word("type"), options: options.map(OptionNames.stored) ?? [],
      unit: try row.optional("unit"))
  }
}

extension Condition {
  /// Nil where the terms hold in any case.
  fileprivate init?(row: some FactRow) throws {
    guard let antecedent: Int = try row.optional("antecedent") else { return nil }
    self.init(antecedent: antecedent, answer: try row.word("antecedent_outcome"))
  }
}
