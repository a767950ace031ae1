"""The real program at its prompt, in Korean and with emoji."""

import os
import shutil
import signal

import pytest

from harness import Tmux, is_canonical
from sitting import BRIEF, RECKON, WORKSPACE, Sitting, listed, reckon

UP = "\x1b[A"
IMPORT = "import brief.txt @hana on 2017-03-20 lang ko"
CLAIM = 'claim "그가 5월 대선에서 이길 것 같다" as "문재인 당선 😀" +한국/선거'
# Sets the window's title, clears the screen, reorders the line, and colours it, once with a C1 control.
HOSTILE = "제목\x1b]0;owned\x07\x1b[2J\n\n가 \u202e나 \x9b45m다 \x1b[45m라 \u2066마.\r\n바\x7f.\n"


@pytest.fixture(name="folder")
def brief_in_folder(tmp_path):
    (tmp_path / "brief.txt").write_text(BRIEF, encoding="utf-8")
    return tmp_path


def test_a_korean_text_is_read_quoted_and_predicted(folder):
    with Sitting(folder) as sitting:
        assert sitting.ask(IMPORT) == [
            "note: @hana is a new speaker",
            "d1  빈 의자  5 sentences  80 code points  @hana  on 2017-03-20 Mon",
        ]
        assert sitting.ask("use d1") == ["using d1  빈 의자"]
        assert sitting.ask(CLAIM) == ["c1 m1  문재인 당선 😀  @hana  on 2017-03-20 Mon  d1:43-61"]
        assert sitting.ask('predict c1 "very likely" by 2017-05-10 #한국') == [
            "p1 f1  문재인 당선 😀  @hana very likely (87.5%, 80%-95%)  on 2017-03-20 Mon  by 2017-05-10 Wed"
        ]
        assert sitting.leave() == 0
    document = {"id": "d1", "text": "빈 의자", "published": "2017-03-20", "author": "@hana", "language": "ko"}
    assert document.items() <= listed(folder, "documents")[0].items()
    claim = {"id": "c1", "text": "문재인 당선 😀", "day": "2017-03-20", "tags": ["한국/선거"], "speakers": ["@hana"]}
    assert claim.items() <= listed(folder, "claims")[0].items()
    quote = "그가 5월 대선에서 이길 것 같다"
    mention = {"id": "m1", "quote": quote, "said": "2017-03-20", "speaker": "@hana", "address": "d1:43-61"}
    assert mention.items() <= listed(folder, "mentions")[0].items()
    assert [row["id"] for row in listed(folder, "forecasts")] == ["f1"]
    assert [row["tag"].removeprefix("+") for row in listed(folder, "tags")] == ["한국", "한국/선거"]


@pytest.mark.parametrize(
    "statement, wrong",
    [
        ('claim "문재인이 진다 😀" in d1 +한국', '"문재인이 진다 😀"'),
        ('claim "사드는" 안녕😀 in d1', "안녕😀"),
        ('predict "문재인이 이긴다 😀" 65 by 2017-05-10', "65"),
        ('predict "이긴다" 70% by 2017-13-10 because "😀"', "2017-13-10"),
        ('없는명령 "가나다"', "없는명령"),
    ],
)
def test_the_caret_stands_under_the_columns_of_what_is_wrong(folder, statement, wrong):
    with Sitting(folder) as sitting:
        sitting.ask(IMPORT)
        answer = sitting.ask(statement)
        assert answer[1] == "  " + statement
        row = sitting.rows().index("  " + statement)
        covered = sitting.columns(row, wrong)
        assert sitting.rows()[row + 1] == " " * covered[0] + "^" + "~" * (len(covered) - 1)
        # The place in the message counts characters.
        place = f"prompt:2:{statement.index(wrong) + 1}: error["
        assert answer[0].startswith(place)
        assert sitting.leave() == 0


def test_an_open_quote_continues_on_the_next_line(folder):
    with Sitting(folder) as sitting:
        sitting.ask(IMPORT)
        sitting.at_prompt(2).send('note d1 "첫 줄 😀\r')
        sitting.shows('note d1 "첫 줄 😀\n">', number=2)
        sitting.send('둘째 줄"')
        sitting.shows('note d1 "첫 줄 😀\n"> 둘째 줄"', number=2)
        sitting.send("\r")
        assert sitting.answer()[1:] == ["n1  d1: 첫 줄 😀 둘째 줄"]
        assert sitting.leave() == 0
    assert [row["text"] for row in listed(folder, "notes")] == ["첫 줄 😀\n둘째 줄"]


def test_control_c_drops_a_half_typed_line_and_up_recalls_it(folder):
    with Sitting(folder) as sitting:
        sitting.ask(IMPORT)
        sitting.ask("use d1")
        sitting.at_prompt(3).send(CLAIM)
        sitting.shows(CLAIM, number=3)
        sitting.send("\x03")
        assert sitting.answer() == []
        assert sitting.ask("list claims") == ["0 claims"]
        sitting.at_prompt(5).send(UP)
        sitting.shows("list claims", number=5)
        sitting.send(UP)
        sitting.shows(CLAIM, number=5)
        sitting.send("\r")
        assert sitting.answer() == ["c1 m1  문재인 당선 😀  @hana  on 2017-03-20 Mon  d1:43-61"]
        assert sitting.leave() == 0
    assert [row["id"] for row in listed(folder, "claims")] == ["c1"]


def test_control_c_drops_a_statement_of_two_lines_whole(folder):
    with Sitting(folder) as sitting:
        sitting.ask(IMPORT)
        sitting.at_prompt(2).send('note d1 "첫 줄\r둘째')
        sitting.shows('note d1 "첫 줄\n"> 둘째', number=2)
        sitting.send("\x03")
        sitting.answer()
        assert sitting.ask("list notes") == ["0 notes"]
        assert sitting.leave() == 0
    assert listed(folder, "notes") == []


