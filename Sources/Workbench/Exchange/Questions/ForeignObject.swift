import Facts
import Presentation

/// An object of another program's JSON, whose members are asked for by name and type; what is null is not there.
struct ForeignObject {
  let json: JSON
  /// What it is called in errors and losses, such as `prediction 12`.
  let subject: String

  init(_ json: JSON, _ subject: String) throws(FactError) {
    guard json.members != nil else {
      throw FactError("E-JSON", "\(subject) is no object", hint: "'keep-going' leaves such parts out")
    }
    (self.json, self.subject) = (json, subject)
  }

  func wrong(_ key: String, _ reason: String, hint: String? = nil) -> FactError {
    FactError(
      "E-JSON", "\(subject): '\(key)' \(reason)", hint: hint ?? "'keep-going' leaves such parts out")
  }

  func text(_ key: String) throws(FactError) -> String? {
    guard let value = json.member(key) else { return nil }
    guard let text = value.string else { throw wrong(key, "is no text") }
    return text.onOneLine.isEmpty ? nil : text
  }

  func required(_ key: String) throws(FactError) -> String {
    guard let text = try text(key) else { throw wrong(key, "is missing") }
    return text
  }

  func integer(_ key: String) throws(FactError) -> Int? {
    guard let value = json.member(key) else { return nil }
    guard let integer = value.integer else { throw wrong(key, "is no whole number") }
    return integer
  }

  func number(_ key: String) throws(FactError) -> Double? {
    switch json.member(key) {
    case nil: return nil
    case .integer(let integer): return Double(integer)
    case .number(let number): return number
    default: throw wrong(key, "is no number")
    }
  }

  func flag(_ key: String) throws(FactError) -> Bool? {
    guard let value = json.member(key) else { return nil }
    guard case .bool(let flag) = value else { throw wrong(key, "is neither true nor false") }
    return flag
  }

  func list(_ key: String) throws(FactError) -> [JSON]? {
    guard let value = json.member(key) else { return nil }
    guard case .array(let elements) = value else { throw wrong(key, "is no list") }
    return elements
  }

  /// A time that is written out.
  func time(_ key: String) throws(FactError) -> ForeignTime? {
    guard let text = try text(key) else { return nil }
    do { return try ForeignTime(parsing: text) } catch {
      throw FactError(error.code, "\(subject): '\(key)': \(error.message)", hint: error.hint)
    }
  }

  /// A time in milliseconds.
  func milliseconds(_ key: String) throws(FactError) -> ForeignTime? {
    guard let number = try integer(key) else { return nil }
    do { return try ForeignTime(milliseconds: number) } catch {
      throw FactError(error.code, "\(subject): '\(key)': \(error.message)", hint: error.hint)
    }
  }

  /// Counts the members that hold something and that nothing is taken from.
  func leave(allBut taken: Set<String>, _ work: ExchangeWork, prefix: String = "") {
    for member in json.members ?? [] where !taken.contains(member.key) && !member.value.isEmpty {
      work.leave(prefix + member.key)
    }
  }
}
