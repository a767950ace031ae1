import CommandLanguage
import Facts
import Presentation
import Storage

/// Something that `set` changes: of the workspace, and journaled, or of this sitting only.
struct Setting: Sendable {
  enum Scope: Sendable {
    /// Returns the value as stored.
    case workspace(@Sendable (String) throws -> String)
    /// One for each name that begins with the setting's own; checks a value, or for nil whether it may be removed.
    case family(@Sendable (_ name: String, _ value: String?, Call) throws -> String?)
    /// Changes the session.
    case sitting(SittingOption)
  }

  let name: String
  let summary: String
  let scope: Scope
  /// What completes its value.
  var suggests = Suggestion.nothing
  /// The value in force; of a family how many there are.
  let current: @Sendable (Sitting, Snapshot) throws -> String

  static let all: [Setting] =
    [
      Setting(
        name: "zone", summary: "the time zone that decides which day is today; UTC unless set",
        scope: .workspace(Zone.check), suggests: .zones
      ) { _, snapshot in try snapshot.setting("zone") ?? Zone.standard },
      Setting(
        name: "lexicon",
        summary: "the words of probability: \(Lexicon.all.map(\.name).joined(separator: ", "))",
        scope: .workspace { value in
          guard let lexicon = Lexicon.named(value) else {
            throw FactError(
              "E-LEXICON", "there is no lexicon '\(value)'",
              hint: (Spelling.nearest(to: value, among: Lexicon.all.map(\.name)).map {
                "did you mean '\($0)'? "
              } ?? "")
                + "lexicons are " + Lexicon.all.map(\.name).joined(separator: ", "))
          }
          return lexicon.name
        }, suggests: .words(Lexicon.all.map { Choice($0.name, $0.title) })
      ) { _, snapshot in try snapshot.setting("lexicon") ?? Lexicon.icd203.name },
      Setting(
        name: "baseline",
        summary: "what skill is measured against, a probability, base or @who; 50% unless set",
        scope: .workspace { try NamedBaseline(parsing: $0, lexicon: .icd203).name },
        suggests: .probabilities
      ) { _, snapshot in try snapshot.setting("baseline") ?? Setting.standardBaseline },
      Setting(
        name: Setting.ground,
        summary:
          "the coder whose claims and marks the others see even where they work blind; 'none' is nobody",
        scope: .workspace { $0 == "none" ? $0 : try Handle(parsing: $0).description }, suggests: .who
      ) { _, snapshot in try snapshot.setting(Setting.ground) ?? "none" },
      Setting(
        name: SavedFilter.prefix,
        summary: "filters under a name: set filter.mine \"+korea @moon\"; 'none' removes it",
        scope: .family { name, text, call in
          let name = try Name.key(parsing: name)
          if let text { return try SavedFilter.check(text, named: name, call) }
          try SavedFilter.checkRemoval(of: name, call)
          return nil
        }
      ) { _, snapshot in
        let count = try snapshot.settings(beginning: SavedFilter.prefix).count
        return count == 0 ? "none" : "\(count) saved"
      },
    ] + SittingOption.all.compactMap(Setting.init)

  /// Whether its name begins the names of many.
  var isFamily: Bool { if case .family = scope { true } else { false } }

  static let standardBaseline = "50%"
  static let ground = "ground"

  static func named(_ name: String) throws -> Setting {
    if let setting = all.first(where: { $0.name == name && !$0.isFamily }) { return setting }
    if let family = all.first(where: { $0.isFamily && name.hasPrefix($0.name) }) { return family }
    let names = all.map(\.name)
    let nearest = Spelling.nearest(to: name, among: names).map { "did you mean '\($0)'? " } ?? ""
    throw FactError(
      "E-SETTING", "there is no setting '\(name)'",
      hint: nearest + "settings are " + names.joined(separator: ", "))
  }
}

extension Setting {
  fileprivate init?(_ option: SittingOption) {
    guard let current = option.current else { return nil }
    self.init(
      name: option.syntax.name, summary: option.syntax.summary, scope: .sitting(option),
      suggests: option.syntax.suggests,
      current: { sitting, _ in current(sitting) })
  }
}
