package import Facts

/// A file of rules by which sentences are offered as forecasts or claims.
///
/// One rule a line: a weight, a pattern and, behind `=`, the phrase of probability that the words stand for. Lines
/// such as `[forecast]` begin a part; `name := pattern` names a pattern that others use as `{name}`; `#` begins a
/// remark.
package enum CueFile {
  /// - Throws: E-CUE with the line's number and what is wrong in it.
  package static func read(_ text: String, named name: String) throws(FactError) -> CueRules {
    var reader = CueFileReader()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      do { try reader.read(String(line)) } catch {
        throw FactError(error.code, "\(name), line \(index + 1): \(error.message)", hint: error.hint)
      }
    }
    return reader.rules
  }
}

private struct CueFileReader {
  var rules = CueRules()
  private var part: String?
  private var names: [String: String] = [:]

  mutating func read(_ line: String) throws(FactError) {
    let line = String(line.prefix { $0 != "#" }.trimmed)
    guard !line.isEmpty else { return }
    if line.hasPrefix("["), line.hasSuffix("]") { return try begin(String(line.dropFirst().dropLast())) }
    if let sign = line.firstRange(of: ":=") {
      names[String(line[..<sign.lowerBound].trimmed)] =
        "(\(try expanded(String(line[sign.upperBound...].trimmed))))"
      return
    }
    guard let part else {
      throw FactError("E-CUE", "'\(line)' stands before the first part", hint: "begin with [forecast]")
    }
    if let list = CueRules.WordList(rawValue: part) {
      line.split(separator: " ").forEach { rules.add(String($0), to: list) }
    } else if let use = CueRules.Use(rawValue: part) {
      try addRule(line, use)
    }
  }

  private mutating func begin(_ name: String) throws(FactError) {
    let parts = CueRules.Use.allCases.map(\.rawValue) + CueRules.WordList.allCases.map(\.rawValue)
    guard parts.contains(name) else {
      throw FactError(
        "E-CUE", "there is no part [\(name)]", hint: "one of: " + parts.joined(separator: ", "))
    }
    part = name
  }

  private mutating func addRule(_ line: String, _ use: CueRules.Use) throws(FactError) {
    guard let space = line.firstIndex(of: " "), let weight = Int(line[..<space]), (1...9).contains(weight)
    else {
      throw FactError("E-CUE", "'\(line)' has no weight", hint: "begin it with a number from 1 to 9")
    }
    let sides = line[space...].split(separator: " = ", maxSplits: 1)
    guard let pattern = sides.first else {
      throw FactError("E-CUE", "'\(line)' has no pattern", hint: "write words behind the weight")
    }
    if sides.count == 2, !Lexicon.all.contains(where: { $0.holds(String(sides[1].trimmed)) }) {
      throw FactError(
        "E-CUE", "'\(sides[1].trimmed)' is no phrase of a lexicon",
        hint: "'help probability' lists the phrases, such as likely")
    }
    try rules.add(
      try expanded(String(pattern.trimmed)), use, weight: weight,
      phrase: sides.count == 2 ? String(sides[1].trimmed) : nil)
  }

  /// The pattern with what its names in braces stand for.
  private func expanded(_ pattern: String) throws(FactError) -> String {
    var (result, rest) = ("", pattern[...])
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else {
        throw FactError("E-CUE", "'\(pattern)' has a '{' that nothing closes", hint: "write {name}")
      }
      let name = String(rest[rest.index(after: open)..<close])
      guard let meaning = names[name] else {
        throw FactError(
          "E-CUE", "{\(name)} is not named above", hint: "'\(name) := ...' names a pattern")
      }
      result += rest[..<open] + meaning
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
