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
    /// Changes the session and returns what is shown.
    case sitting(@Sendable (String, inout Session) throws -> String)
  }

  let name: String
  let summary: String
  let scope: Scope
  /// The value in force; of a family how many there are.
  let current: @Sendable (Sitting, Snapshot) throws -> String

  static let all: [Setting] = [
    Setting(
      name: "zone", summary: "the time zone that decides which day is today; UTC unless set",
      scope: .workspace(Zone.check)
    ) { _, snapshot in try snapshot.setting("zone") ?? Zone.standard },
    Setting(
      name: "lexicon",
      summary: "the words of probability: \(Lexicon.all.map(\.name).joined(separator: ", "))",
      scope: .workspace { value in
        guard let lexicon = Lexicon.named(value) else {
          throw FactError(
            "E-LEXICON", "there is no lexicon '\(value)'",
            hint: "lexicons are " + Lexicon.all.map(\.name).joined(separator: ", "))
        }
        return lexicon.name
      }
    ) { _, snapshot in try snapshot.setting("lexicon") ?? Lexicon.icd203.name },
    Setting(
      name: "baseline", summary: "what skill is measured against; 50% unless set",
      scope: .workspace { try Probability(parsing: $0, lexicon: .icd203).stated }
    ) { _, snapshot in try snapshot.setting("baseline") ?? Setting.standardBaseline },
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
    Setting(
      name: "confirm",
      summary: "a change of more rows than this is asked about at the prompt; 'never' asks nothing",
      scope: .sitting { value, session in
        guard value == "never" || Int(value).map({ $0 >= 0 }) == true else {
          throw FactError("E-NUMBER", "'\(value)' is not a number of rows", hint: "write 20, or never")
        }
        session.sitting.confirm = Int(value)
        return value
      }
    ) { sitting, _ in sitting.confirm.map(String.init) ?? "never" },
    Setting(
      name: "as-of", summary: "the day from which days are seen and facts known; 'none' is today",
      scope: .sitting { value, session in
        session.sitting.asOf = value == "none" ? nil : try session.asOf(value)
        return session.sitting.asOf?.description ?? "none"
      }
    ) { sitting, _ in sitting.asOf?.description ?? "none" },
    Setting(
      name: "author", summary: "who enters and judges",
      scope: .sitting { value, session in
        session.sitting.author = try session.author(value)
        return session.sitting.author.description
      }
    ) { sitting, _ in sitting.author.description },
    Setting(
      name: "format", summary: "how results look: \(SittingOption.formats)",
      scope: .sitting { value, session in
        session.sitting.format = try SittingOption.format(value)
        return value
      }
    ) { sitting, _ in sitting.format },
  ]

  /// Whether its name begins the names of many.
  var isFamily: Bool { if case .family = scope { true } else { false } }

  static let standardBaseline = "50%"

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
