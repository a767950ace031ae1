import CommandLanguage

extension ImportFormat {
  static let webAnnotation = ImportFormat(
    name: "web-annotation", summary: "the W3C's annotations of documents that are here, JSON-LD",
    document: nil
  ) { session, arguments, output in
    try arguments.refuseAllBut(["format", "in", "keep-going", "strict"], in: "web-annotation")
    try session.importWebAnnotations(arguments, output)
  }

  static let jsonLines = ImportFormat(
    name: "jsonl", summary: "texts with labelled spans, as Prodigy, doccano and spaCy write them",
    document: nil
  ) { session, arguments, output in
    try arguments.refuseAllBut(["format", "keep-going", "strict", "tags", "lang"], in: "jsonl")
    try session.importSpanLines(arguments, output)
  }
}

extension Arguments {
  /// Refuses words that mean nothing to a format of another program.
  func refuseAllBut(_ names: Set<String>, in format: String) throws(Diagnostic) {
    let given = fields(of: Command.importFile.syntax).fields.map(\.name)
    guard let name = given.first(where: { $0 != "file" && !$0.hasPrefix("--") && !names.contains($0) }) else {
      return
    }
    throw Diagnostic(
      "E-IMPORT", "'\(name)' means nothing to a file in \(format)",
      hint: "leave it out; it takes \(names.sorted().joined(separator: ", "))", at: verb.range)
  }
}
