import Facts
import GRDB

extension FilterCompiler {
  /// The rows that have an attribute, themselves or, for a claim, in one of its mentions.
  func has(_ name: String, _ value: String?) -> SQL? {
    guard Kind.attributable.contains(kind) else { return nil }
    let own = isAmong(bearers(of: name, value, kind))
    guard kind == .claim else { return own }
    let mentions = mentions("id IN (\(bearers(of: name, value, .mention)))")
    return "\(own) OR \(isAmong(claims(ofMentions: mentions)))"
  }

  /// Where coders differ, the attribute of `gold` counts, else the newest.
  private func bearers(of name: String, _ value: String?, _ kind: Kind) -> SQL {
    """
    SELECT attribute.\(sql: kind.column) FROM attribute JOIN speaker ON speaker.id = attribute.coder
    WHERE attribute.name = \(name) AND attribute.value IS coalesce(\(value), attribute.value)
      AND attribute.\(sql: kind.column) IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM attribute AS other JOIN speaker AS coder ON coder.id = other.coder
        WHERE other.\(sql: kind.column) = attribute.\(sql: kind.column) AND other.name = attribute.name
          AND (coder.handle = 'gold', other.id) > (speaker.handle = 'gold', attribute.id))
    """
  }
}
