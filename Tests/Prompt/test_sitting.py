"""A sitting of the real program: its editor, its startup file, Ctrl-C, progress, and where results go."""

import json
import os
import re
import signal
import stat
import subprocess

import pytest

from harness import RECKON, Session, is_canonical
from sitting import WORKSPACE, Sitting, listed, reckon

CLAIM = ("claim", "문재인이 이긴다", "in", "none", "@moon", "on", "2017-03-20", "kind", "forecast")
# Long enough to be caught at it, on any machine.
BIG = "".join(f'claim "주장 {number}" in none @moon on 2017-03-20 +a/b{number % 50}\n' for number in range(60000))
PROGRESS = re.compile(r"^[\d,]+ lines, \d+ %, [\d,]+/s, [\d,]+ s left$")


@pytest.fixture(name="folder")
def claim_in_folder(tmp_path):
    assert reckon(tmp_path, "-w", WORKSPACE, "--create", *CLAIM).returncode == 0
    (tmp_path / "big.rk").write_text(BIG, encoding="utf-8")
    return tmp_path


def editor(folder, commands):
    """A program that stands for an editor; it notes how it was called and what the file looked like."""
    path = folder / "editor"
    path.write_text(
        f"""#!/bin/sh
for last; do :; done
printf '%s\\n' "$@" > {folder}/words
stat -c %a "$last" "$(dirname "$last")" > {folder}/modes
cp "$last" {folder}/shown
{commands}
""",
        encoding="utf-8",
    )
    path.chmod(0o700)
    return str(path)


def leftovers(folder):
    return [name for name in os.listdir(folder / "temporary") if name.startswith("reckon")]


@pytest.fixture(name="temporary")
def temporary_folder(folder):
    (folder / "temporary").mkdir()
    return str(folder / "temporary")


def test_the_editor_changes_a_row_through_a_private_file(folder, temporary):
    program = editor(folder, "sed -i 's/forecast/fact/' \"$last\"")
    with Sitting(folder, VISUAL=f"{program} --wait 'two words'", EDITOR="false", TMPDIR=temporary) as sitting:
        assert sitting.ask("edit c1") == ["c1  문재인이 이긴다  kind fact"]
        terminal = sitting.terminal()
        assert sitting.leave() == 0
        assert is_canonical(terminal)
    words = (folder / "words").read_text(encoding="utf-8").splitlines()
    assert words[:2] == ["--wait", "two words"] and len(words) == 3
    assert (folder / "modes").read_text(encoding="utf-8").split() == ["600", "700"]
    assert "\nkind forecast\n" in (folder / "shown").read_text(encoding="utf-8")
    assert leftovers(folder) == []
    assert listed(folder, "claims")[0]["kind"] == "fact"


def test_an_error_in_the_edited_text_is_shown_and_edited_again(folder, temporary):
    # The first time a mistake is typed, the second time it is mended; the text in between is the person's.
    program = editor(folder, "sed -i -e 's/^knd x$/kind opinion/' -e 's/^kind forecast$/knd x/' \"$last\"")
    with Sitting(folder, EDITOR=program, TMPDIR=temporary) as sitting:
        sitting.at_prompt(1).send("edit c1\r")
        sitting.wait(lambda: sitting.row_at_cursor().startswith("edit again? [y/n]"), "the question")
        assert any(row.startswith("edit c1:5:1: error[E-FIELD]") for row in sitting.rows())
        assert "^~~" in [row.strip() for row in sitting.rows()]
        sitting.send("y\r")
        assert sitting.answer()[-1] == "c1  문재인이 이긴다  kind opinion"
        assert "knd x" in (folder / "shown").read_text(encoding="utf-8")
        assert sitting.leave() == 0
    assert leftovers(folder) == []


@pytest.mark.parametrize(
    "program, complaint",
    [("false", "did not end well"), ("no-such-editor", "was not found"), ("kill -9 $$;", "did not end well")],
)
def test_an_editor_that_fails_changes_nothing(folder, temporary, program, complaint):
    with Sitting(folder, EDITOR=program, TMPDIR=temporary) as sitting:
        assert any(complaint in row for row in sitting.ask("edit c1"))
        assert sitting.leave() == 0
    assert leftovers(folder) == []
    assert len(listed(folder, "operations")) == 1


