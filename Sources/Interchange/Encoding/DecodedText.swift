package import Facts
import Glibc

/// The text of a file, with the encoding it was read in and how that was known.
package struct DecodedText: Sendable, Hashable {
  package enum Basis: Sendable, Hashable {
    /// By a mark of byte order, since every byte fits, or since somebody said so.
    case known
    /// By what the letters look like.
    case letters
    /// The file itself names another encoding, which does not fit.
    case against(String)
  }

  package let text: String
  package let encoding: TextEncoding
  package let basis: Basis

  init(_ text: String, _ encoding: TextEncoding, _ basis: Basis = .known) {
    self.text = text
    self.encoding = encoding
    self.basis = basis
  }

  /// Reads the bytes of a file in the encoding that is said, else declared in the file itself, else plain to see.
  ///
  /// - Throws: where bytes do not fit, or no encoding fits clearly better than all others.
  package init(
    _ bytes: [UInt8], named name: String, said: TextEncoding? = nil, declared: String? = nil
  ) throws(FactError) {
    if let said {
      self.init(try DecodedText.text(of: bytes, in: said, named: name), said)
    } else if let marked = DecodedText.marked(bytes) {
      self.init(try marked.decode(bytes, named: name), marked)
    } else if let text = try? TextEncoding.utf8.decode(bytes, named: name) {
      let isOther = declared.flatMap(TextEncoding.declared).map { $0 != .utf8 } ?? false
      let isPlain = bytes.allSatisfy { $0 < 0x80 }
      self.init(text, .utf8, isOther && !isPlain ? .against(declared ?? "") : .known)
    } else if let declared {
      guard let encoding = TextEncoding.declared(declared) else {
        throw FactError(
          "E-ENCODING", "'\(name)' says that it is in '\(declared)', which is no encoding known here",
          hint: "'encoding NAME' says what it is; 'help encodings' lists the names")
      }
      self.init(try DecodedText.text(of: bytes, in: encoding, named: name), encoding)
    } else {
      self = try DecodedText.plain(bytes, named: name)
    }
  }

  /// The encoding that a mark of byte order names, or the escapes that no text is written without in it.
  private static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LE }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BE }
    return escaped(bytes)
  }

  /// Bytes of seven bits in which escapes say that two stand for a Japanese or Korean character.
  private static func escaped(_ bytes: [UInt8]) -> TextEncoding? {
    guard let first = bytes.firstIndex(of: 0x1B), bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    let rest = bytes[first...].split(separator: 0x1B, omittingEmptySubsequences: false)
    if rest.contains(where: { $0.starts(with: Array("$B".utf8)) || $0.starts(with: Array("$@".utf8)) }) {
      return .iso2022JP
    }
    return rest.contains { $0.starts(with: Array("$)C".utf8)) } ? .iso2022KR : nil
  }

  /// The text in an encoding that somebody named; where it does not fit, the error shows those that do.
  private static func text(
    of bytes: [UInt8], in encoding: TextEncoding, named name: String
  ) throws(FactError) -> String {
    do { return try encoding.decode(bytes, named: name) } catch {
      let fitting = candidates(bytes, named: name).filter(\.isEnough)
      guard !bytes.contains(0) else { throw error }
      throw FactError(
        error.code, error.message,
        hint: fitting.isEmpty
          ? "'encoding NAME' says what it is; 'help encodings' lists the names"
          : hint(showing: fitting.map { ($0.habits, $0.text) }))
    }
  }

  // MARK: By its letters

  /// How a text would read in one of the encodings that it may be in.
  private struct Candidate {
    let habits: LetterHabits
    let text: String
    let judgement: LetterHabits.Judgement

    var isEnough: Bool { judgement.score >= habits.least && judgement.evidence >= habits.evidence }

    /// Whether it fits clearly better than another, which reads otherwise.
    func excels(_ other: Candidate) -> Bool {
      if habits.company == .latin, other.habits.company == .latin {
        // Fifty times as likely.
        return judgement.likelihood - other.judgement.likelihood >= log(50)
      }
      return judgement.score - other.judgement.score >= 0.15
    }

    func readsAs(_ other: Candidate) -> Bool { text.unicodeScalars.elementsEqual(other.text.unicodeScalars) }
  }

  /// What nobody said: read only where one encoding fits clearly better than the others.
  private static func plain(_ bytes: [UInt8], named name: String) throws(FactError) -> DecodedText {
    if bytes.contains(0) { return try wide(bytes, named: name) }
    let candidates = candidates(bytes, named: name)
    // One that would read the same is no rival.
    guard let best = candidates.first, best.isEnough,
      candidates.allSatisfy({ best.readsAs($0) || best.excels($0) })
    else { throw unclear(bytes, name, candidates) }
    return DecodedText(best.text, best.habits.encoding, .letters)
  }

  /// The encodings that every byte fits, the likeliest first.
  private static func candidates(_ bytes: [UInt8], named name: String) -> [Candidate] {
    LetterHabits.all.compactMap { habits -> Candidate? in
      guard let text = try? habits.encoding.decode(bytes, named: name) else { return nil }
      return Candidate(habits: habits, text: text, judgement: habits.judge(text))
    }.sorted { ($0.judgement.score, $0.judgement.likelihood) > ($1.judgement.score, $1.judgement.likelihood) }
  }

  /// UTF-16 without a mark: NULs stand at even offsets only, or at odd ones only.
  private static func wide(_ bytes: [UInt8], named name: String) throws(FactError) -> DecodedText {
    let places = bytes.indices.filter { bytes[$0] == 0 }
    let odd = places.count { !$0.isMultiple(of: 2) }
    let encoding: TextEncoding? =
      odd == places.count ? .utf16LE : odd == 0 ? .utf16BE : nil
    guard let encoding, places.count * 40 >= bytes.count, let text = try? encoding.decode(bytes, named: name),
      !text.unicodeScalars.contains(where: isNoText)
    else { throw TextEncoding.notText(name) }
    return DecodedText(text, encoding, .letters)
  }

  private static func isNoText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse: true
    case .control: !"\n\r\t\u{C}".unicodeScalars.contains(scalar)
    default: false
    }
  }

  private static func unclear(
    _ bytes: [UInt8], _ name: String, _ candidates: [Candidate]
  ) -> FactError {
    let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D, 0x1B].contains($0) }
    if controls * 100 > bytes.count {
      return FactError(
        "E-ENCODING", "'\(name)' is not text: it is full of control characters",
        hint: "'format' names what else it may be")
    }
    return FactError(
      "E-ENCODING", "'\(name)' is not UTF-8, and no other encoding fits it clearly",
      hint: hint(showing: candidates.map { ($0.habits, $0.text) }))
  }

  /// How a text reads in some encodings, where they differ.
  private static func hint(showing readings: [(habits: LetterHabits, text: String)]) -> String {
    let shown = readings.prefix(5)
    let place = firstDifference(shown.map(\.text))
    let lines = shown.map { "encoding \($0.habits.encoding.name): \(excerpt(of: $0.text, at: place))" }
    return (["say which reads right:"] + lines).joined(separator: "\n")
  }

  /// The first position at which the readings are not all the same.
  private static func firstDifference(_ texts: [String]) -> Int {
    let readings = texts.map { Array($0.unicodeScalars.prefix(1 << 16)) }
    guard let first = readings.first else { return 0 }
    let place = first.indices.first { place in
      !readings.allSatisfy { place < $0.count && $0[place] == first[place] }
    }
    return place ?? 0
  }

  /// The part of a reading's line around a position.
  private static func excerpt(of text: String, at place: Int) -> String {
    let scalars = Array(text.unicodeScalars.prefix(place + 40))
    let part = scalars[max(0, min(place, scalars.count) - 12)...]
    return String(String.UnicodeScalarView(part)).split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
