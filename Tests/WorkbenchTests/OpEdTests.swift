import Foundation
import Testing

@testable import Workbench

/// A real scraped page, read from outside the package: RECKON_DATA, or the folder `shared/data` beside it.
private let page: String? = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folder =
    ProcessInfo.processInfo.environment["RECKON_DATA"].map { URL(filePath: $0) }
    ?? package.appending(path: "../shared/data")
  return try? String(contentsOf: folder.appending(path: "op-ed/north-korea-2017.txt"), encoding: .utf8)
}()

private let script = try? String(
  contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts/op-ed.rk"),
  encoding: .utf8)

@Suite(.enabled(if: page != nil, "the op-ed is not there; set RECKON_DATA"))
struct `A real op-ed` {
  /// The script's own checks hold, and its keys make it repeatable.
  @Test func `is annotated by a script that changes nothing the second time`() throws {
    let script = try #require(script)
    // Long after the events, so that nothing in it lies ahead.
    var bench = TestBench(files: ["-": page ?? ""], now: TestBench.noon + 4 * 365 * 86_400_000)
    try bench.runScript(script)
    let facts = try bench.facts
    let again = try bench.runScript(script)
    #expect(again.notices.last == "nothing changed")
    #expect(try bench.facts == facts)
    #expect(try bench.newestOperation == 1)
    let rows = again.text.split(separator: "\n").filter {
      $0.prefix { $0 != " " }.dropFirst().allSatisfy(\.isNumber)
    }
    #expect(rows.count > 30)
    #expect(rows.allSatisfy { $0.hasSuffix(" unchanged") })
  }
}
