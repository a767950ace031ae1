import CommandLanguage

// Forecasts of other programs: questions with what was given them and how they turned out.

extension ImportFormat {
  static let fatebook = questions("fatebook", "the table of forecasts that Fatebook exports, CSV") {
    session, arguments, output in try session.importFatebook(arguments, output)
  }

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
