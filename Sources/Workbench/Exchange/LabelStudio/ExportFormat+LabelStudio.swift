import Facts
import Interchange
import Presentation

extension ExportFormat {
  static let labelStudio = ExportFormat(
    name: "labelstudio", summary: "texts with spans and relations as Label Studio reads them, JSON",
    isFolder: false
  ) { filter, call in
    var words = try WordsForExport(filter, call, for: "labelstudio")
    var tasks: [JSON] = []
    var kept: [(String, Int)] = []
    for one in words.texts {
      let text = SpanText(one, &words, call, holdsLinks: true, overlaps: true)
      tasks.append(task(text, one))
      kept += [("documents", 1), ("spans", text.spans.count), ("links", text.relations.count)]
    }
    var exported = Exported(
      files: [("labelstudio.json", JSON.array(tasks).text(pretty: true) + "\n")], losses: words.losses)
    for (sort, count) in kept where count > 0 { exported.losses.keep(sort, count) }
    return exported
  }

  private static func task(_ text: SpanText, _ source: WordsForExport.Text) -> JSON {
    let spans = text.spans.enumerated().map { index, span in
      JSON.object([
        .init("id", .string("s\(index)")), .init("from_name", "label"), .init("to_name", "text"),
        .init("type", "labels"),
        .init(
          "value",
          .object([
            .init("start", .integer(span.range.lowerBound)), .init("end", .integer(span.range.upperBound)),
            .init("text", .string(source.version.text[span.range])),
            .init("labels", .array([.string(span.label)])),
          ])),
      ])
    }
    let relations = text.relations.map { relation in
      JSON.object([
        .init("type", "relation"), .init("from_id", .string("s\(relation.from)")),
        .init("to_id", .string("s\(relation.to)")), .init("direction", "right"),
        .init("labels", .array([.string(relation.type)])),
      ])
    }
    return .object([
      .init("data", .object([.init("text", .string(text.text))] + text.meta)),
      .init("annotations", .array([.object([.init("result", .array(spans + relations))])])),
    ])
  }
}
