import Facts
import Presentation

// How the JSON of other programs is looked at: members that may be alone or in a list, null as absent.

extension JSON {
  /// A member that is there and not null.
  func member(_ key: String) -> JSON? {
    let value = self[key]
    return value == .null ? nil : value
  }

  /// The elements of an array, or the value alone.
  var elements: [JSON] {
    guard case .array(let elements) = self else { return [self] }
    return elements
  }

  var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  var integer: Int? {
    guard case .integer(let integer) = self else { return nil }
    return integer
  }

  /// Whether it is `{}`, `[]`, an empty text or null.
  var isEmpty: Bool {
    switch self {
    case .null: true
    case .string(let string): string.isEmpty
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    case .bool, .integer, .number: false
    }
  }
}

extension TagName {
  /// The tag that a foreign label is read as: what no tag may hold becomes `-`; nil where nothing is left.
  init?(label: String) {
    let levels = label.split(separator: "/").map { level -> String in
      let scalars = Name.folded(String(level)).unicodeScalars.map { scalar -> Character in
        Name.isWellFormed("a" + String(scalar)) ? Character(scalar) : "-"
      }
      // Joined scalar by scalar: a mark belongs to the letter before it.
      let text = scalars.reduce(into: "") { $0.unicodeScalars.append(contentsOf: $1.unicodeScalars) }
      let words = text.split(separator: "-", omittingEmptySubsequences: true).joined(separator: "-")
      return String(words.drop { "_.".contains($0) })
    }
    guard let tag = try? TagName(parsing: levels.joined(separator: "/")) else { return nil }
    self = tag
  }
}
