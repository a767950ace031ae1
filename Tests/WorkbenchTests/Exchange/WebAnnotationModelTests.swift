import Foundation
import Presentation
import Testing

@testable import Workbench

/// The W3C's own samples outside the package, RECKON_DATA or the folder `shared/data` beside it.
private enum Samples {
  static let folder =
    (ProcessInfo.processInfo.environment["RECKON_DATA"].map { URL(filePath: $0) }
    ?? Project.root.appending(path: "../shared/data")).appending(path: "web-annotation")

  static func files(_ name: String) -> [URL] {
    let names =
      (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []
    return names.sorted().map { folder.appending(path: name).appending(path: $0) }
  }

  static let areThere = !files("correct").isEmpty
}

/// Why a text is refused as annotations; nil where all of it is taken.
private func refusal(of text: String) throws -> String? {
  var reader = WebAnnotationReader()
  let json: JSON
  do { json = try JSON(parsing: text) } catch { return error.message }
  do {
    for case .failure(let refusal) in try reader.annotations(json) { return refusal.reason }
  } catch { return error.reason }
  return nil
}

@Suite struct `The model of web annotations` {
  @Test(.enabled(if: Samples.areThere, "the W3C's samples are not here"))
  func `takes all that the W3C calls correct`() throws {
    let files = Samples.files("correct")
    #expect(files.count == 45)
    for file in files {
      #expect(
        try refusal(of: String(contentsOf: file, encoding: .utf8)) == nil, "\(file.lastPathComponent)")
    }
  }

  @Test(.enabled(if: Samples.areThere, "the W3C's samples are not here"))
  func `refuses all that the W3C calls incorrect`() throws {
    let files = Samples.files("incorrect")
    #expect(files.count == 39)
    for file in files {
      #expect(
        try refusal(of: String(contentsOf: file, encoding: .utf8)) != nil, "\(file.lastPathComponent)")
    }
  }

  /// A correct annotation with one member in another's place, and what is wrong with it then.
  ///
  /// The W3C's incorrect samples have a second fault that hides the one that they are called after.
  private static let faults: [(key: String, value: String?, reason: String)] = [
    ("@context", nil, "no @context"), ("@context", "\"fish\"", "@context is not"),
    ("@context", "[\"http://example.org/a\"]", "@context is not"),
    ("id", "\"not a uri\"", "is no address"),
    ("id", "[\"http://a.org/1\",\"http://a.org/2\"]", "exactly one id"),
    ("type", nil, "no type"), ("type", "\"Squirrel\"", "not Annotation"),
    ("target", nil, "no target"), ("target", "9", "a target is"), ("target", "[]", "no target"),
    ("body", "\"not a uri\"", "is no address"), ("body", "{\"id\":\"not a uri\"}", "is no address"),
    ("body", "{\"id\":\"http://a.org/\",\"format\":6}", "a format is a text"),
    ("body", "{\"id\":\"http://a.org/\",\"language\":3}", "a language is a text"),
    ("body", "{\"id\":\"http://a.org/\",\"textDirection\":\"squirrel\"}", "ltr, rtl or auto"),
    ("body", "{\"id\":\"http://a.org/\",\"textDirection\":[\"ltr\",\"rtl\"]}", "ltr, rtl or auto"),
    ("body", "{\"id\":\"http://a.org/\",\"processingLanguage\":[\"en\",\"de\"]}", "at most one"),
    ("body", "{\"type\":\"TextualBody\"}", "exactly one value"),
    ("body", "{\"type\":\"TextualBody\",\"value\":[\"a\",\"b\"]}", "exactly one value"),
    ("body", "{\"type\":[\"Choice\",\"List\"],\"items\":[\"http://a.org/\"]}", "cannot be several"),
    ("body", "{\"items\":[\"http://a.org/\"]}", "no type"),
    ("bodyValue", "\"twice\"", "a body and a bodyValue"),
    ("creator", "6", "a creator is"), ("generator", "42", "a generator is"),
    ("created", "\"yesterday\"", "no date and time"), ("modified", "\"an hour ago\"", "no date and time"),
    ("generated", "[\"2015-01-28T12:00:00Z\",\"2015-01-28T12:00:01Z\"]", "at most one generated"),
    ("rights", "\"not a uri\"", "rights is no address"), ("via", "\"not a uri\"", "via is no address"),
    ("canonical", "\"not a uri\"", "canonical is no address"),
    ("target", "{\"type\":\"SpecificResource\"}", "no source"),
    ("target", selected("{\"type\":\"FragmentSelector\"}"), "exactly one value"),
    ("target", selected("{\"type\":\"TextQuoteSelector\"}"), "exactly one exact"),
    ("target", selected("{\"type\":\"TextQuoteSelector\",\"exact\":[\"a\",\"b\"]}"), "exactly one exact"),
    (
      "target", selected("{\"type\":\"TextQuoteSelector\",\"exact\":\"a\",\"prefix\":[\"a\",\"b\"]}"),
      "one prefix"
    ),
    ("target", selected("{\"type\":\"TextPositionSelector\",\"start\":-1,\"end\":3}"), "whole numbers"),
    ("target", selected("{\"type\":\"TextPositionSelector\",\"start\":3,\"end\":3}"), "whole numbers"),
    ("target", selected("{\"type\":\"TextPositionSelector\",\"start\":1.5,\"end\":3}"), "whole numbers"),
    ("target", selected("{\"type\":\"TextPositionSelector\",\"start\":1}"), "whole numbers"),
  ]

  private static func selected(_ selector: String) -> String {
    "{\"source\":\"http://a.org/\",\"selector\":\(selector)}"
  }

  @Test(arguments: faults.indices) func `refuses each fault by itself, with the reason`(_ index: Int) throws {
    let fault = Self.faults[index]
    var members = [
      ("@context", "\"\(WebAnnotation.context)\""), ("id", "\"http://example.org/anno1\""),
      ("type", "\"Annotation\""), ("body", "\"http://example.org/post1\""),
      ("target", "\"http://example.com/page1\""),
    ]
    func text() -> String { "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}" }
    #expect(try refusal(of: text()) == nil)
    members.removeAll { $0.0 == fault.key }
    if let value = fault.value { members.append((fault.key, value)) }
    let reason = try #require(try refusal(of: text()))
    #expect(reason.contains(fault.reason))
  }
}
