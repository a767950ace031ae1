import Facts
import Scoring

/// How far the coders of some documents agree in one layer.
struct LayerAgreement: Sendable {
  /// One document's part.
  struct Part: Sendable {
    let document: Int
    let tally: NominalTally
    let exact, overlap, spansOnly: SpanMatch
  }

  let layer: Layer
  let parts: [Part]
  let alpha: Double?
  let interval: ClosedRange<Double>?
  /// Whether the interval comes from drawing stretches of the one document there is.
  let drawsStretches: Bool
  /// For each two coders, by the places of their handles.
  let pairs: [PairAgreement]

  var exact: SpanMatch { parts.reduce(into: SpanMatch()) { $0 += $1.exact } }
  var overlap: SpanMatch { parts.reduce(into: SpanMatch()) { $0 += $1.overlap } }
  var spansOnly: SpanMatch { parts.reduce(into: SpanMatch()) { $0 += $1.spansOnly } }

  /// The documents must each have two coders or more.
  init(_ layer: Layer, of documents: [CodedDocument]) {
    var (labels, sets) = (Labels(), LabelSets())
    let spans = documents.map { $0.spans(in: layer, &labels) }
    let stretches = zip(documents, spans).map { document, spans in
      Stretch.all(of: spans, length: document.length, &sets)
    }
    var pairs = PairAgreement.Collection(categories: max(1, labels.names.count))
    parts = documents.indices.map { place in
      Part(
        document: documents[place].id,
        tally: NominalTally(of: stretches[place].map(\.unit)),
        matching: spans[place])
    }
    for (document, spans) in zip(documents, spans) { pairs.add(spans, of: document.coders) }
    self.layer = layer
    self.pairs = layer == .anyMark ? [] : pairs.all
    alpha = NominalTally.Sum(of: parts.map(\.tally)).alpha
    drawsStretches = documents.count == 1
    let units = drawsStretches ? stretches[0].map { NominalTally(of: [$0.unit]) } : parts.map(\.tally)
    interval = Bootstrap.standard.interval(
      ofParts: units, none: NominalTally.Sum(categories: sets.count), adding: { $0 += $1 },
      statistic: { $0.alpha })
  }
}

extension Stretch {
  /// As many code points alike as the stretch is long.
  fileprivate var unit: (values: [Int?], weight: Int) { (labels, length) }
}

extension LayerAgreement.Part {
  /// Spans are compared for each two coders, and counted together.
  fileprivate init(document: Int, tally: NominalTally, matching spans: [[LabelledSpan]]) {
    self.document = document
    self.tally = tally
    var (exact, overlap, spansOnly) = (SpanMatch(), SpanMatch(), SpanMatch())
    for one in spans.indices {
      for other in spans.indices where other > one {
        exact += SpanRule.exact.match(spans[one], spans[other])
        overlap += SpanRule.overlap.match(spans[one], spans[other])
        spansOnly += SpanRule.spansOnly.match(spans[one], spans[other])
      }
    }
    (self.exact, self.overlap, self.spansOnly) = (exact, overlap, spansOnly)
  }
}

extension SpanRule {
  /// The same ends and the same label.
  static let exact = SpanRule(overlap: 1, asksLabels: true)
  /// The same label, and at least half of what either covers is covered by both.
  static let overlap = SpanRule(overlap: 0.5, asksLabels: true)
  /// The same ends, whatever the label.
  static let spansOnly = SpanRule(overlap: 1, asksLabels: false)
}
