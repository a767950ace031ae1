package import Facts
import GRDB

extension Snapshot {
  /// The pairs of predictions that a link says to be of one event, as the world knew it on a day, or all.
  package func predictionsOfOneEvent(knownBy day: Day?) throws -> [(Int, Int)] {
    let pairs: SQL = """
      SELECT from_prediction, to_prediction FROM link
      WHERE relation = 'same-event' AND (\(Kind.link.condition(knownBy: day?.number))) ORDER BY id
      """
    var found: [(Int, Int)] = []
    try read(pairs) { row in found.append((try row.required(0), try row.required(1))) }
    return found
  }
}
