/// XML that is written element by element; whatever text it is given is shown as text.
struct SVGText {
  private(set) var string = ""
  private var open: [String] = []

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

  /// Adds what is XML already.
  mutating func add(verbatim: String) { string += verbatim }

  /// Characters that XML cannot hold, and those that would turn the text round, become visible signs.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in TerminalText(sanitizing: text, escapes: .symbol).string.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
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
