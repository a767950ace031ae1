"""Everything that line editing is known to get wrong, and the test that shows it right here.

| behaviour | test |
|---|---|
| type, insert, delete, Home, End in a line with Korean | test_korean_in_a_quotation_is_edited, test_typing |
| wide characters at the right edge, an insertion that wraps anew | test_typing: test_wide_text_wraps_and_rewraps; test_tab, test_hints: right edge |
| emoji | test_typing: test_emoji_are_typed_and_removed_whole |
| joined emoji, variation selectors, flags, skin tones | test_parts_of_emoji_take_columns_that_no_terminal_disputes |
| combining marks, decomposed Hangul | test_typing: composed as they come; test_marks_that_cannot_be_composed_stay_visible |
| marks that reorder, zero width space | test_typing: controls typed as UTF-8; test_invisible_characters_are_seen |
| invalid UTF-8, NUL | test_typing: invalid UTF-8; test_keys: Ctrl-Space; test_paste: controls |
| completion, ASCII and Korean: common part, list, redisplay | test_tab |
| built-in completion deletes Korean | test_tab: nothing typed is deleted |
| Ctrl-R: ASCII, again, Backspace, Ctrl-G | test_search |
| Ctrl-R: every Hangul syllable | test_search: names, low bytes; TerminalTests: all 11,172 |
| Ctrl-R: unmatched `[` | test_search: pattern characters |
| history: Korean, spaces, backslashes, several rows | test_statements_are_recalled_exactly |
| several rows in one buffer; Up and Down | test_rows, test_recall |
| Enter accepts or continues | test_typing, test_rows |
| Ctrl-C ends the line, whatever the signal handling | test_terminal: test_control_c_*, an interrupt from elsewhere |
| a fatal signal restores the terminal | test_terminal: test_a_fatal_signal_restores_the_terminal, of all kinds |
| resize: the line is kept and drawn anew | test_terminal: test_resizing; test_resizing_with_a_list_and_a_ghost |
| suspend and resume | test_terminal; test_suspending_with_a_ghost |
| bracketed paste, in emacs and vi mode, in pieces, hostile | test_paste |
| a paste of 100,000 characters | test_a_paste_of_100000_characters |
| keys without meaning leave no text | test_keys |
| vi mode: Escape, 0, x, k, /, arrows, paste, Ctrl-Left | test_typing: vi; test_search: vi slash; test_vi_commands_and_arrows |
| Escape alone | test_keys: test_escape_alone_does_nothing |
| 20,000 characters typed; 3,000 recalled | test_20000_characters_typed; test_typing: 3000 |
| a line that is higher than the screen | test_a_line_higher_than_the_screen |
| ghost: Korean, wrap edge, hidden away from the end | test_hints |
| a notice from another thread | test_notices |
| 1x1, 0x0, no such terminal, dumb | test_terminal: odd sizes, without abilities |
| somebody left the terminal non-blocking | test_a_terminal_left_non_blocking |
| the C locale | test_terminal: any locale; test_completion_hints_and_search_in_the_c_locale |
| valgrind | test_memory |
"""

import fcntl
import os
import shutil

import pytest
from assisted import BACKSPACE, END, ESCAPE, HOME, LEFT, RIGHT, TAB, UP, assisted, command, run, shows_rows
from harness import Session, Tmux, unread
from test_paste import pasted

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


def receives(session, text):
    """Presses Enter and waits for the line in what was written: pyte's screen loses characters without a column."""
    session.send("\r")
    session.at_prompt(2)
    assert f"got: {text}\r\n".encode() in session.output


def test_korean_in_a_quotation_is_edited():
    with Session() as session:
        session.at_prompt().send('claim "문재인 사드" 배치' + LEFT * 7 + "," + HOME + END + BACKSPACE)
        session.shows('claim "문재인, 사드" 배', column=23)
        assert session.enter() == 'claim "문재인, 사드" 배'


