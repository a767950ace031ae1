import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == NotedPlace {
  /// What coders see differently: a place in a text, or a row.
  static var disputed: Parameter {
    let shape = noted.shape
    return Parameter(
      "about",
      Shape(
        "ADDRESS|ID",
        fits: { word in
          RowReference.list(parsing: word) != nil || ((try? TextAddress.read(word)) ?? nil) != nil
        }, suggests: .rows(Kind.taggable), parse: shape.parse), "the passage or row, as 'agree' lists it")
  }
}

extension Parameter where Value == Taken {
  static var take: Parameter {
    Parameter(
      "take", Shape("@a|all|none", suggests: .who, reading: Taken.init(parsing:)),
      "whose answer holds; several with commas")
  }
}

extension Command {
  static let adjudicate = Command(
    Syntax(
      "adjudicate",
      "Settles what coders see differently, as the coder gold; alone, asks about one after the other.",
      details: """
        Give the place, the branch of tags, and whose answer holds: `take @a`, `take all`, `take none`. Without `take` the
        tags given are gold's own answer, and so is a verdict. At the prompt, alone or with tags and `where FILTER`,
        it goes through what is open, one key each: a number takes that coder's answer, a takes all, n none, s skips,
        b goes back and takes back the last answer, q stops. Each answer is an operation of its own.
        """,
      slots: [.optional(.disputed), .optional(.standing)],
      keywords: [Keyword(.take), Keyword(.because), Keyword(.between)],
      tags: .add, filter: .afterWhere,
      examples: [
        "adjudicate c2 +stance take @anna because \"the codebook says so\"", "adjudicate c2 +stance/hawk",
        "adjudicate c1 mixed because \"two of three parts came true\"", "adjudicate d1.s4 +tone take none",
      ])
  ) { arguments, session, output in
    try session.refuseChange()
    guard arguments[.disputed] != nil else {
      let given =
        arguments.range(of: .take) ?? arguments.range(of: .because) ?? arguments.range(of: .standing)
      guard given == nil else {
        throw Diagnostic(
          "E-MISSING", "'adjudicate' needs a place", hint: "name one as 'agree' lists it, such as d1:120-188",
          at: given)
      }
      return try session.adjudicate(arguments, output)
    }
    try session.perform(arguments, output) { call, change in try call.adjudicate(change) }
  }
}

extension Call {
  fileprivate mutating func adjudicate(_ change: Change) throws -> Reply {
    let tags = try tags().added
    let disagreement = try meantDisagreement(tags)
    canonical.replace(Parameter.disputed.name, with: disagreement.place)
    var decision = Decision(disagreement, because: self[.because], change)
    if case .verdict(let claim) = disagreement.subject {
      let verdicts = try snapshot.newestVerdicts(on: claim, counting: countedCoders())
      let id = try decision.take(takenVerdict(verdicts), gold: verdicts[.gold])
      return decision.reply(id.map { [Identifier(.verdict, $0)] } ?? [])
    }
    guard let taken = self[.take] else {
      guard !tags.isEmpty else {
        throw wrong(
          "E-MISSING", "nothing says which answer holds", hint: "add take @a, or the tag that holds")
      }
      let id = try decision.rule(tags, at: meantPlace())
      return decision.reply(id.map { [Identifier(.mention, $0)] } ?? [])
    }
    try decision.take(from: coders(taken, among: disagreement))
    return decision.reply([])
  }

  private func coders(_ taken: Taken, among disagreement: Disagreement) throws -> [Handle] {
    let all = disagreement.positions.map(\.coder)
    switch taken {
    case .all: return all
    case .none: return []
    case .coders(let handles):
      return try handles.map { handle in
        let coder = try snapshot.handle(named: handle) ?? handle
        guard all.contains(coder) else {
          throw wrong(
            .take, "E-TAKE", "\(handle) says nothing of this",
            hint: "those who do are \(all.map(\.description).joined(separator: ", "))")
        }
        return coder
      }
    }
  }

