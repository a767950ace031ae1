import CommandLanguage

/// What `import` may be told that a file holds: a document of some kind, a table of forecasts, or what another program
/// says about documents.
struct ImportFormat: Sendable {
  let name: String
  let summary: String
  /// Nil where the file holds no document.
  let document: DocumentFormat?
  /// How a file of another program is taken; only said, never guessed.
  var exchange: (@Sendable (inout Session, Arguments, Output) throws -> Void)?

  static let all =
    DocumentFormat.all.map { ImportFormat(name: $0.name, summary: $0.summary, document: $0) }
    + [.forecasts]
    + [.brat, .webAnnotation, .jsonLines]
    + [.fatebook, .predictionBook, .metaculus, .manifold, .claimReview, .labelStudio]

  /// Only said, never guessed: a table may hold anything.
  static let forecasts = ImportFormat(
    name: "forecasts", summary: "a table of forecasts and outcomes, CSV or TSV", document: nil)

  var isForecasts: Bool { name == ImportFormat.forecasts.name }
}
