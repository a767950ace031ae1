"""TAB at the prompt: what is written, what is listed, and that nothing typed is ever deleted."""

import pytest
from assisted import BACKSPACE, CANDIDATES, END, ESCAPE, HOME, LEFT, TAB, UNDO, assisted, is_dim, shows_rows

MODES = pytest.mark.parametrize("editrc", ["", "bind -v\n"], ids=["emacs", "vi"])


@MODES
def test_one_candidate_is_written(tmp_path, editrc):
    with assisted(tmp_path, CANDIDATES, editrc=editrc) as session:
        session.at_prompt().send("문재" + TAB)
        session.shows("문재인", column=6)
        session.send(" 한" + TAB)
        session.shows("문재인 한국", column=11)
        assert session.enter() == "문재인 한국"


@MODES
def test_several_candidates_add_what_they_share_and_then_are_listed(tmp_path, editrc):
    with assisted(tmp_path, CANDIDATES, editrc=editrc) as session:
        session.at_prompt().send("c" + TAB)
        session.shows("claim", column=5)
        session.send(TAB)
        shows_rows(
            session,
            "1 reckon> claim",
            "claim     a proposition somebody makes  claimant  who makes it",
            column=15,
        )
        assert is_dim(session.output, "who makes it")
        assert session.enter() == "claim"


def test_korean_that_shares_no_more_is_listed_and_kept(tmp_path):
    with assisted(tmp_path, CANDIDATES) as session:
        session.at_prompt().send("문" + TAB)
        shows_rows(session, "1 reckon> 문", "문재인  the candidate  문제    a problem", column=12)
        session.send("제")
        session.shows("문제", column=4)
        session.wait(lambda: session.rows()[1] == "", "the list to be gone")
        assert session.enter() == "문제"


def test_escape_removes_the_list(tmp_path):
    with assisted(tmp_path, CANDIDATES) as session:
        session.at_prompt().send("문" + TAB)
        session.wait(lambda: "problem" in session.rows()[1], "the list")
        session.send(ESCAPE)
        session.wait(lambda: session.rows()[1] == "", "the list to be gone")
        session.shows("문", column=2)


def test_a_tab_without_candidates_changes_nothing(tmp_path):
    with assisted(tmp_path, CANDIDATES) as session:
        session.at_prompt().send("북한" + TAB + "x" + TAB)
        session.shows("북한x", column=5)
        assert session.enter() == "북한x"


def test_an_open_quotation_is_completed_inside(tmp_path):
    with assisted(tmp_path, CANDIDATES) as session:
        session.at_prompt().send('claim "사드' + TAB)
        session.shows('claim "사드 배치', column=16)
        session.send('"')
        assert session.enter() == 'claim "사드 배치"'


def test_the_middle_of_a_line_is_completed(tmp_path):
    with assisted(tmp_path, CANDIDATES) as session:
        session.at_prompt().send("x 문재 끝" + LEFT * 2)
        session.shows("x 문재 끝", column=6)
        session.send(TAB)
        session.shows("x 문재인 끝", column=8)
        session.send(END + "!")
        assert session.enter() == "x 문재인 끝!"


def test_the_second_row_of_a_statement_is_completed(tmp_path):
    with assisted(tmp_path, CANDIDATES, prompts=True) as session:
        session.at_prompt().send('note "가\r문재' + TAB + '"')
        session.shows('note "가\n"> 문재인"')
        assert session.enter() == 'note "가\\n문재인"'


def test_undo_takes_a_completion_back(tmp_path):
    with assisted(tmp_path, CANDIDATES) as session:
        session.at_prompt().send("x 문재" + TAB)
        session.shows("x 문재인")
        session.send(UNDO)
        session.shows("x 문재", column=6)
        session.send(BACKSPACE + "장")
        assert session.enter() == "x 문장"


def test_a_decomposed_candidate_is_written_composed(tmp_path):
    with assisted(tmp_path, ["x\u1112\u1161\u11ab\u1100\u1173\u11af.txt\t\t"]) as session:
        session.at_prompt().send("x" + TAB)
        session.shows("x한글.txt", column=9)
        assert session.enter() == "x한글.txt"


def test_more_candidates_than_rows_are_counted(tmp_path):
    with assisted(tmp_path, [f"tag-{n:03}\t\tmeaning number {n}" for n in range(100)], rows=6) as session:
        session.at_prompt().send("t" + TAB + TAB)
        session.wait(lambda: session.rows()[5].endswith("more"), "the count")
        shown = sum(row.count("tag-0") for row in session.rows()[1:])
        assert session.rows()[5] == f"… {100 - shown} more"
        assert session.rows()[0] == "1 reckon> tag-0" or session.rows()[0] == "1 reckon> tag-"
        session.send(ESCAPE)
        session.wait(lambda: session.rows()[1] == "", "the list to be gone")


def test_the_list_at_the_bottom_scrolls_and_the_line_stays(tmp_path):
    with assisted(tmp_path, CANDIDATES, rows=4, columns=40) as session:
        session.at_prompt().send("x\r")
        session.at_prompt(2).send("문" + TAB)
        session.wait(lambda: "problem" in "".join(session.rows()), "the list")
        session.send("재" + TAB)
        session.shows("문재인", column=6, number=2)
        assert session.enter(2) == "문재인"


def test_a_wide_candidate_is_cut_to_the_screen(tmp_path):
    names = ["가" + "나다라마바사" * 3 + "A", "가" + "나다라마바사" * 3 + "B", "가각"]
    with assisted(tmp_path, [f"{name}\t\tmeaning" for name in names], columns=20, rows=8) as session:
        session.at_prompt().send("가" + TAB)
        shows_rows(session, "1 reckon> 가", "가나다라마바사나다…", "가나다라마바사나다…", "가각", column=12)


def test_hostile_candidates_are_shown_harmless(tmp_path):
    with assisted(tmp_path, ["xa\x1b[2Jb\t\x1b[2Jshown\x07\tmeans \x1b]0;title\x07\u202e", "xc\t\t"]) as session:
        session.at_prompt().send("x" + TAB)
        shows_rows(session, "1 reckon> x", "\ufffd[2Jshown\ufffd  means \ufffd]0;title\ufffd\ufffd  xc")
        assert b"\x1b[2J" not in session.output and b"\x07" not in session.output
        session.send("a" + TAB)
        session.shows("xa␛[2Jb")


def test_a_list_at_the_right_edge_keeps_the_cursor(tmp_path):
    with assisted(tmp_path, CANDIDATES, columns=20, rows=8) as session:
        session.at_prompt().send("aaaaaaaa " + HOME + END + "문" + TAB)
        session.wait(lambda: session.rows()[2].startswith("문재인"), "the list")
        assert session.rows()[:2] == ["1 reckon> aaaaaaaa", "문"]
        assert (session.screen.cursor.y, session.screen.cursor.x) == (1, 2)
        assert session.enter() == "aaaaaaaa 문"


def test_a_terminal_without_abilities_gets_a_plain_list(tmp_path):
    with assisted(tmp_path, CANDIDATES, TERM="dumb") as session:
        session.wait(lambda: "1 reckon>" in session.rows()[0], "the prompt")
        session.send("c" + TAB + TAB)
        session.wait(lambda: "who makes it" in "\n".join(session.rows()), "the list")
        session.send(" x\r")
        session.wait(lambda: "got: claim x" in session.rows(), "the line")
        assert b"\x1b" not in session.output
