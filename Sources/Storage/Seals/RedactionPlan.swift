import Facts
import GRDB

/// Which rows lose which text when somebody redacts some of them.
struct RedactionPlan {
  var rows: [RedactedRow] = []
  /// The versions whose texts go, each with what takes its place.
  var fillers: [Int: StoredText] = [:]
}

extension Database {
  /// What a row that people name holds of text, those that are gone among them.
  ///
  /// A note, a piece of evidence and a mention lose their words; a claim its statement, and its mentions in no text
  /// their words; a prediction the statement and criteria of
  /// all its terms; a forecast, resolution, verdict and link their reasons; a document its title, all versions of
  /// its text, and with them every quote.
  func plan(_ row: Identifier, _ plan: inout RedactionPlan) throws {
    let place = RowInTable(row)
    switch row.kind {
    case .claim:
      plan.rows.append(RedactedRow(place, of: row, blanking: "statement"))
      for id in try mentions(outsideTexts: row.number) { plan.rows.append(mention(id, of: row)) }
    case .note, .evidence: plan.rows.append(RedactedRow(place, of: row, blanking: "text"))
    case .forecast: plan.rows.append(RedactedRow(place, of: row, blanking: "because", "hedge"))
    case .resolution, .verdict, .link: plan.rows.append(RedactedRow(place, of: row, blanking: "because"))
    case .mention: plan.rows.append(mention(row.number, of: row))
    case .prediction:
      for part in try parts(of: place) where part.table == "terms" {
        plan.rows.append(RedactedRow(part, of: row, blanking: "statement", "criteria"))
      }
    case .document:
      plan.rows.append(RedactedRow(place, of: row, blanking: "title"))
      for part in try parts(of: place) where part.table == "version" {
        try self.plan(version: part, of: row.number, &plan)
      }
    case .operation: break
    }
  }

  /// The mentions of a claim that stand in no text, those that are gone among them.
  private func mentions(outsideTexts claim: Int) throws -> [Int] {
    let joined: [Int] = try values("SELECT id FROM main.mention_claim WHERE claim = \(claim)")
    let former = try formerRows(of: "mention_claim", where: "claim", was: claim)
    var found: Set<Int> = []
    for id in joined + former {
      for image in try images(of: RowInTable(table: "mention_claim", id: id))
      where image["claim"] == .integer(claim) {
        guard case .integer(let mention)? = image["mention"] else { continue }
        let words = try images(of: RowInTable(table: "mention", id: mention))
        if words.allSatisfy({ $0["version"] == .null }) { found.insert(mention) }
      }
    }
    return found.sorted()
  }

  private func plan(version: RowInTable, of document: Int, _ plan: inout RedactionPlan) throws {
    guard case .text(let text)? = try images(of: version).first?["text"],
      case .integer(let number)? = try images(of: version).first?["number"]
    else { return }
    let length = text.unicodeScalars.count
    let isDone = Redaction.isDone(text)
    let filler = StoredText(
      isDone ? text : Redaction.filler(document: document, version: number, length: length))
    plan.fillers[version.id] = filler
    plan.rows.append(RedactedRow(version, version: filler))
    var mentions = Set(try formerRows(of: "mention", where: "version", was: version.id))
    mentions.formUnion(try values("SELECT id FROM main.mention WHERE version = \(version.id)") as [Int])
    var places: [Int: Fragments] = [:]
    for part in try parts(of: version) {
      switch part.table {
      case "residue":
        plan.rows.append(
          RedactedRow(part, of: Identifier(.document, document), blanking: "text", "names"))
      case "line" where !isDone: plan.rows.append(RedactedRow(part, ["hash": .integer(0)]))
      case "anchor":
        for image in try images(of: part) {
          guard case .integer(let mention)? = image["mention"], case .text(let written)? = image["fragments"]
          else { continue }
          places[mention] = places[mention] ?? Fragments(parsing: written)
        }
      default: continue
      }
    }
    for id in mentions.sorted() {
      let quote = places[id].map { QuoteSelector.of($0, in: filler) }
      plan.rows.append(mention(id, of: Identifier(.mention, id), quote))
    }
  }

  private func mention(
    _ id: Int, of owner: Identifier, _ quote: QuoteSelector? = nil
  ) -> RedactedRow {
    let mark = Redaction.text(of: owner)
    return RedactedRow(
      RowInTable(table: "mention", id: id),
      [
        "exact": .text(quote?.exact ?? mark), "prefix": .text(quote?.prefix ?? ""),
        "suffix": .text(quote?.suffix ?? ""), "hedge": .text(mark),
      ])
  }

  /// The columns of a row as they stand, if they do, and as each entry of the journal keeps them.
  func images(of row: RowInTable) throws -> [BeforeImage] {
    guard let table = try FactTable.all(in: self).first(where: { $0.name == row.table }) else { return [] }
    let image = BeforeImage.expression(of: table.columns, in: "standing")
    let images = try Row.fetchAll(
      self,
      sql: """
        SELECT CAST(\(image) AS BLOB) FROM main.\(table.quoted) AS standing WHERE id = ?1
        UNION ALL SELECT CAST(before AS BLOB) FROM main.journal
        WHERE relation = ?2 AND row = ?1 AND before IS NOT NULL
        """, arguments: [row.id, row.table])
    return try images.compactMap { BeforeImage(parsing: try $0.required(0)) }
  }
}

extension RedactedRow {
  /// A version of a document, cut into sentences and paragraphs anew.
  fileprivate init(_ row: RowInTable, version filler: StoredText) {
    let segmentation = Segmentation.of(filler)
    var values: [String: BeforeImage.Value] = [
      "text": .text(filler.string), "hash": .text(contentHash(filler.string)),
      "segmenter": .text(segmentation.segmenter),
      "paragraphs": .text(Bounds.json(segmentation.paragraphs)),
      "sentences": .text(Bounds.json(segmentation.sentences)),
    ]
    let sketch = Likeness(filler, without: [])?.sketch
    for band in 0..<Likeness.bands {
      values["sketch\(band + 1)"] = sketch.map { .integer($0[band]) } ?? .null
    }
    self.init(row, values)
  }
}
