import Facts
import Presentation
import Storage

extension SourceList {
  /// The rows of one kind under a heading.
  struct Part {
    let title: Phrase
    let kind: Kind
    let rows: [Int]
    let blocks: (_ row: Int) throws -> [Block]
  }

  /// The headings of what it holds.
  var sections: [Phrase] {
    get throws {
      try parts.filter { part in try part.rows.contains { try isShown($0, part.kind) } }.map(\.title)
    }
  }

  /// The names of the rows on it: those it lists, and what is said of them.
  var places: Set<String> {
    get throws {
      var rows = mentions.map { Identifier(.mention, $0) }
      for part in parts {
        for row in part.rows where try isShown(row, part.kind) {
          rows.append(Identifier(part.kind, row))
          if part.kind == .prediction { rows += try told(ofPrediction: row) }
          if part.kind == .claim, let verdict = try call.verdictInForce(on: row) {
            rows.append(verdict.identifier)
          }
        }
      }
      return Set(rows.map(\.description))
    }
  }

  private func isShown(_ row: Int, _ kind: Kind) throws -> Bool {
    kind == .prediction
      ? try call.predictions.prediction(row, in: call.snapshot) != nil
      : try call.isKnown(Identifier(kind, row))
  }

  private func told(ofPrediction id: Int) throws -> [Identifier] {
    let forecasts = try call.knownForecasts(of: id).map(\.identifier)
    guard case .resolved(let resolution) = try call.settlement(of: id) else { return forecasts }
    return forecasts + [resolution.identifier]
  }
}

extension ReportBody {
  /// One whose rows stand at its end with the words they rest on; or only where links can lead there.
  init(
    _ blocks: [Block], sources: SourceList, onlyLinked: Bool = false, list: String,
    data: @escaping () throws -> JSON
  ) {
    self.init(
      outline: {
        (PageOutline(of: blocks).places.union(try sources.places), blocks.sections + (try sources.sections))
      }, list: list, data: data
    ) { isLinked, add in
      try blocks.forEach(add)
      guard isLinked || !onlyLinked else { return }
      try sources.blocks { try add(onlyLinked ? .linked([$0]) : $0) }
    }
  }
}