@pytest.mark.parametrize(
    "text, shown, width",
    [
        ("👩\u200d👩\u200d👧", "👩‿👩‿👧", 8),
        ("❤\ufe0f", "❤◌", 2),
        ("🇰🇷", "KR", 2),
        ("👍🏽", "👍◌", 4),
    ],
    ids=["joined", "variation", "flag", "skin tone"],
)
def test_parts_of_emoji_take_columns_that_no_terminal_disputes(text, shown, width):
    with Session() as session:
        session.at_prompt().send("a" + pasted(text) + "b")
        start = "1 reckon> a" + shown
        session.wait(lambda: session.rows()[0].startswith(start) and session.rows()[0].endswith("b"), start)
        assert session.screen.cursor.x == 10 + 1 + width + 1
        session.send(HOME + "x")
        session.wait(lambda: session.rows()[0].startswith("1 reckon> xa" + shown), "the same after a redraw")
        receives(session, "xa" + text + "b")


def test_marks_that_cannot_be_composed_stay_visible():
    with Session() as session:
        session.at_prompt().send("q\u0323\u0307 ที่ ")
        session.wait(lambda: session.screen.cursor.x == 10 + 8, "one column for each")
        session.send(HOME + "x")
        session.wait(lambda: session.rows()[0].count("◌") == 4, "the marks after a redraw")
        receives(session, "xq\u0323\u0307 ที่ ")


def test_invisible_characters_are_seen():
    with Session() as session:
        session.at_prompt().send("a" + pasted("\u200b\u2060") + "b")
        session.shows("a◌◌b", column=4)
        session.send(LEFT + BACKSPACE)
        session.shows("a◌b", column=2)
        receives(session, "a\u200bb")


@pytest.mark.parametrize("text", ["claim  \"사드\\n\"  '\\040'  x", 'note "가\r\r나"', "_HiStOrY_V2_", "#! 100%s"])
def test_statements_are_recalled_exactly(text):
    with Session() as session:
        run(session, text)
        session.send(UP)
        session.shows(text.replace("\r", "\n"), number=2)
        assert session.enter(2) == text.replace("\r", "\\n")


@needs_tmux
def test_resizing_with_a_list_and_a_ghost(tmp_path):
    words = command(tmp_path, ["문재인\t\tthe candidate", "문제\t\ta problem"], ["show 사드 claims of everybody in d1"])
    with Tmux(" ".join(words)) as tmux:
        tmux.shows("1 reckon>")
        tmux.text("show 사드")
        tmux.shows("1 reckon> show 사드 claims of everybody in d1", "means 7 show 사드")
        tmux.resize(36)
        tmux.shows("1 reckon> show 사드 claims of ever…", "means 7 show 사드")
        tmux.text(" 문")
        tmux.keys("Tab")
        tmux.shows("1 reckon> show 사드 문", "문재인  the candidate", "문제    a problem")
        tmux.resize(60)
        tmux.shows("1 reckon> show 사드 문", "means 9 show 사드 문")
        tmux.keys("Enter")
        tmux.shows("1 reckon> show 사드 문", "got: show 사드 문", "2 reckon>")


@needs_tmux
def test_suspending_with_a_ghost(tmp_path):
    with Tmux("bash --noprofile") as tmux:
        tmux.shows("shell>")
        tmux.text(" ".join(command(tmp_path, statements=["show 사드 claims"])))
        tmux.keys("Enter")
        tmux.shows("1 reckon>")
        tmux.text("show")
        tmux.shows("1 reckon> show 사드 claims", "means 4 show")
        tmux.keys("C-z")
        tmux.wait(lambda rows: "1 reckon> show" in rows and "shell>" in rows, "the bare line, and the shell")
        tmux.text("fg")
        tmux.keys("Enter")
        tmux.shows("1 reckon> show 사드 claims", "means 4 show")
        tmux.keys("End", "Enter")
        tmux.shows("1 reckon> show 사드 claims", "got: show 사드 claims", "2 reckon>")


def test_a_paste_of_100000_characters(tmp_path):
    text = "".join(chr(0xAC00 + n % 11172) for n in range(99_998)) + "끝!"
    with Session(arguments=("sh", "-c", f'exec "$0" > "{tmp_path}/out"', *command(tmp_path))) as session:
        session.at_prompt().send(pasted(text))
        session.wait(lambda: session.row_at_cursor().endswith("끝!"), "the end of the paste")
        session.send("\r")
        session.at_prompt(2)
        session.leave()
    assert f"got: {text}\n" in (tmp_path / "out").read_text(encoding="utf-8")


