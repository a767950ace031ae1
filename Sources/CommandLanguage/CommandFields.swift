/// A command as named fields, the way a line of JSON or a row of a table holds it.
///
/// The names are those of the verb's slots and keywords; what else a line may hold has names of its own.
package struct CommandFields: Sendable, Hashable {
  package enum Value: Sendable, Hashable {
    case text(String)
    case list([String])
    /// What a keyword that stands alone says.
    case flag
  }

  package struct Field: Sendable, Hashable {
    package let name: String
    package let value: Value

    package init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  package let verb: String
  package let fields: [Field]

  package init(verb: String, _ fields: [Field]) {
    self.verb = verb
    self.fields = fields
  }
}

extension Syntax {
  /// Where a field's value goes.
  enum FieldPlace {
    case slot(Int), keyword(AnyParameter), speaker, tags, filter, rest, option(OptionSyntax)
  }

  /// The names of all fields that the command takes, besides options such as `--as-of`.
  package var fieldNames: [String] {
    slots.map(\.parameter.name) + (speaker.map { [$0] } ?? []) + keywords.map(\.parameter.name)
      + (tags == .none ? [] : ["tags"]) + (filterField.map { [$0] } ?? []) + (rest == nil ? [] : ["words"])
  }

  /// What the field with the words of a filter is called.
  var filterField: String? {
    switch filter {
    case .none: nil
    case .anywhere: "filter"
    case .afterWhere: "where"
    }
  }

  func place(ofField name: String, _ options: [OptionSyntax]) -> FieldPlace? {
    if let slot = slots.firstIndex(where: { $0.parameter.name == name }) { return .slot(slot) }
    if let keyword = keyword(name) { return .keyword(keyword) }
    switch name {
    case speaker: return .speaker
    case "tags" where tags != .none: return .tags
    case filterField: return .filter
    case "words" where rest != nil: return .rest
    default: return options.first { "--" + $0.name == name }.map { .option($0) }
    }
  }
}
