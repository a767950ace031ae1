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

  /// A word that follows a statement and is no probability may as well be more of the statement.
  func readProbability(_ stated: String) throws -> Probability {
    let lexicon = try lexicon()
    do { return try Probability(parsing: stated, lexicon: lexicon) } catch {
      let mayBeText = self[.statement] != nil && !Probability.hasShape(stated)
      let quoting = mayBeText ? "quote a statement of several words, or put it last after --; " : ""
      throw wrong(.probability, error.code, error.message, hint: quoting + (error.hint ?? ""))
    }
  }
}
