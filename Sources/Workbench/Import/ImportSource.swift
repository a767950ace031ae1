import CommandLanguage
import Facts
import Interchange
import Storage

/// A file as it was read: its text, what it says of itself, and how both were known.
struct ImportSource {
  let document: ReadDocument
  let provenance: Version.Provenance

  var text: String { document.text }
  /// What the file says and an explicit `text` does not.
  let isFile: Bool
}

extension Call {
  /// The largest file that is read, in bytes.
  static let largestFile = 64 << 20

  /// Refuses an address of the net, which no file's name begins like.
  func refuseAddress() throws {
    let file = try required(.source)
    guard self[.itself] == nil,
      ["http://", "https://", "ftp://"].contains(where: file.lowercased().hasPrefix)
    else {
      return
    }
    throw wrong(
      .source, "E-IMPORT", "reckon fetches nothing from the net",
      hint: "save the page, then: import page.html url \(file)")
  }

  mutating func importSource() throws -> ImportSource {
    canonical.omit(Parameter.itself.name)
    let file = try required(.source)
    if let text = self[.itself] { return try given(text, file) }
    do {
      return try read(try bytes(of: file), file)
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .source))
    } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: .source))
    }
  }

  /// A text that the command itself holds, as in the log; file, format and encoding only say where it came from.
  private func given(_ text: String, _ file: String) throws -> ImportSource {
    guard !text.utf8.contains(0) else { throw wrong(.itself, "E-ENCODING", "the text holds a NUL") }
    let format = self[.format]?.document ?? .text
    let passages = try passages(within: text)
    let encoding = self[.encoding]?.name ?? (format.isText ? TextEncoding.utf8.name : nil)
    return ImportSource(
      document: ReadDocument(text: text),
      provenance: Version.Provenance(
        origin: file, format: format.name, encoding: encoding, boilerplate: passages),
      isFile: false)
  }

  /// The menus and notices that the command names, as a line of the log does; they stand for what a reader finds.
  private func passages(within text: String) throws -> [Range<Int>]? {
    if let last = self[.passages]?.ranges.last, last.upperBound > text.unicodeScalars.count {
      throw wrong(.passages, "E-BOILERPLATE", "the text ends before \(last.upperBound)")
    }
    return self[.passages]?.ranges
  }

  private mutating func read(_ bytes: [UInt8], _ file: String) throws -> ImportSource {
    let format = try format(of: bytes, file)
    let converter = Converter(run: environment.convert, file: file)
    var (document, encoding): (ReadDocument, String?)
    switch format.reader {
    case .bytes(let reader):
      if let encoding = self[.encoding] {
        throw wrong(
          .encoding, "E-IMPORT",
          "a file in \(format.name) says itself how it is written, not in \(encoding.name)",
          hint: "leave 'encoding' out")
      }
      (document, encoding) = (try reader(bytes, converter), nil)
    case .text(let declared, let reader):
      let decoded = try decode(bytes, file, declared: declared(bytes))
      (document, encoding) = (try reader(decoded.text, converter), decoded.encoding.name)
    }
    if document.text.utf8.contains(0) {
      throw FactError("E-ENCODING", "'\(file)' is not text: it holds NULs")
    }
    for remark in document.remarks { note("'\(file)': \(remark)") }
    if format.name != DocumentFormat.text.name { settle(.format, as: format.name) }
    if let encoding, encoding != TextEncoding.utf8.name { settle(.encoding, as: encoding) }
    if let given = try passages(within: document.text) {
      document.boilerplate = given
    } else if let passages = document.boilerplate {
      canonical.imply(Parameter.passages.name, Passages(passages).description)
    }
    return ImportSource(
      document: document,
      provenance: Version.Provenance(
        origin: file, format: format.name, encoding: encoding, boilerplate: document.boilerplate),
      isFile: true)
  }

  /// Puts a value in the log's line, whether the argument was typed or not.
  mutating func settle<Value>(_ parameter: Parameter<Value>, as value: String) {
    if self[parameter] == nil {
      canonical.imply(parameter.name, value)
    } else {
      canonical.replace(parameter.name, with: value)
    }
  }

  mutating func decode(_ bytes: [UInt8], _ file: String, declared: String?) throws -> DecodedText {
    let decoded = try DecodedText(bytes, named: file, said: self[.encoding], declared: declared)
    switch decoded.basis {
    case .known: break
    case .letters:
      note(
        "'\(file)' was read as \(decoded.encoding.name), by what its letters look like; 'encoding NAME' says otherwise"
      )
    case .against(let label):
      note("'\(file)' says that it is in \(label), but is in \(decoded.encoding.name), and was read so")
    }
    return decoded
  }

  // MARK: Bytes

  func bytes(of file: String) throws -> [UInt8] {
    if file == "-" {
      guard !sitting.isInputTaken else {
        throw Diagnostic("E-FILE", "standard input holds the script itself", hint: "name a file")
      }
      return try environment.open(nil).all(atMost: Call.largestFile, named: "standard input")
    }
    let path = sitting.path(file)
    guard environment.look(path) != .other else {
      throw Diagnostic(
        "E-FILE", "'\(file)' is neither a file nor a folder", hint: "standard input is read by: import -")
    }
    return try environment.open(path).all(atMost: Call.largestFile, named: "'\(file)'")
  }

  // MARK: Formats

  /// The format that the command says, else that of the bytes, else that of the name.
  private mutating func format(of bytes: [UInt8], _ file: String) throws -> DocumentFormat {
    let seen = DocumentFormat.of(bytes)
    if let said = self[.format]?.document {
      guard let seen, seen.name != said.name, !(said.isText && seen.isText) else { return said }
      throw wrong(
        .format, "E-IMPORT", "'\(file)' is \(seen.name) by its bytes, not \(said.name)",
        hint: "leave 'format' out, or write format \(seen.name)")
    }
    let named = DocumentFormat.ofFile(named: file)
    guard let seen else {
      guard let named, named.name == DocumentFormat.html.name, !bytes.contains(UInt8(ascii: "<")) else {
        return named ?? .text
      }
      note("'\(file)' holds no HTML and was read as text; 'format html' says otherwise")
      return .text
    }
    if let named, named.name != seen.name {
      note("'\(file)' is \(seen.name) by its bytes and was read so; 'format NAME' says otherwise")
    }
    return seen
  }
}

extension ByteStream {
  /// Every byte, where there are not too many.
  func all(atMost limit: Int, named name: String) throws -> [UInt8] {
    let tooLarge = Diagnostic(
      "E-FILE", "\(name) is larger than \(limit >> 20) MB",
      hint: "a document this long is best imported in parts")
    if let size, size > limit { throw tooLarge }
    var all: [UInt8] = []
    if let size { all.reserveCapacity(size) }
    while let part = try next() {
      all += part
      if all.count > limit { throw tooLarge }
    }
    return all
  }
}
