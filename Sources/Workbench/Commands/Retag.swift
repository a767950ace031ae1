import CommandLanguage
import Facts
import Presentation
import Storage

// What renaming and merging tags have in common.

extension Call {
  /// The tag that the first name means; the log keeps the tag.
  mutating func unaliased(_ tag: TagName) throws -> TagName {
    let meant = try meant(by: tag)
    if meant != tag { canonical.replace("from", with: meant.description) }
    return meant
  }

  /// Gives a tag and those below it another name, unless rows would break a scheme that did not before.
  mutating func retag(_ old: TagName, as new: TagName, _ change: Change) throws -> Reply {
    let rows = try snapshot.bearers(of: old)
    guard agrees(that: rows, would: "tagged \(new) for \(old)") else { return Reply(.refused) }
    let before = try tagBreaches(of: rows)
    let redirection = try change.rename(old, to: new)
    try refuseNewBreaches(
      of: rows, since: before, .newName, hint: { "change the scheme '\($0)' first, or choose another name" })
    note(redirection)
    return Reply(.renamed(old.description, new.description, redirection, preview(rows)))
  }

  /// Refuses what makes rows break a scheme more than they did.
  func refuseNewBreaches<Value>(
    of rows: [Identifier], since before: [SchemeBreach], _ parameter: Parameter<Value>,
    hint: (_ scheme: String) -> String = { "change the tags first, or the scheme '\($0)'" }
  ) throws {
    let after = try tagBreaches(of: rows)
    guard after.count > before.count, let breach = after.first(where: { !before.contains($0) }) else {
      return
    }
    let others = after.count - before.count - 1
    let more = others > 0 ? ", and so on \(others) more row\(others == 1 ? "" : "s")" : ""
    throw wrong(
      parameter, "E-SCHEME", "on \(breach.row) \(breach.message)\(more)", hint: hint(breach.scheme))
  }

  /// What rows break, other than that they want for a tag.
  func tagBreaches(of rows: [Identifier]) throws -> [SchemeBreach] {
    try snapshot.schemeBreaches(of: rows).filter { $0.tag != nil }
  }

  /// The rows that a change is about, where it is only tried.
  func preview(_ rows: [Identifier]) -> [Block] {
    guard sitting.isDryRun, !rows.isEmpty else { return [] }
    return [.item(Phrase(rows.shortened) + Phrase("  " + rows.counted, .dim))]
  }
}
