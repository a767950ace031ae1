/// What stands where a text was taken away.
enum Redaction {
  static let mark = "[redacted"
  /// Fills a text up to its length, so that addresses in it stay what they were.
  static let bar: Unicode.Scalar = "█"

  /// Whether a leaf holds no text any more: only then may it be vouched for by a hash that was kept.
  static func isPlain(_ leaf: SealedLeaf) -> Bool {
    leaf.row.table == "line" || leaf.bytes.contains(Array(mark.utf8))
      || leaf.bytes.contains(Array(String(bar).utf8))
  }
}
