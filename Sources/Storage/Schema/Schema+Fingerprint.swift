extension Schema {
  /// What `Database.fingerprint` gives for a workspace of these migrations.
  ///
  /// It only saves making the schema in memory at every opening: where it is another, both are compared entry by
  /// entry. A test says what it must be.
  static let fingerprint = "dbb78e803f1e95cdb77efc4fdb68255255b8909ab0df818efc94c199312ed4e0"
}
