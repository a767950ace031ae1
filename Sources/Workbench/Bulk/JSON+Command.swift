import CommandLanguage
import Facts
import Presentation

extension CommandFields {
  /// Reads a command from an object whose `op` names the verb and whose other members are its fields.
  ///
  /// Numbers are texts of their digits, `null` is a field left out, `true` what a word that stands alone says.
  init(_ json: JSON) throws(FactError) {
    guard case .object(let members) = json else {
      throw FactError(
        "E-JSON", "a command is an object", hint: "write {\"op\":\"claim\",\"text\":\"…\",\"in\":\"none\"}")
    }
    guard case .string(let verb)? = json["op"] else {
      throw FactError(
        "E-MISSING", "the line has no \"op\"", hint: "\"op\" names the command, such as \"predict\"")
    }
    var fields: [Field] = []
    for member in members where member.key != "op" {
      if let value = try Value(member.value, of: member.key) { fields.append(Field(member.key, value)) }
    }
    self.init(verb: verb, fields)
  }
}

extension CommandFields.Value {
  fileprivate init?(_ json: JSON, of field: String) throws(FactError) {
    switch json {
    case .null: return nil
    case .bool(let value): self = value ? .flag : .text("false")
    case .string(let text):
      guard !text.utf8.contains(0) else {
        throw FactError("E-ENCODING", "the field '\(field)' holds a NUL", hint: "leave it out")
      }
      self = .text(text)
    case .integer(let number): self = .text(String(number))
    case .number(let number): self = .text(number.plain)
    case .array(let elements):
      var items: [String] = []
      for element in elements {
        guard case .text(let text)? = try CommandFields.Value(element, of: field) else {
          throw CommandFields.Value.wrong(field)
        }
        items.append(text)
      }
      self = .list(items)
    case .object: throw CommandFields.Value.wrong(field)
    }
  }

  private static func wrong(_ field: String) -> FactError {
    FactError(
      "E-FIELD", "the field '\(field)' holds what no command takes",
      hint: "a value is a text, a number, true, false, null, or a list of texts")
  }
}

extension Double {
  /// The shortest digits that give the same number, without an exponent, as people write it.
  fileprivate var plain: String {
    let parts = description.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return description }
    let sign = parts[0].hasPrefix("-") ? "-" : ""
    let digits = parts[0].filter(\.isNumber)
    let whole = parts[0].drop { $0 == "-" }.prefix { $0 != "." }.count + exponent
    if whole <= 0 { return sign + "0." + String(repeating: "0", count: -whole) + digits }
    guard whole < digits.count else {
      return sign + digits + String(repeating: "0", count: whole - digits.count)
    }
    return sign + digits.prefix(whole) + "." + digits.dropFirst(whole)
  }
}

extension JSON {
  /// A command as a line that `apply` reads.
  init(_ command: CommandFields) {
    let fields = command.fields.map { field in
      switch field.value {
      case .flag: Member(field.name, true)
      case .text(let text): Member(field.name, .string(text))
      case .list(let items): Member(field.name, .array(items.map(JSON.string)))
      }
    }
    self = .object([Member("op", .string(command.verb))] + fields)
  }
}

extension Command {
  /// A command as a line that `apply` reads; that it was asked to be shown so is no part of it.
  func json(of arguments: Arguments) -> JSON {
    let command = arguments.fields(of: syntax)
    return JSON(CommandFields(verb: command.verb, command.fields.filter { $0.name != "--as-jsonl" }))
  }
}
