import Facts
import Storage

/// Something that coders see differently, as `agree` lists it and `adjudicate` settles it.
struct Disagreement: Sendable {
  enum Subject: Sendable {
    /// Marks that overlap, of which some coder lacks one or labelled it otherwise.
    case passage(document: Int, Fragments, marks: [CodedDocument.Mark], Layer)
    case tags(Identifier, Layer)
    case verdict(claim: Int)
  }

  let subject: Subject
  /// What each coder says, by handle; nothing is an answer too.
  let positions: [(coder: Handle, words: String)]
  let isAdjudicated: Bool

  /// Such as `d1:120-188` or `c4`.
  var place: String {
    switch subject {
    case .passage(let document, let fragments, _, _): "d\(document):\(fragments)"
    case .tags(let row, _): row.description
    case .verdict(let claim): "c\(claim)"
    }
  }

  /// Such as `+stance` or `verdict`.
  var layerName: String {
    switch subject {
    case .passage(_, _, _, let layer), .tags(_, let layer): layer.name
    case .verdict: "verdict"
    }
  }
}

extension CodedDocument {
  /// Passages that the coders marked differently in a layer, in the order of the text.
  func disagreements(in layer: Layer) -> [Disagreement] {
    guard coders.count >= 2 else { return [] }
    return clusters(in: layer).compactMap { marks, span in
      let answers = coders.map { coder in
        Set(
          marks.compactMap { mark -> [String]? in
            let tags = mark.tags(of: coder, in: layer)
            return tags.isEmpty ? nil : [mark.fragments.description] + Set(tags.map(\.path)).sorted()
          })
      }
      guard answers.contains(where: { $0 != answers[0] }), let fragments = Fragments(span) else { return nil }
      return Disagreement(
        subject: .passage(document: id, fragments, marks: marks, layer),
        positions: coders.map { ($0, words(of: $0, marks, layer, within: span)) },
        isAdjudicated: marks.allSatisfy { $0.isAdjudicated(in: layer) })
    }
  }

  /// Marks of a layer that hang together by overlapping, whoever made them, with the span that they cover.
  private func clusters(in layer: Layer) -> [([Mark], Range<Int>)] {
    let wanted = Set(coders)
    let marks = marks.filter { mark in
      mark.tags.contains { wanted.contains($0.coder) && $0.stands && layer.holds($0.tag) }
    }.sorted { ($0.fragments.span.lowerBound, $0.mention) < ($1.fragments.span.lowerBound, $1.mention) }
    return marks.reduce(into: []) { clusters, mark in
      let span = mark.fragments.span
      if let last = clusters.last, last.1.overlaps(span) {
        let whole = last.1.lowerBound..<max(last.1.upperBound, span.upperBound)
        clusters[clusters.count - 1] = (last.0 + [mark], whole)
      } else {
        clusters.append(([mark], span))
      }
    }
  }

  private func words(of coder: Handle, _ marks: [Mark], _ layer: Layer, within span: Range<Int>) -> String {
    let parts = marks.compactMap { mark -> String? in
      let tags = mark.tags(of: coder, in: layer).map(\.description).joined(separator: " ")
      guard !tags.isEmpty else { return nil }
      let isWhole = mark.fragments.ranges == [span]
      return isWhole ? tags : "\(tags) (\(mark.fragments))"
    }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }
}

extension CodedRow {
  var disagreement: Disagreement? {
    let sets = given.values.map { Set($0) }
    guard sets.contains(where: { $0 != sets[0] }) else { return nil }
    return Disagreement(
      subject: .tags(row, layer),
      positions: given.sorted { $0.key.name < $1.key.name }.map { coder, tags in
        (coder, tags.map(\.description).sorted().joined(separator: " "))
      }, isAdjudicated: isAdjudicated)
  }
}

extension Disagreement {
  /// Nil where the coders of a claim agree, or fewer than two judged it.
  ///
  /// A verdict newer than gold's opens it again.
  init?(on claim: Int, _ verdicts: [Handle: Verdict]) {
    let others = verdicts.filter { $0.key != .gold }
    let standings = Set(others.values.map(\.standing))
    guard standings.count >= 2 else { return nil }
    let newest = others.values.map(\.id).max() ?? 0
    self.init(
      subject: .verdict(claim: claim),
      positions: others.sorted { $0.key.name < $1.key.name }.map { ($0, $1.standing.rawValue) },
      isAdjudicated: verdicts[.gold].map { $0.id > newest } ?? false)
  }
}
