/// A published list of words for probabilities, each with its band.
package struct Lexicon: Sendable {
  package struct Band: Sendable, Hashable {
    package let phrase: String
    /// In percent, both ends.
    let percent: ClosedRange<Int>

    package var bounds: ClosedRange<Double> {
      Double(percent.lowerBound) / 100...Double(percent.upperBound) / 100
    }

    /// The middle of the band, at which the word is scored.
    package var point: Double { Double(percent.lowerBound + percent.upperBound) / 200 }
  }

  /// As stored with a forecast and named by `set lexicon`.
  package let name: String
  package let title: String
  package let source: String
  package let bands: [Band]

  package static let all = [icd203]

  package static func named(_ name: String) -> Lexicon? {
    all.first { $0.name == name }
  }

  package func holds(_ phrase: String) -> Bool {
    guard !Lexicon.isTooLong(phrase) else { return false }
    let wanted = Lexicon.folded(phrase)
    return bands.contains { $0.phrase == wanted }
  }

  /// Whether a text in ASCII has more letters than any phrase: a statement is asked about at every prediction.
  private static func isTooLong(_ text: String) -> Bool {
    var letters = 0
    for byte in text.utf8 {
      guard byte < 0x80 else { return false }
      if byte > 0x20 { letters += 1 }
    }
    return letters > longest
  }

  private static let longest = all.flatMap(\.bands).map(\.phrase.utf8.count).max() ?? 0

  package func band(of phrase: String) throws(FactError) -> Band {
    let wanted = Lexicon.folded(phrase)
    if let band = bands.first(where: { $0.phrase == wanted }) { return band }
    let list = bands.map { "\($0.phrase) \($0.percent.lowerBound)-\($0.percent.upperBound)%" }
    throw FactError(
      "E-PROBABILITY", "'\(phrase)' is not a probability or a phrase of \(title)",
      hint: "give a number such as 70%, or one of: " + list.joined(separator: ", "))
  }

  /// Case and runs of spaces do not matter in a phrase.
  private static func folded(_ phrase: String) -> String {
    phrase.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Lexicon {
  /// Estimative language of the United States intelligence community; neighbouring bands share their end.
  package static let icd203 = Lexicon(
    name: "icd-203",
    title: "ICD 203",
    source: "Intelligence Community Directive 203, Analytic Standards (2015), D.6.e.2.a",
    bands: [
      ("almost no chance", 1...5), ("remote", 1...5),
      ("very unlikely", 5...20), ("highly improbable", 5...20),
      ("unlikely", 20...45), ("improbable", 20...45),
      ("roughly even chance", 45...55), ("roughly even odds", 45...55),
      ("likely", 55...80), ("probable", 55...80),
      ("very likely", 80...95), ("highly probable", 80...95),
      ("almost certain", 95...99), ("nearly certain", 95...99),
    ].map { Band(phrase: $0.0, percent: $0.1) })
}
