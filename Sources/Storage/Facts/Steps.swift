import GRDB

extension Change {
  /// Gives a step its canonical line, once its command has found out what was meant.
  package func restate(_ number: Int, line: String) throws {
    try database.run(
      """
      UPDATE step SET line = CAST(\(Text(line)) AS TEXT) WHERE operation = \(operation) AND number = \(number)
      """)
  }
}
