"""A statement of several rows: why it goes on, and editing across its rows."""

import os
import stat

import pytest
from assisted import BACKSPACE, DOWN, END, HOME, LEFT, RIGHT, UNDO, UP, assisted
from harness import Session

EDIT = "\x18\x05"


def test_a_row_begins_with_the_reason_for_it(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가\r')
        session.shows('note "가\n"> ')
        session.send('나"\r')
        assert session.reply() == 'note "가\\n나"'
        session.at_prompt(2).send('note """가\r나\r')
        session.shows('note """가\n"""> 나\n"""> ', number=2)
        session.send('"""')
        assert session.enter(2) == 'note """가\\n나\\n"""'


def test_backspace_at_the_start_of_a_row_joins_it(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가\r나' + LEFT)
        session.shows('note "가\n"> 나')
        session.send(BACKSPACE)
        session.shows('note "가나', column=8)
        session.send(END + '"')
        assert session.enter() == 'note "가나"'


def test_delete_at_the_end_of_a_row_joins_the_next(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가\r나' + UP + END + "\x1b[3~")
        session.shows('note "가나', column=8)
        session.send(END + '"')
        assert session.enter() == 'note "가나"'


def test_left_and_right_cross_the_rows(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가\r나')
        session.shows('note "가\n"> 나')
        session.send(LEFT + LEFT)
        session.wait(lambda: (session.screen.cursor.y, session.screen.cursor.x) == (0, 18), "the end of the first row")
        session.send(RIGHT)
        session.wait(lambda: (session.screen.cursor.y, session.screen.cursor.x) == (1, 3), "the start of the second")
        session.send("X" + LEFT + LEFT + "Y")
        session.shows('note "가Y\n"> X나')
        session.send(DOWN + END + '"')
        assert session.enter() == 'note "가Y\\nX나"'


def test_home_and_end_are_those_of_the_row(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가나\r다라' + HOME + "a" + END + "b" + UP + HOME + "c" + END + "d")
        session.shows('cnote "가나d\n"> a다라b')
        session.send(DOWN + END + '"')
        assert session.enter() == 'cnote "가나d\\na다라b"'


def test_up_and_down_keep_the_column_of_the_text(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가나\r다라' + UP + "X" + DOWN + "Y")
        session.shows('noXte "가나\n"> 다라Y')


def test_a_word_removed_across_rows_takes_the_prompt_with_it(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가 나\r')
        session.shows('note "가 나\n"> ')
        session.send("\x17")
        session.wait(lambda: session.rows()[1] == "", "one row")
        session.send('끝"')
        reply = session.enter()
        assert reply.startswith('note "가 ') and reply.endswith('끝"') and "\\n" not in reply


def test_closing_a_quotation_earlier_changes_the_prompts(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가\r나')
        session.shows('note "가\n"> 나')
        session.send(UP + END + '"')
        session.shows('note "가"\n나')
        assert session.enter() == 'note "가"\\n나'


@pytest.mark.parametrize("editrc", ["", "bind -v\n"], ids=["emacs", "vi"])
def test_the_prompt_of_a_row_is_never_part_of_the_text(tmp_path, editrc):
    with assisted(tmp_path, prompts=True, editrc=editrc) as session:
        session.at_prompt().send('a "b\rc\rd' + UP * 2 + HOME + RIGHT * 9 + "x" + LEFT * 5 + "y" + '\x1b[F"')
        session.wait(lambda: "x" in "".join(session.rows()) and "y" in "".join(session.rows()), "both letters")
        session.send("\r")
        session.at_prompt(2)
        assert ">" not in session.reply().replace("\\n", "")


def test_undo_goes_back_step_by_step(tmp_path):
    with assisted(tmp_path, prompts=True) as session:
        session.at_prompt().send('note "가\r나 다')
        session.shows('note "가\n"> 나 다')
        session.send("\x15")
        session.wait(lambda: session.rows()[1] == "", "everything cut")
        session.send(UNDO)
        session.shows('note "가\n"> 나 다')
        session.send(UNDO)
        session.shows('note "가\n"> 나')
        session.send(UNDO)
        session.shows('note "가\n"> ')
        session.send(UNDO)
        session.shows('note "가')
        session.send(UNDO * 9)
        session.shows("", column=0)


def script(folder, body):
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    os.chmod(path, path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize("editrc, keys", [("", EDIT), ("bind -v\n", "\x1b[D\x1bv")], ids=["emacs", "vi"])
def test_the_statement_is_edited_elsewhere_and_not_run(tmp_path, editrc, keys):
    editor = script(tmp_path, 'sed -i "s/사드/배치/" "$1"; printf "second \\"row\\"\\n" >> "$1"')
    with assisted(tmp_path, prompts=True, editrc=editrc, VISUAL=editor) as session:
        session.at_prompt().send("note 사드")
        session.shows("note 사드")
        session.send(keys)
        session.wait(lambda: 'second "row"' in session.rows(), "the edited text")
        y = session.rows().index('second "row"')
        assert session.rows()[y - 1] == "1 reckon> note 배치" and "got:" not in "\n".join(session.rows())
        session.send("\x1b[F!\r")
        session.wait(lambda: "got: note 배치\\nsecond" in "\n".join(session.rows()), "the line received")


def test_an_editor_that_fails_leaves_the_line(tmp_path):
    with assisted(tmp_path, VISUAL=script(tmp_path, "exit 3")) as session:
        session.at_prompt().send("note 사드" + EDIT)
        session.wait(lambda: "did not end well" in "".join(session.rows()), "the reason")
        assert session.row_at_cursor() == "1 reckon> note 사드"
        session.send("!\r")
        session.wait(lambda: "got: note 사드!" in session.rows(), "the line received")


def test_an_editor_has_the_terminal_as_it_was(tmp_path):
    editor = script(tmp_path, 'stty -a | grep -o " icanon" >> "$1"')
    with assisted(tmp_path, VISUAL=editor) as session:
        session.at_prompt().send("a" + EDIT)
        session.wait(lambda: session.rows().count("1 reckon> a") == 2 and " icanon" in session.rows(), "what it saw")
        session.send("\r")
        session.wait(lambda: "got: a\\n icanon" in session.rows(), "the line received")


def test_rows_of_a_bare_device_have_no_prompts():
    with Session() as session:
        session.at_prompt().send('note "가\r나"')
        session.shows('note "가\n나"')
        assert session.enter() == 'note "가\\n나"'
