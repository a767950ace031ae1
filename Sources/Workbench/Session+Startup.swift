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
        try begin(with: statement, output)
      }
    } catch let faulty as FaultyStatement {
      throw Failure(faulty.diagnostic, in: faulty.statement).atStartup()
    } catch {
      throw Failure(explaining: error).atStartup()
    }
  }

  /// What a line means of a workspace may mean nothing in this one: that must keep nobody out.
  private mutating func begin(with statement: Statement, _ output: Output) throws(Failure) {
    do throws(Failure) { try execute(statement, output) } catch {
      guard Session.leansOnWorkspace(statement) else { throw error }
      let place = "\(statement.source):\(statement.line)"
      output.notice(
        Notice(.warning, "\(place): left out: \(statement.text): \(error.diagnostic.message)"))
    }
  }

  /// Whether a line means something of a workspace, and may mean nothing in this one.
  private static func leansOnWorkspace(_ statement: Statement) -> Bool {
    let words = statement.words.map(\.text)
    return words.first == "use" || (words.count == 3 && ["use", "recorded"].contains(words[1]))
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
