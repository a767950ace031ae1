import Foundation
import Presentation
import Testing

@testable import Workbench

/// The reports on the sample workspace, each in every form, as files that people read: what changes in them is seen.
@Suite struct `The reports on the sample workspace` {
  private static let folder = Project.tests.appendingPathComponent("Golden")
  /// Parts of the sample that have something of everything, so that the files stay small.
  private static let parts = ["agenda": "", "changes": "@hana-weiss from 2017-03-01 until 2017-06-01"]

  @Test(arguments: Report.all.map(\.name)) func `are as they were`(report: String) throws {
    var bench = TestBench(files: try Project.files(in: Project.sample))
    try bench.run("run build.rk")
    for ending in ["txt", "md", "html", "json", "csv"] + (report == "agenda" ? ["ics"] : []) {
      let file = "\(report).\(ending)"
      try bench.run("report \(report) \(Self.parts[report] ?? "@hana-weiss") to \(file) --as-of 2024-01-01")
      let text = Self.shown(try #require(bench.folder[file]))
      try Expectation.compare(text, with: Self.folder.appendingPathComponent(file).path)
    }
  }

  /// Without the style and the script, which have tests of their own, and with the rows of data on lines of their own.
  private static func shown(_ text: String) -> String {
    text.replacing(/(?s)<(style|script)>.*?<\/\1>/) { "<\($0.output.1)></\($0.output.1)>" }
      .replacing("},{", with: "},\n{")
  }
}
