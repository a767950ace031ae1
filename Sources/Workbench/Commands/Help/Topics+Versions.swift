import Presentation

extension HelpTopic {
  static let versions = HelpTopic(
    "versions", aliases: ["version", "revisions"], "texts that their publisher changed, and quotes in them"
  ) {
    [
      words(
        """
        A stored text never changes. `import FILE revises d1` adds a later text as d1.v2; the document keeps its title,
        author and day. An address without a version means the newest, d1.v1.s4 an older one; in the log addresses
        stay what they meant.
        """),
      words(
        """
        Every mention is looked for in the new text. The differences between both say where it went; what changed is
        compared with the quote and with the 32 letters on either side. The quoted words themselves are kept.
        """),
      table(
        "state", "means",
        [
          ("exact", "the very words, where the differences put them"),
          ("moved", "other words in their place, or the same words elsewhere, with a score from 0 to 1"),
          ("ambiguous", "several places fit equally well (within 0.05), so none is taken"),
          ("orphan", "no place is enough like it"),
          ("gone", "somebody said that the words are not there any more"),
        ]),
      words(
        """
        The score weighs the words 50, the context on each side 20, and the position 2. Where the quote stood, a place
        is taken that keeps 0.35 of its letters, if that share and the likeness of the context make 0.9 together;
        elsewhere one that scores 0.75, or the very words where they have 32 letters and stand only once. A quote of
        fewer than 8 letters must stand there word for word, between words like those that were around it. Passages
        that stood elsewhere before are never taken for a quote that was deleted.
        """),
      words(
        """
        `diff d1` shows what the publisher changed and which claims and predictions rest on it, `orphans` lists what
        was lost, `reanchor m3 ADDRESS` or `reanchor m3 none` decides by hand, and `undo` takes any of it back.
        """),
    ]
  }
}
