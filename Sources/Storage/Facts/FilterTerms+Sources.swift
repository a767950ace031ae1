import Facts
import GRDB

extension FilterCompiler {
  /// Words that a speaker reports, anywhere in the chain, and claims in them.
  func reported(by handle: Handle) -> SQL? {
    let words: SQL = """
      SELECT mention FROM mention_via JOIN speaker ON speaker.id = mention_via.reporter
      WHERE handle = \(handle.name)
      """
    return switch kind {
    case .mention: isAmong(words)
    case .claim: isAmong(claims(ofMentions: mentions("id IN (\(words))")))
    default: nil
    }
  }

  /// That the grade on one axis is among some, where any are asked for.
  func graded(_ column: String, _ grades: [String], and other: SQL = "TRUE") -> SQL {
    grades.isEmpty ? other : "\(sql: column) IN \(grades) AND \(other)"
  }
}
