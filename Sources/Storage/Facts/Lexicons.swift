package import Facts
import GRDB

extension Snapshot {
  /// The workspace's own lexicons, in the order in which they came; within an operation they are read once.
  package func lexicons() throws -> [Lexicon] {
    if let lexicons = memory.lexicons { return lexicons }
    let lexicons = try database.rows("SELECT id, name, title, edition, source, note FROM lexicon ORDER BY id")
      .map { row in
        Lexicon(
          name: try row.required("name"), title: try row.required("title"),
          edition: try row.required("edition"), source: try row.required("source"),
          note: try row.optional("note"), bands: try bands(of: row.required("id")))
      }
    memory.lexicons = lexicons
    return lexicons
  }

  /// The lexicon whose words stand for probabilities, with those beside it.
  ///
  /// - Throws: E-LEXICON where the workspace has lost the one that was set.
  package func lexiconInForce() throws -> Lexicon {
    let (name, own) = (try setting("lexicon") ?? Lexicon.icd203.name, try lexicons())
    guard var lexicon = (Lexicon.all + own).first(where: { $0.name == name }) else {
      throw FactError(
        "E-LEXICON", "the lexicon in force, '\(name)', is no longer here",
        hint: "'set lexicon \(Lexicon.icd203.name)' puts another in force, 'lexicon FILE' brings it back")
    }
    lexicon.others = own
    return lexicon
  }

  /// How many forecasts were given in words of a lexicon, of whatever edition.
  package func forecastCount(inLexicon name: String) throws -> Int {
    try database.value("SELECT count(*) FROM forecast WHERE lexicon = \(name)") ?? 0
  }

  private func bands(of lexicon: Int) throws -> [Lexicon.Band] {
    try database.rows(
      "SELECT phrase, low, high FROM lexicon_phrase WHERE lexicon = \(lexicon) ORDER BY position"
    ).map { row in
      let (low, high): (Double, Double) = (try row.required("low"), try row.required("high"))
      guard low <= high else { throw row.unknown(low, in: "low") }
      return Lexicon.Band(try row.required("phrase"), low...high)
    }
  }
}

extension Change {
  /// Puts a lexicon in the place of the one of its name; the phrases are not touched where all stay as they are.
  package func set(_ lexicon: Lexicon) throws {
    memory.lexicons = nil
    let old = try snapshot.lexicons().first { $0.name == lexicon.name }
    memory.lexicons = nil
    let id: Int
    if old != nil, let found: Int = try database.value("SELECT id FROM lexicon WHERE name = \(lexicon.name)")
    {
      id = found
      try database.run(
        """
        UPDATE lexicon SET title = \(lexicon.title), edition = \(lexicon.edition), source = \(lexicon.source),
          note = \(lexicon.note) WHERE id = \(id)
        """)
    } else {
      id = try database.insert(
        """
        INSERT INTO lexicon (name, title, edition, source, note) VALUES (\(lexicon.name), \(lexicon.title),
          \(lexicon.edition), \(lexicon.source), \(lexicon.note))
        """)
    }
    guard old?.bands != lexicon.bands else { return }
    try database.run("DELETE FROM lexicon_phrase WHERE lexicon = \(id)")
    for (position, band) in lexicon.bands.enumerated() {
      try database.run(
        """
        INSERT INTO lexicon_phrase (lexicon, position, phrase, low, high) VALUES (\(id), \(position),
          \(band.phrase), \(band.bounds.lowerBound), \(band.bounds.upperBound))
        """)
    }
  }

  /// Takes a lexicon away; forecasts in its words keep phrase, edition, band and point.
  package func removeLexicon(named name: String) throws {
    memory.lexicons = nil
    try database.run(
      "DELETE FROM lexicon_phrase WHERE lexicon IN (SELECT id FROM lexicon WHERE name = \(name))")
    try database.run("DELETE FROM lexicon WHERE name = \(name)")
  }
}
