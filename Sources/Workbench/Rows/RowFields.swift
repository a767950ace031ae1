import Facts
import Presentation
import Storage

/// One value of a row as programs get it; its name is also a column of `list`, and what `list` sorts by.
struct RowField<Row>: Sendable {
  let name: String
  let value: @Sendable (Row, Call) throws -> JSON

  init(_ name: String, _ value: @escaping @Sendable (Row) -> JSON) {
    self.name = name
    self.value = { row, _ in value(row) }
  }

  /// A value that depends on other rows.
  init(_ name: String, from value: @escaping @Sendable (Row, Call) throws -> JSON) {
    self.name = name
    self.value = value
  }
}

/// The fields of a kind of row: values as they are stored, days as typed, probabilities at full precision.
struct RowFields: Sendable {
  let names: [String]
  private let values: @Sendable (Int, Call, Set<String>?) throws -> [JSON.Member]

  init<Row>(
    _ row: @escaping @Sendable (Int, Call) throws -> Row?, _ fields: [RowField<Row>]
  ) {
    names = fields.map(\.name)
    values = { number, call, wanted in
      guard let row = try row(number, call) else { return [] }
      return try fields.filter { wanted?.contains($0.name) ?? true }.map {
        JSON.Member($0.name, try $0.value(row, call))
      }
    }
  }

  /// The values of a row, or those of some fields.
  func members(of number: Int, _ call: Call, only wanted: Set<String>? = nil) throws -> [JSON.Member] {
    try values(number, call, wanted)
  }

  static func of(_ kind: Kind) -> RowFields {
    switch kind {
    case .document: documents
    case .mention: mentions
    case .claim: claims
    case .prediction: predictions
    case .forecast: forecasts
    case .resolution: resolutions
    case .evidence: evidence
    case .verdict: verdicts
    case .link: links
    case .note: notes
    case .operation: operations
    }
  }

  private static func tags<Row>(_ row: @escaping @Sendable (Row) -> Identifier) -> RowField<Row> {
    RowField("tags") { found, call in
      .array(try call.snapshot.tags(on: row(found)).map { .string($0.path) })
    }
  }

  private static func attributes<Row>(_ row: @escaping @Sendable (Row) -> Identifier) -> RowField<Row> {
    RowField("attributes") { found, call in try call.snapshot.attributes(of: row(found)).json }
  }

  private static let documents = RowFields(
    { try $1.snapshot.document($0) },
    [
      RowField("author") { .optional($0.author) }, RowField("publisher") { .optional($0.publisher) },
      RowField("published") { .optional($0.published) }, RowField("url") { .optional($0.url) },
      RowField("language") { .optional($0.language) },
      RowField("format") { .optional(try $1.snapshot.version(of: $0.id)?.provenance.format) },
      RowField("encoding") { .optional(try $1.snapshot.version(of: $0.id)?.provenance.encoding) },
      RowField("alike") { document, call in
        let alike = try call.snapshot.version(of: document.id).map(call.documents(like:)) ?? []
        return .array(alike.map { .string("d\($0.id)") })
      }, tags(\.identifier),
    ])

  private static let mentions = RowFields(
    { try $1.snapshot.mention($0) },
    [
      RowField("quote") { .string($0.selector.exact) }, RowField("speaker") { .optional($0.speaker) },
      RowField("via") { .array($0.via.map { .string($0.description) }) },
      RowField("said") { .optional($0.said) },
      RowField("hedge") { .optional($0.hedge) }, RowField("address") { .optional($0.place?.address) },
      RowField("anchor") { .optional($0.state?.rawValue) },
      RowField("stood_at") { .optional($0.loss?.last.address) },
      RowField("coder") { .optional($0.coder) },
      tags(\.identifier), attributes(\.identifier),
    ])

  private static let claims = RowFields(
    { try $1.snapshot.claim($0) },
    [
      RowField("kind") { .optional($0.kind) },
      RowField("speakers") { claim, call in
        let mentions = try call.snapshot.mentions(of: claim.id).filter { try call.isKnown($0.identifier) }
        return .array(mentions.compactMap { $0.speaker.map { .string($0.description) } })
      },
      RowField("verdict") { .optional(try $1.verdictInForce(on: $0.id)?.standing.rawValue) },
      tags(\.identifier), attributes(\.identifier),
    ])

