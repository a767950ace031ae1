"""What the program asks and shows a person: `next`, the pager, the prompt's words, and notes after a forecast."""

import os
import shutil
import signal
import termios

import pytest

from harness import RECKON, Session, is_canonical
from sitting import WORKSPACE, Sitting, listed, reckon

PREDICTIONS = """predict "문재인이 이긴다" 70% by 2017-05-10 on 2017-03-20 @하나 criteria "개표 결과"
predict "사드는 떠난다" 30% by 2017-12-31 on 2017-04-03 @하나
predict "The third one" 90% by 2017-06 on 2017-04-03
"""
ROWS = "".join(f'claim "주장 {number}" in none @moon on 2017-03-20\n' for number in range(60))

needs_less = pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")


@pytest.fixture(name="folder")
def predictions_in_folder(tmp_path):
    (tmp_path / "build.rk").write_text(PREDICTIONS + ROWS, encoding="utf-8")
    assert reckon(tmp_path, "-w", WORKSPACE, "--create", "run", "build.rk").returncode == 0
    return tmp_path


def asks(sitting, question):
    sitting.wait(lambda: sitting.row_at_cursor() == question, f"the question {question!r}")


def answers(sitting, question, text):
    asks(sitting, question)
    sitting.send(text)


KEYS = "[ynvalsebq?]"


def labels(folder):
    return [row["text"] for row in listed(folder, "operations")]


def test_next_takes_one_key_each_and_logs_what_resolve_would(folder):
    with Sitting(folder) as sitting:
        sitting.at_prompt(1).send("next\r")
        asks(sitting, f"p1? {KEYS}")
        shown = "\n".join(sitting.rows())
        for words in ("문재인이 이긴다", "1 of 3", "2017-05-10 Wed", "@하나 70%", "개표 결과"):
            assert words in shown
        sitting.send("y")
        answers(sitting, "on which day [2017-05-10]:", "2017-05-09\r")
        answers(sitting, "where it can be read:", "https://example.org/개표\r")
        answers(sitting, f"p3? {KEYS}", "n")
        answers(sitting, "on which day [2017-06-30]:", "\r")
        answers(sitting, "where it can be read:", "\r")
        answers(sitting, f"p2? {KEYS}", "b")
        answers(sitting, f"p3? {KEYS}", "s")
        answers(sitting, f"p2? {KEYS}", "l")
        assert sitting.answer()[-1] == "1 resolved, 2 left"
        # What was left for later does not come again, what was skipped does.
        sitting.send("next\r")
        answers(sitting, f"p3? {KEYS}", "q")
        assert sitting.answer()[-1] == "0 resolved, 1 left"
        assert sitting.leave() == 0
    assert "resolve p1 yes on 2017-05-09 src https://example.org/개표 known 2017-05-09" in labels(folder)
    assert [row["outcome"] for row in listed(folder, "resolutions")] == ["yes"]


def test_other_keys_and_arrows_mean_nothing_to_next(folder):
    with Sitting(folder) as sitting:
        sitting.at_prompt(1).send("next\r")
        asks(sitting, f"p1? {KEYS}")
        sitting.send("x\x1b[A\x1b[B7\r")
        sitting.send("?")
        sitting.wait(lambda: any(row.startswith("v:  void") for row in sitting.rows()), "the help of next")
        answers(sitting, f"p1? {KEYS}", "y")
        answers(sitting, "on which day [2017-05-10]:", "2017-13-40\r")
        answers(sitting, "where it can be read:", "\r")
        sitting.wait(lambda: any("error[E-DAY]" in row for row in sitting.rows()), "an error about the day")
        answers(sitting, f"p1? {KEYS}", "q")
        assert sitting.answer()[-1] == "0 resolved, 3 left"
        assert sitting.leave() == 0


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_next_can_be_left_at_any_question_and_the_terminal_is_as_before(folder, key):
    with Sitting(folder) as sitting:
        terminal = sitting.terminal()
        sitting.at_prompt(1).send("next\r")
        answers(sitting, f"p1? {KEYS}", key)
        assert sitting.answer()[-1] == "0 resolved, 3 left"
        sitting.send("next\r")
        answers(sitting, f"p1? {KEYS}", "y")
        answers(sitting, "on which day [2017-05-10]:", key)
        if key == "\x04":
            answers(sitting, f"p1? {KEYS}", "q")
        assert sitting.answer()[-1] == "0 resolved, 3 left"
        assert sitting.ask("use none") == ["no document in use"]
        assert sitting.leave() == 0
        assert is_canonical(terminal)


def test_a_signal_that_ends_next_finds_the_terminal_restored(folder):
    with Session(arguments=(RECKON, "-w", WORKSPACE, "next"), folder=str(folder)) as run:
        terminal = run.terminal()
        asks(run, f"p1? {KEYS}")
        assert not is_canonical(terminal)
        os.kill(run.child.pid, signal.SIGTERM)
        assert run.end() == -signal.SIGTERM
        assert is_canonical(terminal)


