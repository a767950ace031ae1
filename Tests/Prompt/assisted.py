"""Prompt-echo with something to say: completion, hints, prompts of rows and notices from files that a test writes."""

import harness
from harness import Session

LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
HOME, END, BACKSPACE, TAB, ESCAPE = "\x1b[H", "\x1b[F", "\x7f", "\t", "\x1b"
SEARCH, FORWARD, GIVE_UP, UNDO = "\x12", "\x13", "\x07", "\x1f"

CANDIDATES = [
    "claim\tclaim\ta proposition somebody makes",
    "claimant\tclaimant\twho makes it",
    "문재인\t문재인\tthe candidate",
    "문제\t문제\ta problem",
    "사드 배치\t사드 배치\tas one word",
    "한국\t한국 (Korea)\t반도의 남쪽",
]


def command(tmp_path, candidates=(), statements=(), prompts=False):
    words = [harness.ECHO]
    for name, lines in (("candidates", candidates), ("statements", statements)):
        if lines:
            file = tmp_path / name
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            words += [name, str(file)]
    return words + (["prompts"] if prompts else [])


def assisted(tmp_path, candidates=(), statements=(), prompts=False, **changes):
    return Session(arguments=command(tmp_path, candidates, statements, prompts), **changes)


def run(session, *statements, first=1):
    """Enters the statements, one after the other."""
    session.at_prompt(first)
    for number, statement in enumerate(statements, start=first):
        session.send(statement)
        assert session.enter(number) == statement.replace("\r", "\\n")


def shows_rows(session, *rows, column=None):
    """Waits until the screen ends with these rows, and the cursor is in that column of its row."""

    def shown():
        filled = session.rows()
        while filled and not filled[-1]:
            filled.pop()
        return filled[-len(rows) :] == list(rows) and (column is None or session.screen.cursor.x == column)

    session.wait(shown, f"the last rows {rows}, cursor column {column}")


def is_dim(output, text):
    """Whether the text was written dim."""
    return b"\x1b[2m" + text.encode() in output
