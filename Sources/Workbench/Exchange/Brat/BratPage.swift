import Facts
import Interchange
import Storage

/// The annotations of one version, as brat writes them.
struct BratPage {
  private(set) var file: BratFile
  private(set) var kept: [String: Int] = [:]
  private(set) var losses: [LossReport.Entry] = []
  private let names: ForeignNames
  private let version: Version
  private let call: Call
  private let types: [TagName: String]
  /// The ids of spans by the mention that they stand for.
  private var spans: [Int: String] = [:]
  /// What of the rows has a line already: ids of notes and links, and attributes by row and name.
  private var written: Set<String> = []
  private var next: [Character: Int] = [:]
  /// Where the file's own spans were read, and what its offsets count.
  private let places: [String: [Range<Int>]]
  private let scale: OffsetScale

  init(_ file: BratFile, _ names: ForeignNames, _ version: Version, _ call: Call, _ types: [TagName: String])
  {
    (self.file, self.names, self.version) = (file, names, version)
    (self.call, self.types) = (call, types)
    let quotes = file.lines.compactMap { line in line.quote.map { (id: line.annotation?.id ?? "", quote: $0) }
    }
    let reading = OffsetReading(quotes.map(\.quote), in: version.text)
    scale = reading.unit.scale(of: version.text)
    let ranges = zip(quotes, reading.places).map { ($0.id, $1.ranges ?? []) }
    places = Dictionary(ranges) { first, _ in first }
  }

  // MARK: Lines that were there

  /// Leaves out the lines whose rows are gone, with what cannot stand without them, and rewrites those that changed.
  mutating func update() throws {
    var gone: Set<String> = []
    var lines: [BratFile.Line] = []
    for line in file.lines {
      if let annotation = line.annotation, let id = annotation.id {
        let prefix = id.prefix(1).first ?? "T"
        next[prefix] = max(next[prefix] ?? 0, Int(id.dropFirst().prefix { $0.isNumber }) ?? 0)
      }
    }
    // What an event or a note refers to may stand in a later line.
    var pending = file.lines
    while true {
      (lines, pending) = (pending, [])
      let before = gone.count
      for line in lines {
        guard let annotation = line.annotation else {
          pending.append(line)
          continue
        }
        if annotation.targets.contains(where: gone.contains) {
          if let id = annotation.id { gone.insert(id) }
        } else if let current = try current(annotation) {
          pending.append(current == annotation ? line : BratFile.Line(current))
        } else if let id = annotation.id {
          gone.insert(id)
        }
      }
      if gone.count == before { break }
    }
    file.lines = pending
    if !pending.isEmpty { kept["lines as they were, or brought up to date", default: 0] += pending.count }
  }

  /// What a line says now; nil where its row is gone.
  private mutating func current(_ annotation: BratAnnotation) throws -> BratAnnotation? {
    guard let id = annotation.id, let row = names[id] else { return annotation }
    switch annotation {
    case .span(_, let type, _, _):
      guard let mention = try mention(row) else { return nil }
      spans[mention.id] = spans[mention.id] ?? id
      let tags = try tags(of: mention)
      let meant = try call.meant(by: TagName(parsing: type))
      let fragments = mention.place?.fragments
      if tags.contains(meant) {
        written.insert("\(mention.id) \(meant.path)")
        if fragments?.ranges == places[id] { return annotation }
      }
      guard let fragments else { return nil }
      let name = tags.contains(meant) ? type : tags.first.map(self.type) ?? type
      if let first = tags.first, !tags.contains(meant) { written.insert("\(mention.id) \(first.path)") }
      return span(id, name, fragments)
    case .attribute(_, let name, let target, let value):
      let standing = try call.snapshot.attributes(of: row).first { $0.name == name }
      written.insert("\(row) \(name)")
      return standing.map {
        $0.value == value?.composedForComparison
          ? annotation : .attribute(id: id, name: name, target: target, value: $0.value)
      }
    case .note(_, let type, let target, let words):
      written.insert(row.description)
      let note = try call.snapshot.note(row.number)
      return note.map {
        $0.text == words ? annotation : .note(id: id, type: type, target: target, words: $0.text.onOneLine)
      }
    case .relation:
      written.insert(row.description)
      return try call.snapshot.link(row.number) == nil ? nil : annotation
    default: return annotation
    }
  }

  private func mention(_ row: Identifier) throws -> Mention? {
    guard row.kind == .mention, let mention = try call.snapshot.mention(row.number),
      let anchor = try call.snapshot.anchors(of: row.number).first(where: { $0.version == version.id }),
      let fragments = anchor.fragments
    else { return nil }
    var standing = mention
    standing.place = try call.place(of: fragments, in: version)
    return standing
  }

  /// The tags of a mention, and of the claims that it carries.
  private func tags(of mention: Mention) throws -> [TagName] {
    let claims = try call.snapshot.claims(of: mention.id).map { Identifier(.claim, $0) }
    return try ([mention.identifier] + claims).flatMap(call.snapshot.tags(on:))
  }

  /// A span as the file counts, without breaks in its words, which would end the line.
  private func span(_ id: String, _ type: String, _ fragments: Fragments) -> BratAnnotation {
    .span(
      id: id, type: type, ranges: fragments.ranges.map(scale.offsets(of:)),
      words: fragments.ranges.map { version.text[$0] }.joined(separator: " ").onLineOfItsOwn)
  }

