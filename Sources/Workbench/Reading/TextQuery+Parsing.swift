import CommandLanguage
import Facts
import Storage

extension TextQuery {
  /// What `find` and `mark ... every` are asked for: `/.../` is a pattern, everything else words.
  init(parsing text: String, isWhole: Bool) throws(FactError) {
    guard TextQuery.isPattern(text) else {
      self.init(words: text, isWhole: isWhole)
      return
    }
    self.init(
      pattern: try TextPattern(parsing: String(text.dropFirst().dropLast())), isWhole: isWhole)
  }

  static func isPattern(_ text: String) -> Bool {
    text.count > 2 && text.hasPrefix("/") && text.hasSuffix("/")
  }
}

extension Parameter where Value == Bool {
  static var whole: Parameter {
    Parameter("whole", .flag, "only where whole words stand: war, but not wars or toward")
  }
}

extension Call {
  /// What a text argument asks to be found; an error of its pattern points at it.
  func textQuery(_ parameter: Parameter<String>) throws -> TextQuery {
    let text = try required(parameter)
    guard !text.onOneLine.isEmpty else {
      throw wrong(parameter, "E-MISSING", "'\(arguments.verb.text)' needs words", hint: "write some")
    }
    return try placed(parameter) { () throws(FactError) in
      try TextQuery(parsing: text, isWhole: self[.whole])
    }
  }

  /// Looks for something, shows how many texts have been looked at, and stops when Ctrl-C is pressed.
  func eachFound(
    _ query: TextQuery, in tables: Set<String>? = nil, _ body: (Found) throws -> Bool
  ) throws {
    var examined = 0
    defer { environment.console.progress(nil) }
    try snapshot.eachFound(
      query, in: tables,
      examined: {
        examined += 1
        if examined.isMultiple(of: 1000) {
          environment.console.progress(Progress(examined, "texts", share: nil))
        }
        if environment.console.isInterrupted() { throw WorkspaceError.interrupted }
      }, body)
  }
}
