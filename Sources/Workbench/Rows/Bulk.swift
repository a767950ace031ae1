import Facts

extension [Identifier] {
  /// Such as `3 claims and 1 prediction`.
  var counted: String {
    let counts = Kind.allCases.compactMap { kind in
      let count = count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(count == 1 ? kind.name : kind.plural)"
    }
    guard let last = counts.last else { return "no row" }
    return counts.count == 1 ? last : counts.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The first few, and how many there are besides.
  var shortened: String {
    let few = 12
    let names = prefix(few).map(\.description).joined(separator: " ")
    return count > few ? "\(names) and \(count - few) more" : names
  }

  /// All of them as one word that a line can name them by; neighbours become a range.
  var asReferences: String {
    var parts: [(first: Identifier, last: Identifier)] = []
    for row in self {
      if let last = parts.last?.last, last.kind == row.kind, last.number + 1 == row.number {
        parts[parts.count - 1].last = row
      } else {
        parts.append((row, row))
      }
    }
    return parts.map { first, last in
      last.number - first.number > 1
        ? "\(first)..\(last)" : first == last ? "\(first)" : "\(first),\(last)"
    }.joined(separator: ",")
  }
}

extension Call {
  /// Whether a person at the prompt agrees that many rows are changed; elsewhere, and for few, nobody is asked.
  ///
  /// No answer, as after Ctrl-C, is no agreement.
  func agrees(that rows: [Identifier], would change: String) -> Bool {
    guard let limit = sitting.confirm, sitting.isAtPrompt, !sitting.isDryRun, rows.count > limit else {
      return true
    }
    return environment.console.ask("\(rows.counted) would be \(change); go on?", ["y", "n"]) == "y"
  }
}
