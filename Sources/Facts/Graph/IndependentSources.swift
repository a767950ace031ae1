/// Which mentions of a claim rest on one source.
///
/// Two do if the same person said it, whoever reports it; where nobody knows who said it, if the first reporter
/// is the same, or else the document; and if the words are the same, punctuation and letter case apart, since long
/// sentences are copied and not found twice. Short quotes are no sign of that.
package struct IndependentSources: Sendable, Hashable {
  /// The mentions of each source, sources and mentions in the order given.
  package let groups: [[Mention]]

  /// The fewest letters and digits of a quote that counts as copied where it comes again.
  package static let copiedLength = 20

  package init(_ mentions: [Mention]) {
    var groupOf = Array(mentions.indices)
    func group(_ index: Int) -> Int {
      var index = index
      while groupOf[index] != index {
        groupOf[index] = groupOf[groupOf[index]]
        index = groupOf[index]
      }
      return index
    }
    var firstBySign: [String: Int] = [:]
    for (index, mention) in mentions.enumerated() {
      for sign in mention.signsOfSource {
        if let first = firstBySign[sign] {
          let (one, other) = (group(first), group(index))
          groupOf[max(one, other)] = min(one, other)
        } else {
          firstBySign[sign] = index
        }
      }
    }
    groups = Dictionary(grouping: mentions.indices, by: group).sorted { $0.key < $1.key }
      .map { $0.value.map { mentions[$0] } }
  }
}

extension Mention {
  /// What tells the source: the root of the chain, and the words where they are long enough to have been copied.
  fileprivate var signsOfSource: [String] {
    let root = (speaker ?? via.last)?.description ?? place.map { "d\($0.document)" }
    let words = selector.exact.lowercased().composed.unicodeScalars
      .filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    let isLong = words.count >= IndependentSources.copiedLength
    let copied = isLong ? "=" + String(String.UnicodeScalarView(words)) : nil
    return [root, copied].compactMap { $0 }
  }
}
