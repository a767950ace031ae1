import FoundationEssentials

/// What of a JSON text a reader of names and days needs: strings, lists and members.
///
/// Numbers, truth values and nulls are `none`: no name or day is one.
indirect enum JSONValue: Decodable {
  case string(String)
  case list([JSONValue])
  case object([String: JSONValue])
  case none

  /// Nil where the text is no JSON.
  init?(_ text: String) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else { return nil }
    self = value
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = (try? container.decode(String.self)).map(JSONValue.string) ?? .none
    }
  }

  subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The elements of a list, or the value alone.
  var elements: [JSONValue] {
    guard case .list(let elements) = self else { return [self] }
    return elements
  }
}