  private func takenVerdict(_ verdicts: [Handle: Verdict]) throws -> Verdict {
    let others = verdicts.filter { $0.key != .gold }.sorted { $0.key.name < $1.key.name }.map(\.value)
    let said = others.map { "\($0.coder) \($0.standing.rawValue)" }.joined(separator: ", ")
    if let standing = self[.standing] {
      if let verdict = others.first(where: { $0.standing == standing }) { return verdict }
      throw wrong(
        .standing, "E-TAKE", "no coder says \(standing.rawValue): \(said)",
        hint: "'verdict ID \(standing.rawValue) --author @gold' is gold's own verdict")
    }
    guard case .coders(let handles)? = self[.take], handles.count == 1 else {
      throw wrong(.take, "E-TAKE", "a claim has one verdict", hint: "take one of \(said)")
    }
    let coder = try snapshot.handle(named: handles[0])
    guard let verdict = others.first(where: { $0.coder == coder }) else {
      throw wrong(.take, "E-TAKE", "\(handles[0]) gave no verdict", hint: "take one of \(said)")
    }
    return verdict
  }
}

extension Call {
  /// The one disagreement at the place that was named, in the layer of the tags.
  fileprivate mutating func meantDisagreement(_ tags: [TagName]) throws -> Disagreement {
    let layers = Set(tags.map { Layer(of: $0) }).sorted { $0.name < $1.name }
    let isVerdict = self[.standing] != nil
    let found = try disagreements(at: meantSubject()).filter { disagreement in
      if case .verdict = disagreement.subject { return layers.isEmpty }
      return !isVerdict && (layers.isEmpty || layers.map(\.name).contains(disagreement.layerName))
    }
    guard found.count == 1 else {
      let listed = found.map { "\($0.place) \($0.layerName)" }.joined(separator: ", ")
      throw found.isEmpty
        ? wrong(
          .disputed, "E-AGREED", "coders do not differ here", hint: "'agree' lists where they do")
        : wrong(
          .disputed, "E-SEVERAL", "coders differ here in more than one way: \(listed)",
          hint: "name the place and the branch of tags, such as +stance, or give the verdict")
    }
    return found[0]
  }

  private enum Subject {
    case row(Identifier)
    case passage(Mention.Place)
  }

  private mutating func meantSubject() throws -> Subject {
    switch try required(.disputed) {
    case .address:
      if let place = try meantPlace() { return .passage(place) }
      throw wrong(.disputed, "E-ADDRESS", "no passage is named here", hint: "write d1:120-188 or d1.s4")
    case .rows(let references):
      do {
        let rows = try references.flatMap { try resolve($0, [.document, .claim, .prediction, .mention]) }
        guard rows.count == 1 else { throw FactError("E-ID", "one at a time", hint: "name one id") }
        guard rows[0].kind == .mention else { return .row(rows[0]) }
        if let place = try snapshot.mention(rows[0].number)?.place { return .passage(place) }
        throw FactError("E-ADDRESS", "\(rows[0]) stands in no text", hint: "name a mention that does")
      } catch let error as FactError { throw Diagnostic(error, at: arguments.range(of: .disputed)) }
    }
  }

  /// The passage that was named by its address.
  fileprivate func meantPlace() throws -> Mention.Place? {
    guard case .address(let address)? = self[.disputed] else { return nil }
    let version = try version(of: address, .disputed)
    return try place(of: fragments(of: address, .disputed), in: version)
  }

  private func disagreements(at subject: Subject) throws -> [Disagreement] {
    switch subject {
    case .row(let row):
      let isCounted = try countedCoders()
      let rows = try snapshot.codedRows(row.kind, [row.number], counting: isCounted).compactMap(
        \.disagreement)
      guard row.kind == .claim else { return rows }
      let verdicts = try snapshot.newestVerdicts(on: row.number, counting: isCounted)
      return rows + [Disagreement(on: row.number, verdicts)].compactMap(\.self)
    case .passage(let place):
      let span = place.fragments.span
      return try comparison(.term(.document(place.document))).disagreements.filter { disagreement in
        guard case .passage(place.document, let fragments, _, _) = disagreement.subject else { return false }
        return fragments.span.overlaps(span)
      }
    }
  }
}
