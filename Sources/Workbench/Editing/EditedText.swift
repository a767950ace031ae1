import CommandLanguage
import Facts

/// The fields of a row as a text that a person changes in an editor: a line for each, `FIELD VALUE`.
struct EditedText {
  let row: Identifier
  /// The fields in order, each with what stands there.
  let values: [(field: EditableField, value: String?)]

  var text: String {
    let header = """
      # \(row): change what stands after a field's name, save, and leave the editor.
      # A line that is left out changes nothing\(hasOptional ? "; the word none clears a field that may be empty" : "").
      # Values of several words are quoted; longer ones stand between lines of \"\"\".

      """
    return header + values.map { "\($0.name) \(EditedText.written($1, after: $0.name))\n" }.joined()
  }

  private var hasOptional: Bool { values.contains { $0.field.isOptional } }

  /// A value so that our own lexer reads it back as it is.
  static func written(_ value: String?, after name: String) -> String {
    guard let value else { return EditableField.cleared }
    let quoted = Quoting.quoted(value)
    // Nothing invisible may stand in a block, which has no escapes.
    guard value.contains("\n") || value.count > 90, !quoted.contains("\\u{") else { return quoted }
    let block = "\"\"\"\n\(value)\n\"\"\""
    var lexer = Lexer("\(name) \(block)", source: "")
    guard let statement = try? lexer.next(), statement.words.count == 2,
      statement.words[1].text.utf8.elementsEqual(value.utf8), (try? lexer.next()) == .some(.none)
    else { return quoted }
    return block
  }

  /// A command `edit ID FIELD VALUE` for each field whose value is another now, with its place in the edited text.
  func changes(in edited: String) throws -> [Statement] {
    var lexer = Lexer(edited, source: "edit \(row)")
    var found: [Statement] = []
    var seen: [String] = []
    do {
      while let line = try lexer.next() {
        let (name, value) = try words(of: line)
        guard !seen.contains(name.text) else {
          throw Failure(
            Diagnostic(
              "E-TWICE", "'\(name.text)' is given twice", hint: "keep one of the two", at: name.range),
            in: line)
        }
        seen.append(name.text)
        let standing = values.first { $0.field.name == name.text }
        if let standing, (standing.value ?? EditableField.cleared).utf8.elementsEqual(value.text.utf8) {
          continue
        }
        found.append(statement(name, value, in: line))
      }
    } catch let faulty as FaultyStatement {
      throw Failure(faulty.diagnostic, in: faulty.statement)
    }
    return found
  }

  private func words(of line: Statement) throws(Failure) -> (name: Word, value: Word) {
    let words = line.words
    guard words.count > 1 else {
      throw Failure(
        Diagnostic(
          "E-MISSING", "'\(words[0].text)' has no value",
          hint: "leave the line out to change nothing, or write none to clear the field", at: words[0].range),
        in: line)
    }
    guard words.count == 2 else {
      throw Failure(
        Diagnostic(
          "E-WORD", "'\(words[2].text)' has no place in a line FIELD VALUE",
          hint: "quote a value of several words: \(words[0].text) \"...\"", at: words[2].range), in: line)
    }
    return (words[0], words[1])
  }

  private func statement(_ name: Word, _ value: Word, in line: Statement) -> Statement {
    // Such a value would be taken for an option, or for the name of a file to read.
    let needsDashes = value.text == "-" || value.text.hasPrefix("--") || value.text.hasPrefix("file:")
    return Statement(
      words: [
        Word("edit", at: name.range), Word(row.description, at: name.range), name,
        Word(value.text, at: value.range, followsDashes: needsDashes),
      ], text: line.text, source: line.source, line: line.line)
  }
}
