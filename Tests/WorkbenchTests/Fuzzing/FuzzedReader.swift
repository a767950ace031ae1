import CommandLanguage
import Facts
import Foundation
import Interchange
import Presentation
import Synchronization
import Testing

@testable import Storage
@testable import Workbench

/// What reads the files of others, from bytes to values, with files to begin from.
struct FuzzedReader: Sendable, CustomTestStringConvertible {
  let name: String
  let seeds: [[UInt8]]
  /// May refuse the bytes; what it must not do is stop the program, hang, or take what is not there.
  let read: @Sendable ([UInt8]) throws -> Void

  var testDescription: String { name }

  private init(_ name: String, _ seeds: [String], _ read: @escaping @Sendable ([UInt8]) throws -> Void) {
    (self.name, self.seeds, self.read) = (name, seeds.map { Array($0.utf8) }, read)
  }

  private static func fixtures(_ folder: String, _ ending: String) -> [String] {
    let files = try? Project.files(in: Project.root.appendingPathComponent(folder))
    return (files ?? [:]).sorted { $0.key < $1.key }.filter { $0.key.hasSuffix(ending) }.map(\.value)
  }

  private static func stream(_ bytes: [UInt8]) -> () throws -> [UInt8]? {
    var rest: [UInt8]? = bytes
    return {
      defer { rest = nil }
      return rest
    }
  }

  private static func text(_ bytes: [UInt8]) throws -> String { try PlainText.decode(bytes, named: "a") }
  private static func json(_ bytes: [UInt8]) throws -> JSON { try JSON(parsing: text(bytes)) }

  static let all: [FuzzedReader] = [
    csv, forecasts, brat, html, markdown, schemes, cues, spans, webAnnotations, labelStudio, foreignTables,
    pythonLists,
    proofs, workspaces, commands, encodings,
  ]

  static let csv = FuzzedReader("csv", ["a,b\n1,\"x \"\"y\"\"\nz\"\n,\n", "한국,\"\r\n\"\r\n"]) { bytes in
    var reader = CSVReader(named: "a", stream(bytes))
    var fields: [[String]] = []
    while let record = try reader.record() { fields.append(record.fields) }
    // What was read and is written again is read as the same.
    let written = fields.map {
      $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\n"
    }
    var again = CSVReader(named: "b", stream(Array(written.joined().utf8)))
    for record in fields {
      guard try again.record()?.fields == record else { throw Unfaithful() }
    }
  }

  static let forecasts = FuzzedReader(
    "forecasts",
    [
      "key,statement,probability,forecaster,on,by,outcome\na,Rain,70%,@ada,2017-01-01,2017-05-10,yes\nb,비,20%,,,,no\n",
      "probability,outcome\n0.62,yes\n0.41,no\n",
    ]
  ) { bytes in
    var table = try ForecastTable(text(bytes), named: "a", form: ForecastTableForm())
    while true {
      do { guard try table.next() != nil else { return } } catch let error as CellError { _ = error }
    }
  }

  static let brat = FuzzedReader(
    "brat", fixtures("Tests/InterchangeTests/Fixtures/brat-news", ".ann").filter { $0.count > 1 }
  ) {
    bytes in
    let file = try BratFile(bytes, named: "a")
    guard file.bytes == bytes else { throw Unfaithful() }
    var types = BratTypes()
    types.add(file)
    _ = try SchemeFormat.brat.read(types.configuration, "a")
    let text = StoredText("Moon wins in May 🗳️. 사드는 남는다.")
    _ = OffsetReading(file.lines.compactMap(\.quote), in: text)
  }

  static let html = FuzzedReader(
    "html",
    [
      "<html lang=ko><meta charset=utf-8><title>A</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
        + "\"headline\":\"B\"}</script><article><p>Moon &amp; wins <b>now</b>.<table><tr><td>1<td>2</table></article>",
      "<div><ul><li>a<li>b</ul><pre> x </pre><p lang=ko>사드</p></div>",
    ]
  ) { _ = try HTMLReader.read(DecodedText($0, named: "a").text) }

  static let markdown = FuzzedReader(
    "markdown",
    [
      "---\ntitle: A\n---\n# One *two*\n\n- a\n  - b [c](d \"e\")\n\n> q\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\nx\n```\n[r]: <u>\n"
    ]
  ) { _ = try MarkdownReader.read(text($0)) }

