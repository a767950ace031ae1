import Interchange

extension DocumentFormat {
  /// In reading order: `-layout` would keep blank lines between paragraphs, but mixes the lines of two columns.
  static let pdf = DocumentFormat(
    "pdf", "PDF, through pdftotext; a form feed ends a page", endings: ["pdf"],
    reader: .bytes { bytes, converter in
      let arguments = ["-enc", "UTF-8", "-eol", "unix", "-", "-"]
      let output = try converter.output(of: .pdfToText, arguments, bytes)
      var document = ReadDocument(text: try PlainText.decode(output, named: converter.file))
      let said = try converter.output(of: .pdfInfo, ["-enc", "UTF-8", "-isodates", "-"], bytes)
      let info = PDFInfo(String(decoding: said, as: UTF8.self))
      document.title = info["Title"]
      document.author = info["Author"]
      return document
    }, recognises: { Head($0, 1024).holds("%pdf-") })
}

/// What pdfinfo writes: one field a line.
///
/// The day on which a file was made is not when its text was published.
private struct PDFInfo {
  private let fields: [String: String]

  init(_ text: String) {
    let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      return (String(line[..<colon]), String(value))
    }
    fields = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> String? { fields[name].flatMap { $0.isEmpty ? nil : $0 } }
}
