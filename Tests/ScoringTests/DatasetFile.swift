import Foundation

@testable import Scoring

/// Published forecasts read from outside the package, RECKON_DATA or the folder `shared/data` beside it, and what an
/// independent program made of them.
struct Dataset: Decodable, Sendable {
  let name: String
  let file: String
  let filter: [String: String]?
  let expected: ReferenceValue

  static let folder: URL = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return ProcessInfo.processInfo.environment["RECKON_DATA"].map { URL(filePath: $0) }
      ?? package.appending(path: "../shared/data")
  }()

  /// Nil where the folder is not there.
  static let all: [Dataset]? = {
    guard let data = try? Data(contentsOf: folder.appending(path: "scoring_reference_datasets.json")) else {
      return nil
    }
    return try? JSONDecoder().decode([Dataset].self, from: data)
  }()

  /// The rows by column name; no field of these files holds a comma or a line break.
  func rows() throws -> [[String: String]] {
    let text = try String(contentsOf: Dataset.folder.appending(path: file), encoding: .utf8)
    let lines = text.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { field in
        field.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      }
    }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
  }
}
