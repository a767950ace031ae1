/// HTML or XML that is written element by element; whatever text it is given is shown as text.
struct MarkupText {
  private(set) var string = ""
  private var open: [String] = []

  /// Adds text as it is read in an element.
  mutating func add(text: String) { string += Self.escaped(text) }

  /// Begins an element and, where nothing is to stand in it, ends it.
  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String>, isEmpty: Bool = true) {
    string += "<\(name)"
    for (key, value) in attributes where !value.isEmpty { string += " \(key)=\"\(Self.escaped(value))\"" }
    string += isEmpty ? "/>" : ">"
    if !isEmpty { open.append(name) }
  }

  mutating func close() {
    if let name = open.popLast() { string += "</\(name)>" }
  }

  mutating func add(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String) {
    add(name, attributes, isEmpty: false)
    string += Self.escaped(text)
    close()
  }

  /// Hands out what was written so far; elements that are open stay open.
  mutating func take() -> String {
    defer { string = "" }
    return string
  }

  /// Adds what is XML already.
  mutating func add(verbatim: String) { string += verbatim }

  /// Characters that markup cannot hold, and those that would turn the text round, become visible signs.
  static func escaped(_ text: String) -> String {
    let shown = TerminalText(sanitizing: text, escapes: .symbol).string
    guard shown.utf8.contains(where: { special($0) != nil }) else { return shown }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(shown.utf8.count + 16)
    for byte in shown.utf8 {
      if let reference = special(byte) {
        bytes += reference.utf8
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func special(_ byte: UInt8) -> String? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    default: nil
    }
  }

  /// A length with at most two decimal places, the same on every machine.
  static func length(_ value: Double) -> String {
    let text = Chart.Axis.plain(value, places: 2)
    guard text.contains(".") else { return text }
    var short = Substring(text)
    while short.last == "0" { short.removeLast() }
    if short.last == "." { short.removeLast() }
    return short == "-0" ? "0" : String(short)
  }
}
