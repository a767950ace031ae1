import Facts
import Presentation

extension HelpTopic {
  static let cues = HelpTopic("cues", "the rules by which 'suggest' offers sentences") {
    [
      words(
        """
        A rule is a weight from 1 to 9, a pattern of words, and behind `=` the phrase of the lexicon that the words stand
        for. Lines such as `[forecast]` begin a part; `name := pattern` names a pattern that others use as `{name}`; `#`
        begins a remark. A sentence is offered as a forecast when the weights of part `forecast` that stand in it, less
        those of `neither`, reach \(CueRules.threshold); else as a claim, in the same way, where the weight of the first
        match of `speaker` counts too. Each rule counts once. `titles` are words before a name that are no part of
        it, `connectives` words before a speaker, `no-names` words that no speaker's name holds,
        `no-first-names` words with which none begins.
        """),
      table(
        "in a pattern", "stands for",
        [
          ("will", "the word itself, whatever its letter case; Korean words also within longer ones"),
          ("expect*  *ing", "a word that begins or ends so"), ("(a|b c)", "one of several"),
          ("(not)?", "what may be missing"),
          ("...", "up to eight words"), ("<number>  <year>", "digits, and four of them"),
          ("<speaker>", "up to six words that name who speaks"),
          ("<clause>", "the start of the sentence, or of what follows a mark"),
          ("ㄹ", "any Korean syllable that ends in this consonant; so ㄴ, ㅁ, ㅂ and ㅆ"),
          ("_", "a space that must be there, also in Korean"),
          ("^  $", "the start and the end of the sentence"),
        ]),
      words("`suggest d1 rules FILE` uses other rules than these, with which the program comes:"),
    ] + CueRules.files.flatMap { [.line(Phrase($0.name, .strong)), .code($0.text)] }
  }
}
