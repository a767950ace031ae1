extension Schema {
  /// What `Database.fingerprint` gives for a workspace of these migrations.
  ///
  /// It only saves making the schema in memory at every opening: where it is another, both are compared entry by
  /// entry. A test says what it must be.
  static let fingerprint = "1596ed50497e168fbfaea18707f89e3c652c490410476e6ac3917ccc86152e9e"
}
