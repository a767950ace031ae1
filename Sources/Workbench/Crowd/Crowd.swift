import CommandLanguage
import Facts
import Scoring
import Storage

/// Everybody who forecast a prediction as one speaker, such as `@crowd-median`: computed when it is read.
struct Crowd: Sendable {
  let aggregator: Aggregator
  /// Whom it leaves out, so that somebody can be compared with all the others.
  let without: Handle?

  private static let leavingOut = "-without-"

  init(_ aggregator: Aggregator, without: Handle? = nil) {
    (self.aggregator, self.without) = (aggregator, without)
  }

  /// The name by which it is asked for: `@crowd-median`, `@crowd-median-without-kim`.
  var handle: Handle {
    let rest = without.map { Crowd.leavingOut + $0.name } ?? ""
    return Handle(stored: Handle.reservedPrefix + aggregator.name + rest)
  }

  /// The crowd of a name, before anybody looked whether the one it leaves out is known.
  fileprivate init(named handle: Handle) throws(FactError) {
    let name = String(handle.name.dropFirst(Handle.reservedPrefix.count))
    let cut = name.firstRange(of: Crowd.leavingOut)
    let way = cut.map { String(name[..<$0.lowerBound]) } ?? name
    guard let aggregator = Aggregator.named(way) else {
      let nearest = Spelling.nearest(to: way, among: Aggregator.all.map(\.name))
      let meant = nearest.map { "did you mean @\(Handle.reservedPrefix)\($0)? " } ?? ""
      throw FactError(
        "E-SPEAKER", "there is no crowd \(handle)",
        hint: meant + "crowds are " + Crowd.all.map(\.handle.description).joined(separator: ", "))
    }
    self.init(aggregator, without: cut.map { Handle(stored: String(name[$0.upperBound...])) })
  }

  static let all = Aggregator.all.map { Crowd($0) }

  /// How many forecasts must stand together, unless `set crowd` says otherwise: one alone is no crowd.
  static let fewestUnlessSet = 2
}

extension Call {
  /// The crowd that a reserved name means; whoever it leaves out must be known, by handle or alias.
  func crowd(_ handle: Handle) throws -> Crowd {
    let crowd = try Crowd(named: handle)
    guard let named = crowd.without else { return crowd }
    guard let known = try snapshot.handle(named: named) else { throw try unknown(named) }
    return Crowd(crowd.aggregator, without: known)
  }

  /// The forecaster that a word names: a speaker, by handle or alias, or a crowd.
  func forecaster(named handle: Handle) throws -> Handle {
    if handle.isReserved { return try crowd(handle).handle }
    guard let known = try snapshot.handle(named: handle) else { throw try unknown(handle) }
    return known
  }

  /// How many forecasts must stand together before a crowd says anything.
  func fewestOfCrowd() throws -> Int {
    try snapshot.setting(Setting.crowd).flatMap(Int.init) ?? Crowd.fewestUnlessSet
  }
}

extension Setting {
  static let crowd = "crowd"

  static let crowdSetting = Setting(
    name: crowd,
    summary:
      "how many forecasts must stand together before a crowd such as @crowd-median says anything; \(Crowd.fewestUnlessSet) unless set",
    scope: .workspace { value, _ in
      guard value.utf8.count <= 6, let count = Int(value), count >= 1, String(count) == value else {
        throw FactError("E-SETTING", "'\(value)' is not a number of forecasts", hint: "write 1 or more")
      }
      return value
    }
  ) { _, snapshot in try snapshot.setting(crowd) ?? String(Crowd.fewestUnlessSet) }
}