  private static let predictions = RowFields(
    { try $1.predictions.prediction($0, in: $1.snapshot)?.prediction },
    [
      RowField("claim") { .optional($0.claim.map { "c\($0)" }) },
      RowField("type") { .string($0.current.type.rawValue) },
      RowField("options") { .array($0.current.options.map(JSON.string)) },
      RowField("unit") { .optional($0.current.unit) },
      RowField("by") { .string($0.current.deadline.text) },
      RowField("deadline_basis") { .string($0.current.deadlineBasis.rawValue) },
      RowField("criteria") { .optional($0.current.criteria) },
      RowField("given") { .optional($0.current.condition) },
      RowField("terms") { .integer($0.current.number) },
      RowField("state") { .string(try $1.settlement(of: $0.id).state) },
      RowField("outcome") { .optional(try $1.settlement(of: $0.id).scorable?.outcome.word) },
      RowField("forecast_count") { .integer(try $1.knownForecasts(of: $0.id).count) },
      tags(\.identifier),
    ])

  private static let forecasts = RowFields(
    { try $1.snapshot.forecast($0) },
    [
      RowField("prediction") { .string("p\($0.prediction)") },
      RowField("forecaster") { .string($0.forecaster.description) },
      RowField("made") { .string($0.made.text) },
      RowField("withdrawn") { .bool($0.isWithdrawal) },
      RowField("probability") { .optional($0.probability?.point) },
      RowField("stated") { .optional($0.estimate?.stated) },
      RowField("distribution") { $0.estimate?.json ?? .null },
      RowField("low") { .optional($0.probability?.bounds?.lowerBound) },
      RowField("high") { .optional($0.probability?.bounds?.upperBound) },
      RowField("lexicon") { .optional($0.probability?.lexicon) },
      RowField("basis") { .string($0.basis.rawValue) },
      RowField("confidence") { .optional($0.confidence?.rawValue) },
      RowField("hedge") { .optional($0.hedge) }, RowField("because") { .optional($0.because) },
      RowField("url") { .optional($0.url) },
    ])

  private static let resolutions = RowFields(
    { try $1.snapshot.resolution($0) },
    [
      RowField("prediction") { .string("p\($0.prediction)") },
      RowField("outcome") { .string($0.outcome?.word ?? "open") },
      RowField("happened") { .optional($0.happened) }, RowField("known") { .optional($0.known) },
      RowField("url") { .optional($0.url) }, RowField("because") { .optional($0.because) },
      RowField("coder") { .string($0.coder.description) },
    ])

  private static let evidence = RowFields(
    { try $1.snapshot.evidence($0) },
    [
      RowField("subject") { .string($0.subject.description) },
      RowField("stance") { .string($0.stance.rawValue) },
      RowField("grade") { .optional($0.grade) },
      RowField("reliability") { .optional($0.grade?.reliability) },
      RowField("credibility") { .optional($0.grade?.credibility) },
      RowField("published") { .optional($0.published) },
      RowField("url") { .optional($0.url) }, RowField("mention") { .optional($0.mention.map { "m\($0)" }) },
      RowField("coder") { .string($0.coder.description) },
    ])

  private static let verdicts = RowFields(
    { try $1.snapshot.verdict($0) },
    [
      RowField("claim") { .string("c\($0.claim)") }, RowField("standing") { .string($0.standing.rawValue) },
      RowField("in_force") { .bool(try $1.isInForce($0)) }, RowField("judged") { .string($0.judged.text) },
      RowField("because") { .optional($0.because) },
      RowField("coder") { .string($0.coder.description) },
    ])

  private static let links = RowFields(
    { try $1.snapshot.link($0) },
    [
      RowField("from") { .string($0.from.description) },
      RowField("relation") { .string($0.relation.rawValue) },
      RowField("to") { .string($0.to.description) }, RowField("because") { .optional($0.because) },
      RowField("coder") { .string($0.coder.description) }, attributes(\.identifier),
    ])

  private static let notes = RowFields(
    { try $1.snapshot.note($0) },
    [
      RowField("subject") { .string($0.subject.description) },
      RowField("coder") { .string($0.coder.description) },
    ])

  private static let operations = RowFields(
    { try $1.snapshot.operation($0) },
    [
      RowField("ulid") { .string($0.ulid) }, RowField("recorded") { .string($0.recorded) },
      RowField("author") { .optional($0.author.map { "@\($0)" }) },
      RowField("in_effect") { .bool($0.isInEffect) },
    ])
}

extension Call {
  /// What programs get of a row beside its id and its words.
  func members(of row: Identifier) throws -> [JSON.Member] {
    try RowFields.of(row.kind).members(of: row.number, self)
  }

  /// The forecasts of a prediction that were made by the as-of day.
  func knownForecasts(of prediction: Int) throws -> [Forecast] {
    let today = try today()
    return try predictions.forecasts(of: prediction, in: snapshot).filter { $0.made.last <= today }
  }
}