def test_20000_characters_typed(tmp_path):
    text = "".join(chr(0xAC00 + n * 7 % 11172) for n in range(10_000)) + "x" * 10_000
    with Session(arguments=("sh", "-c", f'exec "$0" > "{tmp_path}/out"', *command(tmp_path))) as session:
        terminal = session.terminal()
        session.at_prompt()
        for start in range(0, len(text), 500):
            session.send(text[start : start + 500])
            session.wait(lambda: unread(terminal) == 0, "all read")
        os.close(terminal)
        session.send("\r")
        session.at_prompt(2)
        session.leave()
    assert f"got: {text}\n" in (tmp_path / "out").read_text(encoding="utf-8")


def test_vi_commands_and_arrows():
    with Session(editrc="bind -v\n") as session:
        run(session, "claim 안철수")
        session.send("x y" + ESCAPE)
        session.shows("x y", column=2, number=2)
        session.send("0x")
        session.shows(" y", column=0, number=2)
        session.send("u")
        session.shows("x y", number=2)
        session.send("cc" + pasted("사드"))
        session.shows("사드", column=4, number=2)
        session.send("\x1b[1;5D" + "가" + RIGHT * 2 + "!")
        session.shows("가사드!", column=7, number=2)
        session.send(ESCAPE + "cc")
        session.shows("", number=2)
        session.send(ESCAPE + "k")
        session.shows("claim 안철수", number=2)
        assert session.enter(2) == "claim 안철수"


def test_a_line_higher_than_the_screen(tmp_path):
    text = "사드 " * 48
    with assisted(tmp_path, ["문\t\tx", "물\t\ty"], [text + "문끝"], rows=6, columns=20) as session:
        session.at_prompt().send(text + "문")
        session.wait(lambda: session.row_at_cursor().endswith("문"), "the end of the text")
        session.send(HOME + "X" + END + TAB + "!")
        session.send("\r")
        session.wait(lambda: session.row_of_prompt(2) is not None, "the next prompt")
        shows_rows(session, "2 reckon>", column=10)
        assert b"means" not in session.output
        session.send("short")
        assert session.enter(2) == "short"
        session.send(UP + UP)
        session.send("\x01" + "\x0b" + "\x03")
        session.wait(lambda: session.row_of_prompt(4) is not None, "the prompt after it")


def test_editing_in_a_screen_of_6_rows(tmp_path):
    with assisted(tmp_path, ["문재인\t\t", "문제\t\t"], ["show 사드"], prompts=True, rows=6, columns=20) as session:
        session.at_prompt().send('a "사드 사드 사드\r문' + TAB)
        shows_rows(session, '1 reckon> a "사드 사', "드 사드", '"> 문', "문재인  문제", column=5)
        session.send('제"')
        session.wait(lambda: session.rows()[2] == '"> 문제"', "the list to be gone")
        assert session.enter() == 'a "사드 사드 사드\\n문제"'


def test_completion_hints_and_search_in_the_c_locale(tmp_path):
    with assisted(tmp_path, ["문재인\t\t후보"], ["show 사드 claims"], LC_ALL="C") as session:
        run(session, "list 대통령")
        session.send("문" + TAB)
        session.shows("문재인", column=6, number=2)
        session.send("\x15show 사")
        shows_rows(session, "2 reckon> show 사드 claims", "means 6 show 사", column=17)
        session.send("\x12대통")
        shows_rows(session, "2 reckon> list 대통령", "search: 대통", column=15)
        assert session.enter(2) == "list 대통령"


def test_a_terminal_left_non_blocking():
    with Session() as session:
        terminal = session.terminal()
        session.at_prompt()
        fcntl.fcntl(terminal, fcntl.F_SETFL, fcntl.fcntl(terminal, fcntl.F_GETFL) | os.O_NONBLOCK)
        file = os.open(f"/proc/{session.child.pid}/fd/0", os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        session.send("사드")
        session.shows("사드", column=4)
        assert session.enter() == "사드"
        os.close(file)
        os.close(terminal)
