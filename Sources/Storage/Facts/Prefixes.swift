package import Facts
import GRDB

// What completes a word: each query walks an index from where the typed beginning stands, and stops early.

/// A level of the tags' hierarchy below what was typed.
package struct TagLevel: Sendable, Hashable {
  /// Such as `korea` or `korea/thaad`.
  package let path: String
  /// Whether it is a tag itself.
  package let isTag: Bool
  package let hasTagsBelow: Bool
}

/// A word after `@` that means a speaker: the handle or an alias.
package struct SpeakerName: Sendable, Hashable {
  package let word: String
  package let handle: Handle
  package let fullName: String?
}

extension Snapshot {
  /// Rows of a kind whose numbers begin with some digits: the one that is these digits first, then the newest.
  package func newest(_ kind: Kind, beginning digits: String, limit: Int) throws -> [Identifier] {
    let top: Int = try database.value("SELECT max(id) FROM \(sql: kind.table)") ?? 0
    // Greater numbers, which only a foreign file would hold, could not be counted in.
    let greatest = min(top, 1 << 53)
    guard greatest > 0 else { return [] }
    guard let number = Int(digits) else { return digits.isEmpty ? try newest(kind, limit, 1...greatest) : [] }
    guard number > 0, number <= greatest, String(number) == digits else { return [] }
    var ranges = [number...number]
    while let last = ranges.last, last.lowerBound <= greatest / 10 {
      ranges.append(last.lowerBound * 10...last.upperBound * 10 + 9)
    }
    var found = try newest(kind, limit, ranges[0])
    for range in ranges.dropFirst().reversed() where found.count < limit {
      found += try newest(kind, limit - found.count, range)
    }
    return found
  }

  private func newest(_ kind: Kind, _ limit: Int, _ numbers: ClosedRange<Int>) throws -> [Identifier] {
    let found: [Int] = try database.values(
      """
      SELECT id FROM \(sql: kind.table)
      WHERE id BETWEEN \(numbers.lowerBound) AND \(numbers.upperBound) ORDER BY id DESC LIMIT \(limit)
      """)
    return found.map { Identifier(kind, $0) }
  }

  /// The names of the next level of tags that begin with a path, which may end within a name or with its slash.
  ///
  /// What lies below a level is skipped, so that the work grows with what is found and not with the tags.
  package func tagLevels(beginning path: String, limit: Int) throws -> [TagLevel] {
    let start = path.lastIndex(of: "/").map { path.distance(from: path.startIndex, to: $0) + 1 } ?? 0
    var levels: [TagLevel] = []
    var next = path
    while levels.count < limit {
      let first: String? = try database.value(
        "SELECT name FROM tag WHERE name >= \(next) AND name < \(path.afterAll) ORDER BY name LIMIT 1")
      guard let name = first else { break }
      let level = String(name.prefix(start)) + name.dropFirst(start).prefix { $0 != "/" }
      // A level that is a tag and has others below comes twice where names such as korea-north stand between.
      if !levels.contains(where: { $0.path == level }) {
        let isTag = level == name
        let below: Int? =
          isTag
          ? try database.value(
            "SELECT 1 FROM tag WHERE name >= \(level + "/") AND name < \(level + "0") LIMIT 1") : 1
        levels.append(TagLevel(path: level, isTag: isTag, hasTagsBelow: below != nil))
      }
      // The character after the slash is 0.
      next = level == name ? name + "\u{1}" : level + "0"
    }
    return levels
  }

  /// How many times a tag, or also those below it, have been given, counted up to a limit.
  package func taggings(of path: String, andBelow: Bool, limit: Int) throws -> Int {
    let (first, end) = andBelow ? (path + "/", path + "0") : (path, path + "\u{1}")
    return try database.value(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM tag CROSS JOIN tagging ON tagging.tag = tag.id
        WHERE tag.name >= \(first) AND tag.name < \(end) LIMIT \(limit))
      """) ?? 0
  }

  /// The aliases of tags that begin with something, with what they mean.
  package func tagAliases(beginning start: String, limit: Int) throws -> [(alias: String, tag: TagName)] {
    try database.rows(
      """
      SELECT tag_alias.name AS alias, tag.name FROM tag_alias JOIN tag ON tag.id = tag_alias.tag
      WHERE tag_alias.name >= \(start) AND tag_alias.name < \(start.afterAll)
      ORDER BY tag_alias.name LIMIT \(limit)
      """
    ).map { (try $0.required("alias"), TagName(stored: try $0.required("name"))) }
  }

  /// The tags that have some letters anywhere in their paths.
  package func tags(holding letters: String, limit: Int) throws -> [TagName] {
    let paths: [String] = try database.values(
      "SELECT name FROM tag WHERE name LIKE \(letters.within) ESCAPE '\\' ORDER BY name LIMIT \(limit)")
    return paths.map { TagName(stored: $0) }
  }

  /// The speakers whose handles or aliases begin with something, in lower case and NFC.
  package func speakerNames(beginning start: String, limit: Int) throws -> [SpeakerName] {
    try database.rows(
      """
      SELECT handle AS word, handle, name FROM speaker
      WHERE handle >= \(start) AND handle < \(start.afterAll)
      UNION ALL
      SELECT folded, handle, name FROM alias JOIN speaker ON speaker.id = alias.speaker
      WHERE folded >= \(start) AND folded < \(start.afterAll)
      LIMIT \(limit)
      """
    ).map(speakerName)
  }

  /// The speakers that have some letters anywhere in their handles or names.
  package func speakerNames(holding letters: String, limit: Int) throws -> [SpeakerName] {
    try database.rows(
      """
      SELECT handle AS word, handle, name FROM speaker
      WHERE handle LIKE \(letters.within) ESCAPE '\\' OR name LIKE \(letters.within) ESCAPE '\\'
      ORDER BY handle LIMIT \(limit)
      """
    ).map(speakerName)
  }

  private func speakerName(_ row: Row) throws -> SpeakerName {
    SpeakerName(
      word: try row.required("word"), handle: try row.handle("handle"), fullName: try row.optional("name"))
  }

  /// The keys that begin with something and name rows of some kinds.
  ///
  /// The plus keeps SQLite from sorting all keys of those kinds.
  package func keys(
    beginning start: String, of kinds: [Kind], limit: Int
  ) throws -> [(name: String, row: Identifier)] {
    let found = try database.rows(
      """
      SELECT name, kind, row FROM row_key WHERE name >= \(start) AND name < \(start.afterAll)
        AND +kind IN \(kinds.map(\.rawValue)) ORDER BY name LIMIT \(limit)
      """)
    return try found.map {
      (try $0.required("name"), Identifier(try $0.word("kind"), try $0.required("row")))
    }
  }

  /// The kinds of the newest claims, with how many of those are of each: there is no index of all.
  package func kindsOfNewestClaims(among limit: Int) throws -> [(kind: String, count: Int)] {
    try database.rows(
      """
      SELECT kind, count(*) AS count FROM (SELECT kind FROM claim ORDER BY id DESC LIMIT \(limit))
      WHERE kind IS NOT NULL GROUP BY kind ORDER BY count(*) DESC, kind LIMIT 100
      """
    ).map { (try $0.required("kind"), try $0.required("count")) }
  }
}

extension String {
  /// What sorts after every text that begins with this one.
  fileprivate var afterAll: String { self + "\u{10FFFF}" }

  /// The pattern of LIKE for texts that hold this one.
  fileprivate var within: String {
    "%" + unicodeScalars.map { "%_\\".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined() + "%"
  }
}
