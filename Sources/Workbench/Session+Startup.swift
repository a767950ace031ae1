import CommandLanguage

extension Session {
  /// Carries out the lines that a sitting begins with: settings of the sitting, and the document in use.
  ///
  /// Anything else is refused, since a fact that depends on who opens the workspace would be none.
  package mutating func begin(with text: String, named name: String, _ output: Output) throws(Failure) {
    isBeginning = true
    defer { isBeginning = false }
    var lexer = Lexer(text, source: name)
    do {
      while let statement = try lexer.next() {
        try Session.checkStartup(statement)
        try execute(statement, output)
      }
    } catch let faulty as FaultyStatement {
      throw Failure(faulty.diagnostic, in: faulty.statement).atStartup()
    } catch {
      throw Failure(explaining: error).atStartup()
    }
  }

  private static func checkStartup(_ statement: Statement) throws(Failure) {
    let words = statement.words
    guard let verb = words.first, verb.text != "use" else { return }
    let allowed = SittingOption.all.filter { $0.current != nil }.map(\.syntax.name)
    guard verb.text == "set" else {
      throw Failure(
        Diagnostic(
          "E-INIT-FILE", "'\(verb.text)' cannot stand in a startup file", hint: "only set and use can",
          at: verb.range),
        in: statement)
    }
    guard words.count > 1 else {
      throw Failure(
        Diagnostic("E-MISSING", "'set' sets nothing here", hint: "set SETTING VALUE", at: verb.range),
        in: statement)
    }
    guard !allowed.contains(words[1].text) else { return }
    throw Failure(
      Diagnostic(
        "E-INIT-FILE", "'\(words[1].text)' is no setting of a sitting",
        hint: "settings of a sitting are " + allowed.joined(separator: ", "), at: words[1].range),
      in: statement)
  }
}

extension Failure {
  /// The same, as the program ends with it when it has not begun.
  fileprivate func atStartup() -> Failure {
    var diagnostic = diagnostic
    diagnostic.hint = [diagnostic.hint, "--no-init leaves the startup file out"].compactMap { $0 }
      .joined(separator: "\n")
    return Failure(diagnostic, in: statement, exit: .usage)
  }
}
