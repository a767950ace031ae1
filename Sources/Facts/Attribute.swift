/// A property that a coder gives to somebody's words, a claim or a link, such as `certainty=low`.
///
/// Without a value it is one that simply holds, such as `negated`.
package struct Attribute: Sendable, Hashable {
  package let name: String
  package let value: String?

  package init(stored name: String, value: String?) {
    self.name = name
    self.value = value
  }

  /// Reads `certainty=low` or `negated`; names keep their case, values are any text on one line.
  package init(parsing text: String) throws(FactError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    name = try Attribute.name(parsing: parts[0])
    value = parts.count == 2 ? parts[1].composed : nil
    guard value != "" else {
      throw FactError(
        "E-ATTRIBUTE", "'\(text)' has no value after its '='", hint: "write \(name)=low, or \(name) alone")
    }
    guard value?.contains(where: \.isNewline) != true else {
      throw FactError("E-ATTRIBUTE", "the value of '\(name)' has a line break", hint: "write it on one line")
    }
  }

  /// Reads the name of an attribute.
  package static func name(parsing text: String) throws(FactError) -> String {
    let name = text.composed
    guard Name.isWellFormed(name) else {
      throw FactError(
        "E-ATTRIBUTE", "'\(text)' is not the name of an attribute, such as certainty",
        hint:
          "a name holds letters of any script, digits, '-', '_' and '.', and begins with a letter or digit")
    }
    return name
  }

  /// Reads `certainty=low,negated`; no name may stand twice.
  package static func list(parsing text: String) throws(FactError) -> [Attribute] {
    var attributes: [Attribute] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let attribute = try Attribute(parsing: String(part))
      guard !attributes.contains(where: { $0.name == attribute.name }) else {
        throw FactError("E-ATTRIBUTE", "'\(attribute.name)' is given twice", hint: "keep one of the two")
      }
      attributes.append(attribute)
    }
    return attributes
  }
}

extension Attribute: CustomStringConvertible {
  package var description: String { value.map { "\(name)=\($0)" } ?? name }
}
