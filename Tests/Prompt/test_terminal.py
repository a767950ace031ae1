import os
import shutil
import signal
import subprocess
import termios

import pytest

from harness import ECHO, PROMPT, Session, Tmux, is_canonical

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


def test_control_c_cancels_and_up_recalls():
    with Session() as session:
        session.at_prompt().send("반쯤 \x1b[D\x1b[D")
        session.shows("반쯤", column=2)
        session.send("\x03")
        session.at_prompt(2)
        assert session.rows()[0] == "1 reckon> 반쯤 ^C"
        session.send("\x1b[A")
        session.shows("반쯤", number=2)
        assert session.enter(2).rstrip() == "반쯤"


def test_an_interrupt_from_elsewhere_cancels_too():
    with Session() as session:
        session.at_prompt().send("abc")
        session.shows("abc")
        os.kill(session.child.pid, signal.SIGINT)
        session.at_prompt(2)
        assert session.rows()[0] == "1 reckon> abc^C"


def test_a_signal_key_that_was_disabled_is_no_key():
    with Session(arguments=("sh", "-c", f'stty quit undef intr ^K; exec "{ECHO}"')) as session:
        session.at_prompt().send("한\x00글\x03")
        session.shows("한글")
        session.send("\x0b")
        session.at_prompt(2)
        assert session.rows()[0] == "1 reckon> 한글^C"


def test_control_c_on_wrapped_text_leaves_it_readable():
    with Session(rows=12, columns=20) as session:
        session.at_prompt().send("abcdefghijklmnop\x01")
        session.wait(lambda: session.rows()[:2] == ["1 reckon> abcdefghij", "klmnop"], "a wrapped line")
        session.send("\x03")
        session.at_prompt(2)
        assert session.rows()[:2] == ["1 reckon> abcdefghij", "klmnop^C"]


def test_control_d_leaves():
    with Session() as session:
        assert session.at_prompt().leave() == 0


def test_control_d_in_a_line_does_not_leave():
    with Session() as session:
        session.at_prompt().send("ab\x04\x01\x04")
        session.shows("b", column=0)
        assert session.enter() == "b"


def test_the_terminal_is_canonical_between_lines_and_at_the_end():
    with Session() as session:
        terminal = session.terminal()
        session.at_prompt()
        assert not is_canonical(terminal)
        assert session.leave() == 0
        assert is_canonical(terminal)
        os.close(terminal)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGQUIT", "SIGSEGV", "SIGABRT", "SIGILL"])
def test_a_fatal_signal_restores_the_terminal(name):
    fatal = getattr(signal, name)
    with Session(arguments=("sh", "-c", f'ulimit -c 0; exec "{ECHO}"')) as session:
        terminal = session.terminal()
        session.at_prompt().send("반쯤")
        session.shows("반쯤")
        assert not is_canonical(terminal)
        session.output = b""
        os.kill(session.child.pid, fatal)
        assert session.end() == -fatal
        assert is_canonical(terminal)
        assert session.output.startswith(b"\x1b[?2004l")
        os.close(terminal)


def test_an_ignored_hangup_stays_ignored():
    with Session(arguments=("sh", "-c", f"trap '' HUP; exec \"{ECHO}\"")) as session:
        session.at_prompt().send("a")
        session.shows("a")
        os.kill(session.child.pid, signal.SIGHUP)
        session.send("b")
        session.shows("ab")
        assert session.enter() == "ab"


def test_editing_works_while_output_goes_to_a_file(tmp_path):
    file = tmp_path / "out"
    with Session(arguments=("sh", "-c", f'exec "{ECHO}" > "{file}"')) as session:
        session.at_prompt().send("사배치\x1b[D\x1b[D드")
        session.shows("사드배치", column=4)
        session.send("\r")
        session.at_prompt(2)
        assert session.leave() == 0
    assert "사드배치" in file.read_text(encoding="utf-8")
    assert PROMPT.strip() not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", ["C", "POSIX", "", "xx_YY.UTF-8"])
def test_korean_in_any_locale(locale):
    with Session(LC_ALL=locale) as session:
        session.at_prompt().send("문재인\x1b[D\x7f")
        session.shows("문인", column=2)
        assert session.enter() == "문인"


@pytest.mark.parametrize("terminal", ["dumb", "no-such-terminal", None])
def test_terminals_without_abilities(terminal):
    with Session(TERM=terminal) as session:
        session.wait(lambda: f"1 {PROMPT}".strip() in "\n".join(session.rows()), "the prompt")
        session.send("사배치\x1b[D\x1b[D드\r")
        session.wait(lambda: f"2 {PROMPT}".strip() in session.rows(), "the next prompt")
        assert "got: 사드배치" in session.rows()
        assert terminal == "no-such-terminal" or b"\x1b" not in session.output
        assert session.leave() == 0


