/// Words that give away a line which is no part of an article.
///
/// They are written as `BoilerplateLine.fold` leaves them: in small letters, with straight quotes, and with 0 for any
/// number. To teach another language, add its words to the lists of `BoilerplateCues.swift`.
struct BoilerplateCue: Sendable {
  enum Place: Sendable {
    /// The line is these words and nothing else but marks and numbers.
    case whole
    /// A line that is not long begins with them.
    case start
    /// The line holds them; they settle it in a line that is not long, in a long one two must meet.
    case anywhere
    /// They settle it in a very short line; elsewhere two or three of them must meet.
    case hint
    /// The last words of a line, after its last sentence, hold them, as those of a caption do.
    case ending
    /// A line at the end of the article begins with them, or nearly so.
    case closing
  }

  let words: String
  let place: Place
  let reason: BoilerplateReason

  static func cues(_ reason: BoilerplateReason, _ place: Place, _ words: [String]) -> [BoilerplateCue] {
    words.map { BoilerplateCue(words: $0, place: place, reason: reason) }
  }
}

/// The cues by the first three bytes of their words, so that a line is read once for all of them.
struct BoilerplateCueIndex: Sendable {
  static let all = BoilerplateCueIndex(BoilerplateCue.all)

  private var cues: [UInt32: [(bytes: [UInt8], cue: BoilerplateCue)]] = [:]
  private var whole: [[UInt8]: BoilerplateReason] = [:]

  init(_ list: [BoilerplateCue]) {
    for cue in list {
      let bytes = Array(cue.words.utf8)
      if cue.place == .whole {
        whole[bytes] = cue.reason
      } else {
        cues[BoilerplateCueIndex.key(bytes, at: 0), default: []].append((bytes, cue))
      }
    }
  }

  /// The reason for a line that is one of the whole ones.
  func reason(ofWhole line: [UInt8]) -> BoilerplateReason? { whole[line] }

  /// The cues that stand in a folded line, each once, with the byte where it first begins.
  func cues(in line: [UInt8]) -> [(cue: BoilerplateCue, position: Int)] {
    var found: [(cue: BoilerplateCue, position: Int)] = []
    for position in line.indices where BoilerplateCueIndex.mayBegin(line, at: position) {
      guard let candidates = cues[BoilerplateCueIndex.key(line, at: position)] else { continue }
      for (bytes, cue) in candidates where line[position...].starts(with: bytes) {
        guard !found.contains(where: { $0.cue.words == cue.words && $0.cue.place == cue.place }) else {
          continue
        }
        found.append((cue, position))
      }
    }
    return found
  }

  /// At the beginning of a word, or of any letter that is not Latin.
  private static func mayBegin(_ line: [UInt8], at position: Int) -> Bool {
    if line[position] >= 0x80 { return line[position] >= 0xC0 }
    guard position > 0 else { return true }
    let before = line[position - 1]
    return !(0x61...0x7A).contains(before) && before < 0x80
  }

  private static func key(_ bytes: [UInt8], at position: Int) -> UInt32 {
    var key: UInt32 = 0
    for offset in 0..<3 {
      key = key << 8 | (position + offset < bytes.count ? UInt32(bytes[position + offset]) : 0)
    }
    return key
  }
}
