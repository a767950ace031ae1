import Facts
import Presentation

/// A part of a text with brackets around the marked words, so that overlapping and nested marks can be told apart.
///
/// A single mark is only bracketed. Where there are more, each opening bracket says whose it is, and so does a
/// closing one that ends another mark than the newest that is open. A fragment of several is numbered, c1/2, and
/// `…` at a bracket says that the mark goes on beyond the part.
struct MarkedText {
  let text: StoredText
  let part: Range<Int>
  private let pieces: [Piece]

  /// What one fragment of a mark has in the part.
  private struct Piece {
    let range: Range<Int>
    let label: String
    let begins: Bool
    let ends: Bool
  }

  init(_ text: StoredText, _ part: Range<Int>, marks: [TextMark]) {
    self.text = text
    self.part = part
    pieces = marks.flatMap { mark in
      let fragments = mark.fragments
      return fragments.enumerated().compactMap { index, fragment -> Piece? in
        guard fragment.overlaps(part) else { return nil }
        // A bracket within a grapheme cluster would take a letter from its accent.
        let range = text.clusterAligned(fragment.clamped(to: part)).clamped(to: part)
        return Piece(
          range: range, label: fragments.count == 1 ? mark.label : "\(mark.label)/\(index + 1)",
          begins: fragment.lowerBound >= part.lowerBound, ends: fragment.upperBound <= part.upperBound)
      }
    }.sorted {
      ($0.range.lowerBound, -$0.range.upperBound, $0.label.count, $0.label)
        < ($1.range.lowerBound, -$1.range.upperBound, $1.label.count, $1.label)
    }
  }

  var phrase: Phrase {
    let isAlone = pieces.count == 1
    var (phrase, open, position) = (Phrase(), [Piece](), part.lowerBound)
    let bounds = Set(pieces.flatMap { [$0.range.lowerBound, $0.range.upperBound] } + [part.upperBound])
    for bound in bounds.sorted() {
      if bound > position { phrase += Phrase(text[position..<bound], MarkedText.style(depth: open.count)) }
      position = bound
      close(&open, at: bound, in: &phrase)
      for piece in pieces where piece.range.lowerBound == bound && !piece.range.isEmpty {
        phrase += Phrase("⟦" + (isAlone ? "" : piece.label + ":") + (piece.begins ? "" : "…"), .marked)
        open.append(piece)
      }
    }
    return phrase
  }

  private func close(_ open: inout [Piece], at bound: Int, in phrase: inout Phrase) {
    while let index = open.lastIndex(where: { $0.range.upperBound == bound }) {
      let (piece, isNewest) = (open[index], index == open.count - 1)
      phrase += Phrase((piece.ends ? "" : "…") + (isNewest ? "" : ":" + piece.label) + "⟧", .marked)
      open.remove(at: index)
    }
  }

  private static func style(depth: Int) -> Phrase.Style {
    depth == 0 ? .plain : depth == 1 ? .marked : .shared
  }
}
