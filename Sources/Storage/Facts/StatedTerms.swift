package import Facts
import GRDB

/// What a prediction asks, as far as two of them can be told apart by it.
package struct StatedTerms: Sendable, Hashable {
  package let statement: String
  package let deadline: Day

  package init(_ statement: String, by deadline: Period) {
    self.init(statement, by: deadline.last)
  }

  private init(_ statement: String, by deadline: Day) {
    (self.statement, self.deadline) = (statement, deadline)
  }

  fileprivate init(row: Row) throws {
    self.init(try row.required("statement"), by: Day(number: try row.required("deadline_last")))
  }
}

extension Snapshot {
  /// The oldest prediction that asks each thing under the terms in force.
  package func statedTerms() throws -> [StatedTerms: Int] {
    try database.rows(
      """
      SELECT prediction, statement, deadline_last FROM terms
      WHERE number = (SELECT max(number) FROM terms AS other WHERE other.prediction = terms.prediction)
      ORDER BY prediction
      """
    ).reduce(into: [:]) { stated, row in
      let terms = try StatedTerms(row: row)
      if stated[terms] == nil { stated[terms] = try row.required("prediction") }
    }
  }
}
