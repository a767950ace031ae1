import Foundation
import Terminal

/// Completion, hints and prompts that a test can foresee, from files that it wrote.
struct Assistance {
  private let arguments: [String]
  private let candidates: [Completion.Candidate]
  private let statements: [String]

  init(arguments: [String]) {
    self.arguments = arguments
    func lines(of name: String) -> [String] {
      guard let file = Assistance.file(named: name, in: arguments) else { return [] }
      let data = FileManager.default.contents(atPath: file) ?? Data()
      return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    candidates = lines(of: "candidates").map { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) + ["", ""]
      return Completion.Candidate(
        written: parts[0], shown: parts[1].isEmpty ? parts[0] : parts[1], summary: parts[2])
    }
    statements = lines(of: "statements")
  }

  func file(named name: String) -> String? { Assistance.file(named: name, in: arguments) }

  private static func file(named name: String, in arguments: [String]) -> String? {
    arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
  }

  /// The candidates that begin with the word before the cursor, which a blank or a quotation mark begins.
  func complete(_ text: String, _ cursor: Int) -> Completion {
    let before = Array(text.utf8.prefix(cursor))
    let start = (before.lastIndex { $0 == 0x20 || $0 == 0x22 || $0 == 0x0A } ?? -1) + 1
    let word = before[start...]
    return Completion(
      replace: start..<cursor, candidates: candidates.filter { $0.written.utf8.starts(with: word) })
  }

  /// What a statement that begins so goes on with, and how long the text is.
  func hint(_ text: String, _ cursor: Int) -> Hint {
    guard !statements.isEmpty, !text.isEmpty else { return .none }
    let statement = statements.first { $0.utf8.starts(with: text.utf8) && $0 != text }
    return Hint(
      ghost: statement.map { String(decoding: $0.utf8.dropFirst(text.utf8.count), as: UTF8.self) },
      meaning: "means \(text.unicodeScalars.count) \(text)")
  }

  /// A statement goes on while a quotation mark is open.
  func completeness(_ statement: String) -> Completeness {
    let tells = arguments.contains("prompts")
    let parts = statement.components(separatedBy: "\"\"\"")
    if parts.count.isMultiple(of: 2) { return .open(tells ? "\"\"\"> " : "") }
    let isOpen = parts.contains { !$0.count { $0 == "\"" }.isMultiple(of: 2) }
    return isOpen ? .open(tells ? "\"> " : "") : .whole
  }
}
