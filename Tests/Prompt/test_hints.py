"""Ghost text and meaning: shown while nobody types, part of the statement only when taken."""

import pytest
from assisted import BACKSPACE, END, HOME, LEFT, RIGHT, UNDO, assisted, is_dim, run, shows_rows
from harness import Session

QUOTE = 'claim "문재인 후보가 이긴다" in d1'


def test_a_ghost_and_the_meaning_are_shown_dim(tmp_path):
    with assisted(tmp_path, statements=[QUOTE]) as session:
        session.at_prompt().send('claim "문')
        shows_rows(session, "1 reckon> " + QUOTE, 'means 8 claim "문', column=19)
        assert is_dim(session.output, "재인 후보가 이긴다") and is_dim(session.output, "means 8")


@pytest.mark.parametrize("key", [RIGHT, END, "\x05", "\x06"], ids=["Right", "End", "Ctrl-E", "Ctrl-F"])
def test_a_ghost_is_taken_whole(tmp_path, key):
    with assisted(tmp_path, statements=[QUOTE]) as session:
        session.at_prompt().send("cl")
        shows_rows(session, "1 reckon> " + QUOTE, "means 2 cl", column=12)
        session.send(key)
        session.wait(lambda: session.screen.cursor.x == 10 + 34, "the cursor at the end")
        assert session.enter() == QUOTE


def test_a_ghost_is_taken_word_by_word(tmp_path):
    with assisted(tmp_path, statements=[QUOTE]) as session:
        session.at_prompt().send("cl")
        shows_rows(session, "1 reckon> " + QUOTE, "means 2 cl", column=12)
        session.send("\x1bf")
        session.wait(lambda: session.screen.cursor.x == 15, "the first word")
        session.send("\x1b[1;5C")
        session.wait(lambda: session.screen.cursor.x == 23, "the second word")
        session.send(BACKSPACE + '"')
        assert session.enter() == 'claim "문재"'


def test_enter_runs_what_was_typed(tmp_path):
    with assisted(tmp_path, statements=[QUOTE]) as session:
        session.at_prompt().send("cl")
        shows_rows(session, "1 reckon> " + QUOTE, "means 2 cl")
        assert session.enter() == "cl"
        assert session.rows()[:3] == ["1 reckon> cl", "got: cl", "2 reckon>"]


def test_typing_what_the_ghost_says_erases_nothing(tmp_path):
    with assisted(tmp_path, statements=["list 문재인 claims"]) as session:
        session.at_prompt().send("l")
        shows_rows(session, "1 reckon> list 문재인 claims", "means 1 l", column=11)
        session.output = b""
        session.send("i")
        shows_rows(session, "1 reckon> list 문재인 claims", "means 2 li", column=12)
        assert b"\x1b[K" not in session.output.partition(b"means")[0].replace(b"\n\x1b[K", b"")


def test_other_text_removes_ghost_and_meaning_at_once(tmp_path):
    with assisted(tmp_path, statements=["list claims"]) as session:
        session.at_prompt().send("li")
        shows_rows(session, "1 reckon> list claims", "means 2 li")
        session.send("x")
        session.wait(lambda: session.rows()[0] == "1 reckon> lix", "the ghost to be gone")
        shows_rows(session, "1 reckon> lix", "means 3 lix", column=13)
        assert session.enter() == "lix"


def test_nothing_is_written_while_nothing_changes(tmp_path):
    with assisted(tmp_path, statements=["list claims"]) as session:
        session.at_prompt().send("li")
        shows_rows(session, "1 reckon> list claims", "means 2 li")
        session.output = b""
        session.pump()
        session.pump()
        session.pump()
        session.pump()
        assert session.output == b""


def test_a_ghost_is_hidden_away_from_the_end_and_comes_back(tmp_path):
    with assisted(tmp_path, statements=["list claims"]) as session:
        session.at_prompt().send("li")
        shows_rows(session, "1 reckon> list claims", "means 2 li")
        session.send(LEFT)
        shows_rows(session, "1 reckon> li", "means 2 li", column=11)
        session.send(RIGHT)
        shows_rows(session, "1 reckon> list claims", "means 2 li", column=12)
        session.send(HOME + "x")
        shows_rows(session, "1 reckon> xli", "means 3 xli", column=11)


