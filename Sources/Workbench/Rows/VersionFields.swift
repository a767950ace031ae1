import Facts
import Storage

extension Call {
  /// How the newest text of a document came here, and which others are much like it.
  func versionFields(of document: Int) throws -> [(String, String?)] {
    guard let version = try snapshot.version(of: document) else { return [] }
    let alike = try documents(like: version)
    return [
      ("file", version.provenance.origin), ("format", version.provenance.format),
      ("encoding", version.provenance.encoding),
      ("boilerplate", version.provenance.boilerplate.map { "\($0.reduce(0) { $0 + $1.count }) code points" }),
      ("much like", alike.isEmpty ? nil : alike.prefix(10).map(\.words).joined(separator: ", ")),
    ]
  }

  func documents(like version: Version) throws -> [AlikeDocument] {
    guard let likeness = version.likeness else { return [] }
    return try snapshot.documents(like: likeness, except: version.document)
  }
}
