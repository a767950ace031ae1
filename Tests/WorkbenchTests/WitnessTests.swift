import CommandLanguage
import Foundation
import Storage
import Synchronization
import Testing

@testable import Workbench

/// A clock that goes back, and a file that comes back as it was.
@Suite struct `What was seen before` {
  /// One file, which benches open one after the other.
  private func bench(_ path: String, now: Int = TestBench.noon, _ memory: Memory? = nil) -> TestBench {
    var bench = TestBench(now: now)
    let environment = bench.session.environment
    let witness =
      memory.map { memory in
        Witness(recall: { memory[$0] }, keep: { path, ulid in memory.keep(path, ulid) })
      } ?? .none
    bench.session = Session(
      workspace: Workspace(.file(path), mayCreate: true),
      environment: Environment(
        now: environment.now, random: { UInt64.random(in: 0 ... .max) }, open: environment.open,
        look: environment.look, identity: environment.identity, list: environment.list,
        convert: environment.convert, writeParts: environment.writeParts, makeFolder: environment.makeFolder,
        console: environment.console, history: environment.history, witness: witness))
    return bench
  }

  private func done(_ line: String, in bench: TestBench) throws -> [String] {
    var bench = bench
    let notices = try bench.run(line).notices
    try bench.session.close()
    return notices
  }

  @Test func `is said once where the clock stands before the newest operation, and checked as no finding`()
    throws
  {
    let folder = try TestFolder()
    let path = folder.path + "/w.reckon"
    #expect(try done("claim One in none", in: bench(path)) == [])
    var later = bench(path, now: TestBench.noon - 86_400_000)
    let said = try later.run("claim Two in none").notices
    #expect(said.count == 1 && said[0].contains("the clock says 2017-05-31T03:00:00.000Z, before"), "\(said)")
    #expect(try later.run("claim Three in none").notices == [])
    #expect(try later.run("check times").text.contains("3 operations; o2 recorded earlier"))
    #expect(later.session.sitting.exit == nil)
    try later.session.close()
    #expect(try done("claim Four in none", in: bench(path, now: TestBench.noon - 1000)) == [])
  }

  @Test func `is missed where an older state of the file stands in its place, until something is changed`()
    throws
  {
    let (folder, memory) = (try TestFolder(), Memory())
    let path = folder.path + "/w.reckon"
    #expect(try done("claim One in none", in: bench(path, memory)) == [])
    let older = try folder.bytes(of: "w.reckon")
    #expect(try done("claim Two in none", in: bench(path, memory)) == [])
    try folder.write(older, to: "w.reckon")
    for line in ["status", "list claims"] {
      #expect(try done(line, in: bench(path, memory)).joined().contains("is not in it"))
    }
    #expect(try done("claim Three in none", in: bench(path, memory)).joined().contains("is not in it"))
    #expect(try done("status", in: bench(path, memory)) == [])
  }

  @Test func `is asked of a file whose pages are damaged: one never seen here does not open`() throws {
    let (folder, memory) = (try TestFolder(), Memory())
    let path = folder.path + "/w.reckon"
    #expect(try done("claim One in none", in: bench(path, memory)) == [])
    var bytes = try folder.bytes(of: "w.reckon")
    bytes.replaceSubrange(bytes.count - 8192..<bytes.count, with: Data(repeating: 0x55, count: 8192))
    try folder.write(bytes, to: "w.reckon")
    var stranger = bench(path, Memory())
    for line in ["status", "list claims"] {
      #expect(stranger.failure(of: line)?.exit == .unusable)
      #expect(stranger.failure(of: line)?.diagnostic.message.contains("is damaged") == true)
    }
  }

  private final class Memory: Sendable {
    private let seen = Mutex<[String: String]>([:])

    subscript(path: String) -> String? { seen.withLock { $0[path] } }

    func keep(_ path: String, _ ulid: String) { seen.withLock { $0[path] = ulid } }
  }
}

/// A folder that goes away with its test.
private final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func bytes(of name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }

  func write(_ bytes: Data, to name: String) throws {
    try bytes.write(to: URL(fileURLWithPath: path + "/" + name))
  }
}
