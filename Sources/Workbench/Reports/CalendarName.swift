import Facts

extension Prediction {
  /// What calendars know its deadline by: the id alone would be another prediction's in another workspace.
  ///
  /// The first statement never changes, so an amended prediction moves its event; and a workspace that is built again
  /// from its script changes the events that it made before. The number is FNV-1a, 64 bits.
  var calendarName: String {
    let hash = terms[0].statement.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    return "\(identifier)-\(String(hash, radix: 16))"
  }
}
