import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

// Texts with labelled spans, a line of JSON for each document.

extension ExportFormat {
  static let prodigy = spans("prodigy", "texts with spans as Prodigy reads them, JSON Lines") { text in
    let spans = text.spans.map { JSON.object(span($0, "start", "end")) }
    let relations = text.relations.map { relation in
      let (from, to) = (text.spans[relation.from], text.spans[relation.to])
      return JSON.object([
        .init("head_span", .object(span(from, "start", "end"))),
        .init("child_span", .object(span(to, "start", "end"))), .init("label", .string(relation.type)),
      ])
    }
    return [
      .init("text", .string(text.text)), .init("meta", .object(text.meta)), .init("spans", .array(spans)),
    ]
      + (relations.isEmpty ? [] : [.init("relations", .array(relations))]) + [.init("answer", "accept")]
  }

  static let doccano = spans("doccano", "texts with spans as doccano reads them, JSON Lines") { text in
    let start: [JSON.Member] = [.init("text", .string(text.text))]
    let meta = JSON.Member("meta", .object(text.meta))
    guard !text.relations.isEmpty else {
      return start + [.init("label", .array(text.spans.map(triple))), meta]
    }
    let entities = text.spans.enumerated().map { index, one in
      JSON.object([.init("id", .integer(index))] + span(one, "start_offset", "end_offset"))
    }
    let relations = text.relations.enumerated().map { index, relation in
      JSON.object([
        .init("id", .integer(index)), .init("from_id", .integer(relation.from)),
        .init("to_id", .integer(relation.to)), .init("type", .string(relation.type)),
      ])
    }
    return start + [.init("entities", .array(entities)), .init("relations", .array(relations)), meta]
  }

  static let spacy = spans("spacy", "texts with entities as spaCy is trained on, JSON Lines") { text in
    [
      .init("text", .string(text.text)), .init("entities", .array(text.spans.map(triple))),
      .init("meta", .object(text.meta)),
    ]
  }

  private static func span(_ span: SpanRecord.Span, _ start: String, _ end: String) -> [JSON.Member] {
    [
      .init(start, .integer(span.range.lowerBound)), .init(end, .integer(span.range.upperBound)),
      .init("label", .string(span.label)),
    ]
  }

  private static func triple(_ span: SpanRecord.Span) -> JSON {
    .array([.integer(span.range.lowerBound), .integer(span.range.upperBound), .string(span.label)])
  }

  private static func spans(
    _ name: String, _ summary: String, _ line: @escaping @Sendable (SpanText) -> [JSON.Member]
  ) -> ExportFormat {
    ExportFormat(name: name, summary: summary, isFolder: false) { filter, call in
      var words = try WordsForExport(filter, call, for: name)
      var text = ""
      var kept: [(String, Int)] = []
      for one in words.texts {
        let spans = SpanText(one, &words, call, holdsLinks: name != "spacy", overlaps: name != "spacy")
        text += JSON.object(line(spans)).text() + "\n"
        kept += [("documents", 1), ("spans", spans.spans.count), ("links", spans.relations.count)]
      }
      var exported = Exported(files: [(name + ".jsonl", text)], losses: words.losses)
      for (sort, count) in kept where count > 0 { exported.losses.keep(sort, count) }
      return exported
    }
  }
}

/// A document as its text with labelled spans.
struct SpanText {
  let text: String
  let meta: [JSON.Member]
  private(set) var spans: [SpanRecord.Span] = []
  private(set) var relations: [SpanRecord.Relation] = []

  init(
    _ text: WordsForExport.Text, _ words: inout WordsForExport, _ call: Call, holdsLinks: Bool, overlaps: Bool
  ) {
    self.text = text.version.text.string
    meta = SpanMeta.members(of: text.document)
    /// The first span of each claim, which its links join.
    var ends: [Int: Int] = [:]
    for mark in text.marks {
      let row = mark.mention.identifier
      say(mark, &words)
      for label in labels(of: mark, &words) {
        for claim in mark.claims where ends[claim.id] == nil { ends[claim.id] = spans.count }
        spans += mark.fragments.ranges.map { SpanRecord.Span(range: $0, label: label) }
      }
      if mark.fragments.ranges.count > 1 {
        words.lose(
          row, "its words are in \(mark.fragments.ranges.count) pieces, which are spans each", .changed)
      }
    }
    if !overlaps, let pair = overlap {
      words.lose(
        text.document.identifier, "spans overlap, first \(pair), which spaCy's entities must not", .changed)
    }
    for link in words.links {
      guard let from = ends[link.from.number] else { continue }
      guard holdsLinks, let to = ends[link.to.number] else {
        words.lose(link.identifier, holdsLinks ? "its ends stand in two documents" : "spacy holds no links")
        continue
      }
      relations.append(.init(from: from, to: to, type: link.relation.rawValue))
      if link.because != nil { words.lose(link.identifier, "its reason is not written", .changed) }
    }
  }

  private var overlap: String? {
    let sorted = spans.map(\.range).sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    return zip(sorted, sorted.dropFirst()).first { $0.overlaps($1) }.map {
      "\($0.lowerBound)-\($0.upperBound) and \($1.lowerBound)-\($1.upperBound)"
    }
  }

  /// The tags, else those of the claims, else what it is.
  private func labels(of mark: WordsForExport.Mark, _ words: inout WordsForExport) -> [String] {
    if !mark.tags.isEmpty { return mark.tags.map(\.path) }
    var tags: [String] = []
    for tag in mark.claims.flatMap({ words.claimTags[$0.id] ?? [] }) where !tags.contains(tag.path) {
      tags.append(tag.path)
    }
    if tags.isEmpty { tags = [mark.claims.isEmpty ? "mark" : "claim"] }
    if mark.claims.isEmpty {
      words.lose(mark.mention.identifier, "it has no tag: its label is '\(tags[0])'", .changed)
    }
    return tags
  }

  /// What a span has no place for.
  private func say(_ mark: WordsForExport.Mark, _ words: inout WordsForExport) {
    let row = mark.mention.identifier
    if !mark.notes.isEmpty { words.lose(row, "not written: \(mark.notes.count) of its notes") }
    let names = mark.attributes.map(\.description).joined(separator: ",")
    if !names.isEmpty {
      words.lose(row, "its attributes are not written: " + names)
    }
    if !mark.claims.isEmpty {
      let names = mark.claims.map(\.identifier.description).joined(separator: ",")
      words.lose(row, "it carries \(names), of which only words and tags are written", .changed)
    }
    let particulars = [
      mark.mention.hedge.map { "hedge '\($0.shortened(to: 30))'" },
      mark.mention.via.isEmpty ? nil : "via " + mark.mention.via.map(\.description).joined(separator: ","),
    ].compactMap(\.self)
    if !particulars.isEmpty { words.lose(row, "not written: " + particulars.joined(separator: ", ")) }
  }
}
