/// Text in runs of one style each; literals and interpolation make plain runs.
package struct Phrase: Sendable, Hashable {
  /// What a run means; the renderers decide how that looks, and never show it by colour alone.
  package enum Style: Sendable, Hashable, CaseIterable {
    case plain, strong, dim, mark, good, bad, quote
    /// Marked words whose brackets are written beside them; where marks overlap, `shared`.
    case marked, shared
    /// A name in the colour that people gave it.
    case tint(Tint)

    package static var allCases: [Style] {
      [.plain, .strong, .dim, .mark, .good, .bad, .quote, .marked, .shared] + Tint.allCases.map(Style.tint)
    }
  }

  /// The colours that people may give to names; what they look like is the terminal's choice.
  package enum Tint: String, Sendable, Hashable, CaseIterable {
    case red, yellow, green, cyan, blue, magenta, gray
  }

  /// Where a run leads to, or that it is a place where others lead; for forms with links only.
  package enum Reference: Sendable, Hashable {
    /// The place of this name on its page.
    case here(String)
    /// The place of this name, if the page has it.
    case there(String)
    /// An address in the web; others than http and https lead nowhere.
    case web(String)
  }

  package struct Run: Sendable, Hashable {
    package var text: String
    package var style: Style
    package var reference: Reference?

    package init(_ text: String, _ style: Style = .plain, _ reference: Reference? = nil) {
      self.text = text
      self.style = style
      self.reference = reference
    }
  }

  package var runs: [Run]

  package init(_ text: String, _ style: Style = .plain, _ reference: Reference? = nil) {
    runs = text.isEmpty ? [] : [Run(text, style, reference)]
  }

  package init(runs: [Run] = []) {
    self.runs = runs
  }

  /// The text of all runs, exactly as given.
  package var plain: String {
    runs.count == 1 ? runs[0].text : runs.reduce(into: "") { $0 += $1.text }
  }

  package static func + (left: Phrase, right: Phrase) -> Phrase {
    Phrase(runs: left.runs + right.runs)
  }

  package static func += (left: inout Phrase, right: Phrase) {
    left.runs += right.runs
  }
}

extension Phrase: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) {
    self.init(value)
  }

  package init(stringInterpolation: Interpolation) {
    self = stringInterpolation.phrase
  }

  /// Lets a phrase inside `\(…)` keep its styles, and a value take one: `\(name, .strong)`.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var phrase = Phrase()

    package init(literalCapacity: Int, interpolationCount: Int) {
      phrase.runs.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ literal: String) {
      phrase += Phrase(literal)
    }

    package mutating func appendInterpolation(_ other: Phrase) {
      phrase += other
    }

    package mutating func appendInterpolation(_ value: some CustomStringConvertible, _ style: Style = .plain)
    {
      phrase += Phrase(value.description, style)
    }
  }
}

extension Sequence<Phrase> {
  /// The phrases in one, with the separator between them.
  package func joined(separator: Phrase) -> Phrase {
    var result = Phrase()
    for (index, phrase) in enumerated() {
      if index > 0 { result += separator }
      result += phrase
    }
    return result
  }
}