def test_a_ghost_is_cut_at_the_right_edge_between_wide_characters(tmp_path):
    for columns in (20, 21):
        with assisted(tmp_path, statements=["가나다라마바사아자차카타"], columns=columns) as session:
            session.at_prompt().send("가")
            ghost = {20: "가나다라…", 21: "가나다라…"}[columns]
            shows_rows(session, "1 reckon> " + ghost, "means 1 가", column=12)
            session.send("나다라")
            session.wait(lambda: session.screen.cursor.x == 18, "the cursor before the edge")
            session.send("마바")
            session.wait(lambda: session.rows()[1].startswith("바"), "the row below")
            session.wait(lambda: session.rows()[1] == "바사아자차카타", "the ghost in the row below")
            session.send(END)
            assert session.enter() == "가나다라마바사아자차카타"


def test_the_meaning_is_cut_to_the_screen(tmp_path):
    with assisted(tmp_path, statements=["other"], columns=24) as session:
        session.at_prompt().send("사드 배치 결정은 옳다")
        session.wait(lambda: session.rows()[2].endswith("…"), "the meaning, cut")
        assert session.rows()[:3] == ["1 reckon> 사드 배치 결정", "은 옳다", "means 12 사드 배치 결…"]
        assert session.enter() == "사드 배치 결정은 옳다"


def test_at_the_bottom_of_the_screen_the_meaning_scrolls(tmp_path):
    with assisted(tmp_path, statements=["list claims"], rows=3) as session:
        session.at_prompt().send("x\r")
        session.at_prompt(2).send("li")
        shows_rows(session, "got: x", "2 reckon> list claims", "means 2 li", column=12)
        session.send(END)
        shows_rows(session, "2 reckon> list claims", "means 11 list claims", column=21)
        assert session.enter(2) == "list claims"


def test_no_room_below_means_no_meaning(tmp_path):
    text = "사" * 60
    with assisted(tmp_path, statements=[text + "끝"], rows=6, columns=20) as session:
        session.at_prompt().send(text)
        session.wait(lambda: session.row_at_cursor().startswith("사"), "the text")
        session.send("!\r")
        session.at_prompt(2)
        assert b"means" not in session.output


def test_undo_takes_a_ghost_back(tmp_path):
    with assisted(tmp_path, statements=["list claims"]) as session:
        session.at_prompt().send("li")
        shows_rows(session, "1 reckon> list claims", "means 2 li")
        session.send(END + UNDO)
        session.wait(lambda: session.screen.cursor.x == 12, "the cursor back")
        assert session.enter() == "li"


def test_a_hostile_ghost_is_shown_harmless(tmp_path):
    with assisted(tmp_path, statements=["li\x1b[2J\x07\u202est"]) as session:
        session.at_prompt().send("li")
        shows_rows(session, "1 reckon> li␛[2J␇\ufffdst", "means 2 li")
        session.send(END)
        assert session.enter() == "li␛[2J␇\ufffdst"


def test_nothing_for_a_terminal_without_abilities(tmp_path):
    with assisted(tmp_path, statements=["list claims"], TERM="dumb") as session:
        session.wait(lambda: "1 reckon>" in session.rows()[0], "the prompt")
        session.send("li")
        session.wait(lambda: session.screen.cursor.x == 12, "the text")
        session.send(RIGHT + "\r")
        session.wait(lambda: "got: li" in session.rows(), "the line")
        assert b"means" not in session.output and b"\x1b" not in session.output


def test_vi_mode_has_hints_too(tmp_path):
    with assisted(tmp_path, statements=["list claims"], editrc="bind -v\n") as session:
        session.at_prompt().send("li")
        shows_rows(session, "1 reckon> list claims", "means 2 li")
        session.send(RIGHT)
        session.wait(lambda: session.screen.cursor.x == 21, "the ghost taken")
        assert session.enter() == "list claims"


def test_control_c_removes_what_is_shown(tmp_path):
    with assisted(tmp_path, statements=["list claims"]) as session:
        session.at_prompt().send("li")
        shows_rows(session, "1 reckon> list claims", "means 2 li")
        session.send("\x03")
        session.at_prompt(2)
        assert session.rows()[:3] == ["1 reckon> li^C", "cancelled", "2 reckon>"]


def test_without_assistance_nothing_is_shown():
    with Session() as session:
        session.at_prompt().send("li")
        session.shows("li", column=2)
        session.pump()
        session.pump()
        assert session.rows()[0] == "1 reckon> li" and session.rows()[1] == ""


def test_a_ghost_is_gone_when_other_text_of_the_same_length_comes(tmp_path):
    with assisted(tmp_path, statements=["abcd"]) as session:
        run(session, "xy")
        session.send("ab")
        shows_rows(session, "2 reckon> abcd", "means 2 ab")
        session.send("\x14" + END)
        shows_rows(session, "2 reckon> ba", "means 2 ba", column=12)
        session.send("\x15" + "\x10" + END + "!")
        assert session.enter(2) == "xy!"
