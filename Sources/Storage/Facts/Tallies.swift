package import Facts
import GRDB

/// Predictions that wait for an answer, counted as far as SQL alone can tell.
package struct WaitingPredictions: Sendable, Hashable {
  /// Those without any resolution and without a condition: open, whatever the day.
  package let open: Int
  /// Of these, whose deadline is the day.
  package let due: Int
  /// Of these, whose deadline has passed.
  package let overdue: Int
  /// Those that must be settled one by one: with a condition, or with a resolution that may not hold.
  package let doubtful: [Int]
}

extension Snapshot {
  /// How many predictions wait on a day; those that are certainly resolved are not looked at.
  package func waitingPredictions(on day: Day) throws -> WaitingPredictions {
    let touched: SQL = """
      SELECT prediction FROM resolution
      UNION SELECT prediction FROM terms WHERE antecedent IS NOT NULL
      """
    // As texts, days and longer periods that begin later are greater; the few others that are do no harm here.
    let doubtful: [Int] = try database.values(
      """
      SELECT prediction FROM resolution
      WHERE outcome = 'open' OR known > \(day.description)
        OR terms < (SELECT max(id) FROM terms AS newest WHERE newest.prediction = resolution.prediction)
      UNION SELECT prediction FROM terms WHERE antecedent IS NOT NULL
      """)
    let settled: Int = try database.value("SELECT count(*) FROM (\(touched))") ?? 0
    func untouched(_ deadline: SQL) throws -> Int {
      try database.value(
        """
        SELECT count(*) FROM terms WHERE \(deadline) AND prediction NOT IN (\(touched))
          AND number = (SELECT max(number) FROM terms AS newest WHERE newest.prediction = terms.prediction)
        """) ?? 0
    }
    return WaitingPredictions(
      open: try count(.prediction) - settled, due: try untouched("deadline_last = \(day.number)"),
      overdue: try untouched("deadline_last < \(day.number)"), doubtful: doubtful)
  }

  /// How many mentions have no place in a text, or lost it in the newest version.
  package func unanchoredMentionCount() throws -> Int {
    let placeless: Int = try database.value("SELECT count(*) FROM mention WHERE version IS NULL") ?? 0
    let lost: Int =
      try database.value(
        """
        SELECT count(*) FROM anchor WHERE fragments IS NULL
          AND version = (SELECT max(version) FROM anchor AS newest WHERE newest.mention = anchor.mention)
        """) ?? 0
    return placeless + lost
  }
}
