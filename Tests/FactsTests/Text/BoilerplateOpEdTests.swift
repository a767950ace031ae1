import Foundation
import Testing

@testable import Facts

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
struct `The boilerplate of a scraped op-ed` {
  private let version: Version
  private let paragraphs: [String]
  private let reasons: [BoilerplateReason?]

  init() {
    let text = StoredText(page ?? "")
    let segmentation = Segmentation.of(text)
    version = Version(
      id: 1, document: 1, number: 1, text: text, segmentation: segmentation, provenance: Version.Provenance())
    paragraphs = segmentation.paragraphs.map { text[$0] }
    let found = BoilerplatePage(version).boilerplate()
    reasons = segmentation.paragraphs.map { found.reason(for: $0, in: segmentation) }
  }

  /// The page's cookie banner begins with a lone X after the last sentence of the article.
  private var banner: Int { paragraphs.firstIndex(of: "X") ?? 0 }

  @Test func `is nearly all of its cookie banner`() {
    var agreement = Agreement()
    for index in banner..<paragraphs.count {
      agreement.count(paragraphs[index], found: reasons[index] != nil, true: true)
    }
    #expect(agreement.recall >= 0.95, "\(agreement)")
  }

  @Test func `is no sentence of the article, but a pull quote and a link`() {
    let marked = (0..<banner).filter { reasons[$0] != nil }
    #expect(banner > 15)
    #expect(zip(marked, ["Related:", "If Beijing"]).allSatisfy { paragraphs[$0].hasPrefix($1) })
    #expect(marked.compactMap { reasons[$0] } == [.related, .duplicate])
  }
}
