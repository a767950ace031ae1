/// A version's text, addressed by Unicode code points (scalars), positions 0 up to `count`, never by graphemes.
///
/// Nothing is normalised: the scalars are the ones that were handed in, NUL, byte order marks and lone line
/// breaks included.
package struct StoredText: Sendable {
  package let string: String
  package let count: Int
  /// Where every 64th scalar stands; empty for ASCII, where the three units agree.
  private let landmarks: [Landmark]

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
    } else {
      (count, landmarks) = StoredText.survey(string)
    }
  }

  /// The scalars of a range, which must lie within 0 and `count`.
  package subscript(_ range: Range<Int>) -> String {
    String(string.unicodeScalars[index(of: range.lowerBound)..<index(of: range.upperBound)])
  }

  private static func survey(_ string: String) -> (count: Int, landmarks: [Landmark]) {
    var landmarks: [Landmark] = []
    landmarks.reserveCapacity(string.utf8.count / stride + 1)
    var place = Landmark()
    for byte in string.utf8 {
      if byte & 0xC0 != 0x80 {
        if place.position % stride == 0 { landmarks.append(place) }
        place.position += 1
        place.utf16 += byte >= 0xF0 ? 2 : 1
      }
      place.utf8 += 1
    }
    if place.position % stride == 0 { landmarks.append(place) }
    return (place.position, landmarks)
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
}
