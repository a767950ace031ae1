"""The editor under valgrind: a sitting with everything in it touches no memory that is not its own."""

import shutil
import subprocess

import pytest
from assisted import (
    BACKSPACE, CANDIDATES, DOWN, END, GIVE_UP, HOME, LEFT, RIGHT, SEARCH, TAB, UNDO, UP, command,
)
from harness import ECHO, Session
from test_paste import pasted

OPTIONS = "--leak-check=no", "--error-exitcode=99", "--quiet"


@pytest.mark.skipif(not shutil.which("valgrind") or not shutil.which("strip"), reason="valgrind or strip is missing")
@pytest.mark.parametrize("editrc", ["", "bind -v\n"], ids=["emacs", "vi"])
def test_a_sitting_is_clean_under_valgrind(tmp_path, monkeypatch, editrc):
    monkeypatch.setattr("harness.DEADLINE", 120)
    log, program = tmp_path / "log", tmp_path / "program"
    # valgrind gives up at debugging information that is newer than it.
    subprocess.run(["strip", "-o", str(program), ECHO], check=True)
    words = command(tmp_path, CANDIDATES, ["show 문재인 claims"], prompts=True)
    words = ("valgrind", *OPTIONS, f"--log-file={log}", str(program), *words[1:])
    with Session(arguments=words, editrc=editrc) as session:
        session.at_prompt().send("문재" + TAB + " c" + TAB + TAB + "x" + LEFT * 3 + BACKSPACE + END + UNDO * 3)
        session.send("\x15" + 'note "가\r나\r다' + UP + HOME + BACKSPACE + DOWN + END + '"\r')
        session.wait(lambda: session.row_of_prompt(2) is not None, "the second prompt")
        session.send(pasted("사드\r배치 \x1b[31m" + "한글" * 1000 + "끝"))
        session.wait(lambda: session.row_at_cursor().endswith("끝"), "the paste")
        session.send("\x03")
        session.wait(lambda: session.row_of_prompt(3) is not None, "the third prompt")
        session.send("e\u0301q\u0323👩\u200d👧" + HOME + END + "!\r")
        session.wait(lambda: session.row_of_prompt(4) is not None, "the fourth prompt")
        session.send("show")
        session.wait(lambda: "means 4" in "\n".join(session.rows()), "the hint")
        session.child.setwinsize(20, 40)
        session.screen.resize(20, 40)
        session.send(RIGHT + SEARCH + "나" + SEARCH + BACKSPACE + "없다" + GIVE_UP + UP + UP + DOWN + "\x03")
        session.wait(lambda: session.row_of_prompt(5) is not None, "the fifth prompt")
        session.send(UP + SEARCH + "다\r")
        session.wait(lambda: session.row_of_prompt(6) is not None, "the sixth prompt")
        assert session.leave() == 0, log.read_text(encoding="utf-8")
    assert log.read_text(encoding="utf-8") == ""
