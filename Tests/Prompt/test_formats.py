"""What other programs make of the output: Python's csv module, pipes, groff and mandoc."""

import csv
import io
import json
import os
import re
import shutil
import subprocess

import pytest

from harness import RECKON, environment
from sitting import WORKSPACE, listed, reckon

TEXTS = [
    "사드는 남는다, \"정말\"",
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "@SUM(1)",
    "+82-2-720",
    "두 줄\n그리고\t하나",
    "\\t 역빗금",
    "－전각",
    "🚀" * 40,
]


@pytest.fixture(name="folder", scope="module")
def workspace_of_hostile_texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("formats")
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        run = reckon(folder, "-w", WORKSPACE, "--create", "predict", f"file:{number}.txt", "70%", "by", "2030", "@하나")
        assert run.returncode == 0, run.stderr
    return folder


def table(folder, form, *words):
    run = reckon(folder, "-w", WORKSPACE, "--format", form, *words, encoding=None)
    assert (run.returncode, run.stderr) == (0, b"")
    return run.stdout


def unguarded(field):
    return field[1:] if field.startswith("'") and field.lstrip("'")[:1] in "=+-@\t\r\n＝＋－＠" else field


def test_python_reads_from_csv_what_json_holds(folder):
    text = table(folder, "csv", "list", "predictions").decode()
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    expected = listed(folder, "predictions")
    assert [unguarded(row["text"]) for row in rows] == [row["text"] for row in expected] == TEXTS
    assert [(row["id"], row["forecast_count"]) for row in rows] == [(row["id"], "1") for row in expected]
    assert not any(row["text"][0] in "=+-＝＋－＠" for row in rows)
    assert list(rows[0]) == list(expected[0])


def test_python_reads_from_tsv_what_json_holds_line_by_line(folder):
    header, *lines = table(folder, "tsv", "list", "predictions").decode().removesuffix("\n").split("\n")
    column = header.split("\t").index("text")
    cells = [line.split("\t")[column] for line in lines]
    signs = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    assert [re.sub(r"\\(.)", lambda match: signs[match[1]], cell) for cell in cells] == TEXTS


def test_speakers_are_written_to_csv_as_they_are(folder):
    rows = list(csv.DictReader(io.StringIO(table(folder, "csv", "list", "speakers").decode(), newline="")))
    assert "@하나" in [row["speaker"] for row in rows]


def test_ids_go_through_a_pipe(folder):
    pipe = f'"$0" -w {WORKSPACE} --format ids list predictions | xargs -n 1 "$0" -w {WORKSPACE} --json show'
    run = subprocess.run(
        ["bash", "-c", pipe, RECKON], cwd=folder, env=environment(str(folder)), capture_output=True, check=True
    )
    assert [json.loads(line)["text"] for line in run.stdout.splitlines()] == TEXTS


def test_the_options_of_help_are_those_of_the_program(folder):
    usage, topic = (reckon(folder, *words).stdout for words in (["--help"], ["help", "options"]))
    names = {*re.findall(r"--[a-z-]+", usage)} - {"--help", "--version"}
    assert names == {*re.findall(r"^(?:-\w [^ ]+, )?(--[a-z-]+)", topic, re.MULTILINE)}


@pytest.mark.parametrize("tool", ["groff -man -Tutf8 -ww -Wbreak", "mandoc -Tlint -Werror"])
def test_the_manual_page_is_sound(folder, tool):
    command = tool.split()
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    page = reckon(folder, "help", "manual", "--format", "man").stdout
    sections = re.findall(r'^\.SH "(.*)"$', page, re.MULTILINE)
    assert sections == [
        *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "LANGUAGE", "OPTIONS", "FILES", "ENVIRONMENT"),
        *("EXIT STATUS", "EXAMPLES"),
    ]
    run = subprocess.run(command, input=page, capture_output=True, encoding="utf-8", check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_the_examples_of_the_manual_page_work(tmp_path):
    (tmp_path / "brief.txt").write_text("Moon leads every poll, and he is likely to win.\n", encoding="utf-8")
    lines = json.loads(reckon(tmp_path, "help", "manual", "--json").stdout)["text"]
    examples = [line.strip() for line in lines[lines.index("EXAMPLES") :] if line.strip().startswith("reckon ")]
    assert len(examples) == 5
    script = "set -e\nreckon() { \"$RECKON\" \"$@\"; }\n" + "\n".join(examples)
    run = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env=environment(str(tmp_path), RECKON=RECKON),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_a_question_mark_asks_for_help_at_every_door(folder):
    help_ = reckon(folder, "help").stdout
    assert reckon(folder, "?").stdout == reckon(folder, "-c", "?").stdout == help_ != ""
    assert reckon(folder, "-w", ":memory:", input="? days\n").stdout == reckon(folder, "help", "days").stdout


def test_errors_that_only_the_program_can_make(folder):
    def refused(code, run):
        assert f"error[{code}]: " in run.stderr
        return run.returncode

    (folder / "cp949.txt").write_bytes("사드".encode("cp949"))
    assert refused("E-ENCODING", reckon(folder, "-w", WORKSPACE, "import", "cp949.txt")) == 1
    assert refused("E-USAGE", reckon(folder, "-c", "status", "status")) == 2
    assert refused("E-WORKSPACE", reckon(folder, "init", WORKSPACE)) == 4


def test_a_terminal_that_cannot_show_a_prompt_is_said(folder):
    person, terminal = os.openpty()
    run = subprocess.run(
        [RECKON, "-w", WORKSPACE],
        cwd=folder,
        env=environment(str(folder)),
        stdin=terminal,
        capture_output=True,
        encoding="utf-8",
        start_new_session=True,
        timeout=60,
        check=False,
    )
    os.close(person)
    os.close(terminal)
    assert run.returncode == 1
    assert "error[E-TERMINAL]: " in run.stderr
