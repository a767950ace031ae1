import Facts

/// What verifying came to: how far everything is as it was sealed.
package struct VerifiedSeals: Sendable, Hashable {
  /// Sealed operations, and their lines and rows, up to the first flaw.
  package internal(set) var operations = 0
  package internal(set) var leaves = 0
  /// The head of the last operation that is as it was sealed.
  package internal(set) var head: SealHead?
  package internal(set) var redacted: [RedactedLeaf] = []
  /// The first thing that is not as it was sealed.
  package internal(set) var flaw: SealFlaw?
  /// How many operations are not sealed yet.
  package internal(set) var unsealed = 0
}

/// A line or row that was sealed, and of which the text was taken away since.
package struct RedactedLeaf: Sendable, Hashable {
  package let operation: Int
  package let row: RowInTable
}

/// Something that is not as it was sealed.
package struct SealFlaw: Sendable, Hashable {
  /// The operation that changed, as it stands now; nil where it is gone.
  package let operation: SealedOperation?
  /// The N of its `oN`; nil where no operation tells of it.
  package let number: Int?
  /// The line or row that is another; nil where it is the operation itself, or nobody can tell.
  package let row: RowInTable?
  package let message: String
}

extension RowInTable {
  /// Such as `c3`, `terms 4`, `the command`, `the line of step 2`.
  package var sealedName: String {
    switch table {
    case "operation": "the command"
    case "step": "the line of step \(id)"
    default: identifier?.description ?? "\(table) \(id)"
    }
  }
}
