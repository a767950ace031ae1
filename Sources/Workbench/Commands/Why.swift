import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == [RowReference] {
  fileprivate static var reasoned: Parameter {
    Parameter("id", .rows("ID", [.claim, .prediction]), "the claim or prediction")
  }
  fileprivate static var joined: Parameter {
    Parameter("to", .rows("ID", [.claim, .prediction]), "another, to see how the first bears on it")
  }
}

extension Command {
  static let why = Command(
    Syntax(
      "why",
      "Shows what speaks for and against a claim or prediction, and who said it; or how two are joined.",
      details: """
        Every link and piece of evidence stands where it bears by the shortest way; what an undercutting link takes away
        is shown and not followed. For and against are what the signs make together. 40 are shown unless `limit` says
        otherwise. 'help links' has the rules, also for what counts as one source.
        """,
      slots: [.required(.reasoned), .optional(.joined)], keywords: [Keyword(.limit)],
      examples: ["why c1", "why p1 limit 5", "why c1 c2"])
  ) { call in
    let row = try call.requiredRow(.reasoned, .claim, .prediction)
    let graph = try call.snapshot.claimGraph(knownBy: call.sitting.asOf)
    guard let other = try call.row(.joined, .claim, .prediction) else {
      return try call.grounds(of: row, in: graph)
    }
    guard row != other else {
      throw call.wrong(.joined, "E-LINK", "both are \(row)", hint: "name two that differ")
    }
    if let limit = call.arguments.range(of: .limit) {
      throw Diagnostic("E-LINK", "a way is shown whole", hint: "leave 'limit' out", at: limit)
    }
    return try call.connection(from: row, to: other, in: graph)
  }
}

// MARK: One row

extension Call {
  /// How many bearings are shown where nobody says otherwise.
  private static let usualLimit = 40

  fileprivate func grounds(of row: Identifier, in graph: ClaimGraph) throws -> Page {
    let grounds = graph.grounds(of: row)
    let shown = Array(grounds.prefix(self[.limit] ?? Call.usualLimit))
    let sources = IndependentSources(row.kind == .claim ? try knownMentions(of: row.number) : [])
    var blocks: [Block] = [
      .heading(2, Phrase("\(row)  \((try snapshot.text(of: row) ?? "").onOneLine)")),
      .line(Phrase(try summary(of: row, sources, grounds), .dim)),
    ]
    if !sources.groups.isEmpty { blocks += [.gap] + sources.blocks }
    if !shown.isEmpty { blocks += [.gap] + (try tree(of: shown)) }
    if shown.count < grounds.count {
      let left = grounds.count - shown.count
      blocks.append(.line(Phrase("and \(left) more, farther away; limit \(grounds.count) shows all", .dim)))
    }
    let verdict = row.kind == .claim ? try verdictInForce(on: row.number) : nil
    return try Page(
      blocks,
      json: .object([
        .init("id", .string(row.description)), .init("text", .string(snapshot.text(of: row) ?? "")),
        .init("verdict", .optional(verdict?.standing.rawValue)),
        .init("independent_sources", .integer(sources.groups.count)),
        .init("sources", .array(sources.groups.map { .array($0.map(\.json)) })),
        .init("grounds", .array(shown.map(json))), .init("left_out", .integer(grounds.count - shown.count)),
      ]), list: "grounds")
  }

  private func summary(
    of row: Identifier, _ sources: IndependentSources, _ grounds: [ClaimGraph.Ground]
  ) throws -> String {
    var parts: [String] = []
    if row.kind == .claim {
      let mentions = sources.groups.reduce(0) { $0 + $1.count }
      parts.append(
        counted(mentions, "mention", "mentions")
          + (mentions == 0
            ? "" : ", " + counted(sources.groups.count, "independent source", "independent sources")))
      if let verdict = try verdictInForce(on: row.number) {
        parts.append("\(verdict.standing.rawValue) on \(verdict.judged.display) by \(verdict.coder)")
      }
    }
    let standing = grounds.filter { $0.undercuts.isEmpty && !$0.isRepeated }
    for (word, stance) in [("for", Stance.supports), ("against", .contradicts)] {
      let rows = standing.filter { $0.stance == stance }.map(\.step.from)
      let counts = [Kind.claim, .prediction, .evidence].compactMap { kind -> String? in
        let count = rows.count { $0.kind == kind }
        let names = kind == .evidence ? ("piece of evidence", "pieces of evidence") : (kind.name, kind.plural)
        return count == 0 ? nil : counted(count, names.0, names.1)
      }
      if !counts.isEmpty { parts.append("\(word): " + counts.joined(separator: ", ")) }
    }
    return grounds.isEmpty
      ? (parts + ["nothing speaks for or against it"]).joined(separator: "; ")
      : parts.joined(separator: "; ")
  }

