import Foundation
import Testing

@testable import Workbench

/// The sessions of the README: blocks fenced as ```` ```reckon ```` hold commands after `reckon> ` with what they
/// print, and blocks fenced as ```` ```text file=NAME ```` hold the files that they read.
///
/// All of them are one session, in a folder that holds those files alone.
@Suite struct `The README` {
  struct Block {
    let info: String
    var lines: [String] = []
    /// Of its first line, from 0.
    let start: Int
  }

  /// 1 January 2024, when everything in it has turned out.
  private let newYear = 1_704_067_200_000

  @Test func `shows what the prompt says`() throws {
    let path = Project.root.appendingPathComponent("README.md").path
    guard let readme = try? String(contentsOfFile: path, encoding: .utf8) else { return }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Expectation.compare(played(readme, in: folder.path), with: path)
  }

  private func played(_ readme: String, in folder: String) throws -> String {
    var lines = readme.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let blocks = blocks(of: lines)
    var bench = TestBench(files: files(of: blocks, in: folder), now: newYear)
    bench.session.sitting.folder = folder
    bench.session.sitting.allowsAbbreviations = true
    // Outputs may grow or shrink, so positions are kept from the end.
    var outputs: [(Block, [String])] = []
    for block in blocks where block.info == "reckon" {
      let transcript = Transcript(parsing: block.lines.joined(separator: "\n"))
      outputs.append((block, transcript.played(in: &bench).text.components(separatedBy: "\n")))
    }
    for (block, output) in outputs.reversed() {
      lines.replaceSubrange(block.start..<block.start + block.lines.count, with: output)
    }
    try bench.session.close()
    return lines.joined(separator: "\n")
  }

  private func files(of blocks: [Block], in folder: String) -> [String: String] {
    blocks.reduce(into: [:]) { files, block in
      let words = block.info.split(separator: " ")
      guard let name = words.first(where: { $0.hasPrefix("file=") })?.dropFirst(5) else { return }
      files["\(folder)/\(name)"] = block.lines.map { $0 + "\n" }.joined()
    }
  }

  private func blocks(of lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var isInside = false
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") {
        if !isInside { blocks.append(Block(info: String(line.dropFirst(3)), start: index + 1)) }
        isInside.toggle()
      } else if isInside {
        blocks[blocks.count - 1].lines.append(line)
      }
    }
    return blocks
  }
}
