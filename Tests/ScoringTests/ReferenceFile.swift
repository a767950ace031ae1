import Foundation

/// One worked case of scoring_reference.json: numbers in, and what an independent program made of them.
struct ReferenceCase: Decodable, Sendable {
  let name: String
  let inputs: ReferenceValue
  let expected: ReferenceValue
  let tolerance: Double

  static let all: [ReferenceCase] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/scoring_reference.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([ReferenceCase].self, from: data)) ?? []
  }()
}

/// A JSON value, read loosely: asking for what is not there gives nothing, and the comparison then fails.
enum ReferenceValue: Decodable, Sendable {
  case null
  case number(Double)
  case text(String)
  case list([ReferenceValue])
  case object([String: ReferenceValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = text == "Infinity" ? .number(.infinity) : .text(text)
    } else if let list = try? container.decode([ReferenceValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: ReferenceValue].self))
    }
  }

  subscript(key: String) -> ReferenceValue {
    guard case .object(let members) = self else { return .null }
    return members[key] ?? .null
  }

  subscript(place: Int) -> ReferenceValue {
    list.indices.contains(place) ? list[place] : .null
  }

  var list: [ReferenceValue] {
    guard case .list(let values) = self else { return [] }
    return values
  }

  var number: Double? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  var numbers: [Double] { list.compactMap(\.number) }

  /// Every number with the path to it, such as "value", "value.0" or "George.participation".
  func flattened(_ path: String = "") -> [String: Double] {
    if case .number(let number) = self { return [path: number] }
    return children.reduce(into: [:]) { result, child in
      let below = path.isEmpty ? child.name : "\(path).\(child.name)"
      result.merge(child.value.flattened(below)) { first, _ in first }
    }
  }

  private var children: [(name: String, value: ReferenceValue)] {
    switch self {
    case .null, .number, .text: []
    case .list(let values): values.enumerated().map { (String($0), $1) }
    case .object(let members): members.map { ($0, $1) }
    }
  }
}
