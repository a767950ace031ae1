import Interchange
import Presentation

extension HelpTopic {
  static let importing = HelpTopic(
    "importing", aliases: ["documents"], "which files 'import' reads, and what it takes from them"
  ) {
    [
      words(
        """
        A file is read in the format that `format` names, else in the one that its bytes show, else by the ending of its
        name; where bytes and name differ, that is said. Text is stored as it was read and never changes.
        """),
      table("format", "reads", DocumentFormat.all.map { ($0.name, $0.reads) }),
      words(
        """
        What a file says of itself is taken where the command says nothing else: title, author, publisher, day, url,
        language. The reply names what was taken, and the log's line holds it, so that the line alone rebuilds the
        document. An author's name finds the speaker with that name, handle or alias, else makes one. A day is taken
        only if it can be read in one way.
        """),
      words(
        """
        A folder is read with all folders in it, in the order of the files' names. Files with other endings are
        skipped, and listed; hidden files and links to folders are passed over. With `format` every file is read so.
        """),
      words(
        """
        Two texts are much alike if they share seven of ten sequences of three words; menus and notices, letter case and
        punctuation do not count, and short texts are not compared. 'show d1' lists them.
        """),
      words("Other programs get 60 seconds, the file's bytes, and nothing else; a file may have 64 MB."),
    ]
  }

  static let encodings = HelpTopic("encodings", aliases: ["encoding"], "how text is written as bytes") {
    [
      words(
        """
        UTF-8 and marks of byte order are known for sure, and a web page may name its encoding. Every other encoding
        is guessed only where its letters fit one language clearly better than all others, and the guess is said;
        otherwise nothing is read, and the error shows how the candidates read. `encoding NAME` ends all guessing. A
        byte that does not belong is an error with its offset: nothing is repaired or left out.
        """),
      .table(
        Table(
          [Column("name"), Column("is"), Column("also named")],
          rows: TextEncoding.all.map {
            [Phrase($0.name, .strong), Phrase($0.summary), Phrase($0.labels.joined(separator: ", "), .dim)]
          })),
    ]
  }
}

extension DocumentFormat {
  /// Such as `Word, through pandoc (.docx)`.
  fileprivate var reads: String { "\(summary) (\(endings.map { ".\($0)" }.joined(separator: ", ")))" }
}
