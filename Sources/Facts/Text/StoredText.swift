/// A version's text, addressed by Unicode code points (scalars), positions 0 up to `count`, never by graphemes.
///
/// Nothing is normalised: the scalars are the ones that were handed in, NUL, byte order marks and lone line
/// breaks included.
package struct StoredText: Sendable {
  package let string: String
  package let count: Int
  /// Where every 64th scalar stands; empty for ASCII, where the three units agree.
  private let landmarks: [Landmark]

  /// True of nearly every text: it has no scalar that NFC might change.
  let isFixedByNFC: Bool

  private static let stride = 64

  private struct Landmark {
    var position = 0
    var utf8 = 0
    var utf16 = 0
  }

  package init(_ string: String) {
    var string = string
    string.makeContiguousUTF8()
    self.string = string
    if string.utf8.allSatisfy({ $0 < 0x80 }) {
      count = string.utf8.count
      landmarks = []
      isFixedByNFC = true
    } else {
      (count, landmarks, isFixedByNFC) = StoredText.survey(string)
    }
  }

  /// The scalars of a range, which must lie within 0 and `count`.
  package subscript(_ range: Range<Int>) -> String {
    String(string.unicodeScalars[index(of: range.lowerBound)..<index(of: range.upperBound)])
  }
}

// MARK: Survey

extension StoredText {
  private typealias Survey = (count: Int, landmarks: [Landmark], isFixed: Bool)

  private static func survey(_ string: String) -> Survey {
    string.utf8.withContiguousStorageIfAvailable(survey)
      ?? Array(string.utf8).withUnsafeBufferPointer(survey)
  }

  // The bytes of a String are valid, so that the first one of a scalar tells its width.
  private static func survey(_ bytes: UnsafeBufferPointer<UInt8>) -> Survey {
    var landmarks: [Landmark] = []
    landmarks.reserveCapacity(bytes.count / stride + 1)
    var (place, isFixed) = (Landmark(), true)
    while place.utf8 < bytes.count {
      if place.position % stride == 0 { landmarks.append(place) }
      let lead = bytes[place.utf8]
      isFixed = isFixed && (beginsFixedByNFC(lead) || scalar(in: bytes, at: place.utf8).isFixedByNFC)
      place.position += 1
      place.utf8 += lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      place.utf16 += lead < 0xF0 ? 1 : 2
    }
    if place.position % stride == 0 { landmarks.append(place) }
    return (place.position, landmarks, isFixed)
  }

  /// True of the first bytes of U+0000 to U+02FF, ideographs from U+4000, syllables from U+B000.
  private static func beginsFixedByNFC(_ lead: UInt8) -> Bool {
    lead < 0xCC || (0xE4...0xE9).contains(lead) || (0xEB...0xED).contains(lead)
  }

  private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Unicode.Scalar {
    let lead = UInt32(bytes[start])
    let next = { (offset: Int) in UInt32(bytes[start + offset] & 0x3F) }
    let value =
      switch lead {
      case 0..<0x80: lead
      case 0x80..<0xE0: (lead & 0x1F) << 6 | next(1)
      case 0xE0..<0xF0: (lead & 0x0F) << 12 | next(1) << 6 | next(2)
      default: (lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
      }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}

// MARK: Units of others

extension StoredText {
  package var utf8Count: Int { string.utf8.count }

  /// The UTF-8 offset of a position, which must lie within 0 and `count`.
  package func utf8Offset(of position: Int) -> Int {
    landmarks.isEmpty ? position : place(of: position).utf8
  }

  /// The UTF-16 offset of a position, which must lie within 0 and `count`.
  package func utf16Offset(of position: Int) -> Int {
    landmarks.isEmpty ? position : place(of: position).utf16
  }

  /// The position of a UTF-8 offset, or nil inside a scalar and outside the text.
  package func position(utf8Offset offset: Int) -> Int? {
    position(of: offset, in: \.utf8)
  }

  /// The position of a UTF-16 offset, or nil between two surrogates and outside the text.
  package func position(utf16Offset offset: Int) -> Int? {
    position(of: offset, in: \.utf16)
  }

  /// The position of an index of `string`, which must lie on a scalar.
  func position(of index: String.Index) -> Int {
    let offset = string.utf8.distance(from: string.startIndex, to: index)
    return position(utf8Offset: offset) ?? 0
  }

  func index(of position: Int) -> String.Index {
    precondition((0...count).contains(position), "position \(position) of a text of \(count)")
    return index(utf8Offset: utf8Offset(of: position))
  }

  func index(utf8Offset offset: Int) -> String.Index {
    string.utf8.index(string.startIndex, offsetBy: offset)
  }

  private func place(of position: Int) -> Landmark {
    walk(from: landmarks[position / StoredText.stride]) { $0.position < position }
  }

  private func position(of offset: Int, in unit: KeyPath<Landmark, Int>) -> Int? {
    guard !landmarks.isEmpty else { return (0...count).contains(offset) ? offset : nil }
    guard offset >= 0 else { return nil }
    let next = landmarks.firstIndex(onwards: { $0[keyPath: unit] > offset })
    let place = walk(from: landmarks[next - 1]) { $0[keyPath: unit] < offset }
    return place[keyPath: unit] == offset ? place.position : nil
  }

  private func walk(from landmark: Landmark, while condition: (Landmark) -> Bool) -> Landmark {
    var place = landmark
    let scalars = string.unicodeScalars
    var index = index(utf8Offset: place.utf8)
    while index < scalars.endIndex, condition(place) {
      let scalar = scalars[index]
      place.position += 1
      place.utf8 += UTF8.width(scalar)
      place.utf16 += UTF16.width(scalar)
      scalars.formIndex(after: &index)
    }
    return place
  }
}

// MARK: Grapheme clusters

extension StoredText {
  /// False inside a user-perceived character, such as between a letter and its accent or within "\r\n".
  package func isGraphemeBoundary(_ position: Int) -> Bool {
    index(of: position).samePosition(in: string) != nil
  }

  /// The range with the rest of the grapheme clusters that it cuts; an empty one within a cluster becomes it.
  package func clusterAligned(_ range: Range<Int>) -> Range<Int> {
    let (start, end) = (index(of: range.lowerBound), index(of: range.upperBound))
    // An index within a cluster counts as its beginning.
    let lower = start.samePosition(in: string) ?? string.index(before: string.index(after: start))
    let upper = end.samePosition(in: string) ?? string.index(after: end)
    return position(of: lower)..<position(of: upper)
  }
}
