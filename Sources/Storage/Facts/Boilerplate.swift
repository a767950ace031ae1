import Crypto
package import Facts
import Foundation
import GRDB

extension Snapshot {
  /// What of a text is no part of the article, from what the facts say now; nothing of it is stored.
  package func boilerplate(of version: Version) throws -> Boilerplate {
    let page = BoilerplatePage(version)
    return page.boilerplate(
      pages: try pages(sharing: page.undecided, with: version.document),
      judgements: try judgements(ofBoilerplateIn: version))
  }

  /// What coders said of a version's sentences, oldest first.
  package func judgements(ofBoilerplateIn version: Version) throws -> [Boilerplate.Judgement] {
    try database.rows(
      """
      SELECT first, last, standing, speaker.handle AS coder
      FROM boilerplate JOIN speaker ON speaker.id = boilerplate.coder
      WHERE version = \(version.id) ORDER BY boilerplate.id
      """
    ).map { row in
      let (first, last): (Int, Int) = (try row.required("first"), try row.required("last"))
      guard first >= 1, first <= last, last <= version.segmentation.sentences.count else {
        throw row.unknown("\(first) to \(last)", in: "first")
      }
      return Boilerplate.Judgement(
        sentences: first - 1..<last, isBoilerplate: try row.required("standing") as String == "on",
        coder: try row.handle("coder"))
    }
  }

  /// Of how many pages the names are wanted: so many that copies among them do not matter.
  private static let mostPages = 12

  /// The other documents of the same publisher on which lines stand, by paragraph.
  private func pages(sharing lines: [Int: String], with document: Int) throws -> [Int: [Int]] {
    let site: String? = try database.value("SELECT site FROM document WHERE id = \(document)")
    guard let site else { return [:] }
    let hashes = lines.mapValues(Database.hash(ofLine:))
    let wanted = "[" + Set(hashes.values).sorted().map(String.init).joined(separator: ",") + "]"
    let rows = try database.rows(
      """
      SELECT wanted.value AS hash, (
        SELECT group_concat(document) FROM (
          SELECT DISTINCT version.document AS document
          FROM line CROSS JOIN version ON version.id = line.version
            CROSS JOIN document ON document.id = version.document
          WHERE line.hash = wanted.value AND document.site = \(site) AND document.id <> \(document)
          LIMIT \(Snapshot.mostPages))) AS documents
      FROM json_each(\(wanted)) AS wanted
      """)
    var pages: [Int: [Int]] = [:]
    for row in rows {
      guard let list: String = try row.optional("documents") else { continue }
      pages[try row.required("hash")] = list.split(separator: ",").compactMap { Int($0) }
    }
    return hashes.compactMapValues { pages[$0] }
  }
}

extension Change {
  package func add(_ judgement: Boilerplate.Judgement, in version: Int) throws -> Int {
    let coder = try speakerRow(judgement.coder)
    return try database.insert(
      """
      INSERT INTO boilerplate (version, first, last, standing, coder)
      VALUES (\(version), \(judgement.sentences.lowerBound + 1), \(judgement.sentences.upperBound),
        \(judgement.isBoilerplate ? "on" : "off"), \(coder))
      """)
  }

  /// Keeps what the lines of a version are compared by.
  func remember(linesOf text: StoredText, _ paragraphs: [Range<Int>], in version: Int) throws {
    var seen: Set<Int> = []
    try bulk {
      for paragraph in paragraphs {
        let hash = Database.hash(ofLine: Boilerplate.folded(text[paragraph]))
        guard seen.insert(hash).inserted else { continue }
        try database.run("INSERT INTO line (version, hash) VALUES (\(version), \(hash))")
      }
    }
  }
}

extension Database {
  /// The first 64 bits of the SHA-256 of a folded line.
  fileprivate static func hash(ofLine folded: String) -> Int {
    SHA256.hash(data: Array(folded.utf8)).prefix(8).reduce(0) { $0 << 8 | Int($1) }
  }
}
