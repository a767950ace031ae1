import Facts
import Presentation
import Scoring

extension AgreementReport {
  /// The same at full precision; null is undefined.
  var members: [JSON.Member] {
    [
      .init("coders", .array(comparison.coders.map { .string($0.description) })),
      .init(
        "documents",
        .array(
          comparison.documents.map {
            .object([
              .init("id", .string($0.name)), .init("length", .integer($0.length)),
              .init("coders", .array($0.coders.map { .string($0.description) })),
            ])
          })), .init("coded_once", .integer(comparison.codedOnce)),
      .init("layers", .array(layers.map(\.json))), .init("rows", .array(rows.map(\.json))),
      .init("resamples", .integer(Bootstrap.standard.resamples)),
      .init("seed", .integer(Int(Bootstrap.standard.seed))),
    ]
  }
}

extension LayerAgreement {
  fileprivate var json: JSON {
    .object(
      [
        .init("layer", .string(layer.name)), .init("alpha", .optional(alpha)),
        .init("interval", .ends(interval)),
      ] + LayerAgreement.members(exact, overlap, spansOnly) + [
        .init("pairs", .array(pairs.map(\.json))),
        .init(
          "documents",
          .array(
            parts.map { part in
              .object(
                [
                  .init("id", .string("d\(part.document)")),
                  .init("alpha", .optional(part.tally.alpha)),
                ]
                  + LayerAgreement.members(part.exact, part.overlap, part.spansOnly))
            })),
      ])
  }

  private static func members(
    _ exact: SpanMatch, _ overlap: SpanMatch, _ spansOnly: SpanMatch
  ) -> [JSON.Member] {
    [
      .init("f1_exact", .optional(exact.f1)), .init("f1_overlap", .optional(overlap.f1)),
      .init("f1_spans", .optional(spansOnly.f1)), .init("spans", .integer(exact.first + exact.second)),
      .init("unmatched", .integer(exact.unmatched)),
    ]
  }
}

extension RowAgreement {
  fileprivate var json: JSON {
    .object([
      .init("name", .string(name)), .init("units", .integer(units)), .init("alpha", .optional(alpha)),
      .init("interval", .ends(interval)), .init("ordinal_alpha", .optional(ordinal)),
      .init("ordinal_units", .integer(ordinalUnits)), .init("pairs", .array(pairs.map(\.json))),
      .init("ordered_pairs", .array(orderedPairs.map(\.json))),
    ])
  }
}

extension PairAgreement {
  fileprivate var json: JSON {
    .object([
      .init("first", .string(first.description)), .init("second", .string(second.description)),
      .init("units", .integer(Int(table.units))), .init("same", .optional(table.share)),
      .init("kappa", .optional(table.kappa())), .init("linear", .optional(table.kappa(.linear))),
      .init("quadratic", .optional(table.kappa(.quadratic))), .init("pi", .optional(table.pi)),
    ])
  }
}

extension JSON {
  fileprivate static func ends(_ interval: ClosedRange<Double>?) -> JSON {
    interval.map { .array([.number($0.lowerBound), .number($0.upperBound)]) } ?? .null
  }
}
