import CommandLanguage
import Facts
import Storage

extension Call {
  /// The tags that the command gives and takes away; an alias stands for its tag, which the log keeps.
  mutating func tags() throws -> (added: [TagName], removed: [TagName]) {
    var (added, removed): ([TagName], [TagName]) = ([], [])
    for tag in arguments.tags {
      do {
        let name = try named(tag)
        guard !(tag.isRemoved ? added : removed).contains(name) else {
          throw FactError("E-TAG", "\(name) is both given and taken away", hint: "keep one of the two")
        }
        if tag.isRemoved { removed.append(name) } else { added.append(name) }
      } catch let error as FactError { throw Diagnostic(error, at: tag.word.range) }
    }
    return (added, removed)
  }

  private mutating func named(_ tag: Arguments.Tag) throws -> TagName {
    let typed = try TagName(parsing: tag.name)
    guard let meant = try snapshot.tagRules().meaning(of: typed) else { return typed }
    if canonical.replace(tag, with: meant.path) { note("\(typed) is an alias of \(meant)") }
    return meant
  }

  /// What a tag is called: the one that it is an alias of, else itself.
  func meant(by tag: TagName) throws -> TagName { try snapshot.tagRules().meaning(of: tag) ?? tag }

  /// Gives a new row the tags of the command.
  mutating func addTags(to row: Identifier, _ change: Change) throws {
    for tag in try tags().added { _ = try add(tag, to: row, change) }
  }

  /// Gives a row a tag; what a scheme forbids is an error at the tag's word.
  func add(_ tag: TagName, to row: Identifier, _ change: Change, isNew: Bool = true) throws -> Bool {
    do {
      return try change.add(tag, to: row, coder: author)
    } catch let breach as SchemeBreach {
      let word = try arguments.tags.first { try !$0.isRemoved && meant(by: TagName(parsing: $0.name)) == tag }
      throw Diagnostic(breach, isNew: isNew).placed(at: word?.word.range)
    }
  }

  /// Says which of the tags given a row that stands already does not bear: a repetition changes nothing.
  mutating func noteTagsLeftOut(of row: Identifier) throws {
    let standing = try snapshot.tags(on: row)
    let missing = try tags().added.filter { !standing.contains($0) }.map(\.description).joined(separator: " ")
    guard !missing.isEmpty else { return }
    note("\(row) stays without \(missing); 'tag \(row) \(missing)' adds it")
  }
}

extension Arguments {
  /// The tags that the command gives; one that is none is placed at its word.
  func givenTags() throws(Diagnostic) -> [TagName] {
    var given: [TagName] = []
    for tag in tags {
      guard !tag.isRemoved else {
        throw Diagnostic(
          "E-TAG", "'\(verb.text)' takes no tag away", hint: "write the tag without -", at: tag.word.range)
      }
      do throws(FactError) { given.append(try TagName(parsing: tag.name)) } catch {
        throw Diagnostic(error, at: tag.word.range)
      }
    }
    return given
  }
}

extension Diagnostic {
  /// A row that would not be as a scheme wants it; the nearest spelling of what is allowed is offered.
  init(_ breach: SchemeBreach, isNew: Bool = true) {
    let names = breach.alternatives.map(\.path)
    let nearest = breach.tag.flatMap { Spelling.nearest(to: $0.path, among: names) }
    self.init(
      "E-SCHEME", breach.message,
      hint: (nearest.map { "did you mean +\($0)? " } ?? "") + breach.hint(isNew: isNew))
  }
}
