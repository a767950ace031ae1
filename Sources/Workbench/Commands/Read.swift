import CommandLanguage
import Facts
import Presentation
import Storage

/// `s4`, `s4..s9`, `p2`.
enum PartExpression: Sendable {
  case sentences(ClosedRange<Int>)
  case paragraph(Int)
}

extension Shape where Value == PartExpression {
  static var part: Shape {
    Shape("s4..s9", fits: { "sp".contains($0.first ?? " ") && $0.dropFirst().first?.isNumber == true }) {
      text throws(Diagnostic) in
      let address: TextAddress?
      do throws(FactError) { address = try TextAddress.read("d1." + text) } catch { throw Diagnostic(error) }
      switch address?.place {
      case .sentences(let numbers): return .sentences(numbers)
      case .paragraph(let number): return .paragraph(number)
      default:
        throw Diagnostic("E-ADDRESS", "'\(text)' is not a part of a text", hint: "write s4, s4..s9 or p2")
      }
    }
  }
}

extension Parameter where Value == PartExpression {
  static var part: Parameter { Parameter("part", .part, "some sentences, or a paragraph") }
}

extension Command {
  static let read = Command(
    Syntax(
      "read", "Shows a document as numbered sentences, with marks and claims highlighted.",
      details: """
        A menu or notice is one line, and what is left out of the article is dimmed; `all` shows every word. Of several
        versions the newest is shown, unless one is named.
        """,
      slots: [.required(.edition), .optional(.part)], keywords: [.flag(.all)],
      examples: ["read d1", "read d1 s2..s4", "read d2 p1", "read d1 all", "read d1.v1"])
  ) { call in
    let version = try call.edition(.edition)
    let id = Identifier(.document, version.document)
    guard let document = try call.snapshot.document(id.number) else {
      throw call.wrong(.edition, "E-ID", "there is no \(id)", hint: "'list documents' shows what there is")
    }
    let sentences = try call.sentences(of: version)
    let marks = try call.marks(of: version, within: version.segmentation.span(of: sentences))
    let boilerplate = try call.snapshot.boilerplate(of: version)
    let folds = call.folds(of: sentences, boilerplate, around: marks.map(\.mention), in: version)
    var blocks = try call.heading(of: document, version)
    var paragraph = -1
    var items: [JSON] = []
    for index in sentences {
      let range = version.segmentation.sentences[index]
      let fold = folds[index]
      if fold.map({ $0.lowerBound == index }) ?? true,
        let next = version.segmentation.paragraph(at: range.lowerBound), next != paragraph
      {
        paragraph = next
        blocks.append(.gap)
      }
      let standing = marks.filter { $0.fragments.contains { $0.overlaps(range) } }
      blocks += boilerplate.blocks(index, folded: fold) {
        call.blocks(ofSentence: index, range, in: version, standing, author: document.author)
      }
      items.append(
        call.json(ofSentence: index, range, in: version, standing, boilerplate[sentence: index]))
    }
    return Page(
      blocks,
      json: .object([
        .init("id", .string(id.description)), .init("version", .integer(version.number)),
        .init("title", .string(document.title)), .init("sentences", .array(items)),
      ]))
  }
}

extension Call {
  /// The title under the version's name, where there are several, and where the text comes from.
  fileprivate func heading(of document: Document, _ version: Version) throws -> [Block] {
    let isOneOfMany = try snapshot.versionNumbers(of: document.id).count > 1
    let name = isOneOfMany ? version.name : document.identifier.description
    let source = [document.author?.description, document.publisher, document.published?.display]
      .compactMap { $0 }.joined(separator: "  ")
    return [.heading(2, Phrase("\(name)  \(document.title)"))]
      + (source.isEmpty ? [] : [.line(Phrase(source, .dim))])
  }

  /// The sentences that the part named by the command holds; all of them without one.
  func sentences(of version: Version) throws -> Range<Int> {
    let (sentences, paragraphs) = (version.segmentation.sentences, version.segmentation.paragraphs)
    switch self[.part] {
    case nil: return 0..<sentences.count
    case .sentences(let numbers):
      guard numbers.lowerBound >= 1, numbers.upperBound <= sentences.count else {
        throw wrong(
          .part, "E-ADDRESS", "d\(version.document) has \(sentences.count) sentences",
          hint: "the last is s\(sentences.count)")
      }
      return (numbers.lowerBound - 1)..<numbers.upperBound
    case .paragraph(let number):
      guard (1...max(1, paragraphs.count)).contains(number), !paragraphs.isEmpty else {
        throw wrong(
          .part, "E-ADDRESS", "d\(version.document) has \(paragraphs.count) paragraphs",
          hint: "the last is p\(paragraphs.count)"
        )
      }
      return version.segmentation.sentences(inParagraph: number - 1)
    }
  }
}
