import Facts
import Scoring
import Storage

/// A document as several coders marked it, gold left out; what adjudication said stands beside it.
struct CodedDocument: Sendable {
  /// A passage, with the tags that each coder gave it.
  struct Mark: Sendable {
    let mention: Int
    let fragments: Fragments
    let coder: Handle
    let tags: [CodedTag]

    /// The tags of a layer that a coder gave.
    func tags(of coder: Handle, in layer: Layer) -> [TagName] {
      tags.filter { $0.coder == coder && $0.stands && layer.holds($0.tag) }.map(\.tag)
    }

    /// Whether gold said of every tag of a layer, whoever gave it, if it holds.
    func isAdjudicated(in layer: Layer) -> Bool {
      let given = tags.filter { $0.stands && $0.coder != .gold && layer.holds($0.tag) }
      return given.allSatisfy { tag in tags.contains { $0.coder == .gold && $0.tag == tag.tag } }
    }
  }

  let id: Int
  /// In code points.
  let length: Int
  /// Who coded it, by handle.
  let coders: [Handle]
  let marks: [Mark]

  var name: String { "d\(id)" }

  /// The spans of each coder in a layer, in the order of the coders, their labels numbered by a naming.
  func spans(in layer: Layer, _ labels: inout Labels) -> [[LabelledSpan]] {
    coders.map { coder in
      marks.compactMap { mark in
        switch layer {
        case .anyMark:
          let isTheirs = mark.coder == coder || !mark.tags(of: coder, in: layer).isEmpty
          return isTheirs ? LabelledSpan(mark.fragments.ranges, label: 0) : nil
        case .branch:
          let tags = mark.tags(of: coder, in: layer)
          guard !tags.isEmpty else { return nil }
          return LabelledSpan(mark.fragments.ranges, label: labels.number(of: tags))
        }
      }
    }
  }
}

/// Numbers for what a span is labelled with: some tags at once are a label of their own.
struct Labels: Sendable {
  private var numbers: [[String]: Int] = [:]
  private(set) var names: [String] = []

  mutating func number(of tags: [TagName]) -> Int {
    let paths = Set(tags.map(\.path)).sorted()
    if let number = numbers[paths] { return number }
    numbers[paths] = names.count
    names.append(paths.map { "+" + $0 }.joined(separator: " "))
    return names.count - 1
  }
}

extension Snapshot {
  /// Documents as their coders marked them, by id; those that fewer than two coded too.
  ///
  /// A document is coded by whoever marked something there, tagged a mark, or said so: an empty layer is an answer.
  func codedDocuments(_ wanted: Set<Int>?, counting isCounted: (Handle) -> Bool) throws -> [CodedDocument] {
    let (tags, codings, lengths) = (try taggings(on: .mention), try codings(), try lengths())
    let marks = Dictionary(grouping: try codedMarks(), by: \.document)
    return lengths.keys.sorted().filter { wanted?.contains($0) ?? true }.map { id in
      let marks = (marks[id] ?? []).map { mark in
        CodedDocument.Mark(
          mention: mark.mention, fragments: mark.fragments, coder: mark.coder, tags: tags[mark.mention] ?? [])
      }
      let hands = marks.flatMap { [$0.coder] + $0.tags.map(\.coder) } + (codings[id] ?? [])
      let coders = Set(hands).filter(isCounted)
      return CodedDocument(
        id: id, length: lengths[id] ?? 0, coders: coders.sorted { $0.name < $1.name }, marks: marks)
    }
  }
}
