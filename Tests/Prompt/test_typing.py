import pytest

from harness import Session

LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
HOME, END, DELETE, BACKSPACE = "\x1b[H", "\x1b[F", "\x1b[3~", "\x7f"


def test_korean_takes_two_columns_each():
    with Session() as session:
        session.at_prompt().send("claim 문재인")
        session.shows("claim 문재인", column=12)
        assert session.enter() == "claim 문재인"


def test_emoji_are_typed_and_removed_whole():
    with Session() as session:
        session.at_prompt().send("a😀b")
        session.shows("a😀b", column=4)
        session.send(LEFT + BACKSPACE)
        session.shows("ab", column=1)
        assert session.enter() == "ab"


def test_text_is_inserted_and_removed_in_the_middle():
    with Session() as session:
        session.at_prompt().send("사배치" + LEFT * 2 + "드 ")
        session.shows("사드 배치", column=5)
        session.send(BACKSPACE)
        session.shows("사드배치", column=4)
        session.send(DELETE)
        session.shows("사드치", column=4)
        assert session.enter() == "사드치"


@pytest.mark.parametrize(
    "home, end", [(HOME, END), ("\x1b[1~", "\x1b[4~"), ("\x1bOH", "\x1bOF"), ("\x01", "\x05")]
)
def test_home_and_end(home, end):
    with Session() as session:
        session.at_prompt().send("반도" + home + "한")
        session.shows("한반도", column=2)
        session.send(end + "!")
        session.shows("한반도!", column=7)
        assert session.enter() == "한반도!"


def test_words_are_crossed_with_control_and_arrows():
    with Session() as session:
        session.at_prompt().send("탄핵 심판" + "\x1b[1;5D" + "x")
        session.shows("탄핵 x심판", column=6)
        session.send(HOME + "\x1b[1;5C" + "y")
        session.shows("탄핵y x심판", column=5)
        assert session.enter() == "탄핵y x심판"


def test_combining_marks_and_jamo_are_composed_as_they_come():
    with Session() as session:
        session.at_prompt().send("cafe\u0301 \u1112\u1161\u11ab")
        session.shows("café 한", column=7)
        assert session.enter() == "café 한"


def test_invalid_utf8_is_seen_and_harms_nothing():
    with Session() as session:
        session.at_prompt().send(b"a\xffb\xe2\x82c\xc0\x80")
        session.shows("a\ufffdb\ufffdc\ufffd\ufffd")
        session.send("한")
        session.shows("a\ufffdb\ufffdc\ufffd\ufffd한")
        assert session.enter() == "a\ufffdb\ufffdc\ufffd\ufffd한"


def test_controls_typed_as_utf8_are_seen():
    with Session() as session:
        session.at_prompt().send("a\u009b31mb\u202ec")
        session.shows("a\ufffd31mb\ufffdc")
        assert session.enter() == "a\ufffd31mb\ufffdc"


def test_an_open_quote_continues_on_the_next_row():
    with Session() as session:
        session.at_prompt().send('note "가\r')
        session.shows('note "가\n')
        session.send('나"')
        session.shows('note "가\n나"')
        assert session.enter() == 'note "가\\n나"'


def test_arrows_move_between_the_rows_of_a_statement():
    with Session() as session:
        session.at_prompt().send('note "abc\rde')
        session.shows('note "abc\nde')
        session.send(UP + "X" + DOWN + HOME + "Y")
        session.shows('noXte "abc\nYde')
        session.send(END + '"')
        assert session.enter() == 'noXte "abc\\nYde"'


def test_a_line_of_3000_characters():
    text = "".join(chr(0xAC00 + n) for n in range(1500)) + "x" * 1500
    with Session(rows=130) as session:
        session.at_prompt().send(text)
        session.wait(lambda: session.row_at_cursor().endswith("xxx"), "the end of the line")
        assert session.enter() == text
        session.send(UP)
        session.wait(lambda: session.screen.cursor.y > session.row_of_prompt(2), "the line recalled")
        assert session.enter(2) == text


def test_wide_text_wraps_and_rewraps():
    with Session(rows=12, columns=20) as session:
        session.at_prompt().send("가나다라마바")
        session.wait(lambda: session.rows()[:2] == ["1 reckon> 가나다라마", "바"], "a wrapped line")
        session.send(HOME + "x")
        session.wait(lambda: session.rows()[:2] == ["1 reckon> x가나다라", "마바"], "the line wrapped anew")
        assert session.enter() == "x가나다라마바"


def test_a_statement_is_recalled_whole_and_a_long_draft_kept():
    draft = "초" * 700 + "end"
    with Session(rows=60) as session:
        session.at_prompt().send('note "가\r나"')
        session.shows('note "가\n나"')
        assert session.enter() == 'note "가\\n나"'
        session.send(draft)
        session.wait(lambda: session.row_at_cursor().endswith("end"), "the draft")
        session.send(HOME + UP)
        session.shows('note "가\n나"', number=2)
        session.send(DOWN)
        session.wait(lambda: session.screen.cursor.x == 10 and "초" in session.row_at_cursor(), "the draft again")
        assert session.enter(2) == draft


def test_the_same_statement_twice_is_recalled_once():
    with Session() as session:
        session.at_prompt()
        for number, text in enumerate(["first", "second", "second"], start=1):
            session.send(text)
            assert session.enter(number) == text
        session.send(UP + UP)
        session.shows("first", number=4)


def test_undo_brings_back_what_was_cut():
    with Session() as session:
        session.at_prompt().send("북한 미사일")
        session.shows("북한 미사일")
        session.send("\x17\x1f")
        session.shows("북한 미사일")
        assert session.enter() == "북한 미사일"


def test_the_vi_command_that_loses_the_text_does_nothing():
    with Session(editrc="bind -v\n") as session:
        session.at_prompt().send("한\x1b:")
        session.send("A글")
        session.shows("한글")
        assert session.enter() == "한글"


def test_emacs_mode_can_be_asked_for():
    with Session(editrc="bind -e\n") as session:
        session.at_prompt().send("글\x01한\x1bx")
        session.shows("한글", column=2)
        assert session.enter() == "한글"


def test_a_bad_editrc_harms_nothing():
    with Session(editrc="bind\nbind ^Q no-such-function\n\xff\nreckon:bind ^B ed-prev-word\n") as session:
        session.at_prompt().send("한글 x\x02y")
        session.shows("한글 yx")
        assert session.enter() == "한글 yx"


def test_vi_mode_keeps_escape_and_arrows():
    with Session(editrc="bind -v\n") as session:
        session.at_prompt().send("xab한\x1b")
        session.shows("xab한", column=5)
        session.send("0x")
        session.shows("ab한", column=0)
        session.send("A" + LEFT + "중" + END + "!")
        session.shows("ab중한!", column=7)
        assert session.enter() == "ab중한!"
        session.send("\x1b[3~")
        session.send("\x1bk")
        session.shows("ab중한!", number=2)
        assert session.enter(2) == "ab중한!"
