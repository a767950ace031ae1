"""A person's way through what coders see differently: `adjudicate` at the prompt, and blind work."""

import pytest

from harness import is_canonical
from sitting import WORKSPACE, Sitting, listed, reckon

TEXT = "의회는 결정을 미뤘다. They call it prudence; it is cowardice. Nobody said so aloud.\n"
CODED = """import piece.txt on 2017-03-20
claim "의회는 결정을 미뤘다" in d1 --author @lead
mark "it is cowardice" in d1 +stance/hawk --author @anna
mark "They call it prudence; it is cowardice" in d1 +stance/dove --author @ben
mark "Nobody said so aloud" in d1 +tone/flat --author @anna
verdict c1 supported on 2017-04-01 --author @anna
verdict c1 mixed on 2017-04-02 --author @ben
"""
FIRST, SECOND, THIRD = "d1:13-51? [123asbnq?]", "d1:53-73? [123asbnq?]", "c1? [12asbnq?]"


@pytest.fixture(name="folder")
def coded_in_folder(tmp_path):
    (tmp_path / "piece.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "build.rk").write_text(CODED, encoding="utf-8")
    assert reckon(tmp_path, "-w", WORKSPACE, "--create", "run", "build.rk").returncode == 0
    return tmp_path


def answers(sitting, question, text):
    sitting.wait(lambda: sitting.row_at_cursor() == question, f"the question {question!r}")
    sitting.send(text)


def labels(folder):
    return [row["text"] for row in listed(folder, "operations")]


def test_adjudicate_takes_one_key_each_and_logs_lines_that_settle_alike(folder):
    with Sitting(folder) as sitting:
        sitting.at_prompt(1).send("adjudicate\r")
        sitting.wait(lambda: sitting.row_at_cursor() == FIRST, "the first question")
        shown = "\n".join(sitting.rows())
        for words in ("1 of 3", "+stance", "1  @anna:  +stance/hawk (36-51)", "2  @ben:   +stance/dove"):
            assert words in shown, shown
        sitting.send("2")
        answers(sitting, "because:", "읽는 이를 달랜다\r")
        answers(sitting, SECOND, "n")
        answers(sitting, "because:", "\r")
        answers(sitting, THIRD, "b")
        answers(sitting, SECOND, "s")
        answers(sitting, THIRD, "2")
        answers(sitting, "because:", "\r")
        assert sitting.answer()[-1] == "2 adjudicated, 1 left"
        # What was skipped comes again, alone; what was settled does not.
        sitting.send("adjudicate\r")
        sitting.wait(lambda: sitting.row_at_cursor() == SECOND, "what was skipped")
        assert any(row.endswith("1 of 1") for row in sitting.rows())
        sitting.send("q")
        assert sitting.answer()[-1] == "0 adjudicated, 1 left"
        terminal = sitting.terminal()
        assert sitting.leave() == 0
        assert is_canonical(terminal)
    assert 'adjudicate d1:13-51 take @ben because "읽는 이를 달랜다" +stance' in labels(folder)
    assert "adjudicate c1 mixed" in labels(folder)
    assert [row["coder"] for row in listed(folder, "verdicts")] == ["@anna", "@ben", "@gold"]


def test_adjudicate_can_be_left_at_the_reason_and_changes_nothing(folder):
    before = labels(folder)
    with Sitting(folder) as sitting:
        sitting.at_prompt(1).send("adjudicate +tone\r")
        answers(sitting, SECOND, "1")
        answers(sitting, "because:", "\x03")
        sitting.at_prompt(2)
        sitting.number = 2
        assert sitting.leave() == 0
    assert labels(folder) == before


def test_adjudicate_needs_somebody_to_ask(folder):
    for words in (["adjudicate"], ["-c", "adjudicate"]):
        run = reckon(folder, "-w", WORKSPACE, *words)
        assert run.returncode == 1 and "E-ADJUDICATE" in run.stderr


def test_a_blind_sitting_is_offered_nothing_of_others(folder):
    with Sitting(folder, "--author", "@hana") as sitting:
        assert "1 mention" not in sitting.ask("list mentions")[-1]
        sitting.ask("set blind on")
        assert sitting.ask("list mentions") == ["0 mentions"]
        assert sitting.ask("list tags") == ["0 tags"]
        assert sitting.leave() == 0
