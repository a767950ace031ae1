import Foundation

/// Spoils the bytes of files, the same way for the same seed.
struct Mutation {
  private let random: Seeded
  private let seeds: [[UInt8]]

  /// What formats break on: their own signs, numbers at their limits, and text that is none.
  private static let tokens: [[UInt8]] =
    [
      "\"", "\\", "\\u0000", "\\ud800", "{", "}", "[", "]", "[[[[[[[[", "<", ">", "<!--", "]]>", "&#0;",
      "&#x110000;",
      "\t", "\r\n", "\r", "\n\n", "\u{2028}", "\u{85}", ",", ";", ":", "=", "|", "#", "*", "-1", "0", "1e999",
      "-0.0",
      "NaN", "9223372036854775808", "99999999999999999999999", "null", "true", "\u{0}", "\u{FEFF}",
      "\u{202E}",
      "\u{301}", "👩‍👩‍👧", "사드", "T1", "E1", "%", "2017-02-30", "+00:00", "Z",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBB], [0xFE, 0xFF]]

  init(of seeds: [[UInt8]], seed: UInt64) {
    (self.seeds, random) = (seeds, Seeded(seed))
  }

  /// One of the files with a few things done to it; never much longer than it was.
  func next() -> [UInt8] {
    var bytes = random.pick(seeds)
    let most = bytes.count + 4096
    for _ in 0...random.below(6) { spoil(&bytes) }
    return Array(bytes.prefix(most))
  }

  private func spoil(_ bytes: inout [UInt8]) {
    let place = random.below(bytes.count + 1)
    let range = place..<min(bytes.count, place + 1 + random.below(random.chance(80) ? 8 : 200))
    switch random.below(8) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1: bytes.removeSubrange(range)
    case 2: bytes.removeSubrange(place...)
    case 3: for _ in 0...random.below(30) { bytes.insert(contentsOf: bytes[range], at: range.upperBound) }
    case 4:
      let other = random.pick(seeds)
      let start = random.below(other.count + 1)
      bytes.insert(contentsOf: other[start..<min(other.count, start + random.below(120))], at: place)
    case 5: bytes.replaceSubrange(range, with: random.pick(Self.tokens))
    default: bytes.insert(contentsOf: random.pick(Self.tokens), at: place)
    }
  }
}
