import Presentation

extension HelpTopic {
  static let seals = HelpTopic(
    "seals", aliases: ["proof", "proofs"], "how seals, proofs and redactions work, byte for byte"
  ) {
    purpose + [
      table(
        "value", "as bytes",
        [
          ("NULL", "n"), ("whole number", "i and 8 bytes, the highest first, in two's complement"),
          ("real", "r and its 8 bytes of IEEE 754, the highest first"),
          ("text", "t, the number of its bytes in 8 bytes, the bytes of UTF-8"),
        ]),
      table(
        "hash", "SHA-256 of",
        [
          ("leaf", "00, the salt, the record"), ("node", "01, left, right"),
          ("head", "02, the head before (32 zeros at first), the body"), ("body", "03, the header, the root"),
          ("salt", "04, the secret, the position of the leaf from 0 in 8 bytes; of this the first 16"),
        ]),
    ] + records + redactions
  }

  private static var purpose: [Block] {
    [
      words(
        """
        `seal` prints the head of a chain of hashes over all that was done. Send it to somebody, or publish it where the
        day is kept: from then on `verify head HEAD` shows that nothing up to it was changed, added, left out, put in
        another order or backdated. Without a published head `verify` shows only that the file agrees with its own
        seals, which whoever writes the file can make anew. A seal is no fact and no operation: `undo` does not touch
        it and `log` does not show it. `export workspace` takes it along, so that the head holds in a rebuilt one.
        """),
      words(
        """
        The tables `sealed` (operation, leaves, secret, salts, marks, root, head), `redacted` and `seal` stand in the
        file. Tests/Seals/verify.py of the source verifies a workspace and a proof with Python's standard library alone.
        """),
    ]
  }

  private static var records: [Block] {
    [
      words(
        """
        A record is the name of a table, the id of a row, the step of the operation or NULL, 1 for an insert and else 0,
        then name and value of every column that is not NULL, by the bytes of the names; NULL in their place says that
        the row was deleted. Columns are those stored, without `id` and without generated ones. The leaves of an
        operation are, in this order: its command (table `operation`, its number, NULL, 1, `label` and the text); each
        step (table `step`, its number, NULL, 1, `line` and the text); then for every entry of `journal` from `first`
        to `last`, and every row from `row` to `through`, that row as the entry left it: what the next entry of the row
        has in `before`, which is NULL where it was gone, or, with no later entry, the row in its table. `before`
        reads `name=t5:hello weight=r0.25 person=n`: the letter tells the type, and a text stands behind its length in
        bytes.
        """),
      words(
        """
        Leaves make a tree as in RFC 6962: the left part has the greatest power of two that is less than their number.
        The header of an operation is its number, `ulid`, `kind`, `author`, `recorded`, `first`, `last`, the number of
        leaves, and the numbers of what it undoes in ascending order. `marks` holds the first 4 bytes of every leaf, by
        which a changed row is found.
        """),
      words(
        """
        A proof is JSON: `start` is the head before its first link; each of `links` is a `body`, or an operation with
        its header, `leaves`, `root`, `head`, and in `shown` the records that it shows with `position`, `salt` and
        `path`, the siblings from the leaf up (RFC 9162, 2.1.3.2). A record of which the text was taken away has `leaf`
        instead. A proof shows that these records were sealed so, and not that nothing else was said.
        """),
    ]
  }

  private static var redactions: [Block] {
    [
      words(
        """
        `redact` puts [redacted n1] in the place of a text, and bars in the place of a document's letters, so that
        addresses stay. In `redacted` it keeps the leaves that can be computed no more; of that operation the secret
        gives way to `salts`, 16 bytes for each leaf and zeros for these, so that no guess at the text can be tried.
        `verify` counts and names them. What the row says from then on is sealed with the redaction, by the next
        `seal`. Words that stand elsewhere too are named, and not touched.
        """)
    ]
  }
}