def test_an_editor_that_takes_over_the_terminal_gives_it_back(folder):
    with Sitting(folder, EDITOR="vi -u NONE", TERM="vt100") as sitting:
        sitting.at_prompt(1).send("edit c1\r")
        sitting.wait(lambda: any(row.startswith("kind forecast") for row in sitting.rows()), "the text in vi")
        sitting.send("G$bcwopinion\x1b")
        sitting.wait(lambda: any(row.startswith("kind opinion") for row in sitting.rows()), "the changed text")
        sitting.send(":wq\r")
        sitting.at_prompt(2)
        assert listed(folder, "claims")[0]["kind"] == "opinion"
        sitting.number = 2
        assert sitting.ask("use none") == ["no document in use"]
        assert sitting.leave() == 0


def test_ctrl_c_in_the_editor_is_the_editors(folder, temporary):
    program = editor(
        folder,
        """trap 'pressed=1' INT
echo ready
while [ -z "$pressed" ]; do sleep 0.05; done
sed -i 's/forecast/fact/' "$last"
""",
    )
    with Sitting(folder, EDITOR=program, TMPDIR=temporary) as sitting:
        sitting.at_prompt(1).send("edit c1\r")
        sitting.wait(lambda: "ready" in sitting.rows(), "the editor")
        sitting.send("\x03")
        assert sitting.answer()[-1].endswith("c1  문재인이 이긴다  kind fact")
        assert sitting.leave() == 0


def test_a_signal_that_ends_the_program_waits_until_the_edited_file_is_gone(folder, temporary):
    program = editor(folder, 'echo ready\nwhile [ ! -e go ]; do sleep 0.05; done')
    with Sitting(folder, EDITOR=program, TMPDIR=temporary) as sitting:
        sitting.at_prompt(1).send("edit c1\r")
        sitting.wait(lambda: "ready" in sitting.rows(), "the editor")
        assert leftovers(folder) != []
        os.kill(sitting.child.pid, signal.SIGTERM)
        (folder / "go").touch()
        assert sitting.end() == -signal.SIGTERM
    assert leftovers(folder) == []


def test_without_a_terminal_no_editor_opens(folder):
    run = reckon(folder, "-w", WORKSPACE, "edit", "c1", changes={"EDITOR": "touch opened"})
    assert run.returncode == 1 and "there is no terminal" in run.stderr
    assert not (folder / "opened").exists()


def shows_progress(session):
    session.wait(lambda: any(PROGRESS.match(row) for row in session.rows()), "a line of progress")


def test_ctrl_c_ends_a_script_at_the_prompt_and_nothing_of_it_is_kept(folder):
    with Sitting(folder) as sitting:
        sitting.at_prompt(1).send("run big.rk\r")
        shows_progress(sitting)
        sitting.send("\x03")
        answer = sitting.answer()
        assert "error[E-INTERRUPTED]: interrupted" in " ".join(answer)
        assert not any(PROGRESS.match(row) for row in sitting.rows())
        assert sitting.ask("expect count claims 1") == ["as expected: 1 claim"]
        assert len(listed(folder, "claims")) == 1
        assert sitting.leave() == 0


def test_ctrl_c_ends_a_run_with_code_130_and_the_file_holds_nothing_of_it(folder):
    with Session(rows=20, columns=100, arguments=(RECKON, "-w", WORKSPACE, "run", "big.rk"), folder=str(folder)) as run:
        shows_progress(run)
        terminal = run.terminal()
        run.send("\x03")
        assert run.end() == 130
        assert is_canonical(terminal)
    assert [row["id"] for row in listed(folder, "claims")] == ["c1"]
    assert len(listed(folder, "operations")) == 1
    assert reckon(folder, "-w", WORKSPACE, "note", "c1", "그대로").stdout.startswith("n1 ")


def test_ctrl_c_ends_a_script_at_a_pipe(folder):
    with subprocess.Popen(
        [RECKON, "-w", WORKSPACE, "run", "-"], cwd=folder, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        run.stdin.write(BIG.encode())
        run.send_signal(signal.SIGINT)
        run.stdin.close()
        assert b"E-INTERRUPTED" in run.stderr.read()
    assert run.returncode == 130
    assert len(listed(folder, "claims")) == 1


def test_progress_never_goes_to_a_pipe(folder):
    # More than a second, after which a person would be shown some.
    (folder / "some.rk").write_text("".join(BIG.splitlines(keepends=True)[:3000]), encoding="utf-8")
    run = reckon(folder, "-w", WORKSPACE, "run", "some.rk", "--dry-run")
    assert run.returncode == 0 and " %" not in run.stderr and "\r" not in run.stderr


def startup(folder, text, mode=0o600):
    path = folder / ".config" / "reckon" / "rc"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    "words, options",
    [
        (["status"], {}),
        (["-c", "status"], {}),
        ([], {"input": "status\n"}),
        (["run", "status.rk"], {}),
    ],
)
def test_the_startup_file_is_read_at_every_door_but_not_with_no_init(folder, words, options):
    startup(folder, "# mine\nset as-of 2017-04-20\nset author @하나\n")
    (folder / "status.rk").write_text("status\n", encoding="utf-8")
    told = reckon(folder, "-w", WORKSPACE, *words, **options).stdout
    assert "2017-04-20" in told and "@하나" in told
    plain = reckon(folder, "-w", WORKSPACE, "--no-init", *words, **options).stdout
    assert "2017-04-20" not in plain and "@analyst" in plain
    # What is said on the command line comes later.
    assert "@min" in reckon(folder, "-w", WORKSPACE, "--author", "@min", *words, **options).stdout