def test_next_needs_somebody_to_ask(folder):
    for words in (["next"], ["-c", "next"]):
        run = reckon(folder, "-w", WORKSPACE, *words)
        assert (run.returncode, run.stdout) == (1, "")
        assert "E-NEXT" in run.stderr and "'due' lists" in run.stderr
    (folder / "next.rk").write_text("next\n", encoding="utf-8")
    assert reckon(folder, "-w", WORKSPACE, "run", "next.rk").returncode == 1


def paged(folder, pager, **changes):
    return Session(
        rows=12, columns=80, arguments=(RECKON, "-w", WORKSPACE), folder=str(folder), PAGER=pager, **changes
    )


@needs_less
def test_long_results_go_through_less_and_the_terminal_comes_back(folder):
    with paged(folder, None) as session:
        session.at_prompt(1).send("list claims\r")
        session.wait(lambda: session.row_at_cursor() == ":" and "주장 5" in session.rows()[7], "less")
        # The keys that interrupt are the pager's.
        session.send("\x03")
        session.wait(lambda: b"\x07" in session.output, "the bell of less")
        session.send(" ")
        session.wait(lambda: any("주장 15" in row for row in session.rows()), "the next screen")
        session.send("G")
        session.wait(lambda: any("주장 59" in row for row in session.rows()), "the end")
        session.send("q")
        session.at_prompt(2).send("use none\r")
        session.at_prompt(3)
        assert "no document in use" in session.rows()
        # What fits is not paged.
        session.send("list claims limit 2\r")
        session.at_prompt(4)
        session.send("list claims limit 30 --pager never\r")
        session.at_prompt(5)
        session.send("set pager never\r")
        session.at_prompt(6).send("list claims\r")
        session.at_prompt(7)
        assert session.leave() == 0


@pytest.mark.parametrize(
    "pager, shows",
    [("./broken", False), ("no-such-pager", True), ("true", False), ("cat", True), ("head -3", True)],
)
def test_a_pager_that_fails_leaves_a_sane_terminal(folder, pager, shows):
    (folder / "broken").write_text("#!/bin/sh\nstty raw -echo\nkill -9 $$\n", encoding="utf-8")
    (folder / "broken").chmod(0o700)
    with paged(folder, pager) as session:
        terminal = session.terminal()
        session.at_prompt(1)
        before = termios.tcgetattr(terminal)[3]
        session.send("list claims\r")
        session.at_prompt(2)
        assert termios.tcgetattr(terminal)[3] == before
        assert ("주장 0".encode() in session.output) == shows
        session.send("use none\r")
        session.at_prompt(3)
        assert session.leave() == 0
        assert is_canonical(terminal)


def test_pipes_are_never_paged(folder):
    run = reckon(folder, "-w", WORKSPACE, "list", "claims", changes={"PAGER": "touch paged; cat"})
    assert run.returncode == 0 and "주장 59" in run.stdout
    assert not (folder / "paged").exists()


def test_the_prompt_says_where_one_is_and_what_waits(folder):
    (folder / "brief.txt").write_text("사드는 남는다.\n", encoding="utf-8")
    with Session(
        rows=30, columns=100, arguments=(RECKON, "-w", WORKSPACE), folder=str(folder), RECKON_TEST_PROMPT=None
    ) as session:
        for line, prompt in [
            ("import brief.txt", "korea 3 due>"),
            ("use d1", "korea 3 due>"),
            ("resolve p1 yes on 2017-05-09", "korea d1 3 due>"),
            ("set as-of 2017-05-01", "korea d1 2 due>"),
            ("set as-of none", "korea d1 2017-05-01>"),
            ("undo", "korea d1 2 due>"),
            ("quit", "korea d1 3 due>"),
        ]:
            session.wait(lambda: session.row_at_cursor() == prompt, f"the prompt {prompt!r}")
            session.send(line + "\r")
        assert session.end() == 0


def test_a_prompt_without_a_workspace_creates_none(tmp_path):
    with Session(
        arguments=(RECKON, "-w", "new.reckon", "--create"), folder=str(tmp_path), RECKON_TEST_PROMPT=None
    ) as session:
        session.wait(lambda: session.row_at_cursor() == "new>", "a prompt")
        assert not (tmp_path / "new.reckon").exists()
        assert session.leave() == 0


def test_a_forecast_is_followed_by_how_such_calls_have_done(folder):
    resolved = "".join(
        f'predict "물음 {number}" 88% by 2017-05 on 2017-04-01 key q{number}\n'
        f"resolve key:q{number} {'no' if number == 0 else 'yes on 2017-05-02'}\n"
        for number in range(4)
    )
    (folder / "calls.rk").write_text(resolved, encoding="utf-8")
    assert reckon(folder, "-w", WORKSPACE, "run", "calls.rk").returncode == 0
    with Sitting(folder) as sitting:
        assert sitting.ask('predict "새 물음" 90% by 2099')[-1] == "your 85-95 % calls: 3 of 4 came true"
        assert sitting.leave() == 0
