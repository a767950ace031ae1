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
    case .string(let text): self = .text(text)
    case .integer(let number): self = .text(String(number))
    case .number(let number): self = .text(number.description)
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
