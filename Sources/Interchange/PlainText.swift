package import Facts

/// Text as a file holds it: UTF-8, every byte of it, nothing repaired.
package enum PlainText {
  /// The text of a file, without the mark that some editors put before it.
  ///
  /// - Throws: where bytes are not UTF-8, or a NUL stands among them, with their offset from 0.
  package static func decode(_ bytes: [UInt8], named name: String) throws(FactError) -> String {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let offset = firstInvalid(in: body) {
      let byte = String(bytes[offset], radix: 16, uppercase: true)
      throw FactError(
        "E-ENCODING", "'\(name)' is not UTF-8: byte \(byte) at offset \(offset) does not belong there",
        hint: "convert it, for example with: iconv -f CP949 -t UTF-8")
    }
    if let offset = body.firstIndex(of: 0) {
      throw FactError(
        "E-ENCODING", "'\(name)' is not text: a NUL stands at offset \(offset)",
        hint: "save it as plain text in UTF-8")
    }
    return String(decoding: body, as: UTF8.self)
  }

  /// The offset of the first byte that begins no well-formed sequence (Unicode Standard, table 3-7).
  private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> Int? {
    var position = bytes.startIndex
    while position < bytes.endIndex {
      guard let length = lengthOfSequence(at: position, in: bytes) else { return position }
      position += length
    }
    return nil
  }

  private static func lengthOfSequence(at position: Int, in bytes: ArraySlice<UInt8>) -> Int? {
    let lead = bytes[position]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard position + length <= bytes.endIndex, second.contains(bytes[position + 1]),
      bytes[(position + 2)..<(position + length)].allSatisfy({ (0x80...0xBF).contains($0) })
    else { return nil }
    return length
  }
}
