import GRDB

extension Change {
  /// Begins a numbered step, to which every change belongs until the next step begins.
  package func step(_ number: Int) throws {
    try database.run("UPDATE running SET step = \(number)")
  }

  /// Begins a step whose canonical line is known beforehand.
  package func step(_ number: Int, line: String) throws {
    try step(number)
    try keep(line, ofStep: number)
  }

  /// Puts a step's canonical line into the log, once its command has found out what was meant.
  package func keep(_ line: String, ofStep number: Int) throws {
    try database.run("INSERT INTO step (operation, number, line) VALUES (\(operation), \(number), \(line))")
  }

  /// Names the operation of one command by its canonical line.
  package func label(_ line: String) throws {
    try database.run("UPDATE operation SET label = \(line) WHERE id = \(operation)")
  }
}
