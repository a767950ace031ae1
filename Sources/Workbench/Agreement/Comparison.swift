import Facts
import Storage

/// All that `agree` and `adjudicate` know of several coders' work.
struct Comparison: Sendable {
  /// Documents that at least two coders coded.
  let documents: [CodedDocument]
  /// How many documents only one coder coded.
  let codedOnce: Int
  let rows: [CodedRow]
  /// The newest verdict of each coder, by claim.
  let verdicts: [(claim: Int, byCoder: [Handle: Verdict])]
  /// The layers that are looked at, in the order of their names.
  let layers: [Layer]

  /// Everybody who coded something that another coded too.
  var coders: [Handle] {
    let all =
      documents.flatMap(\.coders) + rows.flatMap(\.given.keys)
      + verdicts.flatMap { $0.byCoder.keys.filter { $0 != .gold } }
    return Set(all).sorted { $0.name < $1.name }
  }

  /// What the coders see differently: passages by document, then rows, then verdicts.
  var disagreements: [Disagreement] {
    documents.flatMap { document in layers.flatMap { document.disagreements(in: $0) }.sorted(by: precedes) }
      + rows.compactMap(\.disagreement)
      + verdicts.compactMap { Disagreement(on: $0.claim, $0.byCoder) }
  }

  private func precedes(_ one: Disagreement, _ other: Disagreement) -> Bool {
    guard case .passage(_, let first, _, _) = one.subject, case .passage(_, let second, _, _) = other.subject
    else { return false }
    return (first.span.lowerBound, one.layerName) < (second.span.lowerBound, other.layerName)
  }
}

extension Call {
  /// Whose work is compared: that of those named with `between`, else of all but gold and the common ground's coder.
  func countedCoders() throws -> @Sendable (Handle) -> Bool {
    let named = try knownCoders()
    let ground = try sitting.ground(snapshot)
    return { coder in coder != .gold && (named?.contains(coder) ?? (coder != ground)) }
  }

  /// What coders did to the rows that a filter means; of the layers given, or of all.
  func comparison(_ filter: Filter, in only: [Layer] = []) throws -> Comparison {
    let isCounted = try countedCoders()
    func wanted(_ kind: Kind) throws -> Set<Int>? {
      filter == .everything ? nil : try numbers(of: kind, meeting: filter, isLenient: true)
    }
    let all = try snapshot.codedDocuments(wanted(.document), counting: isCounted)
    let documents = all.filter { $0.coders.count >= 2 }
    let rows = try [Kind.document, .claim, .prediction].flatMap {
      try snapshot.codedRows($0, wanted($0), counting: isCounted)
    }
    let claims = try only.isEmpty ? wanted(.claim)?.sorted() ?? snapshot.numbers(of: .claim) : []
    let verdicts = try claims.map {
      (claim: $0, byCoder: try snapshot.newestVerdicts(on: $0, counting: isCounted))
    }
    .filter { $0.byCoder.keys.filter { $0 != .gold }.count >= 2 }
    let found = documents.flatMap { document in
      document.marks.flatMap { mark in
        mark.tags.filter { document.coders.contains($0.coder) }.map { Layer(of: $0.tag) }
      }
    }
    let layers = only.isEmpty ? Set(found).sorted { $0.name < $1.name } : only
    return Comparison(
      documents: documents, codedOnce: all.count { $0.coders.count == 1 },
      rows: only.isEmpty ? rows : rows.filter { only.contains($0.layer) }, verdicts: verdicts,
      layers: layers)
  }

  /// The words at the place of a disagreement.
  func words(of disagreement: Disagreement) throws -> String {
    switch disagreement.subject {
    case .passage(let document, let fragments, _, _):
      try newestVersion(of: document).text[fragments.span].onOneLine
    case .tags(let row, _): try card(of: row).text.onOneLine
    case .verdict(let claim): try card(of: Identifier(.claim, claim)).text.onOneLine
    }
  }
}
