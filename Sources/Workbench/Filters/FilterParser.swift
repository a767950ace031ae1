import CommandLanguage
import Facts

/// Reads the words of a filter: terms side by side are ANDed, a comma is OR within a term, `or` and `not` are words.
///
/// Mixing `or` with terms side by side needs parentheses, since readers disagree about which binds closer.
struct FilterParser {
  private let words: [Word]
  private let call: Call
  private var position = 0
  private var depth = 0

  init(_ words: [Word], _ call: Call) {
    self.words = words.flatMap(FilterParser.taken)
    self.call = call
  }

  /// A filter may be one quoted word, and parentheses may touch their neighbours; `text:` has the rest of its word.
  private static func taken(_ word: Word) -> [Word] {
    guard !word.text.hasPrefix("text:") else { return [word] }
    var parts: [String] = []
    for part in word.text.split(whereSeparator: \.isWhitespace) {
      var text = part
      var (opening, closing): ([String], [String]) = ([], [])
      while text.first == "(" { opening.append("("); text.removeFirst() }
      while text.last == ")" { closing.append(")"); text.removeLast() }
      parts += opening + (text.isEmpty ? [] : [String(text)]) + closing
    }
    return parts.map { Word($0, at: word.range) }
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
        return .term(.rows(try references.flatMap { try call.resolve($0, Kind.allCases) }))
      }
    } catch {
      throw Failure(explaining: error).diagnostic.placed(at: word.range)
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
    guard form.prefix != "text:" else { return .term(try form.read(String(text.dropFirst(5)), call)) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      part.hasPrefix(form.prefix) ? part.dropFirst(form.prefix.count) : part
    }
    let terms = try parts.map { Filter.term(try form.read(String($0), call)) }
    return terms.count == 1 ? terms[0] : .any(terms)
  }
}
