import pytest

from harness import Session

UNKNOWN = {
    "F1": "\x1bOP",
    "F5": "\x1b[15~",
    "Shift-F5": "\x1b[15;2~",
    "F5 of the console": "\x1b[[E",
    "Page Up": "\x1b[5~",
    "Page Down": "\x1b[6~",
    "Insert": "\x1b[2~",
    "Ctrl-I in CSI u": "\x1b[105;5u",
    "Ctrl-Shift-A": "\x1b[27;6;65~",
    "focus": "\x1b[I",
    "mouse": "\x1b[<0;10;10M",
    "cursor report": "\x1b[24;80R",
    "device attributes": "\x1b[?62;22c",
    "colour report": "\x1b]11;rgb:0000/0000/0000\x1b\\",
    "status string": "\x1bP1$r0m\x1b\\",
    "Tab": "\t",
    "Ctrl-V": "\x16",
    "Ctrl-Space": "\x00",
    "parameters without end": "\x1b[" + "1;" * 300 + "x",
}


@pytest.mark.parametrize("editrc", ["", "bind -v\n"], ids=["emacs", "vi"])
@pytest.mark.parametrize("keys", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_key_without_meaning_leaves_no_text(keys, editrc):
    with Session(editrc=editrc) as session:
        session.at_prompt().send("가" + keys + "나")
        session.shows("가나", column=4)
        assert session.enter() == "가나"


def test_escape_alone_does_nothing():
    with Session() as session:
        session.at_prompt().send("가\x1b")
        session.shows("가")
        session.send("\x1b\x1b[D나")
        session.shows("나가", column=2)
        assert session.enter() == "나가"


def test_meta_x_opens_no_command_line():
    with Session() as session:
        session.at_prompt().send("가\x1bx나")
        session.shows("가나", column=4)
        assert session.enter() == "가나"


def test_korean_after_escape_is_typed():
    with Session() as session:
        session.at_prompt().send("\x1b한글")
        session.shows("한글", column=4)
        assert session.enter() == "한글"


def test_every_low_byte_of_korean_is_text():
    text = "".join(chr(0xAC00 + byte) for byte in range(256))
    with Session(rows=40) as session:
        session.at_prompt().send(text)
        assert session.enter() == text
