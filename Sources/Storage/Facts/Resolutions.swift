package import Facts
import GRDB

extension Snapshot {
  package func resolution(_ id: Int) throws -> Resolution? {
    try resolutions("WHERE resolution.id = \(id)").first
  }

  /// All resolutions of a prediction, oldest first, superseded ones among them.
  ///
  /// Where a day is given, only those of facts that were known on or before it.
  package func resolutions(of prediction: Int, knownBy day: Day? = nil) throws -> [Resolution] {
    let limit = day?.number
    return try resolutions(
      """
      WHERE resolution.prediction = \(prediction)
        AND (\(limit) IS NULL OR known_first IS NULL OR known_first <= \(limit))
      """)
  }

  private func resolutions(_ condition: SQL) throws -> [Resolution] {
    try database.rows(
      """
      SELECT resolution.id, prediction, terms, outcome, share, happened, happened_first, happened_last, known,
        known_first, known_last, url, because, speaker.handle AS coder
      FROM resolution JOIN speaker ON speaker.id = resolution.coder
      \(condition)
      ORDER BY resolution.id
      """
    ).map(Resolution.init(row:))
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
    let share: Double? = if case .partial(let share) = resolution.outcome { share } else { nil }
    let id = try database.insert(
      """
      INSERT INTO resolution (prediction, terms, outcome, share, happened, known, url, because, coder)
      VALUES (\(resolution.prediction), \(resolution.terms), \(resolution.outcome.column), \(share),
        \(resolution.happened?.text), \(resolution.known?.text), \(resolution.url), \(resolution.because),
        \(coder))
      """)
    for piece in evidence {
      try database.run("INSERT INTO resolution_evidence (resolution, evidence) VALUES (\(id), \(piece))")
    }
    return id
  }
}

extension Outcome? {
  fileprivate var column: String {
    switch self {
    case .none: "open"
    case .yes: "yes"
    case .no: "no"
    case .partial: "partial"
    case .void: "void"
    case .ambiguous: "ambiguous"
    }
  }
}

extension Resolution {
  fileprivate init(row: Row) {
    let outcome: Outcome? =
      switch row["outcome"] as String {
      case "yes": .yes
      case "no": .no
      case "void": .void
      case "ambiguous": .ambiguous
      case "partial": (row["share"] as Double?).map(Outcome.partial)
      default: nil
      }
    self.init(
      id: row["id"], prediction: row["prediction"], terms: row["terms"], outcome: outcome,
      happened: row.period("happened"), known: row.period("known"), url: row["url"], because: row["because"],
      coder: Handle(stored: row["coder"]))
  }
}