  private func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }

  private func tree(of grounds: [ClaimGraph.Ground]) throws -> [Block] {
    var tree = TreeLines()
    var places: [Int] = []
    for ground in grounds {
      let bearing = ground.step.bearing
      let isCut = !ground.undercuts.isEmpty
      var line = isCut ? Phrase("cut", .dim) : Stance.phrase(ground.stance)
      line += Phrase(" \(ground.step.words)", .strong) + Phrase(try reason(of: bearing.row))
      for undercut in ground.undercuts {
        line += Phrase(", undercut by \(undercut.claim) (l\(undercut.link))")
        line += Phrase(try reason(of: Identifier(.link, undercut.link)))
      }
      line +=
        ground.isRepeated ? Phrase(", which stands above", .dim) : ": " + (try words(of: ground.step.from))
      let place = tree.add(line, below: ground.parent.map { places[$0] })
      places.append(place)
      if !ground.isRepeated, !isCut, let voice = try voice(of: ground.step.from) {
        tree.add(voice, below: place)
      }
    }
    return tree.blocks
  }

  private func json(of ground: ClaimGraph.Ground) throws -> JSON {
    guard case .object(let members) = ground.step.json else { return ground.step.json }
    return .object(
      members + [
        .init("stance", .optional(ground.stance?.rawValue)), .init("distance", .integer(ground.distance)),
        .init("repeated", .bool(ground.isRepeated)),
        .init("undercut_by", .array(ground.undercuts.map { .string("l\($0.link)") })),
        .init(
          "because",
          .optional(
            ground.step.bearing.row.kind == .link
              ? try snapshot.link(ground.step.bearing.row.number)?.because : nil)),
        .init("bears", .object(try graphMembers(of: ground.step.from))),
      ])
  }
}

extension IndependentSources {
  /// The mentions, those of one source together.
  fileprivate var blocks: [Block] {
    groups.flatMap { mentions in
      mentions.enumerated().map { index, mention in
        .item(mention.line + Phrase(index == 0 ? "" : "  same source as \(mentions[0].identifier)", .dim))
      }
    }
  }
}

// MARK: Two rows

extension Call {
  fileprivate func connection(
    from first: Identifier, to second: Identifier, in graph: ClaimGraph
  ) throws -> Page {
    let ways = [
      (first, second, graph.connection(from: first, to: second)),
      (second, first, graph.connection(from: second, to: first)),
    ]
    let best =
      ways.first { $0.2?.stance != nil } ?? ways.first { $0.2?.isDirected ?? false } ?? ways[0]
    guard let connection = best.2 else { return unjoined(first, second, in: graph) }
    var tree = TreeLines()
    var place: Int?
    var lines = [Phrase(best.0.description, .strong) + "  " + (try words(of: best.0))]
    for step in connection.steps {
      lines.append(
        Phrase(step.verb + " ") + Phrase(step.to.description, .strong)
          + Phrase(" (\(step.bearing.row))\(try reason(of: step.bearing.row))  ") + (try words(of: step.to)))
    }
    for (line, row) in zip(lines, [best.0] + connection.steps.map(\.to)) {
      place = tree.add(line, below: place)
      if let voice = try voice(of: row) { tree.add(voice, below: place) }
    }
    return Page(
      [.line(headline(connection, best.0, best.1)), .gap] + tree.blocks,
      json: .object([
        .init("from", .string(best.0.description)), .init("to", .string(best.1.description)),
        .init("stance", .optional(connection.stance?.rawValue)),
        .init("directed", .bool(connection.isDirected)),
        .init("steps", connection.steps.json),
        .init(
          "rows",
          .array(try ([best.0] + connection.steps.map(\.to)).map { .object(try graphMembers(of: $0)) })),
      ]), list: "steps")
  }

  /// What is said of two rows that nothing joins, or only what is undercut.
  private func unjoined(_ first: Identifier, _ second: Identifier, in graph: ClaimGraph) -> Page {
    let steps = ClaimGraph(graph.bearings).connection(from: first, to: second)?.steps ?? []
    let cut = steps.flatMap { graph.undercuts[$0.bearing.row.number] ?? [] }.map { "l\($0.link)" }
    let remark = cut.isEmpty ? "" : "; without \(cut.joined(separator: ", ")) they were: \(steps.words)"
    return Page(
      [.line(Phrase("\(first) and \(second) are not joined\(remark)"))],
      json: [
        "from": .string(first.description), "to": .string(second.description), "stance": nil,
        "directed": false,
        "steps": [], "undercut_by": .array(cut.map(JSON.string)),
      ])
  }

  private func headline(_ connection: Connection, _ first: Identifier, _ second: Identifier) -> Phrase {
    let count = connection.steps.count
    let through = "through \(count) link\(count == 1 ? "" : "s")"
    if let stance = connection.stance {
      return Phrase("\(first) \(stance.rawValue) \(second), \(through)", .strong)
    }
    let words =
      connection.isDirected
      ? "\(first) bears on \(second) as a cause, \(through)"
      : "\(first) and \(second) are joined \(through), and neither bears on the other"
    return Phrase(words, .strong)
  }
}
