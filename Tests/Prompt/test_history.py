"""What was typed at the prompt, in the next sitting and in others at once."""

import json
import os
import sqlite3
import stat

import pytest

from sitting import WORKSPACE, Sitting, reckon

UP, DOWN = "\x1b[A", "\x1b[B"


@pytest.fixture(name="state")
def state_folder(tmp_path):
    return tmp_path / "state"


def sitting(folder, state, *options, **changes):
    return Sitting(folder, *options, XDG_STATE_HOME=str(state), **changes)


def history(folder, state, *words):
    """What another process knows of it, the newest first."""
    run = reckon(folder, "-w", WORKSPACE, "--json", "history", *words, changes={"XDG_STATE_HOME": str(state)})
    assert (run.returncode, run.stderr) == (0, "")
    return json.loads(run.stdout)


def statements(folder, state, *words):
    return [row["statement"] for row in history(folder, state, *words)]


def test_up_recalls_what_was_typed_yesterday(tmp_path, state):
    with sitting(tmp_path, state) as first:
        first.ask('claim "사드는 떠난다" in none @moon on 2017-03-20')
        first.ask("note c7 x")
        assert first.leave() == 0
    rows = history(tmp_path, state)
    assert [(row["statement"], row["exit"]) for row in rows] == [
        ("note c7 x", 1), ('claim "사드는 떠난다" in none @moon on 2017-03-20', 0),
    ]
    assert rows[0]["workspace"] == os.path.realpath(tmp_path / WORKSPACE)
    with sitting(tmp_path, state) as second:
        second.at_prompt(1).send(UP)
        second.shows("note c7 x")
        second.send(UP)
        second.shows('claim "사드는 떠난다" in none @moon on 2017-03-20')


def test_a_statement_of_several_lines_is_kept_whole(tmp_path, state):
    with sitting(tmp_path, state) as first:
        first.ask('claim "사드" in none @moon')
        first.at_prompt(2).send('note c1 """\r')
        first.send('하나\r둘\r"""\r')
        first.at_prompt(3)
    assert statements(tmp_path, state, "하나") == ['note c1 """\n하나\n둘\n"""']


def test_two_sittings_at_once_lose_nothing(tmp_path, state):
    with sitting(tmp_path, state) as one, sitting(tmp_path, state) as two:
        for number in range(8):
            one.ask(f"use none  # one {number}")
            two.ask(f"use none  # two {number}")
        # One's own come first, whatever others typed later.
        one.send(UP)
        one.shows("use none  # one 7", number=9)
        assert statements(tmp_path, state) == [
            f"use none  # {who} {number}" for number in reversed(range(8)) for who in ("two", "one")
        ]


def test_what_another_sitting_types_is_recalled_behind_ones_own(tmp_path, state):
    with sitting(tmp_path, state) as one, sitting(tmp_path, state) as other:
        one.ask("list tags")
        other.at_prompt(1).send('find "사드 🚀"\r')
        other.at_prompt(2)
        one.ask("list keys")
        for statement in ("list keys", "list tags", 'find "사드 🚀"'):
            one.send(UP)
            one.shows(statement, number=3)
        one.send(DOWN)
        one.shows("list tags", number=3)
        one.send("\x03")
        one.answer()
        one.send("\x12사드")
        one.wait(lambda: any('find "사드' in row for row in one.rows()), "what the search finds")


def test_what_is_private_is_recalled_and_not_kept(tmp_path, state):
    with sitting(tmp_path, state) as first:
        first.ask("use none")
        first.ask(" status")
        first.send(UP)
        first.shows(" status", number=3)
        first.send("\x03")
        first.number = 4
        first.ask("set private on")
        first.ask("set author @hana")
        first.send(UP)
        first.shows("set author @hana", number=6)
        first.send("\r")
        first.answer()
        first.ask("set private off")
        first.ask("set author @moon --private")
        first.ask("set color never")
    assert statements(tmp_path, state) == ["set color never", "set private on", "use none"]
    assert b"hana" not in (state / "reckon" / "history.sqlite").read_bytes()
    with sitting(tmp_path, state, "--private") as second:
        second.ask("set author @ada")
    assert statements(tmp_path, state) == ["set color never", "set private on", "use none"]


