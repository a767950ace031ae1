extension Page {
  /// The page's data, or else its text without styles: JSON escapes what a terminal must not see.
  package func data(_ options: RenderOptions) -> JSON {
    if let json { return json }
    return ["text": .array(plainLines(options).map { .string($0) })]
  }

  /// The rows of the page's data.
  ///
  /// Those of an array are its elements; those of an object are what its member `list` holds, else its only
  /// array of objects, else the object itself. Without data, each line is a row with the one member `text`.
  func rows(_ options: RenderOptions) -> [JSON] {
    switch json {
    case .none: return plainLines(options).map { ["text": .string($0)] }
    case .array(let elements): return elements.map(\.row)
    case .object(let members):
      if let list, case .array(let elements) = json?[list] { return elements.map(\.row) }
      let lists = members.compactMap(\.value.listOfObjects)
      return lists.count == 1 ? lists[0] : [.object(members)]
    case .some(let value): return [value.row]
    }
  }

  private func plainLines(_ options: RenderOptions) -> [String] {
    var plain = options
    plain.color = false
    plain.escapes = .off
    let lines = Renderer.text.render(self, plain).split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropLast().map(String.init)
  }
}

extension [JSON] {
  /// The names of the members of all rows, each where it is first seen.
  var columns: [String] {
    var (names, seen): ([String], Set<[UInt8]>) = ([], [])
    for case .object(let members) in self {
      for member in members where seen.insert([UInt8](member.key.utf8)).inserted { names.append(member.key) }
    }
    return names
  }
}

extension JSON {
  /// What stands between the words of a list in one cell.
  static let cellSeparator = ";"

  /// The value as the text of one cell; nil for null and for a list of nothing.
  ///
  /// A list of texts and numbers is joined by semicolons, unless one of them holds a semicolon or is empty: that
  /// list, and what is nested deeper, is written as JSON.
  var cell: String? {
    switch self {
    case .null: return nil
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .number(let value):
      guard !value.isInfinite else { return value < 0 ? "-Infinity" : "Infinity" }
      return value.isNaN ? nil : value.description
    case .string(let value): return value
    case .array(let elements):
      guard !elements.isEmpty else { return nil }
      let words = elements.compactMap(\.word)
      return words.count == elements.count ? words.joined(separator: JSON.cellSeparator) : text()
    case .object: return text()
    }
  }

  /// The value as one of several in a cell; nil where it cannot be.
  private var word: String? {
    switch self {
    case .null, .array, .object: return nil
    default:
      guard let cell, !cell.isEmpty, !cell.utf8.contains(0x3B), cell.utf8.first != 0x5B else { return nil }
      return cell
    }
  }

  fileprivate var row: JSON {
    if case .object = self { self } else { ["value": self] }
  }

  fileprivate var listOfObjects: [JSON]? {
    guard case .array(let elements) = self, !elements.isEmpty else { return nil }
    return elements.allSatisfy { if case .object = $0 { true } else { false } } ? elements : nil
  }
}

extension Page {
  /// How the page is drawn where no terminal shows it: as it is, if a program may read it.
  package func options(for renderer: Renderer) -> RenderOptions {
    RenderOptions(escapes: isExact || renderer.isForPrograms ? .off : .symbol)
  }
}
