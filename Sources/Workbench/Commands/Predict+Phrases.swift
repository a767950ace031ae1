import CommandLanguage
import Facts
import Storage

extension Call {
  /// The text in the statement's place, where a claim gives the statement and the text is a phrase of probability.
  ///
  /// The shape of a slot knows the program's own phrases only; those of the workspace are found here.
  func phrase(of claim: Identifier?) throws -> String? {
    guard claim != nil, self[.probability] == nil, let text = self[.statement] else { return nil }
    return try lexicon().holds(text) ? text : nil
  }

  /// Reads what stands for a probability; a word that follows a statement and is none may be more of the statement.
  func explained<Result>(_ stated: String, _ read: () throws(FactError) -> Result) throws -> Result {
    do { return try read() } catch {
      let mayBeText = self[.statement] != nil && !Probability.hasShape(stated) && !stated.contains(":")
      let quoting = mayBeText ? "quote a statement of several words, or put it last after --; " : ""
      throw wrong(.probability, error.code, error.message, hint: quoting + (error.hint ?? ""))
    }
  }
}
