import Facts
import Foundation
import Testing

@testable import Workbench

/// Every reader of foreign files takes 20,000 spoiled files, a million where the tests are in their long form.
@Suite struct `Spoiled files` {
  private static let rounds = effort == 1 ? 20_000 : 1_000_000
  /// Readers that make a whole workspace of a file, which takes as long as a hundred others.
  private static let slow: Set<String> = ["workspaces"]
  /// No honest file of a few kilobytes takes a hundredth of it, also on a machine that is busy.
  private static let patience = Duration.seconds(10)

  @Test(arguments: FuzzedReader.all)
  func `are read or refused, and stop nothing`(reader: FuzzedReader) throws {
    try #require(!reader.seeds.isEmpty)
    let mutation = Mutation(of: reader.seeds, seed: 20_170_510)
    var taken = 0
    for seed in reader.seeds {
      do { try reader.read(seed) } catch { Issue.record("the file to begin from is refused: \(error)") }
    }
    for _ in 0..<Self.rounds / (Self.slow.contains(reader.name) ? 100 : 1) {
      let bytes = mutation.next()
      let start = ContinuousClock.now
      do {
        try reader.read(bytes)
        taken += 1
      } catch is Unfaithful {
        Issue.record("read as something else: \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      } catch {}
      let time = ContinuousClock.now - start
      #expect(
        time < Self.patience, "took \(time): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
    }
    // Where nothing is taken, only the first lines of a reader are tried; a workspace ends with its own digest.
    #expect(taken > 0 || Self.slow.contains(reader.name))
  }
}