def test_the_file_is_its_owners_alone(tmp_path, state):
    with sitting(tmp_path, state) as first:
        first.ask("use none")
        folder = state / "reckon"
        assert stat.S_IMODE(os.stat(folder).st_mode) == stat.S_IMODE(os.stat(state).st_mode) == 0o700
        modes = {name: stat.S_IMODE(os.stat(folder / name).st_mode) for name in os.listdir(folder)}
        assert set(modes) >= {"history.sqlite", "history.sqlite-wal"} and set(modes.values()) == {0o600}
        assert first.leave() == 0
    # The last one out leaves one file.
    assert os.listdir(folder) == ["history.sqlite"]


def test_without_a_state_folder_it_lies_at_home(tmp_path):
    with Sitting(tmp_path) as first:
        first.ask("use none")
        assert os.path.exists(os.path.join(first.home, ".local/state/reckon/history.sqlite"))
    with Sitting(tmp_path, XDG_STATE_HOME="not/absolute") as second:
        second.ask("use none")
        assert os.path.exists(os.path.join(second.home, ".local/state/reckon/history.sqlite"))
    assert not os.path.exists(tmp_path / "not")


@pytest.mark.parametrize("kind", ["no folder", "garbage", "foreign"])
def test_a_file_that_cannot_be_used_is_said_once(tmp_path, state, kind):
    file = state / "reckon" / "history.sqlite"
    if kind == "no folder":
        state.write_text("a file", encoding="utf-8")
    else:
        file.parent.mkdir(parents=True)
        if kind == "garbage":
            file.write_bytes(b"garbage " * 500)
        else:
            with sqlite3.connect(file) as other:
                other.execute("CREATE TABLE mine (x)")
    before = None if kind == "no folder" else file.read_bytes()
    with sitting(tmp_path, state) as first:
        first.at_prompt(1)
        for number in range(3):
            first.ask(f"use none # {number}")
        shown = first.output.decode()
        assert shown.count("is kept for this sitting only") == 1
        first.send(UP)
        first.shows("use none # 2", number=4)
        first.send("\x03")
        first.number = 5
        assert first.ask("history limit 1")[-1].endswith("  use none # 2")
        assert first.leave() == 0
    assert before is None or file.read_bytes() == before


def test_a_locked_file_stops_nobody_and_is_written_later(tmp_path, state):
    with sitting(tmp_path, state) as first:
        first.ask("use none")
        other = sqlite3.connect(state / "reckon" / "history.sqlite", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        assert first.ask("set color never") == ["color never"]
        assert first.ask("set color auto") == ["color auto"]
        warning = "warning: another program is writing the history, so only this sitting is shown"
        assert first.ask("history")[-1] == warning
        assert len(other.execute("SELECT 1 FROM statement").fetchall()) == 1
        other.execute("ROLLBACK")
        other.close()
        assert first.leave() == 0
    assert statements(tmp_path, state) == ["history", "set color auto", "set color never", "use none"]


def test_scripts_lines_and_pipes_leave_no_trace(tmp_path, state):
    changes = {"XDG_STATE_HOME": str(state)}
    (tmp_path / "s.rk").write_text('claim "사드" in none @moon\n', encoding="utf-8")
    for words, more in [(("run", "s.rk"), {}), (("-c", "status"), {}), ((), {"input": "status\n"}), (("history",), {})]:
        run = reckon(tmp_path, "-w", WORKSPACE, "--create", *words, changes=dict(changes), **more)
        assert (run.returncode, run.stderr.count("error")) == (0, 0)
    assert not list(state.rglob("history.sqlite"))
    with sitting(tmp_path, state) as first:
        first.ask("run s.rk")
    assert statements(tmp_path, state) == ["run s.rk"]


def test_much_is_deleted_only_when_asked(tmp_path, state):
    with sitting(tmp_path, state) as first:
        for number in range(7):
            first.ask(f"use none # {number}")
        first.send("history delete none\r")
        first.wait(lambda: "7 statements would be deleted; go on? [y/n]" in first.row_at_cursor(), "the question")
        first.send("n\r")
        assert first.answer()[-1] == "nothing was changed"
        assert len(statements(tmp_path, state)) == 8
        first.send("history delete none\r")
        first.wait(lambda: first.row_at_cursor().endswith("go on? [y/n]"), "the question")
        first.send("y\r")
        assert first.answer()[-1] == "7 statements deleted"
    assert statements(tmp_path, state) == []
    assert reckon(
        tmp_path, "-w", WORKSPACE, "history", "delete", "1", changes={"XDG_STATE_HOME": str(state)}
    ).returncode == 1
