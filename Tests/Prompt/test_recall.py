"""Up and Down: whole statements by what they begin with, and the rows of the statement itself."""

from assisted import DOWN, HOME, LEFT, UP, assisted, run
from harness import Session

from test_paste import pasted


def test_up_recalls_what_begins_with_the_text_before_the_cursor():
    with Session() as session:
        run(session, "list 사드", "show 사드", "list 탄핵", "show 탄핵")
        session.send("list")
        session.shows("list", column=4, number=5)
        session.send(UP)
        session.shows("list 탄핵", column=9, number=5)
        session.send(UP + UP)
        session.shows("list 사드", column=9, number=5)
        session.send(DOWN)
        session.shows("list 탄핵", column=9, number=5)
        session.send(DOWN)
        session.shows("list", column=4, number=5)
        session.send(DOWN + " x")
        session.shows("list x", column=6, number=5)


def test_only_the_text_before_the_cursor_counts():
    with Session() as session:
        run(session, "list 사드", "show 사드")
        session.send("lixx" + LEFT * 2 + UP)
        session.shows("list 사드", column=9, number=3)
        session.send(DOWN)
        session.shows("lixx", column=2, number=3)


def test_a_cancelled_line_is_recalled_first_and_the_history_after_it():
    with Session() as session:
        run(session, "first")
        session.send("반쯤 typed\x03")
        session.at_prompt(3).send(UP)
        session.shows("반쯤 typed", column=10, number=3)
        session.send(UP)
        session.shows("first", number=3)
        session.send(DOWN)
        session.shows("반쯤 typed", number=3)
        session.send(DOWN)
        session.shows("", column=0, number=3)


def test_up_and_down_go_to_the_history_from_the_outer_rows_only():
    with Session() as session:
        run(session, "first", 'note "가\r나\r다"')
        session.send(UP)
        session.shows('note "가\n나\n다"', number=3)
        session.send(UP + UP)
        session.wait(lambda: session.screen.cursor.y == session.row_of_prompt(3), "the first row")
        session.send(UP)
        session.shows("first", number=3)
        session.send(DOWN)
        session.shows('note "가\n나\n다"', number=3)
        session.send(UP + DOWN + DOWN)
        session.shows("", column=0, number=3)


def test_an_edited_recall_is_a_draft_of_its_own():
    with Session() as session:
        run(session, "list a", "list b")
        session.send(UP + "c" + HOME + UP)
        session.shows("list b", number=3)
        session.send(DOWN)
        session.shows("list bc", column=0, number=3)


def test_control_p_and_n_recall_too():
    with Session() as session:
        run(session, "one", "two")
        session.send("\x10\x10\x0e")
        session.shows("two", number=3)


def test_a_recalled_statement_has_the_prompts_of_its_rows(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가\r나"')
        assert session.enter() == 'note "가\\n나"'
        session.send(UP)
        session.shows('note "가\n"> 나"', number=2)


def test_a_paste_of_several_statements_has_no_prompts(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send(pasted('due\rnote "a\rb"'))
        session.shows('due\nnote "a\n"> b"')
        assert session.enter() == 'due\\nnote "a\\nb"'
