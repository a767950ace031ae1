extension Handle {
  /// How the names of speakers begin that are computed when they are read, such as `@crowd-median`.
  ///
  /// Nobody else may be called so, whatever follows: there may be more of them one day.
  package static let reservedPrefix = "crowd-"

  /// Whether this is the name of a speaker that is computed and never stored.
  package var isReserved: Bool { name.utf8.starts(with: Handle.reservedPrefix.utf8) }

  /// Refuses to give a name to somebody that belongs to a computed speaker.
  package func checkIsFree() throws(FactError) {
    guard isReserved else { return }
    throw FactError(
      "E-RESERVED", "\(self) is kept for a crowd, which is computed when it is read and never stored",
      hint: "choose a name that does not begin with \(Handle.reservedPrefix); 'help crowds'")
  }
}
