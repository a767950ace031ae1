import Interchange
import Presentation

extension DocumentFormat {
  static let docx = pandoc("docx", "Word", endings: ["docx"]) { zip($0, holds: "word/document") }
  static let odt = pandoc("odt", "OpenDocument text", endings: ["odt"]) {
    Head($0, 256).holds("mimetypeapplication/vnd.oasis.opendocument.text")
  }
  static let epub = pandoc("epub", "an e-book", endings: ["epub"]) {
    Head($0, 256).holds("mimetypeapplication/epub+zip")
  }
  static let rtf = pandoc("rtf", "Rich Text Format", endings: ["rtf"]) { Head($0).begins(with: "{\\rtf") }
  static let rst = pandocText("rst", "reStructuredText", endings: ["rst"])
  static let org = pandocText("org", "Org mode", endings: ["org"])
  static let latex = pandocText("latex", "LaTeX", endings: ["tex", "latex"])
  static let mediaWiki = pandocText("mediawiki", "the markup of Wikipedia", endings: ["wiki", "mediawiki"])
  static let textile = pandocText("textile", "Textile", endings: ["textile"])
  static let docBook = pandocText("docbook", "DocBook", endings: ["dbk", "docbook"])
  static let fictionBook = pandocText("fb2", "FictionBook", endings: ["fb2"]) {
    Head($0).holds("<fictionbook")
  }

  private static func pandoc(
    _ name: String, _ summary: String, endings: [String], recognises: @escaping @Sendable ([UInt8]) -> Bool
  ) -> DocumentFormat {
    DocumentFormat(
      name, "\(summary), through pandoc", endings: endings,
      reader: .bytes { bytes, converter in try Pandoc.read(bytes, as: name, converter) },
      recognises: recognises)
  }

  private static func pandocText(
    _ name: String, _ summary: String, endings: [String],
    recognises: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
  ) -> DocumentFormat {
    DocumentFormat(
      name, "\(summary), through pandoc", endings: endings,
      reader: .text(declared: { HTMLReader.declaredEncoding($0) }) { text, converter in
        try Pandoc.read(Array(text.utf8), as: name, converter)
      }, recognises: recognises)
  }

  /// Whether a ZIP archive has a file whose name begins so: names stand in its directory at the end.
  private static func zip(_ bytes: [UInt8], holds name: String) -> Bool {
    guard bytes.starts(with: [0x50, 0x4B, 3, 4]) else { return false }
    return String(decoding: bytes.suffix(1 << 16).filter { (0x20..<0x7F).contains($0) }, as: UTF8.self)
      .contains(name)
  }
}

/// What pandoc makes of a file: first its tree in JSON, for what the file says of itself, then plain text.
private enum Pandoc {
  static func read(_ bytes: [UInt8], as format: String, _ converter: Converter) throws -> ReadDocument {
    // A sandbox reads no file but its input and fetches nothing; standalone, a title is part of the text.
    let common = ["--sandbox", "--standalone"]
    let tree = try converter.output(of: .pandoc, common + ["--from=\(format)", "--to=json"], bytes)
    let plain = try converter.output(
      of: .pandoc, common + ["--from=json", "--to=plain", "--wrap=none"], tree)
    var document = ReadDocument(text: try PlainText.decode(plain, named: converter.file))
    let meta = (try? JSON(parsing: String(decoding: tree, as: UTF8.self)))?["meta"] ?? .null
    document.title = meta["title"]?.words
    let authors = meta["author"] ?? meta["creator"]
    document.author = authors?["t"] == "MetaList" ? authors?["c"]?.each : authors?.words
    document.published = meta["date"]?.words
    document.publisher = meta["publisher"]?.words
    document.language = (meta["lang"] ?? meta["language"])?.words
    return document
  }
}

extension JSON {
  /// The words of each element of a list, as names in a byline.
  fileprivate var each: String? {
    guard case .array(let elements) = self else { return nil }
    return elements.compactMap(\.words).joined(separator: "; ")
  }

  /// The words of a part of pandoc's tree; nil where it has none.
  fileprivate var words: String? {
    let words = spoken.onOneLine
    return words.isEmpty ? nil : words
  }

  private var spoken: String {
    switch self {
    case .string(let text): return text
    case .array(let parts): return parts.map(\.spoken).joined()
    case .object:
      switch self["t"] {
      case "Space", "SoftBreak", "LineBreak": return " "
      case "Str", "MetaString", "MetaInlines", "MetaBlocks", "Emph", "Strong", "Plain", "Para", "Underline",
        "SmallCaps":
        return self["c"]?.spoken ?? ""
      case "Quoted", "Link", "Span":
        guard case .array(let parts) = self["c"] else { return "" }
        return parts.dropFirst().first?.spoken ?? ""
      default: return ""
      }
    default: return ""
    }
  }
}