  static let schemes = FuzzedReader(
    "schemes",
    [
      "+stance exclusive closed on claims\n  +pro \"찬성\" color green\n  +con color #cc0000\n",
      "[entities]\nPerson\n\t!Life\n[relations]\nsupports Arg1:Person, Arg2:<ANY>\n[attributes]\nNeg Arg:<EVENT>\n",
      "{\"namespace\":\"a\",\"description\":\"b\",\"version\":1,\"predicates\":[{\"value\":\"c\",\"expanded\":\"d\"}]}",
    ]
  ) { bytes in
    let text = try text(bytes)
    _ = try SchemeFormat.of(text).read(text, "a")
  }

  static let cues = FuzzedReader("cues", ["[claim]\n3 second line\n3 (prices|rates) = likely\n"]) {
    _ = try CueFile.read(text($0), named: "a")
  }

  static let spans = FuzzedReader(
    "spans",
    [
      "{\"text\":\"Moon wins\",\"label\":[[0,4,\"person\"]]}\n",
      "{\"text\":\"Moon wins\",\"spans\":[{\"start\":0,\"end\":4,\"label\":\"P\"}],\"answer\":\"accept\",\"meta\":{\"a\":1}}\n",
      "{\"text\":\"사드\",\"entities\":[{\"start_offset\":0,\"end_offset\":2,\"label\":\"x\"}],\"relations\":[]}\n",
    ]
  ) { bytes in
    var lines = SpanLines(named: "a", stream(bytes))
    while let json = try lines.next() { _ = try SpanRecord(json) }
  }

  static let webAnnotations = FuzzedReader(
    "web annotations",
    fixtures("Tests/WorkbenchTests/Transcripts", ".json").filter { $0.contains("anno.jsonld") }
  ) { bytes in
    var reader = WebAnnotationReader()
    _ = try reader.annotations(json(bytes))
  }

  static let labelStudio = FuzzedReader(
    "label studio",
    [
      "[{\"id\":1,\"data\":{\"text\":\"Moon wins\"},\"annotations\":[{\"completed_by\":{\"email\":\"a@b.c\"},\"result\":[{\"id\":\"x\","
        + "\"type\":\"labels\",\"value\":{\"start\":0,\"end\":4,\"text\":\"Moon\",\"labels\":[\"P\"]}}]}]}]"
    ]
  ) { bytes in
    for (index, task) in try json(bytes).elements.enumerated() {
      _ = try LabelStudioTask(task, "task \(index)")
    }
  }

  static let foreignTables = FuzzedReader(
    "tables of other sites", fixtures("Tests/WorkbenchTests/Fixtures", "fatebook.csv")
  ) { bytes in
    let columns = ForeignTable.Columns(program: "Fatebook", required: [], optional: [])
    var table = try ForeignTable(named: "a", columns, stream(bytes))
    while let row = try table.next() {
      do { _ = try FatebookRow(row) } catch let error as CellError { _ = error }
    }
  }

  static let pythonLists = FuzzedReader("lists of Python", ["['a', \"b's\", 'c\\\\d']", "[0.1, None, 2e-3]"])
  {
    _ = try PythonList(parsing: text($0))
  }

  static let proofs = FuzzedReader("proofs", (try? proof()).map { [$0] } ?? []) {
    _ = try ProofReader.read(text($0))
  }

  private static func proof() throws -> String {
    var bench = TestBench()
    for line in ["predict 비 70% by 2018 @ada", "seal", "prove p1 to p1.json"] { try bench.run(line) }
    return bench.folder["p1.json"] ?? ""
  }

  static let workspaces = FuzzedReader(
    "workspaces", fixtures("Tests/WorkbenchTests/Transcripts", "apart.jsonl")
  ) {
    let bytes = $0
    let parts = Parts(bytes)
    let reader = WorkspaceReader(
      name: "a", stream: ByteStream(size: bytes.count) { parts.next() }, console: Person().console)
    try reader.rebuild(at: .memory).close()
  }

  static let commands = FuzzedReader(
    "commands",
    [
      "claim \"사드\" in d1 as “x” +a/b @ada -- rest # no\nnote c1 \"\"\"\na\nb\n\"\"\"\nlist claims +a or (not @b)\n"
    ]
  ) { bytes in
    var lexer = try Lexer(text(bytes), source: "a", quotesSpanLines: true)
    while try lexer.next() != nil {}
  }

  static let encodings = FuzzedReader("encodings", ["사드는 성주에 남는다", "naïve façade — “quoted”"]) {
    _ = try DecodedText($0, named: "a")
  }
}

/// What was read is not what stands there.
struct Unfaithful: Error {}

/// Hands out bytes once.
private final class Parts: Sendable {
  private let rest: Mutex<[UInt8]?>

  init(_ bytes: [UInt8]) { rest = Mutex(bytes) }

  func next() -> [UInt8]? {
    rest.withLock { rest in
      defer { rest = nil }
      return rest
    }
  }
}
