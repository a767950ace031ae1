import Crypto
import Foundation

/// A SHA-256 value, of which leaves, roots and heads are.
///
/// What is hashed begins with a byte that says what it is, so that nothing can be taken for something else: as in
/// RFC 6962 a leaf cannot pass for an inner node.
package struct SealHash: Sendable, Hashable {
  private let words: SIMD4<UInt64>

  /// The head before the first operation.
  static let none = SealHash(words: .zero)

  private init(words: SIMD4<UInt64>) {
    self.words = words
  }

  /// Nil unless there are 32 bytes.
  init?(_ bytes: some ContiguousBytes) {
    let words = bytes.withUnsafeBytes { $0.count == 32 ? $0.loadUnaligned(as: SIMD4<UInt64>.self) : nil }
    guard let words else { return nil }
    self.words = words
  }

  private init(_ hash: SHA256) {
    words = hash.finalize().withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  var bytes: [UInt8] { withUnsafeBytes(of: words) { [UInt8]($0) } }

  /// What a changed leaf is found by.
  var mark: [UInt8] { withUnsafeBytes(of: words) { [UInt8]($0[..<4]) } }

  fileprivate func update(_ hash: inout SHA256) {
    withUnsafeBytes(of: words) { hash.update(bufferPointer: $0) }
  }
}

extension SealHash {
  private enum Domain: UInt8 { case leaf, node, head, body, salt }

  private init(_ domain: Domain, _ fill: (inout SHA256) -> Void) {
    var hash = SHA256()
    withUnsafeBytes(of: domain.rawValue) { hash.update(bufferPointer: $0) }
    fill(&hash)
    self.init(hash)
  }

  /// 0x00, the salt, the row in its canonical form.
  static func leaf(salt: [UInt8], _ row: [UInt8]) -> SealHash {
    SealHash(.leaf) { hash in
      salt.withUnsafeBytes { hash.update(bufferPointer: $0) }
      row.withUnsafeBytes { hash.update(bufferPointer: $0) }
    }
  }

  /// 0x01, both children.
  static func node(_ left: SealHash, _ right: SealHash) -> SealHash {
    SealHash(.node) { hash in
      left.update(&hash)
      right.update(&hash)
    }
  }

  /// 0x03, the header of an operation in its canonical form, the root of its leaves.
  static func body(_ header: [UInt8], root: SealHash) -> SealHash {
    SealHash(.body) { hash in
      header.withUnsafeBytes { hash.update(bufferPointer: $0) }
      root.update(&hash)
    }
  }

  /// 0x02, the head before an operation, its body.
  static func head(after previous: SealHash, _ body: SealHash) -> SealHash {
    SealHash(.head) { hash in
      previous.update(&hash)
      body.update(&hash)
    }
  }

  /// The first 16 bytes of the hash of 0x04, the secret of an operation, the leaf's position in 8 bytes.
  static func salt(_ secret: [UInt8], _ position: Int) -> [UInt8] {
    let hash = SealHash(.salt) { hash in
      secret.withUnsafeBytes { hash.update(bufferPointer: $0) }
      withUnsafeBytes(of: UInt64(position).bigEndian) { hash.update(bufferPointer: $0) }
    }
    return Array(hash.bytes[..<16])
  }
}

extension SealHash: CustomStringConvertible {
  /// All 64 digits.
  package var description: String { bytes.hexadecimal }

  package init?(parsing text: String) {
    guard let bytes = [UInt8](hexadecimal: text) else { return nil }
    self.init(bytes)
  }

  /// What is published: 128 bits in groups of four digits.
  package var short: String {
    let digits = description.prefix(32)
    return stride(from: 0, to: 32, by: 4).map { digits.dropFirst($0).prefix(4) }.joined(separator: "-")
  }
}

extension [UInt8] {
  package var hexadecimal: String {
    let digits = Array<UInt8>("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  package init?(hexadecimal text: String) {
    let digits = text.utf8.map { digit in
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
      default: UInt8.max
      }
    }
    guard digits.count.isMultiple(of: 2), !digits.contains(.max) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}
