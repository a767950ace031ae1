import Facts
import Interchange
import Presentation
import Storage

extension ExportFormat {
  static let brat = ExportFormat(
    name: "brat", summary: "brat standoff: for each document its text and an .ann file, in a folder",
    isFolder: true
  ) { filter, call in
    var export = try BratExport(call)
    let documents = try call.numbers(of: .document, meeting: filter).sorted()
    for document in documents { try export.take(document) }
    try export.configure()
    try export.loseOthers(than: Set(documents), filter)
    return export.exported
  }
}

/// Writes documents as brat's files: lines of a file that was imported as they stood, unless their rows have changed.
private struct BratExport {
  private let call: Call
  private var taken: Set<String> = []
  /// How a tag was spelled as a type, where a file that was imported has it.
  private var types: [TagName: String] = [:]
  /// The types that are written, and the folders that files were imported from.
  private var written = BratTypes()
  private var folders: Set<String> = []
  private(set) var exported = ExportFormat.Exported()

  init(_ call: Call) throws { self.call = call }

  mutating func take(_ document: Int) throws {
    let residues = try call.snapshot.residues(of: document, format: ImportFormat.brat.name)
    var files: [(residue: Residue?, file: BratFile, version: Version)] = []
    for residue in residues {
      guard let row = residue.version, let version = try call.snapshot.version(row: row) else { continue }
      files.append((residue, try BratFile(parsing: residue.text, named: residue.origin), version))
    }
    if files.isEmpty, let version = try call.snapshot.version(of: document) {
      files = [(nil, BratFile(), version)]
    }
    for (residue, file, _) in files { if let residue { try learnTypes(file, residue) } }
    var known = Set(residues.flatMap { $0.names.pairs.map(\.row) })
    for (residue, file, version) in files {
      var page = BratPage(file, residue?.names ?? ForeignNames(), version, call, types)
      try page.update()
      try page.append(exceptFor: &known)
      if let residue { folders.insert(residue.origin.folder) }
      written.add(page.file)
      let origin = residue?.origin ?? version.provenance.origin ?? version.name
      write(page, version, named: unused(origin.baseName))
    }
    exported.losses.keep("documents")
    try loseFields(of: document)
  }

  private mutating func learnTypes(_ file: BratFile, _ residue: Residue) throws {
    for case .span(_, let type, _, _)? in file.lines.map(\.annotation) {
      if let tag = try? TagName(parsing: type) { types[try call.meant(by: tag)] = type }
    }
  }

  private mutating func unused(_ name: String) -> String {
    let names = [name] + (2...).lazy.prefix(taken.count + 1).map { "\(name)-\($0)" }
    let free = names.first { !taken.contains($0) } ?? name
    taken.insert(free)
    return free
  }

  private mutating func write(_ page: BratPage, _ version: Version, named name: String) {
    exported.files.append((name + ".txt", version.text.string))
    exported.files.append((name + ".ann", page.file.text))
    for (sort, count) in page.kept.sorted(by: { $0.key < $1.key }) { exported.losses.keep(sort, count) }
    exported.losses.entries += page.losses.map { loss in
      LossReport.Entry(loss.fate, loss.subject, file: name + ".ann", because: loss.reason)
    }
    if let encoding = version.provenance.encoding, encoding != TextEncoding.utf8.name {
      exported.losses.entries.append(
        LossReport.Entry(
          .changed, version.name, file: name + ".txt", because: "it was \(encoding), and is UTF-8 now"))
    }
  }

  /// The configurations of the folders that files were imported from, as they stood, or one that declares every type.
  mutating func configure() throws {
    guard !exported.files.isEmpty else { return }
    var confs: [String: String] = [:]
    for residue in try call.snapshot.residuesOfNoText(format: ImportFormat.brat.name)
    where folders.contains(residue.origin.folder) {
      let name = String(residue.origin.split(separator: "/").last ?? "")
      if let other = confs[name], other != residue.text {
        exported.losses.entries.append(
          .init(.skipped, residue.origin, because: "another folder's \(name) is written"))
      } else {
        confs[name] = residue.text
      }
    }
    if let conf = confs[BratTypes.fileName] {
      let declared = BratTypes.declared(in: conf)
      for name in written.names where !declared.contains(name) {
        exported.losses.entries.append(
          .init(.changed, name, because: "\(BratTypes.fileName), written as it came, does not declare it"))
      }
    } else {
      confs[BratTypes.fileName] = written.configuration
    }
    for (name, text) in confs.sorted(by: { $0.key < $1.key }) { exported.files.append((name, text)) }
  }

  mutating func loseOthers(than documents: Set<Int>, _ filter: Filter) throws {
    let elsewhere = try call.numbers(of: .claim, meeting: filter, isLenient: true).filter { claim in
      try !call.snapshot.mentions(of: claim).contains {
        $0.place.map { documents.contains($0.document) } ?? false
      }
    }
    exported.losses.lose(elsewhere.count, .claim, "no words of theirs stand in a document that is written")
    try exported.losses.countOthers(filter, call, "brat")
  }

  /// What a document has beside its text and its marks, for which brat has no place.
  private mutating func loseFields(of id: Int) throws {
    guard let document = try call.snapshot.document(id) else { return }
    let fields = [
      ("author", document.author?.description), ("publisher", document.publisher), ("url", document.url),
      ("on", document.published?.text), ("lang", document.language),
    ].filter { $0.1 != nil }.map(\.0)
    let tags = try call.snapshot.tags(on: document.identifier).map(\.description)
    let words = fields + tags
    guard !words.isEmpty else { return }
    exported.losses.entries.append(
      LossReport.Entry(
        .skipped, document.identifier.description,
        because: "brat has no place for what it says of itself: \(words.joined(separator: ", "))"))
  }
}