  // MARK: Lines that are new

  /// Adds the rows that no line stands for yet; those that other files hold are left to them.
  mutating func append(exceptFor known: inout Set<Identifier>) throws {
    let mentions = try call.snapshot.mentions(inVersion: version.id)
    for mention in mentions where known.insert(mention.identifier).inserted { try append(mention) }
    for mention in mentions where spans[mention.id] != nil { try appendRemarks(on: mention) }
    for mention in mentions where spans[mention.id] != nil { try appendLinks(from: mention, mentions) }
  }

  private mutating func append(_ mention: Mention) throws {
    guard let fragments = mention.place?.fragments else { return }
    let tags = try tags(of: mention)
    let isClaim = try !call.snapshot.claims(of: mention.id).isEmpty
    let id = number("T")
    spans[mention.id] = id
    let type = tags.first.map(type) ?? (isClaim ? "Claim" : "Mark")
    add(span(id, type, fragments), "spans")
    if let tag = tags.first, type != tag.path, types[tag] == nil {
      losses.append(
        LossReport.Entry(.changed, mention.identifier.description, because: "\(tag) is written \(type)"))
    }
    if tags.isEmpty {
      losses.append(
        LossReport.Entry(
          .changed, mention.identifier.description, because: "it has no tag, and is written as \(type)"))
    }
    lose(tags.dropFirst().map(\.description), of: mention, "a span has one type, not also")
    let particulars = [
      mention.hedge.map { "hedge '\($0)'" }, mention.via.isEmpty ? nil : "via",
      try isOfDocument(mention) ? nil : "speaker or day",
    ].compactMap(\.self)
    lose(particulars, of: mention, "brat has no place for")
  }

  private func isOfDocument(_ mention: Mention) throws -> Bool {
    let document = try call.snapshot.document(version.document)
    return mention.speaker == document?.author && mention.said == document?.published
  }

  private mutating func lose(_ words: [String], of mention: Mention, _ reason: String) {
    guard !words.isEmpty else { return }
    losses.append(
      LossReport.Entry(
        .skipped, mention.identifier.description, because: "\(reason) \(words.joined(separator: ", "))"))
  }

  private mutating func appendRemarks(on mention: Mention) throws {
    guard let span = spans[mention.id] else { return }
    let rows =
      [mention.identifier] + (try call.snapshot.claims(of: mention.id).map { Identifier(.claim, $0) })
    for row in rows {
      for attribute in try call.snapshot.attributes(of: row)
      where written.insert("\(row) \(attribute.name)").inserted {
        add(
          .attribute(id: number("A"), name: attribute.name, target: span, value: attribute.value),
          "attributes")
      }
      for note in try call.snapshot.notes(on: row) where written.insert(note.identifier.description).inserted
      {
        add(.note(id: number("#"), type: "AnnotatorNotes", target: span, words: note.text.onOneLine), "notes")
        if note.text.onOneLine != note.text {
          losses.append(
            LossReport.Entry(.changed, note.identifier.description, because: "a note of brat has one line"))
        }
      }
    }
  }

  /// Links of claims to claims that are quoted in the same text.
  private mutating func appendLinks(from mention: Mention, _ mentions: [Mention]) throws {
    for claim in try call.snapshot.claims(of: mention.id) {
      for link in try call.snapshot.links(touching: Identifier(.claim, claim))
      where link.from == Identifier(.claim, claim) && written.insert(link.identifier.description).inserted {
        let end = try mentions.first { other in
          try link.to.kind == .claim && spans[other.id] != nil
            && call.snapshot.claims(of: other.id).contains(link.to.number)
        }
        guard let from = spans[mention.id], let to = end.flatMap({ spans[$0.id] }) else {
          losses.append(
            LossReport.Entry(
              .skipped, link.identifier.description,
              because: "it leads to \(link.to), which is not in the same text"))
          continue
        }
        add(
          .relation(
            id: number("R"), type: link.relation.rawValue, from: BratRole("Arg1", from),
            to: BratRole("Arg2", to)),
          "relations")
      }
    }
  }

  private mutating func add(_ annotation: BratAnnotation, _ sort: String) {
    if !file.endsWithBreak { file.endsWithBreak = true }
    file.lines.append(BratFile.Line(annotation))
    kept["new " + sort, default: 0] += 1
  }

  private mutating func number(_ prefix: Character) -> String {
    next[prefix, default: 0] += 1
    return "\(prefix)\(next[prefix, default: 1])"
  }

  /// How a tag is written as a type: as a file had it, else its path without what separates its levels.
  private func type(of tag: TagName) -> String { types[tag] ?? tag.path.replacing("/", with: "_") }
}

extension String {
  /// With spaces in the place of breaks and tabs, which would end a line or a field.
  fileprivate var onLineOfItsOwn: String {
    String(String.UnicodeScalarView(unicodeScalars.map { "\n\r\t".unicodeScalars.contains($0) ? " " : $0 }))
  }

  /// Composed as values of attributes are stored.
  fileprivate var composedForComparison: String? { (try? Attribute(parsing: "x=" + self))?.value }
}
