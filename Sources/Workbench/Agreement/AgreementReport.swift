import Facts
import Presentation
import Scoring

/// The numbers of `agree`.
struct AgreementReport: Sendable {
  let comparison: Comparison
  let layers: [LayerAgreement]
  let rows: [RowAgreement]
  let disagreements: [Disagreement]

  init(_ comparison: Comparison) {
    self.comparison = comparison
    disagreements = comparison.disagreements
    let documents = comparison.documents
    layers =
      documents.isEmpty
      ? [] : ([.anyMark] + comparison.layers).map { LayerAgreement($0, of: documents) }
    var rows: [RowAgreement] = []
    let groups = Dictionary(grouping: comparison.rows) { [$0.layer.name, $0.row.kind.plural] }
    for (name, group) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      var labels = Labels()
      let units = group.map { row in
        row.given.sorted { $0.key.name < $1.key.name }
          .reduce(into: [Handle: Int]()) { $0[$1.key] = labels.number(of: $1.value) }
      }
      rows.append(RowAgreement(name.joined(separator: " on "), units, categories: labels.names.count))
    }
    let scale = Verdict.Standing.scale
    let verdicts = comparison.verdicts.map { claim in
      claim.byCoder.filter { $0.key != .gold }.compactMapValues { scale.firstIndex(of: $0.standing) }
    }
    if !verdicts.isEmpty {
      rows.append(
        RowAgreement("verdict", verdicts, categories: scale.count, ordered: Verdict.Standing.ordered))
    }
    self.rows = rows
  }

  // MARK: For people

  var blocks: [Block] {
    let documents = comparison.documents
    guard !documents.isEmpty || !rows.isEmpty else {
      return [
        .line(Phrase("no document, row or claim was coded by two coders")),
        .line(
          Phrase(
            "'author @x' says who codes; 'coded d1' says that a document was gone through; 'help coders'",
            .dim)),
      ]
    }
    var blocks: [Block] = [.paragraph(Phrase(opening))]
    if !layers.isEmpty { blocks += [.gap, .table(layerTable), .paragraph(Phrase(caption, .dim))] }
    if documents.count > 1 { blocks += [.gap, .table(documentTable)] }
    if !rows.isEmpty { blocks += [.gap, .table(rowTable)] }
    let pairs = pairTable
    if !pairs.rows.isEmpty { blocks += [.gap, .table(pairs)] }
    if rows.contains(where: { !$0.orderedPairs.isEmpty }) {
      blocks.append(
        .paragraph(
          Phrase(
            "linear, quadratic and ordinal: refuted < mixed < supported; units with unproven left out", .dim))
      )
    }
    return blocks
  }

  private var opening: String {
    let coders = comparison.coders.map(\.description).joined(separator: " ")
    let documents = comparison.documents.count
    let once = comparison.codedOnce
    return "\(documents) document\(documents == 1 ? "" : "s") coded by two or more of \(coders)"
      + (once > 0 ? "; \(once) coded by one only" : "")
  }

  private var caption: String {
    let drawn = layers.contains(where: \.drawsStretches) ? "stretches of the one document" : "documents"
    let bootstrap = Bootstrap.standard
    return "alpha: Krippendorff, nominal, by code points, pooled; 95 % bootstrap over \(drawn), "
      + "\(bootstrap.resamples) resamples, seed \(bootstrap.seed); – is undefined"
  }

  private var layerTable: Table {
    Table(
      [
        Column("layer"), Column("alpha", .right), Column("95 %", .right), Column("F1 exact", .right),
        Column("F1 overlap", .right), Column("F1 spans", .right), Column("unmatched", .right),
      ],
      rows: layers.map { layer in
        [
          Phrase(layer.layer.name, .strong), Phrase(layer.alpha.display()), Phrase(layer.interval.words),
          Phrase(layer.exact.f1.display()), Phrase(layer.overlap.f1.display()),
          Phrase(layer.spansOnly.f1.display()),
          Phrase("\(layer.exact.unmatched) of \(layer.exact.first + layer.exact.second)"),
        ]
      })
  }

  /// Each document alone; per layer in the data.
  private var documentTable: Table {
    let columns = layers.map { Column("\($0.layer.name) alpha", .right) }
    return Table(
      [Column("document"), Column("coders")] + columns + [
        Column("F1 exact", .right), Column("F1 overlap", .right),
      ],
      rows: comparison.documents.indices.map { place in
        let document = comparison.documents[place]
        let parts = layers.map { $0.parts[place] }
        return [
          Phrase(document.name, .strong),
          Phrase(document.coders.map(\.description).joined(separator: " "), .dim),
        ] + parts.map { Phrase($0.tally.alpha.display()) }
          + [Phrase(parts[0].exact.f1.display()), Phrase(parts[0].overlap.f1.display())]
      })
  }

  /// What is said of whole rows, by all coders together.
  private var rowTable: Table {
    Table(
      [
        Column("judgement"), Column("units", .right), Column("alpha", .right), Column("95 %", .right),
        Column("ordinal", .right),
      ],
      rows: rows.map { row in
        [
          Phrase(row.name, .strong), Phrase("\(row.units)"), Phrase(row.alpha.display()),
          Phrase(row.interval.words), Phrase(row.orderedPairs.isEmpty ? "" : row.ordinal.display()),
        ]
      })
  }

  /// What two coders said of the same passages and rows.
  private var pairTable: Table {
    let ofPassages = layers.flatMap { layer in
      layer.pairs.map { row("\(layer.layer.name) on the same passages", $0, ordered: nil) }
    }
    let ofRows = rows.flatMap { rows in
      rows.pairs.map { pair in
        row(
          rows.name, pair,
          ordered: rows.orderedPairs.first { ($0.first, $0.second) == (pair.first, pair.second) })
      }
    }
    return Table(
      [
        Column("judgement"), Column("coders"), Column("units", .right), Column("same", .right),
        Column("kappa", .right), Column("linear", .right), Column("quadratic", .right), Column("pi", .right),
      ], rows: ofPassages + ofRows)
  }

  private func row(_ name: String, _ pair: PairAgreement, ordered: PairAgreement?) -> [Phrase] {
    [
      Phrase(name), Phrase("\(pair.first) \(pair.second)"), Phrase("\(Int(pair.table.units))"),
      Phrase(pair.table.share.display(2)), Phrase(pair.table.kappa().display()),
      Phrase(ordered.map { $0.table.kappa(.linear).display() } ?? ""),
      Phrase(ordered.map { $0.table.kappa(.quadratic).display() } ?? ""),
      Phrase(pair.table.pi.display()),
    ]
  }
}

extension ClosedRange<Double>? {
  /// Such as `0.40 to 0.90`, since the ends may be below 0.
  fileprivate var words: String {
    map { "\($0.lowerBound.display(2)) to \($0.upperBound.display(2))" } ?? "–"
  }
}
