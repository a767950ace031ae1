import Facts
import Interchange

extension CueRules {
  /// The files of rules that come with the program, by name.
  static let files: [(name: String, text: String)] = [
    ("english.cues", String(decoding: PackageResources.english_cues, as: UTF8.self)),
    ("korean.cues", String(decoding: PackageResources.korean_cues, as: UTF8.self)),
  ]

  /// All of them together: a text may change its language.
  static func standard() throws(FactError) -> CueRules {
    var rules = CueRules()
    for file in files { rules.add(try CueFile.read(file.text, named: file.name)) }
    return rules
  }
}
