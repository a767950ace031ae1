import Interchange

/// A kind of file that holds a document: how it is known, and how it is read.
struct DocumentFormat: Sendable {
  enum Reader: Sendable {
    /// From text, which is decoded first; `declared` finds the encoding that a file names itself.
    case text(
      declared: @Sendable ([UInt8]) -> String?, @Sendable (String, Converter) throws -> ReadDocument)
    /// From bytes that say themselves what they mean.
    case bytes(@Sendable ([UInt8], Converter) throws -> ReadDocument)
  }

  let name: String
  let summary: String
  /// The endings of file names, in lower case, without the dot.
  let endings: [String]
  /// Whether the bytes of a file are surely of this format.
  let recognises: @Sendable ([UInt8]) -> Bool
  let reader: Reader

  init(
    _ name: String, _ summary: String, endings: [String], reader: Reader,
    recognises: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
  ) {
    self.name = name
    self.summary = summary
    self.endings = endings
    self.recognises = recognises
    self.reader = reader
  }

  static let all: [DocumentFormat] = [
    .text, .markdown, .html, .pdf, .docx, .odt, .epub, .rtf, .rst, .org, .latex, .mediaWiki, .textile,
    .docBook,
    .fictionBook,
  ]

  static func named(_ name: String) -> DocumentFormat? { all.first { $0.name == name } }

  /// The format that the ending of a file's name tells.
  static func ofFile(named name: String) -> DocumentFormat? {
    let last = name.split(separator: "/").last ?? ""
    guard let dot = last.lastIndex(of: "."), dot != last.startIndex else { return nil }
    let ending = last[last.index(after: dot)...].lowercased()
    return all.first { $0.endings.contains(ending) }
  }

  /// The format that the bytes of a file are surely of.
  static func of(_ bytes: [UInt8]) -> DocumentFormat? { all.first { $0.recognises(bytes) } }

  /// Whether its files hold text in some encoding.
  var isText: Bool {
    if case .text = reader { true } else { false }
  }
}

extension DocumentFormat {
  static let text = DocumentFormat(
    "text", "plain text, stored as it is", endings: ["txt", "text"],
    reader: .text(declared: { _ in nil }) { text, _ in ReadDocument(text: text) })

  static let markdown = DocumentFormat(
    "markdown", "Markdown", endings: ["md", "markdown"],
    reader: .text(declared: { _ in nil }) { text, _ in try MarkdownReader.read(text) })

  static let html = DocumentFormat(
    "html", "a saved web page", endings: ["html", "htm", "xhtml", "xht"],
    reader: .text(declared: { HTMLReader.declaredEncoding($0) }) { text, _ in try HTMLReader.read(text) },
    recognises: { bytes in
      let head = Head(bytes)
      if head.begins(with: "<!doctype html", "<html", "<head", "<body") { return true }
      return head.begins(with: "<?xml", "<!--") && head.holds("<html")
    })
}

/// The beginning of a file in lower-case ASCII, without NULs, so that a page in UTF-16 is seen too.
struct Head {
  private let text: String

  init(_ bytes: [UInt8], _ length: Int = 2048) {
    let plain = bytes.prefix(length).filter { $0 != 0 && $0 < 0x80 }
    text = String(decoding: plain, as: UTF8.self).lowercased()
  }

  func begins(with beginnings: String...) -> Bool {
    let body = text.drop(while: \.isWhitespace)
    return beginnings.contains { body.hasPrefix($0) }
  }

  func holds(_ part: String) -> Bool { text.contains(part) }
}
