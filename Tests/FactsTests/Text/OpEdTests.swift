import Facts
import Foundation
import Testing

/// A real scraped page, read from outside the package: RECKON_DATA, or the folder `shared/data` beside it.
private let page: String? = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let folder =
    ProcessInfo.processInfo.environment["RECKON_DATA"].map { URL(filePath: $0) }
    ?? package.appending(path: "../shared/data")
  return try? String(contentsOf: folder.appending(path: "op-ed/north-korea-2017.txt"), encoding: .utf8)
}()

@Suite(.enabled(if: page != nil, "the op-ed is not there; set RECKON_DATA"))
struct `A scraped op-ed` {
  private let text = StoredText(page ?? "")
  private var bounds: Segmentation { .of(text) }

  @Test func `has a paragraph on each line and whole sentences`() {
    let lines = text.string.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    #expect(bounds.paragraphs.count == lines.count)
    #expect(bounds.sentences.count > 2 * bounds.paragraphs.count)
    #expect(bounds.sentences(inParagraph: 4).count == 3)
    let related = bounds.paragraphs.filter { text[$0].hasPrefix("Related:") }
    #expect(related.count == 1)
    #expect(bounds.sentences.contains(related[0]))
  }

  @Test func `yields its words to straight quotes and plain spaces`() throws {
    guard case .one(let place) = QuoteSearch.find("\"ready for a head-on collision.\"", in: text) else {
      Issue.record("the phrase was not found once")
      return
    }
    #expect(text[place].hasPrefix("“"))
    #expect(place.upperBound == bounds.sentences[3].upperBound)
    #expect(bounds.sentence(at: place.lowerBound) == 3)
    guard case .one = QuoteSearch.find("he warned that", in: text) else {
      Issue.record("the no-break spaces stood in the way")
      return
    }
  }

  @Test func `shows what was misquoted`() throws {
    guard
      case .none(let near?) = QuoteSearch.find("will push Seoul to back out of the THAAD agreement", in: text)
    else {
      Issue.record("nothing near was found")
      return
    }
    #expect(text[near.range].contains("back out of the THAAD deal"))
  }
}
