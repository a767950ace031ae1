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
      slots: [.required(.edition), .optional(.part)],
      examples: ["read d1", "read d1 s2..s4", "read d2 p1", "read d1.v1"])
  ) { call in
    let version = try call.edition(.edition)
    let id = Identifier(.document, version.document)
    guard let document = try call.snapshot.document(id.number) else {
      throw call.wrong(.edition, "E-ID", "there is no \(id)", hint: "'list documents' shows what there is")
    }
    let sentences = try call.sentences(of: version)
    let mentions = try call.snapshot.mentions(inVersion: version.id)
    let name = try call.snapshot.versionNumbers(of: id.number).count > 1 ? version.name : id.description
    var blocks: [Block] = [.heading(2, Phrase("\(name)  \(document.title)"))]
    let source = [document.author?.description, document.publisher, document.published?.display].compactMap {
      $0
    }
    if !source.isEmpty { blocks.append(.line(Phrase(source.joined(separator: "  "), .dim))) }
    var paragraph = -1
    var items: [JSON] = []
    for index in sentences {
      let range = version.segmentation.sentences[index]
      if let next = version.segmentation.paragraph(at: range.lowerBound), next != paragraph {
        paragraph = next
        blocks.append(.gap)
      }
      let standing = mentions.filter { $0.place?.fragments.ranges.contains { $0.overlaps(range) } == true }
      blocks.append(.paragraph(try call.line(index, range, version, standing)))
      items.append(
        .object([
          .init("sentence", .integer(index + 1)), .init("start", .integer(range.lowerBound)),
          .init("end", .integer(range.upperBound)), .init("text", .string(version.text[range])),
          .init("mentions", .array(standing.map { .string($0.identifier.description) })),
        ]))
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
  fileprivate func sentences(of version: Version) throws -> Range<Int> {
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

  /// A numbered sentence whose marked words are highlighted, followed by the names of what marks them.
  fileprivate func line(_ index: Int, _ range: Range<Int>, _ version: Version, _ mentions: [Mention]) throws
    -> Phrase
  {
    var phrase = Phrase("s\(index + 1)  ", .dim)
    for (part, isMarked) in range.split(by: mentions.flatMap { $0.place?.fragments.ranges ?? [] }) {
      phrase += Phrase(version.text[part], isMarked ? .mark : .plain)
    }
    guard !mentions.isEmpty else { return phrase }
    let names = try mentions.map { mention in
      let claims = try snapshot.claims(of: mention.id).map { "c\($0)" }
      return claims.isEmpty ? mention.identifier.description : claims.joined(separator: ",")
    }
    return phrase + Phrase("  [\(names.joined(separator: " "))]", .strong)
  }
}

extension Range<Int> {
  /// The parts of this range that lie inside and outside others, in order; what others share is one part.
  func split(by others: [Range<Int>]) -> [(part: Range<Int>, isInside: Bool)] {
    var parts: [(part: Range<Int>, isInside: Bool)] = []
    var position = lowerBound
    for other in others.map({ $0.clamped(to: self) }).filter({ !$0.isEmpty }).sorted(by: {
      $0.lowerBound < $1.lowerBound
    }) {
      if other.lowerBound > position { parts.append((position..<other.lowerBound, false)) }
      if let last = parts.last, last.isInside, last.part.upperBound >= other.lowerBound {
        parts[parts.count - 1].part = last.part.lowerBound..<Swift.max(last.part.upperBound, other.upperBound)
      } else {
        parts.append((other, true))
      }
      position = Swift.max(position, other.upperBound)
    }
    if position < upperBound { parts.append((position..<upperBound, false)) }
    return parts
  }
}
