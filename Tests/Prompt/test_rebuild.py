"""A whole workspace as lines: what is rebuilt is the same, and a file that was cut or changed makes nothing."""

import hashlib
import json

import pytest

from sitting import WORKSPACE, reckon


@pytest.fixture(name="folder")
def exported_workspace(tmp_path):
    for words in (
        ("--create", "predict", "비가 온다 ☔", "60%", "by", "2018-01-01", "@하나", "on", "2017-01-01"),
        ("resolve", "p1", "yes", "on", "2017-05-01"),
        ("export", "workspace", "to", "all.jsonl"),
    ):
        run = reckon(tmp_path, "-w", WORKSPACE, *words)
        assert run.returncode == 0, run.stderr
    return tmp_path


def rebuilt(folder, lines):
    (folder / "changed.jsonl").write_text("".join(lines), encoding="utf-8")
    return reckon(folder, "rebuild", "changed.jsonl", "to", "new.reckon")


def sealed(lines):
    """The same with the hash of the last line made right again."""
    body, end = lines[:-1], json.loads(lines[-1])
    end["end"] = hashlib.sha256("".join(body).encode()).hexdigest()
    end["lines"] = len(body)
    return body + [json.dumps(end, separators=(",", ":")) + "\n"]


def test_a_rebuilt_workspace_exports_the_same_bytes_and_scores_the_same(folder):
    run = reckon(folder, "rebuild", "all.jsonl", "to", "new.reckon")
    assert run.returncode == 0, run.stderr
    assert reckon(folder, "-w", "new.reckon", "export", "workspace", "to", "again.jsonl").returncode == 0
    assert (folder / "again.jsonl").read_bytes() == (folder / "all.jsonl").read_bytes()
    cards = [reckon(folder, "-w", name, "report", "scorecard", "--json").stdout for name in (WORKSPACE, "new.reckon")]
    assert cards[0] == cards[1] and "비가 온다" in cards[0]


@pytest.mark.parametrize("code, change", [
    ("E-TRUNCATED", lambda lines: lines[:-1]),
    ("E-NEWER", lambda lines: [lines[0].replace('"format":1', '"format":2')] + lines[1:]),
    ("E-HASH", lambda lines: [line.replace("비가", "눈이") for line in lines]),
    ("E-DANGLING", lambda lines: sealed([line for line in lines if '"fact":"prediction"' not in line])),
])
def test_a_file_that_was_cut_or_changed_is_refused_with_its_line(folder, code, change):
    lines = (folder / "all.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    run = rebuilt(folder, change(lines))
    assert run.returncode != 0 and f"error[{code}]" in run.stderr, run.stderr
    assert "line " in run.stderr or "changed.jsonl:" in run.stderr
    assert not (folder / "new.reckon").exists()
