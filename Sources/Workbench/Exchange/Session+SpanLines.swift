import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Session {
  /// Takes texts with labelled spans, line by line: each a document, each span a mark with its label as tag.
  mutating func importSpanLines(_ arguments: Arguments, _ output: Output) throws {
    let file = try arguments.required(.source)
    let bytes = try foreignBytes(arguments)
    var lines = SpanLines(named: file) { try bytes.next() }
    try exchange(arguments, output) { session, work, script in
      let importer = SpanImport(work: work, tags: try arguments.givenTags(), language: arguments[.lang])
      var done = 0
      while true {
        let subject = "line \(lines.line + 1)"
        var isAtEnd = false
        try session.take(subject, line: nil, script, work) { session in
          guard let json = try lines.next() else { return isAtEnd = true }
          try importer.take(json, line: lines.line, &session)
        }
        if isAtEnd { break }
        done += 1
        if done % 64 == 0 {
          session.showProgress(done, share: bytes.size.map { Double(lines.consumed) / Double(max(1, $0)) })
        }
      }
    }
  }
}

/// Texts with spans at work.
struct SpanImport {
  let work: ExchangeWork
  /// What every document gets.
  let tags: [TagName]
  let language: String?

  func take(_ json: JSON, line: Int, _ session: inout Session) throws {
    let record: SpanRecord
    do { record = try SpanRecord(json) } catch {
      throw Failure(Diagnostic(error)).inLine(line, of: work.file)
    }
    guard record.answer == "accept" else {
      return work.lose(
        .skipped, "line \(line)", line: line, "its answer is '\(record.answer.shortened(to: 20))'")
    }
    record.leftOut.forEach { work.leave($0) }
    let version = try document(of: record, line, &session)
    let ranges = try places(of: record, in: version.text, line)
    let joined = Set(
      record.relations.filter { Link.Relation(claims: $0.type) != nil }.flatMap { [$0.from, $0.to] })
    var claims: [Int: Identifier] = [:]
    for (index, range) in ranges.enumerated() {
      let subject = "\(record.spans[index].range.lowerBound)-\(record.spans[index].range.upperBound)"
      guard let range, let tag = work.tag(record.spans[index].label, subject, line: line) else { continue }
      let address = "d\(version.document).v\(version.number):\(range.lowerBound)-\(range.upperBound)"
      if joined.contains(index) {
        claims[index] = try claim(at: address, range, tag, in: version, line, &session)
      } else {
        try work.run(.mark, [.text("text", address), .tags([tag])], line: line, &session)
        let isRepeated = record.spans[..<index].contains {
          $0.range == record.spans[index].range && $0.label == record.spans[index].label
        }
        if isRepeated {
          work.lose(.changed, subject, line: line, "the same span twice is one mark")
        } else {
          work.report.keep("marks")
        }
      }
    }
    try link(record, claims, line, &session)
  }

  // MARK: Texts

  private func document(of record: SpanRecord, _ line: Int, _ session: inout Session) throws -> Version {
    let meta = SpanMeta(record.meta)
    meta.leftOut.forEach { work.leave("meta.\($0)") }
    let labels = record.labels.compactMap { work.tag($0, "line \(line)", line: line) }
    let standing = try session.read { try $0.version(holding: record.text) }
    if standing == nil {
      let id = try work.run(
        .importFile,
        [
          .text("file", work.file), .text("text", record.text), .text("title", meta.title),
          .text("author", meta.author), .text("publisher", meta.publisher), .text("on", meta.published),
          .text("url", meta.url), .text("lang", meta.language ?? language),
          .tags(tags + labels.filter { !tags.contains($0) }),
        ], line: line, &session)
      guard id?.kind == .document else { throw FactError("E-IMPORT", "the line made no document") }
      work.report.keep("documents")
    } else if let id = standing?.document, !labels.isEmpty {
      try work.run(.tag, [.text("ids", "d\(id)"), .tags(labels)], line: line, &session)
    }
    let version = try session.read { snapshot in
      try snapshot.version(holding: record.text).flatMap {
        try snapshot.version(of: $0.document, number: $0.number)
      }
    }
    guard let version else { throw FactError("E-IMPORT", "the text was not stored as it is") }
    return version
  }

  /// Where the spans stand; offsets are code points unless the words that the line repeats say otherwise.
  private func places(of record: SpanRecord, in text: StoredText, _ line: Int) throws -> [Range<Int>?] {
    let all = record.spans + record.tokens
    guard all.contains(where: { $0.words != nil }) else {
      for span in record.spans where span.range.upperBound > text.count {
        let place = "\(span.range.lowerBound)-\(span.range.upperBound)"
        throw Failure(
          Diagnostic(
            "E-JSON", "the span \(place) is outside the text, which has \(text.count) code points",
            hint: "offsets count code points from 0")
        ).inLine(line, of: work.file)
      }
      return record.spans.map(\.range)
    }
    let reading = OffsetReading(all.map { OffsetQuote([$0.range], $0.words) }, in: text)
    if reading.unit.name != OffsetUnit.codePoints.name {
      work.lose(
        .changed, "line \(line)", line: line, "its offsets count \(reading.unit.summary), by its own words")
    }
    return record.spans.indices.map { index in
      let subject = "\(record.spans[index].range.lowerBound)-\(record.spans[index].range.upperBound)"
      if let loss = reading.loss(index, subject, line: line) { work.report.entries.append(loss) }
      return reading.places[index].ranges?.first
    }
  }

  // MARK: Relations

  /// The claim of a span that is joined to another; one that stands there with the tag already is the same.
  private func claim(
    at address: String, _ range: Range<Int>, _ tag: TagName, in version: Version, _ line: Int,
    _ session: inout Session
  ) throws -> Identifier? {
    let standing = try session.read { snapshot in
      try snapshot.mentions(inVersion: version.id).filter { $0.place?.fragments.ranges == [range] }
        .flatMap { try snapshot.claims(of: $0.id) }.map { Identifier(.claim, $0) }
        .first { try snapshot.tags(on: $0).contains(tag) }
    }
    if let standing { return standing }
    work.report.keep("claims")
    return try work.run(.claim, [.text("text", address), .tags([tag])], line: line, &session)
  }

  private func link(
    _ record: SpanRecord, _ claims: [Int: Identifier], _ line: Int, _ session: inout Session
  ) throws {
    for relation in record.relations {
      guard let known = Link.Relation(claims: relation.type) else {
        work.leave("relation \(relation.type)")
        continue
      }
      guard let from = claims[relation.from], let to = claims[relation.to], from != to else {
        work.lose(.skipped, relation.type, line: line, "it joins what is no two claims")
        continue
      }
      try work.run(
        .link,
        [.text("from", from.description), .text("relation", known.rawValue), .text("to", to.description)],
        line: line, &session)
      work.report.keep("links")
    }
  }
}

extension Link.Relation {
  /// A relation between claims, by its name in any case; nil for all others.
  init?(claims name: String) {
    self.init(rawValue: name.lowercased())
    guard ends == (.claim, .claim) else { return nil }
  }
}
