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
  func retag(_ old: TagName, as new: TagName, _ change: Change) throws -> Reply {
    let rows = try snapshot.bearers(of: old)
    guard agrees(that: rows, would: "tagged \(new) for \(old)") else { return Reply(.refused) }
    let before = try tagBreaches(of: rows)
    let redirection = try change.rename(old, to: new)
    let after = try tagBreaches(of: rows)
    if after.count > before.count, let breach = after.first(where: { !before.contains($0) }) {
      let others = after.count - before.count - 1
      let more = others > 0 ? ", and so on \(others) more row\(others == 1 ? "" : "s")" : ""
      throw wrong(
        Parameter<NamedThing>.newName, "E-SCHEME", "on \(breach.row) \(breach.message)\(more)",
        hint: "change the scheme '\(breach.scheme)' first, or choose another name")
    }
    return Reply(.renamed(old.description, new.description, redirection, preview(rows)))
  }

  /// What rows break, other than that they want for a tag.
  private func tagBreaches(of rows: [Identifier]) throws -> [SchemeBreach] {
    try snapshot.schemeBreaches(of: rows).filter { $0.tag != nil }
  }

  /// The rows that a change is about, where it is only tried.
  func preview(_ rows: [Identifier]) -> [Block] {
    guard sitting.isDryRun, !rows.isEmpty else { return [] }
    return [.item(Phrase(rows.shortened) + Phrase("  " + rows.counted, .dim))]
  }
}
