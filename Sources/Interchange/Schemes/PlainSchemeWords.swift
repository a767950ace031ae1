import Facts

/// The words of one line of a scheme in plain form: bare ones, and texts in double quotes.
struct PlainSchemeWords {
  /// Columns of white space before the first word; a tab is one.
  let indentation: Int
  private(set) var words: [(text: String, isQuoted: Bool)] = []

  /// Reads a line; what follows `#` at the beginning of a word and before a space is a remark.
  init(_ line: String, number: Int) throws(FactError) {
    var rest = line.unicodeScalars[...]
    rest = rest.drop { $0 == " " || $0 == "\t" }
    indentation = line.unicodeScalars.count - rest.count
    while let first = rest.first {
      if first == " " || first == "\t" {
        rest.removeFirst()
      } else if first == "#", rest.dropFirst().first.map({ $0 == " " || words.isEmpty }) ?? true {
        return
      } else if first == "\"" {
        rest.removeFirst()
        words.append((try PlainSchemeWords.quoted(&rest, number), true))
      } else {
        let word = rest.prefix { $0 != " " && $0 != "\t" }
        words.append((String(String.UnicodeScalarView(word)), false))
        rest = rest.dropFirst(word.count)
      }
    }
  }

  private static func quoted(
    _ rest: inout Substring.UnicodeScalarView, _ number: Int
  ) throws(FactError) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return String(text) }
      guard scalar == "\\" else {
        text.append(scalar)
        continue
      }
      guard let escape = rest.popFirst(), let meant = meaning(of: escape) else {
        throw FactError.scheme(
          number, "'\\' stands before no letter that it could change",
          hint: "write \\\\, \\\", \\n, \\r or \\t")
      }
      text.append(meant)
    }
    throw FactError.scheme(number, "a text in quotes is not closed", hint: "add \" at its end")
  }

  private static func meaning(of escape: Unicode.Scalar) -> Unicode.Scalar? {
    switch escape {
    case "\"", "\\": escape
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    default: nil
    }
  }

  /// A text as it is quoted in this form.
  static func quoting(_ text: String) -> String {
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted.append(contentsOf: ["\\", scalar])
      case "\n": quoted.append(contentsOf: "\\n".unicodeScalars)
      case "\r": quoted.append(contentsOf: "\\r".unicodeScalars)
      case "\t": quoted.append(contentsOf: "\\t".unicodeScalars)
      default: quoted.append(scalar)
      }
    }
    quoted.append("\"")
    return String(quoted)
  }
}
