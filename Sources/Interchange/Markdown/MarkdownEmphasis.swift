/// Which marks of emphasis belong together (CommonMark, section 6.2, and the appendix on parsing).
enum MarkdownEmphasis {
  /// Takes away the marks that open and close emphasis, from a piece on; what is left of a run is text.
  ///
  /// Within a link, what is left matches nothing outside.
  static func resolve(_ pieces: inout [MarkdownPiece], from start: Int, isLink: Bool) {
    var openers: [Unicode.Scalar: [Int]] = [:]
    for index in start..<pieces.count {
      guard case .mark(var closer) = pieces[index] else { continue }
      if closer.closes {
        while closer.count > 0, let opener = match(closer, openers[closer.scalar] ?? [], pieces) {
          guard case .mark(var mark) = pieces[opener.piece] else { break }
          let taken = closer.scalar == "~" ? closer.count : min(2, closer.count, mark.count)
          mark.count -= taken
          closer.count -= taken
          pieces[opener.piece] = .mark(mark)
          // Marks between the two can no longer match across them.
          for scalar in openers.keys {
            while let last = openers[scalar]?.last, last > opener.piece { openers[scalar]?.removeLast() }
          }
          if mark.count == 0 { openers[mark.scalar]?.removeLast() }
        }
        pieces[index] = .mark(closer)
      }
      if closer.opens, closer.count > 0 { openers[closer.scalar, default: []].append(index) }
    }
    for index in start..<pieces.count where isLink {
      guard case .mark(let mark) = pieces[index] else { continue }
      pieces[index] = .text(Array(repeating: mark.scalar, count: mark.count))
    }
  }

  /// The last opener that a closer matches; runs that both open and close do not add up to a multiple of three.
  private static func match(
    _ closer: MarkdownMark, _ openers: [Int], _ pieces: [MarkdownPiece]
  ) -> (piece: Int, Void)? {
    for index in openers.reversed().prefix(100) {
      guard case .mark(let opener) = pieces[index] else { continue }
      if closer.scalar == "~" {
        guard closer.length == opener.length, closer.length < 3 else { continue }
        return (index, ())
      }
      let isMixed = closer.opens || opener.closes
      let addsToThree = (closer.length + opener.length) % 3 == 0
      if isMixed, addsToThree, closer.length % 3 != 0 || opener.length % 3 != 0 { continue }
      return (index, ())
    }
    return nil
  }
}

extension MarkdownMark {
  /// A run between two characters, of which nil is the paragraph's edge.
  ///
  /// CommonMark would leave the marks of `**'사드'**는` standing, since a letter follows punctuation; where that letter
  /// is of a script whose particles follow without a space, they are emphasis.
  init(_ scalar: Unicode.Scalar, _ length: Int, before: Unicode.Scalar?, after: Unicode.Scalar?) {
    let isSpaceBefore = before?.properties.isWhitespace ?? true
    let isSpaceAfter = after?.properties.isWhitespace ?? true
    let isMarkBefore = before?.isPunctuation ?? false
    let isMarkAfter = after?.isPunctuation ?? false
    let flanksLeft =
      !isSpaceAfter && (!isMarkAfter || isSpaceBefore || isMarkBefore || (before?.joinsWords ?? false))
    let flanksRight =
      !isSpaceBefore && (!isMarkBefore || isSpaceAfter || isMarkAfter || (after?.joinsWords ?? false))
    let staysOutOfWords = scalar == "_"
    self.init(
      scalar: scalar, length: length, count: length,
      opens: flanksLeft && (!staysOutOfWords || !flanksRight || isMarkBefore),
      closes: flanksRight && (!staysOutOfWords || !flanksLeft || isMarkAfter))
  }
}

extension Unicode.Scalar {
  var isASCIILetter: Bool { "a"..."z" ~= self || "A"..."Z" ~= self }

  var isASCIIPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// Hangul, Han or Kana.
  fileprivate var joinsWords: Bool { joinsOverLines || (0xAC00...0xD7A3).contains(value) }

  /// Punctuation or a symbol in Unicode's sense.
  fileprivate var isPunctuation: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      true
    default: false
    }
  }
}
