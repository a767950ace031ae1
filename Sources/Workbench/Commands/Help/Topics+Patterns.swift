import Presentation

extension HelpTopic {
  static let patterns = HelpTopic(
    "patterns", aliases: ["regex", "pattern"], "regular expressions for find and mark"
  ) {
    [
      words(
        """
        A text between slashes is a pattern: find /사드[는가]|THAAD/, or '/moon jae-?in/' with a space in it. It is
        matched without case, a space matches any run of white space, and a match may begin within a word. The time
        it takes grows with the text alone, whatever the pattern; in exchange there are no back references and no
        looking around. Where every match holds a known piece, the index finds the texts: two Korean or Chinese letters,
        or the beginning of an English word, as in /\\bthaad/. Else all texts are read, which Ctrl-C stops.
        """),
      table(
        "pattern", "matches",
        [
          ("a|b", "either"), ("(...)", "a group"), (".", "any character but a line break"),
          ("[a-z가-힣]  [^,]", "one of these characters; any other"),
          ("*  +  ?  {2}  {2,5}", "any number; at least one; at most one; so many; as many as can be"),
          ("*?  +?  ??", "the same, as few as can be"),
          ("\\w  \\d  \\s", "a letter, digit or underscore; a digit; white space; in capitals, any other"),
          ("\\b", "the beginning or end of a word"), ("^  $", "the beginning and end of a line"),
          (
            "\\p{Hangul}",
            "a letter of a script, also Han, Kana, Latin, Greek, Cyrillic; and L, Lu, Ll, N, P, S, Emoji"
          ),
          ("\\n  \\t  \\u{1F680}", "a line break; white space; a character by its number"),
          ("\\.", "the sign itself"),
        ]),
    ]
  }
}
