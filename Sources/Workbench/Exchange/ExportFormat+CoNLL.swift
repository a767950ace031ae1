import Facts
import Interchange

extension ExportFormat {
  /// Lossy by its nature: a word has one label, and whatever else was marked is listed.
  static let conll = ExportFormat(
    name: "conll", summary: "words with one label each in the BIO form (IOB2), a word a line", isFolder: false
  ) { filter, call in
    var words = try WordsForExport(filter, call, for: "conll")
    var (text, kept) = ("", 0)
    for one in words.texts {
      let spans = SpanText(one, &words, call, holdsLinks: true, overlaps: true)
      if !spans.relations.isEmpty {
        words.lose(one.document.identifier, "\(spans.relations.count) of its links: conll holds none")
      }
      var writer = WordLines(one)
      for loss in writer.mark(spans.spans) { words.lose(one.document.identifier, loss.reason, loss.fate) }
      text += "-DOCSTART-\tO\n\n" + writer.text
      kept += writer.marked
    }
    var exported = Exported(files: [("words.conll", text)], losses: words.losses)
    exported.losses.keep("documents", words.texts.count)
    exported.losses.keep("spans", kept)
    return exported
  }
}

/// The words of a text, sentence by sentence, with their labels.
struct WordLines {
  private struct Word {
    let range: Range<Int>
    var label = "O"
    var span: Int?
  }

  private let version: Version
  private var sentences: [[Word]]
  /// How many spans were written.
  private(set) var marked = 0

  init(_ text: WordsForExport.Text) {
    version = text.version
    let scalars = Array(text.version.text.string.unicodeScalars)
    sentences = text.version.segmentation.sentences.map { WordLines.words(of: $0, scalars) }
  }

  /// Letters, digits and marks that stand together are a word; any other sign is one by itself.
  private static func words(of sentence: Range<Int>, _ scalars: [Unicode.Scalar]) -> [Word] {
    var words: [Word] = []
    var start: Int?
    for place in sentence {
      let properties = scalars[place].properties
      let isLetter =
        properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend
      if !isLetter, let begun = start {
        words.append(Word(range: begun..<place))
        start = nil
      }
      if isLetter {
        start = start ?? place
      } else if !properties.isWhitespace {
        words.append(Word(range: place..<(place + 1)))
      }
    }
    if let start { words.append(Word(range: start..<sentence.upperBound)) }
    return words
  }

  /// Labels the words of spans, the longer first; says what did not fit.
  mutating func mark(_ spans: [SpanRecord.Span]) -> [(fate: LossReport.Fate, reason: String)] {
    var losses: [(LossReport.Fate, String)] = []
    let order = spans.indices.sorted { (-spans[$0].range.count, $0) < (-spans[$1].range.count, $1) }
    for index in order {
      let (range, label) = (spans[index].range, spans[index].label)
      let place = "\(range.lowerBound)-\(range.upperBound) '\(label)'"
      let touched = sentences.indices.flatMap { sentence in
        sentences[sentence].indices.filter { sentences[sentence][$0].range.overlaps(range) }
          .map { (sentence, $0) }
      }
      guard let first = touched.first, let last = touched.last else {
        losses.append((.skipped, "\(place) holds no word"))
        continue
      }
      guard touched.allSatisfy({ sentences[$0.0][$0.1].span == nil }) else {
        losses.append((.skipped, "\(place) overlaps a longer one"))
        continue
      }
      let whole =
        sentences[first.0][first.1].range.lowerBound..<sentences[last.0][last.1].range.upperBound
      if whole != range { losses.append((.changed, "\(place) is written as whole words")) }
      if first.0 != last.0 { losses.append((.changed, "\(place) is cut where a sentence ends")) }
      for (sentence, word) in touched {
        let isFirst = word == 0 || sentences[sentence][word - 1].span != index
        sentences[sentence][word].span = index
        sentences[sentence][word].label = (isFirst ? "B-" : "I-") + label
      }
      marked += 1
    }
    return losses
  }

  /// A word and its label to a line, an empty line after each sentence.
  var text: String {
    sentences.filter { !$0.isEmpty }.map { words in
      words.map { "\(version.text[$0.range])\t\($0.label)\n" }.joined() + "\n"
    }.joined()
  }
}