def test_editing_turned_off_still_reads_statements():
    with Session(editrc="edit off\n") as session:
        session.at_prompt().send('가 "나\r')
        session.wait(lambda: "..." in session.rows()[1], "the prompt for more")
        session.send('다"\r')
        assert session.reply(1) == '가 "나\\n다"'
        session.send("x\x03")
        session.at_prompt(3)
        assert session.leave() == 0


@pytest.mark.parametrize("size", [(0, 0), (1, 1), (24, 0), (0, 80), (6, 3)])
def test_terminals_of_odd_sizes(size, tmp_path):
    file = tmp_path / "out"
    with Session(size=size, arguments=("sh", "-c", f'exec "{ECHO}" > "{file}"')) as session:
        session.wait(lambda: session.output.count(b">") == 1, "the prompt")
        session.send("사배치 and more\x01x\r")
        session.wait(lambda: "x사배치 and more" in file.read_text(encoding="utf-8"), "the line in the file")
        session.wait(lambda: session.output.count(b">") >= 2, "the next prompt")
        assert session.leave() == 0


def test_standard_input_that_is_no_terminal_is_refused_or_read_without_a_prompt():
    run = subprocess.run([ECHO], input=b"", capture_output=True, timeout=20, check=False)
    assert PROMPT.encode() not in run.stdout
    assert b"\x1b" not in run.stdout + run.stderr


@needs_tmux
def test_resizing_draws_the_line_anew():
    text = "문재인 " * 6 + "end"
    with Tmux(ECHO) as tmux:
        tmux.shows("1 reckon>")
        tmux.text(text)
        tmux.shows("1 reckon> " + text)
        tmux.resize(40)
        tmux.shows("1 reckon> " + "문재인 " * 4 + "문", "재인 문재인 end")
        tmux.text("!")
        tmux.shows("1 reckon> " + "문재인 " * 4 + "문", "재인 문재인 end!")
        tmux.resize(60)
        tmux.wait(lambda rows: "1 reckon> " + text + "!" in rows, "the line in one row again")
        tmux.keys("Enter")
        tmux.shows("got: " + text + "!", "2 reckon>")


@needs_tmux
def test_suspending_and_resuming():
    with Tmux("bash --noprofile") as tmux:
        tmux.shows("shell>")
        tmux.text(ECHO)
        tmux.keys("Enter")
        tmux.wait(lambda rows: "1 reckon>" in rows, "the prompt")
        tmux.text("반쯤")
        tmux.wait(lambda rows: "1 reckon> 반쯤" in rows, "the text")
        tmux.keys("C-z")
        tmux.wait(lambda rows: "shell>" in rows and any("Stopped" in row for row in rows), "the shell")
        tmux.text("stty -a | grep -c ' icanon'")
        tmux.keys("Enter")
        tmux.wait(lambda rows: "1" in rows, "a canonical terminal")
        tmux.text("fg")
        tmux.keys("Enter")
        tmux.wait(lambda rows: rows.count("1 reckon> 반쯤") == 2, "the line again")
        tmux.text("!")
        tmux.keys("Enter")
        tmux.wait(lambda rows: "got: 반쯤!" in rows and "2 reckon>" in rows, "the line received")


def test_continuing_after_a_stop_from_elsewhere_draws_the_line_anew():
    with Session() as session:
        terminal = session.terminal()
        session.at_prompt().send("반쯤")
        session.shows("반쯤")
        os.kill(session.child.pid, signal.SIGSTOP)
        os.waitpid(session.child.pid, os.WUNTRACED)
        cooked = termios.tcgetattr(terminal)
        cooked[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(terminal, termios.TCSANOW, cooked)
        session.screen.reset()
        os.kill(session.child.pid, signal.SIGCONT)
        session.shows("반쯤", column=4)
        assert not is_canonical(terminal)
        os.close(terminal)
        assert session.enter() == "반쯤"


@needs_tmux
def test_control_z_in_a_statement_of_several_rows():
    with Tmux("bash --noprofile") as tmux:
        tmux.shows("shell>")
        tmux.text(ECHO)
        tmux.keys("Enter")
        tmux.wait(lambda rows: "1 reckon>" in rows, "the prompt")
        tmux.text('note "가')
        tmux.keys("Enter")
        tmux.text("나")
        tmux.keys("Up", "C-z")
        tmux.wait(lambda rows: rows.count("나") == 1 and "shell>" in rows, "both rows, then the shell")
        tmux.text("fg")
        tmux.keys("Enter")
        tmux.wait(lambda rows: rows.count("나") == 2, "the statement again")
        tmux.keys("Down", "End")
        tmux.text('"')
        tmux.keys("Enter")
        tmux.wait(lambda rows: 'got: note "가\\n나"' in rows, "the statement received")
