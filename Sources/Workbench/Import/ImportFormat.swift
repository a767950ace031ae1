/// What `import` may be told that a file holds: a document of some kind, or a table of forecasts.
struct ImportFormat: Sendable {
  let name: String
  let summary: String
  /// Nil where the file holds no document.
  let document: DocumentFormat?

  static let all =
    DocumentFormat.all.map { ImportFormat(name: $0.name, summary: $0.summary, document: $0) }
    + [.forecasts]

  /// Only said, never guessed: a table may hold anything.
  static let forecasts = ImportFormat(
    name: "forecasts", summary: "a table of forecasts and outcomes, CSV or TSV", document: nil)

  var isForecasts: Bool { name == ImportFormat.forecasts.name }
}
