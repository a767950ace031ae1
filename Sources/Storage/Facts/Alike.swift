package import Facts

/// A document that is much like another text.
package struct AlikeDocument: Sendable, Hashable {
  package let id: Int
  /// The part of their word sequences that both have in common.
  package let share: Double
}

extension Snapshot {
  /// Documents with a version that is much like a text, and the part of their word sequences in common; the most
  /// alike first.
  ///
  /// Of those with the same numbers in their sketch the newest twenty are compared in full.
  package func documents(
    like likeness: Likeness, except document: Int? = nil, atLeast share: Double = 0.7
  ) throws -> [AlikeDocument] {
    let bands = zip(1..., likeness.sketch).map { number, value in
      "sketch\(sql: String(number)) = \(value)" as SQL
    }
    let candidates: [Int] = try database.values(
      """
      SELECT id FROM version WHERE (\(bands.joined(separator: " OR "))) AND document IS NOT \(document)
      ORDER BY id DESC LIMIT 20
      """)
    var shares: [Int: Double] = [:]
    for id in candidates {
      guard let version = try version(row: id), let other = version.likeness else { continue }
      shares[version.document] = max(shares[version.document] ?? 0, likeness.shared(with: other))
    }
    return shares.filter { $0.value >= share }.map { AlikeDocument(id: $0.key, share: $0.value) }
      .sorted { ($1.share, $0.id) < ($0.share, $1.id) }
  }
}

extension Version {
  /// The word sequences of the text without what its reader knew to be menus and notices; nil where it is short.
  package var likeness: Likeness? { Likeness(text, without: provenance.boilerplate ?? []) }
}

extension SQL {
  /// The numbers of a sketch as the values of its columns, all of them null for a short text.
  static func values(of sketch: [Int]?) -> SQL {
    (0..<Likeness.bands).map { band in "\(sketch?[band])" as SQL }.joined(separator: ", ")
  }

  static let sketchColumns = (1...Likeness.bands).map { "sketch\($0)" }.joined(separator: ", ")
}
