"""Ctrl-R: every word of any language is found in the history."""

import pytest
from assisted import BACKSPACE, END, ESCAPE, FORWARD, GIVE_UP, HOME, LEFT, RIGHT, SEARCH, UP, run, shows_rows
from harness import Session

# libedit's own search takes the low byte of each of these for a key.
NAMES = ["대통령", "박근혜", "안철수", "심상정", "북한", "이명박", "촛불", "홍준표"]


@pytest.mark.parametrize("editrc", ["", "bind -v\n"], ids=["emacs", "vi"])
def test_the_names_that_libedit_does_not_find_are_found(editrc):
    with Session(editrc=editrc) as session:
        run(session, *[f"claim {name} +tag" for name in NAMES])
        for number, name in enumerate(NAMES, start=len(NAMES) + 1):
            session.send(SEARCH + name)
            shows_rows(session, f"{number} reckon> claim {name} +tag", f"search: {name}")
            session.send("\r")
            assert session.reply(number) == f"claim {name} +tag"


def test_syllables_with_every_low_byte_are_found():
    syllables = [chr(0xAC00 + byte * 43 % 256 + 256 * (byte % 43)) for byte in range(0, 256, 5)]
    with Session(columns=150) as session:
        run(session, "list " + "".join(syllables))
        for syllable in syllables:
            session.send(SEARCH + syllable)
            session.wait(lambda: f"search: {syllable}" in session.rows(), f"{syllable} to be found")
            session.send(GIVE_UP)
            session.shows("", column=0, number=2)


def test_search_goes_to_older_and_back_to_newer():
    with Session() as session:
        run(session, "show 사드 1", "show 탄핵", "show 사드 2", "show 사드 3")
        session.send(SEARCH + "사드")
        shows_rows(session, "5 reckon> show 사드 3", "search: 사드", column=15)
        session.send(SEARCH)
        shows_rows(session, "5 reckon> show 사드 2", "search: 사드")
        session.send(SEARCH)
        shows_rows(session, "5 reckon> show 사드 1", "search: 사드")
        session.send(SEARCH)
        shows_rows(session, "5 reckon> show 사드 1", "search, found nothing older: 사드")
        session.send(FORWARD)
        shows_rows(session, "5 reckon> show 사드 2", "search: 사드")
        assert session.enter(5) == "show 사드 2"


@pytest.mark.parametrize("key", [ESCAPE, GIVE_UP], ids=["Escape", "Ctrl-G"])
def test_giving_up_restores_line_and_cursor(key):
    with Session() as session:
        run(session, "show 사드")
        session.send("반쯤 typed" + LEFT * 3)
        session.shows("반쯤 typed", column=7, number=2)
        session.send(SEARCH + "사")
        shows_rows(session, "2 reckon> show 사드", "search: 사")
        session.send(key)
        session.shows("반쯤 typed", column=7, number=2)
        session.wait(lambda: session.screen.cursor.y + 1 == len([row for row in session.rows() if row]), "no status")
        assert session.enter(2) == "반쯤 typed"


@pytest.mark.parametrize("key", [RIGHT, END], ids=["Right", "End"])
def test_what_was_found_can_be_edited(key):
    with Session() as session:
        run(session, "show 사드")
        session.send(SEARCH + "사드" + key)
        session.shows("show 사드", column=5, number=2)
        session.send(END + "!")
        assert session.enter(2) == "show 사드!"


def test_another_key_ends_the_search_and_does_its_work():
    with Session() as session:
        run(session, "show 사드")
        session.send(SEARCH + "사드" + HOME + "x")
        session.shows("xshow 사드", column=1, number=2)
        assert session.enter(2) == "xshow 사드"


def test_backspace_shortens_the_search():
    with Session() as session:
        run(session, "show 사드 1", "show 사건")
        session.send(SEARCH + "사드")
        shows_rows(session, "3 reckon> show 사드 1", "search: 사드")
        session.send(BACKSPACE)
        shows_rows(session, "3 reckon> show 사건", "search: 사")
        session.send(BACKSPACE)
        shows_rows(session, "3 reckon>", "search:")
        assert session.enter(3) == ""


def test_an_unmatched_bracket_and_other_pattern_characters_are_text():
    with Session() as session:
        run(session, "show [a", "show b.*", "show cd")
        session.send(SEARCH + "[")
        shows_rows(session, "4 reckon> show [a", "search: [", column=15)
        session.send(GIVE_UP + SEARCH + ".*")
        shows_rows(session, "4 reckon> show b.*", "search: .*", column=16)
        assert session.enter(4) == "show b.*"


def test_ascii_is_found_in_either_case_and_repeats():
    with Session() as session:
        run(session, "claim Moon wins", "other")
        session.send(SEARCH + "moon")
        shows_rows(session, "3 reckon> claim Moon wins", "search: moon", column=16)
        assert session.enter(3) == "claim Moon wins"


def test_a_word_that_stands_nowhere_leaves_the_line():
    with Session() as session:
        run(session, "show 사드")
        session.send("반쯤" + SEARCH + "없다")
        shows_rows(session, "2 reckon> 반쯤", "search, found nothing older: 없다")
        assert session.enter(2) == "반쯤"


def test_a_pasted_and_a_decomposed_word_are_found():
    with Session() as session:
        run(session, "show 한글 café")
        session.send(SEARCH + "\x1b[200~한글\x1b[201~")
        shows_rows(session, "2 reckon> show 한글 café", "search: 한글")
        session.send(GIVE_UP + SEARCH + "cafe\u0301")
        shows_rows(session, "2 reckon> show 한글 café", "search: café")
        assert session.enter(2) == "show 한글 café"


def test_a_statement_of_several_rows_is_found_and_run_whole():
    with Session() as session:
        run(session, 'note "가\r나"', "x")
        session.send(SEARCH + "나")
        shows_rows(session, '3 reckon> note "가', '나"', "search: 나", column=0)
        session.send("\r")
        assert session.reply(3) == 'note "가\\n나"'


def test_control_c_ends_search_and_line():
    with Session() as session:
        run(session, "show 사드")
        session.send(SEARCH + "사")
        shows_rows(session, "2 reckon> show 사드", "search: 사")
        session.send("\x03")
        session.at_prompt(3)
        session.send("새")
        session.shows("새", number=3)


def test_vi_slash_finds_and_waits_for_editing():
    with Session(editrc="bind -v\n") as session:
        run(session, "claim 안철수", "claim 문재인")
        session.send(ESCAPE)
        session.send("/안철수")
        shows_rows(session, "3 reckon> claim 안철수", "search: 안철수")
        session.send("\r")
        session.shows("claim 안철수", number=3)
        session.send("A!")
        assert session.enter(3) == "claim 안철수!"


def test_search_shows_the_line_on_a_terminal_without_abilities():
    with Session(TERM="dumb") as session:
        session.wait(lambda: "1 reckon>" in session.rows()[0], "the prompt")
        session.send("show 사드\r")
        session.wait(lambda: "2 reckon>" in session.rows(), "the next prompt")
        session.send(SEARCH + "사\r")
        session.wait(lambda: session.rows().count("got: show 사드") == 2, "the line again")
        assert b"\x1b" not in session.output


def test_up_after_a_search_recalls_as_usual():
    with Session() as session:
        run(session, "one", "two")
        session.send(SEARCH + "one" + GIVE_UP + UP)
        session.shows("two", number=3)
