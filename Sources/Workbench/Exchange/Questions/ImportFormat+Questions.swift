import CommandLanguage

// Forecasts of other programs: questions with what was given them and how they turned out.

extension ImportFormat {
  static let fatebook = questions("fatebook", "the table of forecasts that Fatebook exports, CSV") {
    session, arguments, output in try session.importFatebook(arguments, output)
  }

  static let predictionBook = questions(
    "predictionbook", "predictions with responses and judgements, as PredictionBook gives them, JSON"
  ) { session, arguments, output in try session.importPredictionBook(arguments, output) }

  static let metaculus = questions(
    "metaculus", "the data that Metaculus hands out, a folder of CSV: questions and forecasts"
  ) { session, arguments, output in try session.importMetaculus(arguments, output) }

  static let manifold = questions(
    "manifold", "markets of Manifold with their bets, JSON: each price is a forecast"
  ) { session, arguments, output in try session.importManifold(arguments, output) }

  private static func questions(
    _ name: String, _ summary: String,
    _ take: @escaping @Sendable (inout Session, Arguments, Output) throws -> Void
  ) -> ImportFormat {
    ImportFormat(name: name, summary: summary, document: nil) { session, arguments, output in
      try arguments.refuseAllBut(["format", "keep-going", "strict", "tags", "author", "url"], in: name)
      try take(&session, arguments, output)
    }
  }
}
