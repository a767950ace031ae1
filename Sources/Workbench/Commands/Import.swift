import CommandLanguage
import Facts
import Storage

extension Command {
  static let `import` = Command(importSyntax) { arguments, session, output in
    let isTable = arguments[.format]?.isForecasts ?? false
    try arguments.checkWords(ofTable: isTable)
    if let exchange = arguments[.format]?.exchange {
      return try exchange(&session, arguments, output)
    }
    if let place = arguments.range(of: .in) {
      throw Diagnostic(
        "E-IMPORT", "'in' belongs to files of other programs", hint: "leave it out, or name the format",
        at: place)
    }
    // The word hides the option --strict, which means the same of documents and tables.
    let wasStrict = session.sitting.isStrict
    session.sitting.isStrict = wasStrict || arguments[.strict]
    defer { session.sitting.isStrict = wasStrict }
    if isTable {
      try session.importForecasts(arguments, output)
    } else if try session.isFolder(arguments) {
      try session.importFolder(arguments, output)
    } else {
      try session.perform(.importFile, arguments, output)
    }
  }

  private static let importSyntax = Syntax(
    "import", "Reads a file, or every file of a folder, into new documents.",
    details: """
      The format is told by the ending of the file's name and by its bytes: plain text, Markdown, saved web pages, and
      through other programs PDF, Word and more; 'help importing' lists them. Text is stored as it is read; its
      encoding is checked byte by byte. What a file says of itself, such as its title, is taken where the command
      says nothing else, and shown. The same text again is the same document, and one that is much like another is
      pointed out. With `revises d1` the file is the next version of that document: the words that were quoted are
      looked for in it, and what became of them is said ('help versions'). Nothing is fetched from the net. A folder
      is one operation: all its files, or nothing, unless `keep-going` says to keep those that can be read; then the
      exit code is 3. With `format forecasts` the file is a table of forecasts and outcomes, each row a prediction
      ('help tables').
      """,
    slots: [.required(.source)],
    keywords: [
      Keyword(.format), Keyword(.encoding), Keyword(.itself), Keyword(.title), Keyword(.byline),
      Keyword(.publisher),
      Keyword(.on("the day it was published; of a table, the day its forecasts were made")), Keyword(.url),
      Keyword(.lang), Keyword(.in),
      Keyword(.passages), Keyword(.revises), Keyword(.key), .flag(.keepGoing), Keyword(.map),
      Keyword(.chosen),
      Keyword(.outcomes), Keyword(.scale), Keyword(.rowStatement), Keyword(.by), Keyword(.known),
      Keyword(.questionType),
      Keyword(.separator),
      .flag(.strict),
    ],
    tags: .add, speaker: "author",
    examples: [
      "import article.txt title \"The empty chair\" @minxin-pei publisher \"Pacific Ledger\" on 2017-03-20 lang en +op-ed",
      "import later.txt revises d1", "import page.html +web", "import texts lang ko keep-going",
      "import article.txt format markdown byline \"Minxin Pei\"",
      "import wire.txt text \"사드는 떠난다. 모두가 그렇게 말한다.\" title Wire lang ko",
      "import games.csv format forecasts map probability=prob1,outcome=result1,on=date,by=date "
        + "statement \"{team1} beats {team2} on {date}\" @elo +games",
      "import poll.csv format forecasts by 2017-05-09 outcomes Win=yes,Lose=no,Loss=no rows office!=mayor",
      "import marks.json format web-annotation in d1", "import spans.jsonl format jsonl +wire",
      "import corpus format brat", "import corpus/chair.ann format brat strict",
      "import fatebook.csv format fatebook +pool", "import predictions.json format predictionbook",
      "import metaculus format metaculus", "import markets.json format manifold keep-going",
      "import checks.json format claimreview", "import tasks.json format labelstudio",
    ])

  /// The change that one file makes; a folder makes it once for each of its files.
  static let importFile = Command(importSyntax) { call, change in
    try call.refuseAddress()
    call.canonical.omit(Parameter.strict.name)
    let source = try call.importSource()
    if call[.revises] != nil { return try call.revise(with: source, change) }
    let remarks = call.notices
    let fields = try call.importFields(of: source)
    call.canonical.endWithSpeaker()
    if let standing = try call.snapshot.document(holding: source.text) {
      call.notices = remarks
      return try call.standing(standing, as: source)
    }
    return try call.add(source, fields, change)
  }
}

extension Parameter where Value == String {
  static var source: Parameter {
    Parameter("file", .text("FILE", suggests: .files), "a file or a folder; - is standard input")
  }
  static var title: Parameter {
    Parameter("title", .text("TITLE"), "the title; else what the file says, else the first line of the text")
  }
  static var byline: Parameter {
    Parameter("byline", .text("NAME"), "the author's full name, which a new speaker gets")
  }
  static var publisher: Parameter { Parameter("publisher", .text("NAME"), "who published it") }
  static var url: Parameter {
    Parameter(
      "url", .text("URL"), "where it stands, also the source of each row of a table; it is never fetched")
  }
  static var itself: Parameter {
    Parameter("text", .text(), "the text itself, instead of the file's, which is only named")
  }
  static var lang: Parameter { Parameter("lang", .text("CODE"), "its language, such as ko") }
}

extension Parameter where Value == ImportFormat {
  static var format: Parameter {
    Parameter(
      "format", .one(of: ImportFormat.all, meaning: \.summary) { $0.name }.placed("FORMAT"),
      "how the file is to be read")
  }
}