def test_what_is_typed_when_the_terminal_goes_is_not_stored(folder):
    with Sitting(folder) as sitting:
        sitting.ask(IMPORT)
        sitting.at_prompt(2).send('note d1 "반쯤"')
        sitting.shows('note d1 "반쯤"', number=2)
        os.kill(sitting.child.pid, signal.SIGHUP)
        assert sitting.end() == -signal.SIGHUP
    assert listed(folder, "notes") == []
    assert [row["id"] for row in listed(folder, "documents")] == ["d1"]


def test_quit_leaves_and_what_follows_it_is_not_run(folder):
    with Sitting(folder) as sitting:
        sitting.ask(IMPORT)
        sitting.send("quit\r")
        assert sitting.end() == 0
    assert [row["id"] for row in listed(folder, "operations")] == ["o1"]


def test_a_failed_command_does_not_decide_how_the_sitting_ends(folder):
    with Sitting(folder) as sitting:
        assert "error[E-VERB]" in sitting.ask("문재인")[0]
        assert sitting.leave() == 0


def test_verbs_are_shortened_at_the_prompt_alone(folder):
    with Sitting(folder) as sitting:
        assert sitting.ask("lis claims") == ["0 claims"]
        assert sitting.leave() == 0
    for words in (["-c", "lis claims"], ["lis", "claims"]):
        run = reckon(folder, "-w", WORKSPACE, *words)
        assert (run.returncode, run.stdout) == (2, "")
        assert "error[E-VERB]" in run.stderr
    run = reckon(folder, "-w", WORKSPACE, input="lis claims\n")
    assert (run.returncode, run.stdout) == (1, "")
    assert "error[E-VERB]" in run.stderr


def test_the_prompt_shows_the_day_from_which_the_world_is_seen(folder):
    with Sitting(folder) as sitting:
        sitting.at_prompt().send("set as-of 2017-04-20\r")
        sitting.wait(lambda: sitting.row_at_cursor() == "2 2017-04-20 reckon>", "the day in the prompt")
        sitting.send("set as-of none\r")
        sitting.at_prompt(3)
        assert sitting.leave() == 0


def test_hostile_text_is_shown_as_symbols(folder):
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    with Sitting(folder) as sitting:
        title = sitting.screen.title
        sitting.ask("status")
        before = sitting.rows()[: sitting.screen.cursor.y]
        sitting.output = b""
        sitting.ask("import hostile.txt")
        text = "\n".join(sitting.ask("read d1"))
        for symbol in ("␛]0;owned␇␛[2J", "␛[45m", "␡"):
            assert symbol in text
        assert sitting.rows()[: len(before)] == before
        for statement in ("show d1", "list documents", "find 나", 'claim "없는 말" in d1', "claim d1.s1"):
            sitting.ask(statement)
        assert sitting.screen.title == title
        output = sitting.output.decode("utf-8")
        for raw in ("\x1b]", "\x1b[2J", "\x1b[45m", "\x07", "\x7f", "\x9b", "\u202e", "\u2066"):
            assert raw not in output
        assert all(cell.bg == "default" for row in sitting.screen.buffer.values() for cell in row.values())
        assert sitting.leave() == 0


@pytest.mark.parametrize("locale", ["C", "POSIX", "ko_KR.EUC-KR", None])
def test_korean_in_any_locale(folder, locale):
    with Sitting(folder, LC_ALL=locale) as sitting:
        sitting.ask(IMPORT)
        sitting.ask("use d1")
        assert sitting.ask(CLAIM) == ["c1 m1  문재인 당선 😀  @hana  on 2017-03-20 Mon  d1:43-61"]
        assert sitting.leave() == 0
    run = reckon(folder, "-w", WORKSPACE, "list", "claims", "+한국", changes={"LC_ALL": locale})
    assert "문재인 당선 😀" in run.stdout


def test_output_in_a_file_holds_no_escape_sequences(folder):
    with Sitting(folder, output="out.txt") as sitting:
        for statement in (IMPORT, "use d1", CLAIM, "read d1", "list claims", "claim 없다"):
            sitting.ask(statement)
        assert sitting.leave() == 0
    output = (folder / "out.txt").read_text(encoding="utf-8")
    assert "문재인 당선 😀" in output
    assert "\x1b" not in output
    assert "reckon>" not in output
    assert "error[" not in output


def test_termination_while_editing_restores_the_terminal_and_keeps_the_facts(folder):
    with Sitting(folder) as sitting:
        terminal = sitting.terminal()
        sitting.ask(IMPORT)
        sitting.at_prompt(2).send("note d1 반쯤")
        sitting.shows("note d1 반쯤", number=2)
        assert not is_canonical(terminal)
        os.kill(sitting.child.pid, signal.SIGTERM)
        assert sitting.end() == -signal.SIGTERM
        assert is_canonical(terminal)
        os.close(terminal)
    assert [row["id"] for row in listed(folder, "documents")] == ["d1"]
    assert listed(folder, "notes") == []


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
def test_a_real_terminal_shows_the_caret_under_korean(folder):
    with Tmux(f"cd '{folder}' && '{RECKON}' -w {WORKSPACE} --create", columns=80) as tmux:
        tmux.shows("1 reckon>")
        tmux.text('predict "문재인이 이긴다" 65 by 2017-05-10')
        tmux.keys("Enter")
        tmux.wait(lambda rows: "2 reckon>" in rows, "the next prompt")
        rows = tmux.rows()
        row = rows.index('  predict "문재인이 이긴다" 65 by 2017-05-10')
        # Seven syllables of two columns, and fourteen other characters with the indentation.
        assert rows[row + 1] == " " * 28 + "^~"
