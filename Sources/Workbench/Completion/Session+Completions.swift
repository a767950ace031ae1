package import CommandLanguage
package import Storage

extension Session {
  /// What can stand at the cursor; facts that cannot be read are left out without a word.
  package mutating func completions(of line: CompletionLine) -> Completions {
    if let text = line.ofText, let verb = line.words.first,
      let command = try? Command.named(verb, allowsAbbreviations: sitting.allowsAbbreviations)
    {
      return completions(of: text, at: place(ofText: command.syntax, at: text))
    }
    return completions(of: line, at: place(at: line))
  }

  /// What can stand where one of some things is expected, such as a value of an option before the verb.
  package mutating func completions(of line: CompletionLine, expecting expected: [Expected]) -> Completions {
    completions(of: line, at: CompletionPlace(expected: expected))
  }

  /// What completes the value of an option that may stand before the verb too.
  package static func suggestion(forOption name: String) -> Suggestion {
    if name == Command.use.syntax.name { return Parameter.document.suggests }
    return SittingOption.all.first { $0.syntax.name == name }?.syntax.suggests ?? .nothing
  }

  private mutating func completions(of line: CompletionLine, at place: CompletionPlace) -> Completions {
    var completions = Completions(line: line)
    guard line.takesWords else { return completions }
    let session = self
    reading { snapshot in
      for looksWithin in [false, true] where completions.candidates.isEmpty && !completions.wantsFiles {
        let inquiry = Inquiry(
          typed: line.typed, place: place, following: line.following, sitting: session.sitting,
          environment: session.environment,
          snapshot: snapshot, looksWithin: looksWithin && !line.typed.isEmpty)
        completions.add(place.expected, inquiry)
      }
    }
    return completions
  }

  private func place(at line: CompletionLine) -> CompletionPlace {
    guard let verb = line.words.first else {
      let verbs = Command.all.map { Choice($0.syntax.name, $0.syntax.summary) }
      return CompletionPlace(expected: [.value(.words(verbs), summary: "a command")])
    }
    let command = try? Command.named(verb, allowsAbbreviations: sitting.allowsAbbreviations)
    return command?.syntax.place(
      after: line.words, typing: line.typed, options: SittingOption.all.map(\.syntax))
      ?? CompletionPlace(expected: [])
  }

  /// What may stand as the text after `--`, given all the words before.
  private func place(ofText syntax: Syntax, at line: CompletionLine) -> CompletionPlace {
    let place = syntax.place(
      after: line.words, typing: line.typed, options: SittingOption.all.map(\.syntax))
    let slots = syntax.slots.map(\.parameter).filter(\.isText)
    return CompletionPlace(
      expected: slots.map { .value($0.suggests, summary: $0.summary) }, given: place.given)
  }

  /// Gives the facts to a body, or nil where none can be read; nothing is made, migrated or waited for.
  mutating func reading<Value>(_ body: (Snapshot?) -> Value) -> Value {
    guard path == nil else { return (try? read { body($0) }) ?? body(nil) }
    guard let store = try? workspace.openedForReading() else { return body(nil) }
    defer { try? store.close() }
    let sitting = sitting
    let blindfold = try? store.read { try sitting.blindfold($0) }
    return (try? store.read(wearing: blindfold) { body($0) }) ?? body(nil)
  }
}

extension Workspace {
  /// The workspace's file as somebody who changes nothing sees it.
  package func openedForReading() throws -> FactStore? {
    guard case .file(let path) = choice else { return nil }
    var options = FactStore.Options()
    options.busyTimeout = 0.1
    return try FactStore.open(at: .file(path), access: .readOnly, options: options)
  }
}

extension Completions {
  /// Asks everything that may stand here; what cannot be looked up is left out.
  fileprivate mutating func add(_ expected: [Expected], _ inquiry: Inquiry) {
    for next in expected {
      do {
        guard let found = try inquiry.candidates(for: next) else {
          wantsFiles = true
          continue
        }
        let known = Set(candidates.map(\.text))
        candidates += found.filter { !known.contains($0.text) }
      } catch { continue }
    }
    candidates = Array(candidates.prefix(2 * Inquiry.limit))
  }
}

extension Inquiry {
  /// What one of the things that may stand here offers; no candidates at all where it is a file.
  fileprivate func candidates(for expected: Expected) throws -> [Candidate]? {
    switch expected {
    case .word(let choice): return matching([choice])
    case .tag(let sign):
      let meaning = sign == "-" ? "takes a tag away" : "a tag"
      return try signed(sign, meaning) { try $0.candidates(for: Suggestion.tags) ?? [] }
    case .speaker(let role):
      return try signed("@", "the \(role)") { try $0.candidates(for: Suggestion.speakers) ?? [] }
    case .filterTerm: return try candidates(for: Suggestion.filters)
    case .value(let suggestion, _):
      guard typed.hasPrefix("--"), let sign = typed.firstIndex(of: "=") else {
        return try candidates(for: suggestion)
      }
      return try completing(after: String(typed[...sign])) { try $0.candidates(for: suggestion) ?? [] }
    }
  }
}
