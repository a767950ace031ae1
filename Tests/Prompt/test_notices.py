"""Notices from another thread appear above the line, which stays as it was."""

import os

import harness
from assisted import assisted, shows_rows
from harness import Session


class Speaker:
    """A session whose other thread says what is written to a pipe."""

    def __init__(self, folder, *words, **changes):
        self.pipe = str(folder / "notices")
        os.mkfifo(self.pipe)
        self.session = Session(arguments=[harness.ECHO, "notices", self.pipe, *words], **changes)

    def __enter__(self):
        self.session.at_prompt()
        self.file = open(self.pipe, "w", encoding="utf-8", buffering=1)
        return self

    def __exit__(self, *_):
        self.file.close()
        self.session.__exit__()

    def say(self, text):
        self.file.write(text + "\n")


def test_a_notice_stands_above_the_half_typed_line(tmp_path):
    with Speaker(tmp_path) as speaker:
        speaker.session.send("반쯤 typed\x1b[D\x1b[D")
        speaker.session.shows("반쯤 typed", column=8)
        speaker.say("사드: 3 questions are due")
        shows_rows(speaker.session, "사드: 3 questions are due", "1 reckon> 반쯤 typed", column=18)
        speaker.session.send("X")
        assert speaker.session.enter() == "반쯤 typXed"


def test_notices_of_several_rows_come_in_order_above_several_rows(tmp_path):
    with Speaker(tmp_path, "prompts") as speaker:
        speaker.session.send('note "가\r나')
        speaker.session.shows('note "가\n"> 나')
        speaker.say("one\\ntwo")
        speaker.say("three")
        shows_rows(speaker.session, "one", "two", "three", '1 reckon> note "가', '"> 나', column=5)
        assert speaker.session.screen.display[0].rstrip() == "one"
        speaker.session.send('"')
        assert speaker.session.enter() == 'note "가\\n나"'


def test_a_notice_cannot_drive_the_terminal(tmp_path):
    with Speaker(tmp_path) as speaker:
        speaker.say("a\x1b[2Jb\x07\u202ec")
        shows_rows(speaker.session, "a\ufffd[2Jb\ufffd\ufffdc", "1 reckon>")


def test_a_notice_on_a_terminal_without_abilities(tmp_path):
    with Speaker(tmp_path, TERM="dumb") as speaker:
        speaker.session.send("반쯤")
        speaker.session.wait(lambda: speaker.session.screen.cursor.x == 14, "the text")
        speaker.say("due")
        shows_rows(speaker.session, "due", "1 reckon> 반쯤")
        speaker.session.send("\r")
        speaker.session.wait(lambda: "got: 반쯤" in speaker.session.rows(), "the line")


def test_a_notice_removes_nothing_of_a_list_but_the_list(tmp_path):
    file = tmp_path / "candidates"
    file.write_text("ab\nac\n", encoding="utf-8")
    with Speaker(tmp_path, "candidates", str(file)) as speaker:
        speaker.session.send("a\t")
        shows_rows(speaker.session, "1 reckon> a", "ab  ac")
        speaker.say("due")
        shows_rows(speaker.session, "due", "1 reckon> a", column=11)


def test_a_silent_thread_disturbs_nothing(tmp_path):
    with assisted(tmp_path) as session:
        session.at_prompt().send("x")
        assert session.enter() == "x"
