/// An address of text: d1, d1.s4, d1.s4..s6, d1.p2, d1:120-188, each also with a version, d1.v2.s4.
///
/// Sentences, paragraphs, documents and versions count from 1; code points from 0, their end excluded.
package struct TextAddress: Sendable, Hashable {
  package let document: Int
  /// Nil stands for the newest version, or the one in use.
  package let version: Int?
  package let place: Place

  package enum Place: Sendable, Hashable {
    case whole
    case sentences(ClosedRange<Int>)
    case paragraph(Int)
    case points(Fragments)
  }

  package init(document: Int, version: Int? = nil, place: Place) {
    self.document = document
    self.version = version
    self.place = place
  }
}

extension TextAddress: CustomStringConvertible {
  /// As it is typed, such as "d1.v2.s4..s6" or "d1:120-188+201-210".
  package var description: String {
    switch place {
    case .whole: name
    case .sentences(let numbers) where numbers.count == 1: "\(name).s\(numbers.lowerBound)"
    case .sentences(let numbers): "\(name).s\(numbers.lowerBound)..s\(numbers.upperBound)"
    case .paragraph(let number): "\(name).p\(number)"
    case .points(let fragments): "\(name):\(fragments)"
    }
  }

  /// The document and, where it is given, the version: "d1" or "d1.v2".
  package var name: String {
    version.map { "d\(document).v\($0)" } ?? "d\(document)"
  }
}

// MARK: What it leads to

extension TextAddress {
  /// The code points meant; several sentences are one range, with the space between them.
  package func fragments(in segmentation: Segmentation, text: StoredText) throws(FactError) -> Fragments {
    switch place {
    case .whole:
      try found(0..<text.count, otherwise: "\(name) has no text")
    case .sentences(let numbers):
      try found(
        TextAddress.range(of: numbers, in: segmentation.sentences),
        otherwise: absence(of: numbers.upperBound, "sentence", "s", among: segmentation.sentences.count))
    case .paragraph(let number):
      try found(
        TextAddress.range(of: number...number, in: segmentation.paragraphs),
        otherwise: absence(of: number, "paragraph", "p", among: segmentation.paragraphs.count))
    case .points(let fragments):
      try within(text, fragments)
    }
  }

  private func found(
    _ range: Range<Int>?, otherwise message: @autoclosure () -> String
  ) throws(FactError) -> Fragments {
    guard let range, let fragments = Fragments(range) else {
      throw FactError("E-ADDRESS", message(), hint: "'read \(name)' numbers its sentences")
    }
    return fragments
  }

  private func within(_ text: StoredText, _ fragments: Fragments) throws(FactError) -> Fragments {
    guard fragments.span.upperBound <= text.count else {
      let points = text.count == 1 ? "1 code point" : "\(text.count) code points"
      throw FactError(
        "E-ADDRESS", "\(name) has \(points), so \(self) ends beyond it", hint: "'read \(name)' shows it")
    }
    return fragments
  }

  private func absence(of number: Int, _ noun: String, _ letter: String, among count: Int) -> String {
    let has = count == 0 ? "no \(noun)s" : count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    return "\(name) has \(has), so there is no \(letter)\(number)"
  }

  private static func range(of numbers: ClosedRange<Int>, in ranges: [Range<Int>]) -> Range<Int>? {
    guard numbers.lowerBound >= 1, numbers.upperBound <= ranges.count else { return nil }
    return ranges[numbers.lowerBound - 1].lowerBound..<ranges[numbers.upperBound - 1].upperBound
  }
}
