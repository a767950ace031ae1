import CommandLanguage
import Facts
import Storage

extension Call {
  /// The lexicon in force.
  func lexicon() throws -> Lexicon { try snapshot.lexiconInForce() }

  /// Those that come with the program, then the workspace's own.
  func lexicons() throws -> [Lexicon] { try Lexicon.all + snapshot.lexicons() }

  func lexicon(named name: String) throws -> Lexicon {
    let lexicons = try lexicons()
    if let lexicon = lexicons.first(where: { $0.name == name }) { return lexicon }
    let names = lexicons.map(\.name)
    let nearest = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'? " } ?? ""
    throw FactError(
      "E-LEXICON", "there is no lexicon '\(name)'",
      hint: nearest + "lexicons are " + names.joined(separator: ", "))
  }
}

extension Probability {
  /// Such as `icd-203, edition 2015`.
  var lexiconWords: String? { lexicon.map { $0 + (edition.map { ", edition \($0)" } ?? "") } }
}
