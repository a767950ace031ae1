import Crypto
package import Facts
import GRDB

extension Snapshot {
  package func document(_ id: Int) throws -> Document? {
    try database.row("\(Document.select) WHERE document.id = \(id)").map(Document.init(row:))
  }

  /// The document that holds exactly this text, in any of its versions.
  package func document(holding text: String) throws -> Int? {
    try database.value("SELECT document FROM version WHERE hash = \(contentHash(text))")
  }

  /// One version of a document, or its newest.
  package func version(of document: Int, number: Int? = nil) throws -> Version? {
    try version(
      """
      SELECT id FROM version WHERE document = \(document) AND (\(number) IS NULL OR number = \(number))
      ORDER BY number DESC LIMIT 1
      """)
  }

  package func version(row id: Int) throws -> Version? {
    try version("SELECT id FROM version WHERE id = \(id)")
  }

  /// The first document with a text that was read from such a file.
  package func document(from isMeant: (_ file: String) -> Bool) throws -> Int? {
    let files = try database.map(
      "SELECT origin, min(document) AS document FROM version WHERE origin IS NOT NULL GROUP BY origin ORDER BY document"
    ) { row in (file: try row.required("origin") as String, document: try row.required("document") as Int) }
    return files.first { isMeant($0.file) }?.document
  }

  /// The version whose row a query finds; a stored text never changes, so the last one read need not be read again.
  private func version(_ query: SQL) throws -> Version? {
    guard let id: Int = try database.value(query) else { return nil }
    if let version = memory.version, version.id == id { return version }
    memory.version = try database.row(
      """
      SELECT id, document, number, text, origin, format, encoding, boilerplate, segmenter, paragraphs, sentences
      FROM version WHERE id = \(id)
      """
    ).map(Version.init(row:))
    return memory.version
  }
}

extension Change {
  package func add(_ document: Document) throws -> Int {
    let author = try speakerRow(document.author)
    return try database.insert(
      """
      INSERT INTO document (title, author, publisher, url, published, language)
      VALUES (\(document.title), \(author), \(document.publisher), \(document.url),
        \(document.published?.text), \(document.language))
      """)
  }

  package func add(
    version number: Int, of document: Int, text: StoredText, segmentation: Segmentation,
    provenance: Version.Provenance
  ) throws -> Int {
    let sketch = Likeness(text, without: provenance.boilerplate ?? [])?.sketch
    let id = try database.insert(
      """
      INSERT INTO version (document, number, text, hash, origin, format, encoding, boilerplate,
        segmenter, paragraphs, sentences, \(sql: SQL.sketchColumns))
      VALUES (\(document), \(number), \(text.string), \(contentHash(text.string)), \(provenance.origin),
        \(provenance.format), \(provenance.encoding), \(provenance.boilerplate.map(Bounds.json)),
        \(segmentation.segmenter), \(Bounds.json(segmentation.paragraphs)),
        \(Bounds.json(segmentation.sentences)), \(SQL.values(of: sketch)))
      """)
    try remember(linesOf: text, segmentation.paragraphs, in: id)
    return id
  }
}

extension Document {
  fileprivate static let select: SQL = """
    SELECT document.id, title, author.handle AS author, publisher, url, published, published_first,
      published_last, language
    FROM document LEFT JOIN speaker AS author ON author.id = document.author
    """

  fileprivate init(row: Row) throws {
    self.init(
      id: try row.required("id"), title: try row.required("title"), author: try row.optionalHandle("author"),
      publisher: try row.optional("publisher"), url: try row.optional("url"),
      published: try row.optionalPeriod("published"), language: try row.optional("language"))
  }
}

extension Version {
  fileprivate init(row: Row) throws {
    let text = StoredText(try row.required("text"))
    self.init(
      id: try row.required("id"), document: try row.required("document"), number: try row.required("number"),
      text: text,
      segmentation: Segmentation(
        segmenter: try row.required("segmenter"),
        paragraphs: try Bounds.ranges(row, "paragraphs", within: text.count),
        sentences: try Bounds.ranges(row, "sentences", within: text.count)),
      provenance: Provenance(
        origin: try row.optional("origin"), format: try row.required("format"),
        encoding: try row.optional("encoding"),
        boilerplate: try Bounds.optionalRanges(row, "boilerplate", within: text.count)))
  }
}

/// Ranges as JSON pairs, such as `[[0,12],[13,40]]`.
enum Bounds {
  static func json(_ ranges: [Range<Int>]) -> String {
    "[" + ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",") + "]"
  }

  static func ranges(_ row: Row, _ column: String, within count: Int) throws -> [Range<Int>] {
    try ranges(json: row.required(column), row, column, within: count)
  }

  static func optionalRanges(_ row: Row, _ column: String, within count: Int) throws -> [Range<Int>]? {
    guard let json: String = try row.optional(column) else { return nil }
    return try ranges(json: json, row, column, within: count)
  }

  private static func ranges(
    json: String, _ row: Row, _ column: String, within count: Int
  ) throws -> [Range<Int>] {
    let numbers = json.split { !$0.isNumber }.compactMap { Int($0) }
    let ranges = stride(from: 0, to: numbers.count - 1, by: 2)
      .filter { numbers[$0] <= numbers[$0 + 1] }
      .map { numbers[$0]..<numbers[$0 + 1] }
    guard Bounds.json(ranges) == json, ranges.allSatisfy({ $0.upperBound <= count }) else {
      throw row.unknown(json.prefix(40), in: column)
    }
    return ranges
  }
}

/// SHA-256 of a text's bytes in UTF-8, in hexadecimal.
func contentHash(_ text: String) -> String {
  SHA256.hash(data: Array(text.utf8)).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
