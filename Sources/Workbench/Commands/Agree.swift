import CommandLanguage
import Facts
import Presentation
import Scoring
import Storage

extension Parameter where Value == [Layer] {
  static var layers: Parameter {
    let shape = Shape<[Layer]>(
      "+TAG", suggests: .tags,
      reading: { text throws(FactError) in
        try text.split(separator: ",").map { word throws(FactError) in
          Layer(of: try TagName(parsing: String(word.first == "+" ? word.dropFirst() : word)))
        }
      })
    return Parameter("layer", shape, "the branch of tags to compare; every one unless given")
  }
}

extension Parameter where Value == [Handle] {
  static var between: Parameter {
    let shape = Shape<[Handle]>(
      "@a,@b", suggests: .who,
      reading: { text throws(FactError) in
        try text.split(separator: ",").map { word throws(FactError) in try Handle(parsing: String(word)) }
      })
    return Parameter("between", shape, "the coders to compare; all but the common ground's unless given")
  }
}

extension Command {
  static let agree = Command(
    Syntax(
      "agree", "Measures how far coders agree, and lists where they do not.",
      details: """
        A filter means documents, claims and predictions. A document counts where at least two coders marked something
        in it, or said with 'coded' that they went through it. 'help coders' says what the numbers are.
        """,
      slots: [], keywords: [Keyword(.layers), Keyword(.between), Keyword(.limit)], filter: .anywhere,
      examples: ["agree", "agree in:d1 layer +korea", "agree between @analyst,@anna limit 5"])
  ) { call in
    let comparison = try call.comparison(
      call.filter(call.arguments.filter), in: call[.layers] ?? [])
    return try call.page(AgreementReport(comparison), limit: call[.limit] ?? 20)
  }
}

extension Call {
  /// The coders that `between` names; an alias stands for its speaker.
  func knownCoders() throws -> [Handle]? {
    try self[.between]?.map { handle in
      guard let known = try snapshot.handle(named: handle) else {
        throw wrong(
          .between, "E-SPEAKER", "there is no speaker \(handle)", hint: "'list speakers' shows who there is")
      }
      return known
    }
  }

  fileprivate func page(_ report: AgreementReport, limit: Int) throws -> Page {
    let open = report.disagreements.filter { !$0.isAdjudicated }
    let settled = report.disagreements.count - open.count
    let words = try open.map { try self.words(of: $0) }
    var blocks = report.blocks
    if !open.isEmpty {
      blocks += [
        .gap, .table(.disagreements(zip(open, words).prefix(limit).map { ($0, $1) })),
        .line(
          Phrase(
            (open.count > limit ? "\(limit) of \(open.count) disagreements; 'limit N' shows more; " : "")
              + "'adjudicate' goes through them", .dim)),
      ]
    }
    if settled > 0 { blocks.append(.line(Phrase("\(settled) adjudicated", .dim))) }
    return Page(
      blocks,
      json: .object(
        report.members + [
          .init("adjudicated", .integer(settled)),
          .init("disagreements", .array(zip(open, words).map { $0.json(words: $1) })),
        ]), list: "disagreements")
  }
}

extension Table {
  fileprivate static func disagreements(_ list: [(Disagreement, String)]) -> Table {
    Table(
      [Column("place"), Column("layer"), Column("coders", minimum: 24), Column("words", minimum: 20)],
      rows: list.map { disagreement, words in
        [
          Phrase(disagreement.place, .strong), Phrase(disagreement.layerName),
          Phrase(disagreement.positions.map { "\($0.coder) \($0.words)" }.joined(separator: "; ")),
          Phrase(words.shortened(to: 60), .quote),
        ]
      })
  }
}

extension Disagreement {
  func json(words: String) -> JSON {
    .object([
      .init("place", .string(place)), .init("layer", .string(layerName)),
      .init(
        "coders",
        .array(
          positions.map {
            .object([.init("coder", .string($0.coder.description)), .init("says", .string($0.words))])
          })), .init("words", .string(words)),
    ])
  }
}
