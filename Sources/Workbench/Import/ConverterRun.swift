import CommandLanguage
import Facts
import Storage

/// One run of another program that turns a file into text: it gets bytes on standard input and nothing else of ours.
package struct ConverterRun: Sendable, Hashable {
  /// The name of the program, found on PATH, and its arguments; no shell sees them.
  package let program: String
  package let arguments: [String]
  package let input: [UInt8]
  /// How long it may take.
  package var seconds = 60
  /// How many bytes it may write.
  package var limit = 256 << 20

  package init(_ program: String, _ arguments: [String], input: [UInt8]) {
    self.program = program
    self.arguments = arguments
    self.input = input
  }

  /// How a run ended.
  package enum Outcome: Sendable, Hashable {
    /// With its exit status, what it wrote, and the beginning of what it complained about.
    case ended(status: Int32, output: [UInt8], complaint: String)
    case missing
    case tooLong
    case tooMuch
    case interrupted
    /// A signal or the system ended it; the words say which.
    case broken(String)
  }
}

/// A program that reckon can call, and the Debian package that brings it.
struct ConverterProgram: Sendable {
  let name: String
  let package: String

  static let pdfToText = ConverterProgram(name: "pdftotext", package: "poppler-utils")
  static let pdfInfo = ConverterProgram(name: "pdfinfo", package: "poppler-utils")
  static let pandoc = ConverterProgram(name: "pandoc", package: "pandoc")
}

/// Runs programs that convert files, as the world supplies them.
struct Converter: Sendable {
  let run: @Sendable (ConverterRun) -> ConverterRun.Outcome
  /// The file as it was named.
  let file: String

  /// What a program writes about some bytes.
  ///
  /// - Throws: where the program is missing, fails, takes too long, or writes too much.
  func output(of program: ConverterProgram, _ arguments: [String], _ input: [UInt8]) throws -> [UInt8] {
    let run = ConverterRun(program.name, arguments, input: input)
    switch self.run(run) {
    case .ended(0, let output, _): return output
    case .ended(let status, _, let complaint):
      throw failed(program, "ended with status \(status)", complaint)
    case .missing:
      throw Diagnostic(
        "E-PROGRAM", "'\(file)' needs the program '\(program.name)', which is not here",
        hint: "it is in the package '\(program.package)': apt-get install \(program.package)")
    case .tooLong: throw failed(program, "took more than \(run.seconds) s and was stopped", "")
    case .tooMuch: throw failed(program, "wrote more than \(run.limit >> 20) MB and was stopped", "")
    case .interrupted: throw WorkspaceError.interrupted
    case .broken(let how): throw failed(program, how, "")
    }
  }

  private func failed(_ program: ConverterProgram, _ how: String, _ complaint: String) -> Diagnostic {
    let said = complaint.onOneLine.shortened(to: 300)
    return Diagnostic(
      "E-CONVERT", "'\(file)' could not be read: \(program.name) \(how)" + (said.isEmpty ? "" : ": \(said)"),
      hint: "is the file whole? 'import' also takes its text, saved as UTF-8")
  }
}
