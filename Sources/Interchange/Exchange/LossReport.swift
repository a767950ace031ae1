/// What became of everything that an import read or an export was asked for: nothing is lost in silence.
package struct LossReport: Sendable, Hashable {
  /// What happened to one thing.
  package enum Fate: String, Sendable, Hashable, CaseIterable {
    /// It is there, but not as it was: an offset that was found again by its words, a value that was read otherwise.
    case changed
    /// It is not there.
    case skipped
    /// It is kept as it was read, though it is not understood.
    case residue
  }

  package struct Entry: Sendable, Hashable {
    package let fate: Fate
    /// Such as `T12`, `line 3`, or an id.
    package let subject: String
    /// The file it is about, where there are several, and its line from 1.
    package let file: String?
    package let line: Int?
    package let reason: String

    package init(
      _ fate: Fate, _ subject: String, file: String? = nil, line: Int? = nil, because reason: String
    ) {
      self.fate = fate
      self.subject = subject
      self.file = file
      self.line = line
      self.reason = reason
    }
  }

  /// How many things of each sort were taken or written, such as `spans`, in the order in which they came up.
  package private(set) var kept: [(sort: String, count: Int)] = []
  package var entries: [Entry] = []

  package init() {}

  package mutating func keep(_ sort: String, _ count: Int = 1) {
    if let place = kept.firstIndex(where: { $0.sort == sort }) {
      kept[place].count += count
    } else {
      kept.append((sort, count))
    }
  }

  /// Whether all of it is there as it was.
  package var isLossless: Bool { entries.allSatisfy { $0.fate == .residue } }

  package static func == (left: LossReport, right: LossReport) -> Bool {
    left.entries == right.entries && left.kept.map(\.sort) == right.kept.map(\.sort)
      && left.kept.map(\.count) == right.kept.map(\.count)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}
