import CommandLanguage
import Facts
import Foundation

/// The zone of a workspace, which decides which day is today and nothing else.
enum Zone {
  static let standard = "UTC"

  /// The civil day at an instant.
  ///
  /// UTC needs no zone data, which takes time to load.
  static func day(milliseconds: Int, in zone: String) throws -> Day {
    let offset =
      zone == standard
      ? 0
      : try timeZone(zone).secondsFromGMT(
        for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
    let local = milliseconds + offset * 1000
    return Day(number: (local >= 0 ? local : local - 86_399_999) / 86_400_000)
  }

  static func check(_ zone: String) throws -> String {
    zone == standard ? zone : try timeZone(zone).identifier
  }

  private static func timeZone(_ name: String) throws -> TimeZone {
    guard name.contains("/"), let zone = TimeZone(identifier: name) else {
      throw Diagnostic(
        "E-ZONE", "'\(name)' is not a time zone",
        hint: (nearest(to: name).map { "did you mean '\($0)'? " } ?? "")
          + "zones are named like Asia/Seoul or Europe/Berlin, or UTC")
    }
    return zone
  }

  /// The zone whose city was typed, else the one spelled most alike.
  private static func nearest(to name: String) -> String? {
    let names = TimeZone.knownTimeZoneIdentifiers + [standard]
    let city = "/" + name.lowercased().replacing(" ", with: "_")
    return names.first { $0.lowercased().hasSuffix(city) } ?? Spelling.nearest(to: name, among: names)
  }
}
