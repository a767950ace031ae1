import CommandLanguage
import Facts
import Interchange

extension Parameter where Value == TextEncoding {
  /// How the bytes of a file are written; every name that is in use is understood.
  static var encoding: Parameter {
    let choices = TextEncoding.all.map { Choice($0.name, $0.summary) }
    let shape = Shape<TextEncoding>(
      "NAME", fits: { TextEncoding.named($0) != nil }, suggests: .words(choices)
    ) { text throws(Diagnostic) in
      if let encoding = TextEncoding.named(text) { return encoding }
      let names = TextEncoding.all.map(\.name)
      let nearest =
        Spelling.nearest(to: text.lowercased(), among: names).map { "did you mean '\($0)'? " } ?? ""
      throw Diagnostic(
        "E-ENCODING", "'\(text)' is no encoding known here", hint: nearest + "'help encodings' lists them")
    }
    return Parameter("encoding", shape, "how the text is written as bytes, such as cp949")
  }
}

/// Passages of a text that are menus and notices, as the log writes them: `0-120,300-340`, or `none`.
struct Passages: Sendable, Hashable, CustomStringConvertible {
  let ranges: [Range<Int>]

  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges
  }

  init?(_ text: String) {
    guard text != "none" else {
      self.init([])
      return
    }
    var (ranges, end) = ([Range<Int>](), 0)
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard bounds.count == 2, let lower = bounds[0], let upper = bounds[1], end <= lower, lower <= upper
      else {
        return nil
      }
      ranges.append(lower..<upper)
      end = upper
    }
    self.init(ranges)
  }

  var description: String {
    ranges.isEmpty ? "none" : ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }
}

extension Parameter where Value == Passages {
  static var passages: Parameter {
    let shape = Shape<Passages>("0-120,300-340") { text throws(Diagnostic) in
      guard let passages = Passages(text) else {
        throw Diagnostic(
          "E-BOILERPLATE", "'\(text)' does not name passages of a text",
          hint: "write code points in order, such as 0-120,300-340, or none")
      }
      return passages
    }
    return Parameter(
      "boilerplate", shape, "with `text`, as the log writes it: which code points are menus and notices")
  }
}

extension Shape {
  /// The same under another name in help, where its words are too many to stand there.
  func placed(_ placeholder: String) -> Shape {
    Shape(placeholder, fits: fits, suggests: suggests, parse: parse)
  }
}
