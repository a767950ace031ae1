package import Facts
import GRDB

extension Snapshot {
  package func resolution(_ id: Int) throws -> Resolution? {
    try resolutions("WHERE resolution.id = \(id)").first
  }

  /// All resolutions of a prediction, oldest first, superseded ones among them.
  package func resolutions(of prediction: Int) throws -> [Resolution] {
    try resolutions("WHERE resolution.prediction = \(prediction)")
  }

  /// The resolutions of every prediction that has some, read at once, each prediction's oldest first.
  package func allResolutions() throws -> Grouped<Resolution> {
    Grouped(try resolutions(""), by: \.prediction)
  }

  private func resolutions(_ condition: SQL) throws -> [Resolution] {
    try database.map(
      """
      SELECT resolution.id, prediction, terms, outcome, share, answer, happened, known, url, because,
        speaker.handle AS coder
      FROM resolution JOIN speaker ON speaker.id = resolution.coder
      \(condition)
      ORDER BY resolution.id
      """
    ) { try Resolution(row: $0) }
  }

  /// The pieces of evidence that a resolution cites.
  package func evidence(citedBy resolution: Int) throws -> [Int] {
    try database.values(
      "SELECT evidence FROM resolution_evidence WHERE resolution = \(resolution) ORDER BY evidence")
  }
}

extension Change {
  package func add(_ resolution: Resolution, citing evidence: [Int]) throws -> Int {
    let coder = try speakerRow(resolution.coder)
    let outcome = resolution.outcome.columns
    let id = try database.insert(
      """
      INSERT INTO resolution (prediction, terms, outcome, share, answer, happened, known, url, because, coder)
      VALUES (\(resolution.prediction), \(resolution.terms), \(outcome.word), \(outcome.share),
        \(outcome.answer), \(resolution.happened?.text), \(resolution.known?.text), \(resolution.url), \(resolution.because),
        \(coder))
      """)
    for piece in evidence {
      try database.run("INSERT INTO resolution_evidence (resolution, evidence) VALUES (\(id), \(piece))")
    }
    return id
  }
}

extension Outcome? {
  fileprivate var columns: (word: String, share: Double?, answer: String?) {
    switch self {
    case .none: ("open", nil, nil)
    case .yes: ("yes", nil, nil)
    case .no: ("no", nil, nil)
    case .partial(let share): ("partial", share, nil)
    case .option(let name): ("option", nil, name)
    case .number(let quantity): ("number", nil, quantity.text)
    case .day(let period): ("day", nil, period.text)
    case .void: ("void", nil, nil)
    case .ambiguous: ("ambiguous", nil, nil)
    }
  }
}

extension Resolution {
  fileprivate init(row: some FactRow) throws {
    self.init(
      id: try row.required("id"), prediction: try row.required("prediction"),
      terms: try row.required("terms"),
      outcome: try Resolution.outcome(row), happened: try row.optionalPeriod("happened"),
      known: try row.optionalPeriod("known"), url: try row.optional("url"),
      because: try row.optional("because"), coder: try row.handle("coder"))
  }

  /// Nil where earlier resolutions are taken back.
  private static func outcome(_ row: some FactRow) throws -> Outcome? {
    switch try row.required("outcome") as String {
    case "open": nil
    case "yes": .yes
    case "no": .no
    case "void": .void
    case "ambiguous": .ambiguous
    case "partial": .partial(try row.required("share"))
    case "option": .option(try row.required("answer"))
    case "number": .number(try row.reading("answer", Quantity.init(parsing:)))
    case "day": .day(try row.reading("answer", Period.init(parsing:)))
    case let other: throw row.unknown(other, in: "outcome")
    }
  }
}
