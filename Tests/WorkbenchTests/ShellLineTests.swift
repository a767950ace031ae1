import CommandLanguage
import Testing

@testable import Workbench

@Suite struct `A line of bash` {
  static let breaks = " \t\n\"'@><=;|&(:"

  private func words(_ line: String) -> [String] { ShellLine(line, breaks: Self.breaks).words }

  @Test func `is taken apart as bash does`() {
    #expect(words("reckon ") == ["reckon", ""])
    #expect(words("reckon -w x.reckon sh") == ["reckon", "-w", "x.reckon", "sh"])
    #expect(
      words(#"reckon note c1 "두 말" 'it is' a\ b key:당"#) == [
        "reckon", "note", "c1", "두 말", "it is", "a b", "key:당",
      ])
    #expect(words(#"reckon find "문재"#) == ["reckon", "find", "문재"])
    #expect(words(#"x "a\"b\c" """#) == ["x", #"a"b\c"#, ""])
  }

  @Test func `is completed from where the line editor cuts it`() {
    func reply(_ line: String, _ text: String) -> String? {
      ShellLine(line, breaks: Self.breaks).reply(text, goesOn: false)
    }
    #expect(reply("x show key:당", "key:당선") == "당선 ")
    #expect(reply("x claim @moo", "@moon-jaein") == "@moon-jaein ")
    #expect(reply("x show --format=te", "--format=text") == "text ")
    #expect(reply("x forecast p1 ver", "very likely") == #"very\ likely "#)
    #expect(reply("x forecast p1 \"ver", "very likely") == "very likely")
    #expect(reply("x forecast p1 'ver", "it's") == nil)
    #expect(reply("x list key:a@moo", "key:a@moon") == "@moon ")
    #expect(reply("x claim key:moo", "no:key") == nil)
  }

  @Test func `reads back as the word that was offered`() {
    let random = Seeded(7)
    let letters = Array("ab한국:=@+/ .,-'\"\\$`!&()#~*?😀")
    for _ in 0..<2000 * effort {
      let text = String((0..<1 + random.below(8)).map { _ in random.pick(letters) })
      let typed = String(text.unicodeScalars.prefix(random.below(text.unicodeScalars.count + 1)))
      let open = random.pick(["", "\"", "'"])
      let written =
        open.isEmpty
        ? typed.map { "ab한국:=@+/.,-".contains($0) ? String($0) : "\\\($0)" }.joined()
        : open + typed.map { open == "\"" && "\"\\$`".contains($0) ? "\\\($0)" : String($0) }.joined()
      if open == "'", typed.contains("'") { continue }
      let line = "reckon x " + written
      guard let reply = ShellLine(line, breaks: Self.breaks).reply(text, goesOn: true) else { continue }
      // The line editor replaces from its last break, and leaves quotes that it did not open.
      let kept = replaced(line, typed: written, open: open)
      #expect(words(kept + reply).last == text, "\(line) and \(text)")
    }
  }

  /// The line up to where the line editor replaces.
  private func replaced(_ line: String, typed: String, open: String) -> String {
    if !open.isEmpty { return String(line.dropLast(typed.count)) + open }
    var (end, isEscaped) = (0, false)
    for (index, character) in typed.enumerated() {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if Self.breaks.contains(character) {
        end = index + ("$@".contains(character) ? 0 : 1)
      }
    }
    return String(line.dropLast(typed.count)) + String(typed.prefix(end))
  }
}