def test_the_startup_file_is_read_at_the_prompt(folder):
    startup(folder, "set as-of 2017-04-20\n")
    home = str(folder)
    with Session(arguments=(RECKON, "-w", WORKSPACE), folder=home, XDG_CONFIG_HOME=f"{home}/.config") as session:
        session.wait(lambda: "1 2017-04-20 reckon>" in session.rows(), "a prompt with the as-of day")
        session.send("set recorded o1\r")
        session.wait(lambda: "2 2017-04-20 o1 reckon>" in session.rows(), "a prompt with the operation")


@pytest.mark.parametrize(
    "text, mode, complaint",
    [
        ("set color never\nnote c1 x\n", 0o600, ":2:1: error[E-INIT-FILE]: 'note' cannot stand"),
        ("set as-of 2017-13-01\n", 0o600, ":1:11: error[E-DAY]: "),
        ("set color never\n", 0o602, "can be written by everybody"),
    ],
)
def test_a_startup_file_that_is_wrong_is_refused_with_its_place(folder, text, mode, complaint):
    path = startup(folder, text, mode)
    run = reckon(folder, "-w", WORKSPACE, "status")
    assert (run.returncode, run.stdout) == (2, "")
    assert str(path) in run.stderr and complaint in run.stderr and "--no-init" in run.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_startup_file_of_somebody_else_is_refused(folder):
    os.chown(startup(folder, "set color never\n"), 12345, -1)
    run = reckon(folder, "-w", WORKSPACE, "status")
    assert run.returncode == 2 and "belongs to somebody else" in run.stderr


VALUES = {
    "format": "json",
    "color": "never",
    "pager": "never",
    "confirm": "7",
    "strict": "on",
    "private": "on",
    "blind": "on",
    "recorded": "o1",
    "as-of": "2017-04-20",
    "author": "@hana",
    "use": "d1",
}


def test_every_setting_of_a_sitting_is_an_option_before_and_after_the_verb(folder):
    (folder / "brief.txt").write_text("사드는 남는다.\n", encoding="utf-8")
    assert reckon(folder, "-w", WORKSPACE, "import", "brief.txt").returncode == 0
    known = json.loads(reckon(folder, "-w", WORKSPACE, "--json", "set").stdout)
    assert set(known) - set(VALUES) == {"zone", "lexicon", "baseline", "crowd", "ground", "filter."}
    for name, value in VALUES.items():
        words = [f"--{name}"] if value == "on" else [f"--{name}", value]
        # JSON shows what is in force; for the format it is that itself.
        json_too = [] if name == "format" else ["--json"]
        for order in (words + ["set"], ["set"] + words):
            run = reckon(folder, "-w", WORKSPACE, *json_too, *order)
            assert run.returncode == 0, run.stderr
            assert json.loads(run.stdout)[name] == value


def test_results_go_to_a_file_whole(folder):
    run = reckon(folder, "-w", WORKSPACE, "-c", "output claims.json", "-c", "list claims --json")
    assert (run.returncode, run.stdout) == (0, "")
    assert run.stderr == "results go to claims.json\nwrote claims.json\n"
    assert [row["id"] for row in json.loads((folder / "claims.json").read_text(encoding="utf-8"))] == ["c1"]
    failing = reckon(folder, "-w", WORKSPACE, input="output other.txt\nlist claims\nshow c99\n")
    assert failing.returncode == 1 and not (folder / "other.txt").exists()
    refused = reckon(folder, "-w", WORKSPACE, "output", WORKSPACE)
    assert refused.returncode == 1 and "E-OUTPUT" in refused.stderr
    assert stat.S_ISREG((folder / WORKSPACE).stat().st_mode)
