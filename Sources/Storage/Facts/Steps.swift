import GRDB

extension Change {
  /// Gives a step its canonical line, once its command has found out what was meant.
  ///
  /// An operation of one command is known by that line.
  package func restate(_ number: Int, line: String) throws {
    try database.run(
      """
      UPDATE step SET line = CAST(\(Text(line)) AS TEXT) WHERE operation = \(operation) AND number = \(number)
      """)
    try database.run(
      "UPDATE operation SET label = CAST(\(Text(line)) AS TEXT) WHERE id = \(operation) AND kind = 'command'")
  }

  /// Takes the line of a step out of the log, once it has turned out that it changed nothing.
  package func dropStep(_ number: Int) throws {
    try database.run("DELETE FROM step WHERE operation = \(operation) AND number = \(number)")
  }
}
