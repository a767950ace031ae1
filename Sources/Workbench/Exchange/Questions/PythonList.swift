import Facts

/// A list as Python prints it, such as `['Yes', "It's", None]`, which tables of other programs hold in cells.
struct PythonList {
  /// Texts without their quotes, and what stands there bare; nil for None.
  private(set) var elements: [String?] = []

  init(parsing text: String) throws(FactError) {
    let trimmed = text.onOneLine
    guard trimmed.hasPrefix("["), trimmed.hasSuffix("]"), trimmed.count > 1 else {
      throw PythonList.wrong(text)
    }
    var rest = Array(trimmed.dropFirst().dropLast().unicodeScalars)[...]
    while true {
      rest = rest.drop { $0 == " " }
      guard let first = rest.first else { return }
      if first == "'" || first == "\"" {
        elements.append(try PythonList.quoted(&rest, text))
      } else {
        let bare = rest.prefix { $0 != "," }
        rest = rest.dropFirst(bare.count)
        let word = String(String.UnicodeScalarView(bare)).onOneLine
        guard !word.isEmpty, !word.contains(where: { "'\"[](){} ".contains($0) }) else {
          throw PythonList.wrong(text)
        }
        elements.append(word == "None" ? nil : word)
      }
      rest = rest.drop { $0 == " " }
      guard let next = rest.popFirst() else { return }
      guard next == "," else { throw PythonList.wrong(text) }
    }
  }

  /// A text with its quotes, which are taken away.
  private static func quoted(
    _ rest: inout ArraySlice<Unicode.Scalar>, _ whole: String
  ) throws(FactError) -> String {
    let quote = rest.removeFirst()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == quote { return String(text) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let escaped = rest.popFirst() else { break }
      let digits = ["x": 2, "u": 4, "U": 8][String(escaped)] ?? 0
      if digits > 0 {
        let hexadecimal = String(String.UnicodeScalarView(rest.prefix(digits)))
        guard hexadecimal.count == digits, let value = UInt32(hexadecimal, radix: 16),
          let meant = Unicode.Scalar(value)
        else { throw wrong(whole) }
        rest = rest.dropFirst(digits)
        text.append(meant)
      } else {
        guard let meant = ["n": " ", "t": " ", "\\": "\\", "'": "'", "\"": "\""][String(escaped)] else {
          throw wrong(whole)
        }
        text.append(contentsOf: meant.unicodeScalars)
      }
    }
    throw wrong(whole)
  }

  private static func wrong(_ text: String) -> FactError {
    FactError(
      "E-CSV", "'\(text.shortened(to: 40))' is no list",
      hint: "lists are written ['one', 'two'] or [0.4, 0.6]")
  }
}
