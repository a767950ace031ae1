import CommandLanguage
import Facts

/// Reads the words of a filter: terms side by side are ANDed, a comma is OR within a term, `or` and `not` are words.
///
/// Mixing `or` with terms side by side needs parentheses, since readers disagree about which binds closer.
struct FilterParser {
  let call: Call
  /// The saved filters that are being read, each within the one before it.
  let open: [String]
  private let words: [Word]
  private var position = 0
  private var depth = 0

  init(_ words: [Word], _ call: Call) throws {
    self.words = FilterParser.closed(try words.flatMap(FilterParser.taken))
    self.call = call
    open = []
  }

  init(saved text: String, _ call: Call, open: [String]) throws {
    words = try FilterParser.words(ofSaved: text)
    self.call = call
    self.open = open
  }

  /// A filter may be one quoted word, and parentheses may touch their neighbours; `text:` has the rest of its word.
  private static func taken(_ word: Word) throws -> [Word] {
    guard !word.text.hasPrefix("text:") else { return [word] }
    guard word.text.contains(where: \.isWhitespace) else { return split(word) }
    do {
      return try words(of: word.text).flatMap(split).map { Word($0.text, at: word.range) }
    } catch let error as FactError { throw Diagnostic(error, at: word.range) }
  }

  /// A parenthesis that ends a text and was not opened in it closes the one that is open before it.
  private static func closed(_ words: [Word]) -> [Word] {
    var open = 0
    return words.flatMap { word -> [Word] in
      open += word.text == "(" ? 1 : word.text == ")" ? -1 : 0
      guard word.text.hasPrefix("text:") else { return [word] }
      var text = word.text
      while open > 0, text.hasSuffix(")"), text.count(where: { $0 == ")" }) > text.count(where: { $0 == "(" })
      {
        text.removeLast()
        open -= 1
      }
      let closing = repeatElement(")", count: word.text.utf8.count - text.utf8.count)
      return ([text] + closing).map { Word($0, at: word.range) }
    }
  }

  static func words(ofSaved text: String) throws -> [Word] {
    closed(try words(of: text).flatMap(split))
  }

  /// The words of a filter that is one text, in which texts of several words may be quoted again.
  private static func words(of text: String) throws -> [Word] {
    var (lexer, words) = (Lexer(text, source: "filter", quotesSpanLines: true), [Word]())
    do throws(FaultyStatement) {
      while let statement = try lexer.next() { words += statement.words }
    } catch {
      let fault = error.diagnostic
      throw FactError(fault.code, "in this filter: \(fault.message)", hint: fault.hint)
    }
    guard let dashed = words.first(where: \.followsDashes) else { return words }
    throw FactError("E-FILTER", "'--' has no place in a filter", hint: "delete it before '\(dashed.text)'")
  }

  private static func split(_ word: Word) -> [Word] {
    var rest = word.text[...]
    var (opening, closing): ([String], [String]) = ([], [])
    while rest.first == "(" { opening.append("("); rest.removeFirst() }
    while rest.last == ")", !rest.hasPrefix("text:") { closing.append(")"); rest.removeLast() }
    return (opening + (rest.isEmpty ? [] : [String(rest)]) + closing).map { Word($0, at: word.range) }
  }

  mutating func filter() throws(Diagnostic) -> Filter {
    guard !words.isEmpty else { return .everything }
    let filter = try alternatives()
    if position < words.count {
      throw Diagnostic(
        "E-FILTER", "this parenthesis was never opened", hint: "delete it", at: words[position].range)
    }
    return filter
  }

  private mutating func alternatives() throws(Diagnostic) -> Filter {
    var parts = [try conjunction()]
    var isMixed = parts[0].count > 1
    var place: Range<Int>?
    while position < words.count, words[position].text == "or" {
      place = words[position].range
      position += 1
      let next = try conjunction()
      isMixed = isMixed || next.count > 1
      parts.append(next)
    }
    guard parts.count > 1 else { return parts[0].count == 1 ? parts[0][0] : .all(parts[0]) }
    guard !isMixed else {
      throw Diagnostic(
        "E-FILTER", "'or' stands beside terms that are all meant", hint: "add parentheses: (+a or +b) +c",
        at: place)
    }
    return .any(parts.map { $0[0] })
  }

  private mutating func conjunction() throws(Diagnostic) -> [Filter] {
    var terms: [Filter] = []
    while position < words.count, words[position].text != "or", words[position].text != ")" {
      terms.append(try factor())
    }
    guard !terms.isEmpty else {
      let end = words.last?.range.upperBound ?? 0
      let range = position < words.count ? words[position].range : end..<end
      throw Diagnostic(
        "E-FILTER", "a term is missing here", hint: "terms are +tag, @who, state:open, by:..2017-05, ids",
        at: range)
    }
    return terms
  }

  private mutating func factor() throws(Diagnostic) -> Filter {
    let word = words[position]
    position += 1
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else {
      throw Diagnostic("E-FILTER", "this filter is nested 100 deep", hint: "simplify it", at: word.range)
    }
    switch word.text {
    case "not":
      guard position < words.count else {
        throw Diagnostic("E-FILTER", "'not' needs a term", hint: "write not +tag", at: word.range)
      }
      return .not(try factor())
    case "(":
      let filter = try alternatives()
      guard position < words.count, words[position].text == ")" else {
        throw Diagnostic("E-FILTER", "this parenthesis is never closed", hint: "add )", at: word.range)
      }
      position += 1
      return filter
    default: return try term(word)
    }
  }

  private func term(_ word: Word) throws(Diagnostic) -> Filter {
    do {
      if let form = FilterForm.all.first(where: { word.text.hasPrefix($0.prefix) }) {
        return try alternatives(of: form, word.text)
      }
      if let references = RowReference.list(parsing: word.text) {
        return .term(.rows(try references.flatMap { try resolve($0, Kind.allCases) }))
      }
    } catch {
      throw Failure(explaining: error).diagnostic.placed(at: word.range)
    }
    let syntax = Command.all.first { $0.syntax.name == call.arguments.verb.text }?.syntax
    if syntax?.filter == .afterWhere,
      syntax?.keywords.contains(where: { $0.parameter.name == word.text }) == true
    {
      throw Diagnostic(
        "E-FILTER", "'\(word.text)' is not a term of a filter", hint: "write it before 'where'",
        at: word.range)
    }
    let forms = FilterForm.all.map(\.placeholder).joined(separator: ", ")
    let nearest = Spelling.nearest(
      to: String(word.text.prefix { $0 != ":" }) + ":", among: FilterForm.all.map(\.prefix))
    throw Diagnostic(
      "E-FILTER", "'\(word.text)' is not a term of a filter",
      hint: (word.text.hasPrefix("-") ? "did you mean not +\(word.text.dropFirst())? " : "")
        + (nearest.map { "did you mean \($0)? " } ?? "") + "terms are \(forms), ids", at: word.range)
  }

  /// `@moon,@ahn` and `state:open,due`: each part is read alone, with the prefix of the first where it has none.
  private func alternatives(of form: FilterForm, _ text: String) throws -> Filter {
    guard form.prefix != "text:" else { return try form.read(String(text.dropFirst(5)), self) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      part.hasPrefix(form.prefix) ? part.dropFirst(form.prefix.count) : part
    }
    let terms = try parts.map { try form.read(String($0), self) }
    return terms.count == 1 ? terms[0] : .any(terms)
  }
}
