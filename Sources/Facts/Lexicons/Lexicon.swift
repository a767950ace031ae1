/// A list of words for probabilities, each with its band, as somebody published it.
package struct Lexicon: Sendable, Hashable {
  package struct Band: Sendable, Hashable {
    package let phrase: String
    /// Both ends belong to the band, from 0 to 1.
    package let bounds: ClosedRange<Double>

    package init(_ phrase: String, _ bounds: ClosedRange<Double>) {
      self.phrase = phrase
      self.bounds = bounds
    }

    /// The middle of the band, at which the word is scored.
    package var point: Double { Probability.middle(of: bounds) }
  }

  /// As stored with a forecast and named by `set lexicon`.
  package let name: String
  package let title: String
  /// Which of its publisher's versions, such as `2015`; also stored with a forecast.
  package let edition: String
  package let source: String
  package let note: String?
  /// One for each phrase, in the order of the list.
  package let bands: [Band]
  /// The workspace's own lexicons, of which an error says that they hold a phrase which this one does not.
  package var others: [Lexicon] = []

  package init(
    name: String, title: String, edition: String, source: String, note: String? = nil, bands: [Band]
  ) {
    self.name = name
    self.title = title
    self.edition = edition
    self.source = source
    self.note = note
    self.bands = bands
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
    return letters > LexiconReader.longestPhrase
  }

  package func band(of phrase: String) throws(FactError) -> Band {
    let wanted = Lexicon.folded(phrase)
    if let band = bands.first(where: { $0.phrase == wanted }) { return band }
    throw FactError(
      "E-PROBABILITY", "'\(phrase)' is not a probability or a phrase of \(title)",
      hint: elsewhere(wanted) + "give a number such as 70%, or one of: "
        + bands.map { "\($0.phrase) \($0.percent)" }.joined(separator: ", "))
  }

  /// Which other lexicons hold a phrase, with what it means there.
  private func elsewhere(_ phrase: String) -> String {
    let found = (Lexicon.all + others).compactMap { lexicon -> String? in
      guard lexicon.name != name else { return nil }
      return lexicon.bands.first { $0.phrase == phrase }.map { "\(lexicon.name) (\($0.percent))" }
    }
    guard !found.isEmpty else { return "" }
    return "it stands in \(found.joined(separator: ", ")): 'set lexicon NAME' puts another in force; "
  }

  /// Case and runs of spaces do not matter in a phrase.
  static func folded(_ phrase: String) -> String {
    phrase.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Lexicon.Band {
  /// Such as `55-80%`; one number where both ends are the same.
  package var percent: String {
    let high = Probability.percent(bounds.upperBound)
    guard bounds.lowerBound < bounds.upperBound else { return high }
    return "\(Probability.percent(bounds.lowerBound).dropLast())-\(high)"
  }
}

extension Lexicon {
  /// Those that come with the program, the one in force by default first.
  package static let all = [icd203, kent1964, ipccAR6, ipccAR4]

  package static let icd203 = published(PackageResources.icd_203_lexicon)
  package static let kent1964 = published(PackageResources.kent_1964_lexicon)
  package static let ipccAR6 = published(PackageResources.ipcc_ar6_lexicon)
  package static let ipccAR4 = published(PackageResources.ipcc_ar4_wg2_lexicon)

  package static func named(_ name: String) -> Lexicon? {
    all.first { $0.name == name }
  }

  private static func published(_ bytes: [UInt8]) -> Lexicon {
    do { return try Lexicon(parsing: String(decoding: bytes, as: UTF8.self)) } catch {
      preconditionFailure("a lexicon of the program's own cannot be read: \(error)")
    }
  }
}
