import Facts

/// What two workspaces that went their own ways say differently.
package struct CombineConflict: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Both changed the row, or both gave one name or key to different rows.
    case changed
    case deletedHere
    case deletedThere
    /// Deleted there, while something new here refers to it.
    case usedHere
    /// Deleted here, while something new there refers to it.
    case usedThere
  }

  package struct Difference: Sendable, Hashable {
    package let column: String
    /// Nil for nothing.
    package let ours: String?
    package let theirs: String?
  }

  package let kind: Kind
  /// By its id here.
  package let row: RowInTable
  /// What people call the row, such as `c3`, `@moon` or `+korea`.
  package let name: String
  package let differences: [Difference]
  package let isTheirsNewer: Bool
}

/// What combining came to.
package struct Combination: Sendable {
  package struct Settled: Sendable {
    package let conflict: CombineConflict
    package let takesTheirs: Bool
  }

  package var inserted = 0
  package var changed = 0
  package var deleted = 0
  package var settled: [Settled] = []
}
