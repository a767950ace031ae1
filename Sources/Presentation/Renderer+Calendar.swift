extension Renderer {
  package static let calendar = Renderer(
    name: "ics", summary: "deadlines as an iCalendar file, an all-day event each",
    details: """
      After RFC 5545. Rows with the members `id`, `statement` and `deadline` (a day) or `by` have an event, such as \
      those of `report agenda` and `due`; importing the file again changes the events instead of doubling them.
      """, ending: ".ics", isForPrograms: true,
    remark: { page in
      let rows = page.rows(RenderOptions())
      let missing = rows.count - rows.count { CalendarEvent($0) != nil }
      if rows.isEmpty { return "note: no deadline is among these, so the calendar has no event" }
      if missing == 0 { return nil }
      return missing == rows.count
        ? "note: nothing here has a deadline; 'report agenda' and 'due' do"
        : "note: \(missing) of \(rows.count) rows have no day as a deadline, and so no event"
    }
  ) { page, _ in
    let head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//reckon//agenda//EN", "CALSCALE:GREGORIAN"]
    let events = page.rows(RenderOptions()).compactMap(CalendarEvent.init).flatMap(\.lines)
    return (head + (events.isEmpty ? nothing : events) + ["END:VCALENDAR"]).map(CalendarEvent.folded).joined()
  }
}

/// What stands in a calendar without events, since RFC 5545 (3.6) wants one component at least.
private let nothing = [
  "BEGIN:VTIMEZONE", "TZID:UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
]

/// A deadline as RFC 5545 writes it.
private struct CalendarEvent {
  let id: String
  /// What calendars know the event by.
  let uid: String
  let statement: String
  /// Such as `20171231`.
  let day: String
  let stamp: String

  /// Nil for a row without an id, words, and a whole day.
  init?(_ row: JSON) {
    guard case .string(let id)? = row["id"], case .string(let statement)? = row["statement"],
      case .string(let text)? = row["deadline"] ?? row["by"]
    else { return nil }
    let digits = text.filter { $0 != "-" }
    guard text.utf8.count == 10, digits.utf8.count == 8, digits.allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    (self.id, self.statement, day) = (id, statement, digits)
    if case .string(let uid)? = row["uid"] { self.uid = uid } else { uid = id }
    // When the event was made is not known, and a clock would change the bytes each time.
    stamp = digits + "T000000Z"
  }

  var lines: [String] {
    [
      "BEGIN:VEVENT", "UID:\(uid)@reckon", "DTSTAMP:\(stamp)", "DTSTART;VALUE=DATE:\(day)",
      "SUMMARY:\(Self.escaped("\(id)  \(statement)"))", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]
  }

  private static func escaped(_ text: String) -> String {
    TerminalText(sanitizing: text.replacing("\n", with: " ")).string.reduce(into: "") {
      if [";", ",", "\\"].contains($1) { $0 += "\\" }
      $0.append($1)
    }
  }

  /// A line of at most 75 bytes, and what is left on lines that begin with a space; no character is cut.
  static func folded(_ line: String) -> String {
    var (result, used) = ("", 0)
    for scalar in line.unicodeScalars {
      let size = scalar.utf8.count
      if used + size > 75 {
        result += "\r\n "
        used = 1
      }
      result.unicodeScalars.append(scalar)
      used += size
    }
    return result + "\r\n"
  }
}
