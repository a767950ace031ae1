/// SQL with the values that it binds, written as a literal: `"SELECT id FROM claim WHERE kind = \(kind)"`.
///
/// It stands in the place of GRDB's type of the same name, which is taken apart and checked anew at every use.
/// Text is bound whole, a NUL in it too.
struct SQL: ExpressibleByStringInterpolation, Sendable {
  enum Value: Sendable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
  }

  private(set) var text: String
  private(set) var values: [Value] = []

  init(stringLiteral value: String) {
    text = value
  }

  init(stringInterpolation: Interpolation) {
    (text, values) = (stringInterpolation.text, stringInterpolation.values)
  }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""
    fileprivate var values: [Value] = []

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount)
      values.reserveCapacity(interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ value: Int?) { bind(value.map(Value.integer)) }
    mutating func appendInterpolation(_ value: Double?) { bind(value.map(Value.real)) }
    mutating func appendInterpolation(_ value: String?) { bind(value.map(Value.text)) }
    mutating func appendInterpolation(_ value: Bool) { bind(.integer(value ? 1 : 0)) }

    /// SQL within SQL, with its values.
    mutating func appendInterpolation(_ part: SQL) {
      text += part.text
      values += part.values
    }

    /// A list of texts in parentheses, for IN.
    mutating func appendInterpolation(_ texts: [String]) {
      text += "("
      for (index, value) in texts.enumerated() {
        if index > 0 { text += ", " }
        bind(.text(value))
      }
      text += ")"
    }

    /// A name from our own code, never from what was typed.
    mutating func appendInterpolation(sql: String) { text += sql }

    private mutating func bind(_ value: Value?) {
      text += "?"
      values.append(value ?? .null)
    }
  }
}

extension Collection where Element == SQL {
  func joined(separator: String) -> SQL {
    var whole: SQL = ""
    for (index, part) in enumerated() { whole = index == 0 ? part : "\(whole)\(sql: separator)\(part)" }
    return whole
  }
}
