import os
import signal

from harness import Session, unread


def pasted(text):
    return "\x1b[200~" + text + "\x1b[201~"


def test_several_lines_wait_for_enter():
    with Session() as session:
        session.at_prompt().send(pasted("show d1\rlist 문서\rdue"))
        session.shows("show d1\nlist 문서\ndue")
        assert session.enter() == "show d1\\nlist 문서\\ndue"


def test_several_lines_are_reviewed_before_they_run():
    with Session() as session:
        session.at_prompt().send(pasted("show d1\rlist 문서\rdue"))
        session.shows("show d1\nlist 문서\ndue")
        session.wait(lambda: session.rows()[3] == "3 lines pasted; Enter takes them, Ctrl-C drops them", "the remark")
        session.send("\x03")
        session.at_prompt(2)
        assert session.rows()[3] == "cancelled"


def test_line_ends_of_every_system_are_one_newline():
    with Session() as session:
        session.at_prompt().send(pasted("a\r\nb\nc\rd\n\ne"))
        session.shows("a\nb\nc\nd\n\ne")
        assert session.enter() == "a\\nb\\nc\\nd\\n\\ne"


def test_control_characters_become_visible():
    with Session() as session:
        session.at_prompt().send(pasted("a\x1b[31mb\x1b\x03\x13\x1a\x00\x7fc\u009b\u202ed"))
        session.shows("a␛[31mb␛␃␓␚␀␡c\ufffd\ufffdd")
        assert session.enter() == "a␛[31mb␛␃␓␚␀␡c\ufffd\ufffdd"


def test_a_false_end_mark_runs_nothing():
    with Session() as session:
        session.at_prompt().send(pasted("harmless\x1b[201~\rundo\r") + "")
        session.shows("harmless\nundo\n")
        session.send("x")
        assert session.enter() == "harmless\\nundo\\nx"


def test_a_paste_that_comes_in_pieces_is_one():
    with Session() as session:
        terminal = session.terminal()
        session.at_prompt()
        for piece in [b"\x1b[200", b"~a\xed", b"\x95\x9c\r", b"b\x1b[", b"201~"]:
            session.send(piece)
            session.wait(lambda: unread(terminal) == 0, "all read")
        session.shows("a한\nb")
        assert session.enter() == "a한\\nb"
        os.close(terminal)


def test_a_paste_goes_into_the_middle():
    with Session() as session:
        session.at_prompt().send("가다\x1b[D")
        session.shows("가다", column=2)
        session.send(pasted("나"))
        session.shows("가나다", column=4)
        assert session.enter() == "가나다"


def test_decomposed_text_is_composed():
    with Session() as session:
        session.at_prompt().send(pasted("\u1112\u1161\u11ab\u1100\u1173\u11af e\u0301"))
        session.shows("한글 é", column=6)
        assert session.enter() == "한글 é"


def test_a_paste_works_in_vi_mode():
    with Session(editrc="bind -v\n") as session:
        session.at_prompt().send(pasted("사드\r배치"))
        session.shows("사드\n배치")
        assert session.enter() == "사드\\n배치"


def test_a_long_paste_arrives_whole():
    text = "".join(chr(0xAC00 + n % 11172) for n in range(4000))
    with Session(rows=220) as session:
        session.at_prompt().send(pasted(text))
        session.wait(lambda: session.row_at_cursor().endswith(text[-3:]), "the end of the paste")
        assert session.enter() == text


def test_an_interrupt_ends_a_paste_that_does_not_end():
    with Session() as session:
        terminal = session.terminal()
        session.at_prompt().send("x\x1b[200~abc")
        session.shows("x")
        session.wait(lambda: unread(terminal) == 0, "all read")
        os.kill(session.child.pid, signal.SIGINT)
        session.at_prompt(2).send("de")
        assert session.enter(2) == "de"
        os.close(terminal)


def test_what_follows_an_interrupt_in_a_paste_is_not_typed():
    with Session() as session:
        terminal = session.terminal()
        session.at_prompt().send("x\x1b[200~abc")
        session.shows("x")
        session.wait(lambda: unread(terminal) == 0, "all read")
        os.kill(session.child.pid, signal.SIGINT)
        session.send("\rundo\r\x1b[201~")
        session.at_prompt(2).send("de")
        assert session.enter(2) == "de"
        os.close(terminal)


def test_pastes_are_marked_only_while_a_line_is_read():
    with Session() as session:
        session.at_prompt().send("x")
        session.enter()
        on, off = session.output.rfind(b"\x1b[?2004h"), session.output.rfind(b"\x1b[?2004l")
        assert session.output.count(b"\x1b[?2004h") == 2 and session.output.find(b"got: x") < on
        assert session.output.count(b"\x1b[?2004l") == 1 and off < session.output.find(b"got: x")
        assert session.leave() == 0
        assert session.output.count(b"\x1b[?2004l") == 2
