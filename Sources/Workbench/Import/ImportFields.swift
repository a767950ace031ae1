import CommandLanguage
import Facts
import Interchange
import Storage

/// What is known of a document beside its text, and which of it the file itself says.
struct ImportFields {
  var document: Document
  /// The full name of an author who may be new.
  var authorName: String?
  /// Such as `author Minxin Pei`, in the order of the fields.
  var taken: [(field: String, value: String)] = []
}

extension Call {
  /// Merges what the command says with what the file says, which is then part of the log's line.
  mutating func importFields(of source: ImportSource) throws -> ImportFields {
    let found = source.document
    var fields = ImportFields(document: Document(title: ""))
    let title = take(.title, found.title?.onOneLine, &fields)
    guard let title = title?.onOneLine ?? StoredText(source.text).firstLine else {
      throw wrong(
        .source, "E-IMPORT", "'\(source.provenance.origin ?? "")' holds no text",
        hint: "check that this is the file you mean")
    }
    fields.document.title = title
    try takeAuthor(found.author, &fields)
    fields.document.publisher = take(.publisher, found.publisher?.onOneLine, &fields)
    fields.document.published = try pastDay(.on) ?? publishedDay(found.published, &fields)
    let url = found.url.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    fields.document.url = take(.url, url, &fields)
    fields.document.language = take(.lang, found.language, &fields)
    return fields
  }

  /// The typed value of a field, else the file's, which is noted and logged.
  private mutating func take(
    _ parameter: Parameter<String>, _ found: String?, _ fields: inout ImportFields
  ) -> String? {
    if let typed = self[parameter] { return typed }
    guard let found, !found.isEmpty, found.utf8.count <= 2000, !found.utf8.contains(0) else { return nil }
    canonical.imply(parameter.name, found)
    fields.taken.append((parameter.name, found))
    return found
  }

  // MARK: Days

  private mutating func publishedDay(_ written: String?, _ fields: inout ImportFields) throws -> Period? {
    guard let written, !written.onOneLine.isEmpty else { return nil }
    let shown = written.onOneLine.shortened(to: 60)
    guard let period = Period(written: written) else {
      note("the file says that it was published '\(shown)', which is no clear day; 'on DAY' says it")
      return nil
    }
    guard try hasCome(period) else {
      note("the file says that it was published '\(shown)', after the as-of day; 'on DAY' says otherwise")
      return nil
    }
    canonical.imply(Parameter.on.name, period.text)
    fields.taken.append(("on", period.text))
    return period
  }

  // MARK: Authors

  private mutating func takeAuthor(_ byline: String?, _ fields: inout ImportFields) throws {
    let (typed, isTyped) = (self[.byline], self[.byline] != nil)
    if let handle = try speaker() {
      fields.document.author = handle
      fields.authorName = typed
      return
    }
    guard let written = typed ?? byline, !written.onOneLine.isEmpty else { return }
    let names = isTyped ? [written.onOneLine] : Byline(written).names
    guard let name = names.first, let handle = try handle(ofAuthor: name) else {
      let shown = written.onOneLine.shortened(to: 60)
      if isTyped { throw wrong(.byline, "E-SPEAKER", "'\(shown)' is no name", hint: "@who names a speaker") }
      note("the file says that its author is '\(shown)', which is no name; '@who' says it")
      return
    }
    if names.count > 1 {
      note("the file names \(names.count) authors, \(names.joined(separator: ", ")); the first is taken")
    }
    (fields.document.author, fields.authorName) = (handle, name)
    canonical.imply(nil, handle.description)
    guard !isTyped else { return }
    canonical.imply(Parameter.byline.name, name)
    fields.taken.append(("author", name))
  }

  /// The speaker with this name, handle or alias, else the handle of a new one.
  private mutating func handle(ofAuthor name: String) throws -> Handle? {
    let named = try snapshot.speakers(withName: name)
    if named.count == 1 { return named[0] }
    guard let suggested = Handle(suggestedBy: name) else { return nil }
    guard let known = try snapshot.speaker(named: suggested) else { return suggested }
    if let other = known.name, Name.folded(other) != Name.folded(name) {
      note("the author '\(name)' is taken to be \(known.handle), \(other); '@who' says otherwise")
    }
    return known.handle
  }
}

extension StoredText {
  /// The first line that is not blank.
  var firstLine: String? {
    string.split(whereSeparator: \.isNewline).lazy.map { String($0).onOneLine }.first { !$0.isEmpty }
  }
}
