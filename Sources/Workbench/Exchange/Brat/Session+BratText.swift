import Facts
import Interchange
import Storage
import CommandLanguage

extension BratFile.Line {
  /// Of a span, where it says that which words stand.
  var quote: OffsetQuote? {
    guard case .span(_, _, let ranges, let words)? = annotation else { return nil }
    return OffsetQuote(ranges, words)
  }
}

extension Session {
  /// The version that holds a text, how its addresses begin, and what this coder's file of that name said of it before.
  mutating func bratText(
    _ text: String, of name: String, annotatedIn file: String
  ) throws -> (Version, address: String, Residue?) {
    let author = sitting.author
    return try read { snapshot in
      guard let (document, number) = try snapshot.version(holding: text),
        let version = try snapshot.version(of: document, number: number)
      else {
        throw Diagnostic(
          "E-IMPORT", "'\(name)' is not read as plain text",
          hint: "offsets count in the text as it stands in the file")
      }
      let coder = try snapshot.handle(named: author) ?? author
      let residue = try snapshot.residues(of: document, format: ImportFormat.brat.name).first {
        $0.version == version.id && $0.origin == file && $0.coder == coder
      }
      let isOnly = try number == 1 && !snapshot.isSuperseded(versionRow: version.id)
      return (version, isOnly ? "d\(document)" : version.name, residue)
    }
  }

  mutating func stands(
    _ row: Identifier, at fragments: Fragments, in version: Version
  ) throws -> Bool {
    try read { snapshot in
      guard row.kind == .mention, let mention = try snapshot.mention(row.number) else { return false }
      return mention.place?.versionRow == version.id && mention.place?.fragments == fragments
    }
  }
}
