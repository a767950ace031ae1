import CommandLanguage
import Facts
import Interchange
import Presentation
import Storage

extension Session {
  /// Takes questions of another program as one operation; what a file leaves open is said beside the losses.
  mutating func importQuestions(
    _ arguments: Arguments, _ output: Output,
    _ body: (inout Session, QuestionImport, Script) throws -> Void
  ) throws {
    try exchange(arguments, output) { session, work, script in
      let importer = try QuestionImport(work, arguments, &session)
      try body(&session, importer, script)
      try session.sitting.refuse(importer.notices)
      importer.notices.forEach(output.notice)
    }
  }

  /// The bytes of the one file that the command names.
  func foreignBytes(_ arguments: Arguments) throws -> ByteStream {
    let file = try arguments.required(.source)
    guard file != "-" || !sitting.isInputTaken else {
      throw Diagnostic("E-FILE", "standard input holds the script itself", hint: "name a file")
    }
    guard try !isFolder(arguments) else {
      throw Diagnostic(
        "E-IMPORT", "this format is one file, and this is a folder", hint: "import its files one by one",
        at: arguments.range(of: .source))
    }
    do { return try environment.open(file == "-" ? nil : sitting.path(file)) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .source))
    }
  }

  /// Takes every row of a table; where the command keeps going, rows that are wrong are listed and left out.
  mutating func takeRows(
    of table: inout ForeignTable, named file: String, _ importer: QuestionImport, _ script: Script,
    share: (Int) -> Double?, _ take: (ForeignTable.Row, inout Session) throws -> Void
  ) throws {
    var done = 0
    while true {
      var line: Int?
      do {
        guard let row = try table.next() else { break }
        line = row.line
        try take(row, &self)
      } catch let error as CellError {
        let failure = Failure(error, in: file)
        guard script.keepsGoing, !error.endsTable else { throw failure }
        importer.work.lose(.skipped, "line \(line ?? error.line)", line: error.line, error.error.message)
        sitting.failures += 1
      }
      done += 1
      try checkInterruption()
      if done % 64 == 0 { showProgress(done, share: share(table.consumed)) }
    }
    for column in table.leftOut where column.count > 0 { importer.work.leave(column.name, column.count) }
  }
}

extension Arguments {
  /// The tags that the command gives; one that is none is placed at its word.
  func addedTags() throws(Diagnostic) -> [TagName] {
    var added: [TagName] = []
    for tag in tags {
      guard !tag.isRemoved else {
        throw Diagnostic(
          "E-TAG", "'\(verb.text)' takes no tag away", hint: "write the tag without -", at: tag.word.range)
      }
      do throws(FactError) { added.append(try TagName(parsing: tag.name)) } catch {
        throw Diagnostic(error, at: tag.word.range)
      }
    }
    return added
  }
}
