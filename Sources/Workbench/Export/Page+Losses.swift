import Facts
import Interchange
import Presentation

extension Page {
  /// What was taken or written, then everything that is not there as it was.
  static func losses(_ report: LossReport) -> Page {
    let kept = report.kept.map { "\($0.count) \(name(of: $0.sort, $0.count))" }.joined(separator: ", ")
    let rows = report.entries.map { entry in
      [
        Phrase(entry.subject, .strong),
        Phrase([entry.file, entry.line.map(String.init)].compactMap { $0 }.joined(separator: ":")),
        Phrase(entry.fate.rawValue), Phrase(entry.reason.onOneLine),
      ]
    }
    let table = Table(
      [Column("what"), Column("where"), Column("fate"), Column("why", minimum: 20)], rows: rows)
    return Page(
      [.line(Phrase(kept.isEmpty ? "nothing" : kept))] + (rows.isEmpty ? [] : [.table(table)]),
      json: .object([
        .init("kept", .object(report.kept.map { .init($0.sort, .integer($0.count)) })),
        .init("lossless", .bool(report.isLossless)),
        .init(
          "entries",
          .array(
            report.entries.map {
              .object([
                .init("what", .string($0.subject)), .init("file", .optional($0.file)),
                .init("line", .optional($0.line)), .init("fate", .string($0.fate.rawValue)),
                .init("reason", .string($0.reason)),
              ])
            })),
      ]), list: "entries")
  }

  /// Such as `1 line only kept` for `lines only kept`.
  private static func name(of sort: String, _ count: Int) -> String {
    let noun = sort.prefix { $0 != " " }
    return count == 1 && noun.hasSuffix("s") ? String(noun.dropLast()) + sort.dropFirst(noun.count) : sort
  }
}
