import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [RowReference] {
  static var reanchored: Parameter {
    Parameter(
      "id", .rows("m3|d1", [.mention, .document]), "the mention, or the document whose mentions are meant")
  }
}

extension Parameter where Value == Passage {
  static var newPlace: Parameter {
    Parameter("text", .passage, "the words as they are now, or where they stand; none: they are gone")
  }
}

extension Command {
  static let reanchor = Command(
    Syntax(
      "reanchor", "Says where a mention's words stand in the newest version of their text.",
      details: """
        The words that were quoted stay as they are; only the place is new. `none` says that they are not there any
        more, so that `orphans` no longer lists them. With a mention alone, or a document, reckon looks again for all
        that stands nowhere in the newest version.
        """,
      slots: [.required(.reanchored), .text(.newPlace, isRequired: false)],
      examples: ["reanchor m1 \"wins the special election\"", "reanchor m1", "reanchor d1"])
  ) { call, change in
    let row = try call.requiredRow(.reanchored, .mention, .document)
    guard row.kind == .mention else {
      guard call[.newPlace] == nil else {
        throw call.wrong(.newPlace, "E-ID", "a place belongs to one mention", hint: "write reanchor m3 ...")
      }
      return try call.reanchor(inDocument: row, change)
    }
    guard let mention = try call.snapshot.mention(row.number) else {
      throw call.wrong(.reanchored, "E-ID", "there is no \(row)", hint: "'list mentions' shows what there is")
    }
    guard let document = mention.document else {
      throw call.wrong(
        .reanchored, "E-ANCHOR", "\(row) is tied to no document", hint: "'claim ... in d1' quotes one")
    }
    guard call[.newPlace] != nil else {
      return try call.reanchor(inDocument: Identifier(.document, document), only: row, change)
    }
    return try call.reanchor(mention, in: call.newestVersion(of: document), change)
  }
}

extension Call {
  /// Looks again for the mentions that stand nowhere in the newest version.
  fileprivate func reanchor(
    inDocument document: Identifier, only mention: Identifier? = nil, _ change: Change
  ) throws -> Reply {
    let version = try newestVersion(of: document.number)
    let known = try snapshot.anchors(inDocument: document.number).filter { $0.version == version.id }
    let settled = Set(known.filter { !$0.state.isOpen }.map(\.mention))
    let bases = try bases(of: document.number, before: version).filter { base in
      !settled.contains(base.mention) && (mention.map { $0.number == base.mention } ?? true)
    }
    guard !bases.isEmpty else {
      return .unchanged(mention ?? document, because: "  every quote has its place in \(version.name)")
    }
    let results = try reanchored(bases, in: version)
    for result in results where !known.contains(result.anchor) { try change.set(result.anchor) }
    return Reply(
      Page(
        [.line(Phrase(version.name, .strong) + Phrase("  \(results.summary)"))] + results.blocks,
        json: .object(
          [
            .init("ok", true), .init("id", .string(document.description)),
            .init("version", .string(version.name)),
          ] + results.members), list: "mentions"), rows: [mention ?? document])
  }

  /// Puts a mention where a person says.
  fileprivate mutating func reanchor(_ mention: Mention, in newest: Version, _ change: Change) throws -> Reply
  {
    var anchor = Anchor(mention: mention.id, version: newest.id, number: newest.number, state: .gone)
    var (address, words): (String?, String?)
    if let (version, fragments) = try newPlace(in: newest) {
      let found = QuoteSelector.words(of: fragments, in: version.text)
      let isSame = found.unicodeScalars.elementsEqual(mention.selector.exact.unicodeScalars)
      anchor = Anchor(
        mention: mention.id, version: version.id, number: version.number, state: isSame ? .exact : .moved,
        fragments: fragments,
        score: isSame ? nil : Reanchoring.likeness(of: found, to: mention.selector.exact))
      (address, words) = ("\(version.name):\(fragments)", found)
      canonical.replace(Parameter.newPlace.name, with: "\(version.name):\(fragments)")
    }
    let anchors = try snapshot.anchors(of: mention.id)
    guard !anchors.contains(anchor) else { return .unchanged(mention.identifier) }
    // Where the words were quoted from, they stand.
    if anchor.state != .exact, try snapshot.quotedVersion(of: mention.id) == anchor.version {
      throw wrong(
        .newPlace, "E-ANCHOR",
        "\(mention.identifier) was quoted from d\(newest.document).v\(anchor.number), word for word",
        hint: "to quote other words, 'rm \(mention.identifier)' and quote these")
    }
    try change.set(anchor)
    let place = address.map { " at \($0)" } ?? " in \(newest.name)"
    return Reply(
      Page(
        [
          .line(
            Phrase(mention.identifier.description, .strong)
              + Phrase("  \(anchor.state.rawValue)\(place)")
              + Phrase(words.map { "  \($0.shortened(to: 80))" } ?? "", .quote))
        ],
        json: .object([
          .init("ok", true), .init("id", .string(mention.identifier.description)),
          .init("state", .string(anchor.state.rawValue)), .init("address", .optional(address)),
          .init("score", .optional(anchor.score)), .init("new_words", .optional(words)),
        ])), rows: [mention.identifier])
  }

  /// The place that was given; nil for `none`.
  private func newPlace(in newest: Version) throws -> (Version, Fragments)? {
    switch try required(.newPlace) {
    case .text("none"): return nil
    case .text(let text): return (newest, try place(of: text, in: newest))
    case .address(let address):
      guard address.document == newest.document else {
        throw wrong(
          .newPlace, "E-ADDRESS", "the mention belongs to d\(newest.document)", hint: "name a place there")
      }
      return (try version(of: address, .newPlace), try fragments(of: address, .newPlace))
    case .addresses:
      throw wrong(.newPlace, "E-ADDRESS", "a mention stands in one place", hint: "name one")
    case .mention(let id):
      guard let place = try snapshot.mention(id.number)?.place, place.document == newest.document,
        let version = try snapshot.version(row: place.versionRow)
      else {
        throw wrong(
          .newPlace, "E-ID", "\(id) stands nowhere in d\(newest.document)", hint: "name a place there")
      }
      return (version, place.fragments)
    }
  }

  private func place(of text: String, in version: Version) throws -> Fragments {
    guard !text.onOneLine.isEmpty else {
      throw wrong(.newPlace, "E-WORDS", "there are no words here", hint: "quote some, or write none")
    }
    let hint: String
    switch QuoteSearch.find(text, in: version.text) {
    case .one(let found):
      guard let fragments = Fragments(found) else {
        throw wrong(.newPlace, "E-WORDS", "there are no words here")
      }
      return fragments
    case .several(let places):
      let lines = places.prefix(12).map {
        "\(version.name):\($0.lowerBound)-\($0.upperBound)  "
          + version.text[$0.lowerBound..<min(version.text.count, $0.lowerBound + 60)].onOneLine
      }
      throw wrong(
        .newPlace, "E-WORDS-SEVERAL", "these words stand in \(version.name) \(places.count) times",
        hint: "give the address:\n" + lines.joined(separator: "\n"))
    case .none(let near):
      hint =
        near.map {
          "the nearest passage is \(version.name):\($0.range.lowerBound)-\($0.range.upperBound)  \(version.text[$0.range].onOneLine)"
        }
        ?? "'read \(version.name)' shows its sentences"
    }
    throw wrong(.newPlace, "E-WORDS", "these words do not stand in \(version.name)", hint: hint)
  }
}
