import CommandLanguage
import Facts
import Interchange
import Presentation

/// Reads values of JSON one to a line, or all in one where a file is a list or is written over several lines.
struct SpanLines {
  private var lines: LineSplitter
  private let name: String
  private var whole: ArraySlice<JSON>?
  /// The line that was read last, from 1.
  private(set) var line = 0

  init(named name: String, _ next: @escaping () throws -> [UInt8]?) {
    self.name = name
    lines = LineSplitter(named: name, next)
  }

  var consumed: Int { lines.consumed }

  mutating func next() throws -> JSON? {
    if whole != nil { return whole?.popFirst() }
    while true {
      line = lines.number + 1
      guard let text = try lines.line() else { return nil }
      if text.allSatisfy(\.isWhitespace) { continue }
      if line == 1, text.isOpening { return try rest(after: text) }
      do { return try JSON(parsing: text) } catch {
        throw Failure(
          Diagnostic(
            "E-JSON", "this is not JSON: \(error.message)", hint: "each line is one value",
            at: text.utf8.count > 4000 ? nil : error.offset..<min(error.offset + 1, text.utf8.count)),
          in: Statement(words: [], text: text.utf8.count > 4000 ? "" : text, source: name, line: line))
      }
    }
  }

  private mutating func rest(after first: String) throws -> JSON? {
    var text = first
    while let line = try lines.line() {
      text += "\n" + line
      guard text.utf8.count <= Call.largestFile else {
        throw FactError("E-FILE", "'\(name)' is one value, and too large", hint: "write one value to a line")
      }
    }
    do {
      let json = try JSON(parsing: text)
      // A text and an object about it are a record, not a list of them.
      let isRecord = if case .array(let parts) = json { parts.first?.string != nil } else { true }
      whole = isRecord ? [json] : json.elements[...]
      return whole?.popFirst()
    } catch {
      let line = text.utf8.prefix(error.offset).count { $0 == 10 } + 1
      throw Failure(
        Diagnostic(
          "E-JSON", "this is not JSON: \(error.message)", hint: "write one value to a line, or one list"),
        in: Statement(words: [], text: "", source: name, line: line))
    }
  }
}

extension String {
  /// Whether it begins a value that goes on in the next line.
  fileprivate var isOpening: Bool {
    (hasPrefix("[") || hasPrefix("{")) && (try? JSON(parsing: self)) == nil && isOpen
  }

  /// Whether a bracket is not closed in it, brackets in texts apart.
  private var isOpen: Bool {
    var (depth, isText, isEscaped) = (0, false, false)
    for byte in utf8 {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\\") where isText: isEscaped = true
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "{"): if !isText { depth += 1 }
      case UInt8(ascii: "]"), UInt8(ascii: "}"): if !isText { depth -= 1 }
      default: break
      }
    }
    return depth > 0 && !isText
  }
}
