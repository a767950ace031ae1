import CommandLanguage
import Facts
import Storage

/// Filters that a workspace keeps under a name: `set filter.mine "+korea @moon"`, and then `filter:mine`.
enum SavedFilter {
  static let prefix = "filter."

  /// The text of a filter that may be saved: one that can be read, and does not come back to itself.
  static func check(_ text: String, named name: String, _ call: Call) throws -> String {
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw FactError("E-FILTER", "a filter needs a term", hint: "'set filter.\(name) none' removes it")
    }
    _ = try read(text, call, open: [name])
    return text
  }

  /// Reads a saved text; places within it are not where anything was typed, so its errors have none.
  fileprivate static func read(_ text: String, _ call: Call, open: [String]) throws -> Filter {
    var parser = try FilterParser(saved: text, call, open: open)
    do throws(Diagnostic) {
      return try parser.filter()
    } catch {
      throw FactError(error.code, error.message, hint: error.hint)
    }
  }

  /// The saved filters that speak of a tag or of one below it, which another name for it would empty in silence.
  static func naming(_ tag: TagName, _ call: Call) throws -> [String] {
    try call.snapshot.settings(beginning: prefix).filter { name, text in
      let filter = try read(text, call, open: [String(name.dropFirst(prefix.count))])
      return filter.terms.contains { term in
        switch term {
        case .tag(let other?), .ownTag(let other): other == tag || other.path.hasPrefix(tag.path + "/")
        default: false
        }
      }
    }.map(\.name)
  }

  /// Refuses to remove a filter on which others rest.
  static func checkRemoval(of name: String, _ call: Call) throws {
    let users = try call.snapshot.settings(beginning: prefix).filter { other, text in
      guard other != prefix + name else { return false }
      return try FilterParser.words(ofSaved: text).contains { $0.refersToSaved(name) }
    }.map(\.name)
    guard users.isEmpty else {
      throw FactError(
        "E-FILTER", "\(users.joined(separator: ", ")) refers to filter:\(name)",
        hint: "remove or change that first")
    }
  }
}

extension Word {
  fileprivate func refersToSaved(_ name: String) -> Bool {
    guard text.hasPrefix("filter:") else { return false }
    return text.dropFirst(7).split(separator: ",").contains { part in
      (part.hasPrefix("filter:") ? part.dropFirst(7) : part).unicodeScalars.elementsEqual(name.unicodeScalars)
    }
  }
}

extension FilterParser {
  /// The filter that the workspace keeps under a name, as one term.
  func saved(_ name: String) throws -> Filter {
    guard !open.contains(name) else {
      let way = (open.drop { $0 != name } + [name]).map { "filter:\($0)" }.joined(separator: " > ")
      throw FactError(
        "E-FILTER", "filter:\(name) refers to itself: \(way)", hint: "say what it means instead")
    }
    guard let text = try call.snapshot.setting(SavedFilter.prefix + name) else {
      let names = try call.snapshot.settings(beginning: SavedFilter.prefix)
        .map { String($0.name.dropFirst(SavedFilter.prefix.count)) }
      let nearest = Spelling.nearest(to: name, among: names).map { "did you mean filter:\($0)? " } ?? ""
      throw FactError(
        "E-FILTER", "there is no filter '\(name)'", hint: nearest + "'set filter.\(name) \"...\"' makes one")
    }
    do {
      return try SavedFilter.read(text, call, open: open + [name])
    } catch let error as FactError where open.isEmpty {
      throw FactError(error.code, "in filter:\(name): \(error.message)", hint: error.hint)
    }
  }

  /// The rows behind a reference; a saved filter means the same rows in every sitting.
  func resolve(_ reference: RowReference, _ kinds: [Kind]) throws -> [Identifier] {
    if reference == .last, !open.isEmpty {
      throw FactError("E-FILTER", "'last' is another row tomorrow", hint: "name the id, or use key:NAME")
    }
    return try call.resolve(reference, kinds)
  }
}
