package import Facts
import GRDB

extension Snapshot {
  package func prediction(_ id: Int) throws -> Prediction? {
    guard let row = try database.row("SELECT id, claim FROM prediction WHERE id = \(id)") else { return nil }
    return Prediction(id: id, claim: row["claim"], terms: try terms(of: id))
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

  package func condition(of prediction: Int) throws -> Condition? {
    let row = try database.row(
      """
      SELECT antecedent, antecedent_outcome FROM terms WHERE prediction = \(prediction)
      ORDER BY number DESC LIMIT 1
      """)
    return row.flatMap(Condition.init(row:))
  }

  private func terms(of prediction: Int) throws -> [Terms] {
    try database.rows(
      """
      SELECT id, number, statement, deadline, deadline_first, deadline_last, deadline_basis, criteria,
        antecedent, antecedent_outcome
      FROM terms WHERE prediction = \(prediction) ORDER BY number
      """
    ).map(Terms.init(row:))
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
      INSERT INTO terms (prediction, number, statement, deadline, deadline_basis, criteria, antecedent,
        antecedent_outcome)
      VALUES (\(prediction), \(terms.number), \(terms.statement), \(terms.deadline.text),
        \(terms.deadlineBasis.rawValue), \(terms.criteria), \(terms.condition?.antecedent),
        \(terms.condition?.answer.rawValue))
      """)
  }
}

extension Terms {
  fileprivate init(row: Row) {
    self.init(
      id: row["id"], number: row["number"], statement: row["statement"],
      deadline: Period(stored: row["deadline"], first: row["deadline_first"], last: row["deadline_last"]),
      deadlineBasis: Basis(rawValue: row["deadline_basis"]) ?? .assigned, criteria: row["criteria"],
      condition: Condition(row: row))
  }
}

extension Condition {
  fileprivate init?(row: Row) {
    guard let antecedent: Int = row["antecedent"], let word: String = row["antecedent_outcome"],
      let answer = Answer(rawValue: word)
    else { return nil }
    self.init(antecedent: antecedent, answer: answer)
  }
}
