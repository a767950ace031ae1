import Facts
import Presentation
import Storage

/// One place where words were found, with what stands around them.
struct FoundPlace {
  let row: Identifier
  /// The sentence of a document, or the row: `d1.s4`, `c3`.
  let name: String
  /// Nil in the text of another row.
  let sentence: Int?
  /// Code points of the document or of the row's text.
  let range: Range<Int>
  let left: String
  let words: String
  let right: String
  /// Where it is no part of an article.
  let reason: BoilerplateReason?

  init(
    _ range: Range<Int>, in text: StoredText, _ row: Identifier, sentence: Int? = nil,
    reason: BoilerplateReason? = nil, context: Int
  ) {
    (self.row, self.range, self.sentence, self.reason) = (row, range, sentence, reason)
    name = row.description + (sentence.map { ".s\($0)" } ?? "")
    let shown = text.clusterAligned(
      max(0, range.lowerBound - context)..<min(text.count, range.upperBound + context))
    let cut = text.clusterAligned(range)
    left = text[shown.lowerBound..<cut.lowerBound].spacesFolded
    words = text[range]
    right = text[cut.upperBound..<shown.upperBound].spacesFolded
  }

  var json: JSON {
    .object([
      .init("id", .string(row.description)), .init("at", .string(name)),
      .init("sentence", sentence.map(JSON.integer) ?? .null), .init("start", .integer(range.lowerBound)),
      .init("end", .integer(range.upperBound)), .init("left", .string(left)),
      .init("words", .string(words)), .init("right", .string(right)),
      .init("boilerplate", .optional(reason)),
    ])
  }

  var line: Concordance.Place {
    Concordance.Place(
      name: name + (reason.map { " (\($0))" } ?? ""), left: left, words: words.onOneLine, right: right)
  }
}

extension String {
  /// Every run of white space as one space; unlike `onOneLine`, spaces at the ends stay.
  fileprivate var spacesFolded: String {
    reduce(into: "") { text, character in
      if !character.isWhitespace {
        text.append(character)
      } else if text.last != " " {
        text.append(" ")
      }
    }
  }
}

/// In which order places are shown.
enum FindOrder: String, Sendable, CaseIterable {
  case document, left, right, date

  /// What the places are compared by; nil leaves them in the order of the documents.
  func key(_ place: FoundPlace, _ call: Call) throws -> [String] {
    switch self {
    case .document: []
    // The word next to the place counts first.
    case .left: place.left.folded.split(separator: " ").reversed().map(String.init) + [place.right.folded]
    case .right: [place.words.onOneLine.folded + place.right.folded]
    case .date: [try call.day(of: place.row)?.last.description ?? "~"]
    }
  }
}

extension String {
  fileprivate var folded: String { onOneLine.lowercased() }
}

/// By what places are counted.
enum FindGrouping: String, Sendable, CaseIterable {
  case document, speaker, year

  func key(_ row: Identifier, _ call: Call) throws -> String {
    switch self {
    case .document: row.description
    case .speaker: try call.snapshot.document(row.number)?.author?.description ?? "–"
    case .year: try call.day(of: row).map { String($0.last.civil.year) } ?? "–"
    }
  }
}

extension Call {
  /// The day that a row of what was found bears, if it has one.
  fileprivate func day(of row: Identifier) throws -> Period? {
    row.kind == .document ? try snapshot.document(row.number)?.published : try card(of: row).day
  }
}
