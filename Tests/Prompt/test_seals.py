"""Seals, read by a verifier that shares no code with the program, and texts that were taken away, byte by byte."""

import json
import pathlib
import sqlite3
import subprocess
import sys

import pytest

from sitting import WORKSPACE, reckon
from test_doors import write_texts

VERIFIER = pathlib.Path(__file__).parent.parent / "Seals" / "verify.py"
SECRET = "Zqxjvwk 비밀스러운쪽지"


def verify(folder, file, *words):
    return subprocess.run([sys.executable, VERIFIER, folder / file, *words], capture_output=True, encoding="utf-8",
                          check=False)


def done(folder, *words):
    run = reckon(folder, "-w", WORKSPACE, *words)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(name="folder")
def sealed_workspace(tmp_path):
    write_texts(tmp_path)
    done(tmp_path, "--create", "run", "build.rk")
    done(tmp_path, "note", "c1", f"{SECRET}, said the source", "key", "hidden")
    done(tmp_path, "edit", "key:hidden", "text", f"{SECRET}, said another")
    done(tmp_path, "undo")
    done(tmp_path, "seal")
    done(tmp_path, "edit", "p1", "by", "2019-01-01")
    done(tmp_path, "predict", "더 멀리", "0.1", "by", "2019-05", "@하나", "on", "2017-04-01")
    return tmp_path


def head(folder):
    return json.loads(done(folder, "--json", "seal"))["head"]


def test_the_verifier_computes_the_head_that_the_program_printed(folder):
    published = head(folder)
    run = verify(folder, WORKSPACE, published)
    assert (run.returncode, run.stdout.strip()) == (0, published), run.stderr
    assert reckon(folder, "-w", WORKSPACE, "verify", "head", published).returncode == 0
    assert verify(folder, WORKSPACE, "0" * 32).returncode == 1


@pytest.mark.parametrize("change, name", [
    ("UPDATE claim SET statement = statement || '!' WHERE id = 1", "o1"),
    ("UPDATE forecast SET made = '2017-01-02' WHERE id = 1", "o1"),
    ("UPDATE operation SET recorded = '2016-01-01T00:00:00.000Z' WHERE id = 2", "o2"),
    ("UPDATE step SET line = 'claim x' WHERE operation = 1 AND number = 1", "o1"),
    ("UPDATE journal SET before = replace(before, 'another', 'nobody') WHERE before IS NOT NULL", "o3"),
    ("DELETE FROM note WHERE text LIKE 'Zqxjvwk%'", "o4"),
])
def test_both_name_the_operation_that_was_changed(folder, change, name):
    head(folder)
    with sqlite3.connect(folder / WORKSPACE) as database:
        triggers = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for trigger, _ in triggers:
            database.execute(f'DROP TRIGGER "{trigger}"')
        assert database.execute(change).rowcount > 0
        # A file without them is no workspace, and is not even opened.
        for _, declaration in triggers:
            database.execute(declaration)
    database.close()
    ours, theirs = reckon(folder, "-w", WORKSPACE, "--json", "verify"), verify(folder, WORKSPACE)
    assert (ours.returncode, theirs.returncode) == (1, 1)
    assert json.loads(ours.stdout)["flaw"]["operation"] == name
    assert theirs.stderr.startswith(f"{name} ")
    check = reckon(folder, "-w", WORKSPACE, "check", "seals")
    assert check.returncode == 1 and f"{name}: " in check.stdout


def test_a_proof_needs_no_workspace_and_shows_nothing_else(folder):
    published = head(folder)
    done(folder, "prove", "p1", "to", "p1.proof")
    assert verify(folder, "p1.proof", published).returncode == 0
    (folder / "elsewhere").mkdir()
    (folder / "p1.proof").rename(folder / "elsewhere" / "p1.proof")
    run = reckon(folder / "elsewhere", "verify", "p1.proof", "head", published[:32])
    assert run.returncode == 0, run.stderr
    text = (folder / "elsewhere" / "p1.proof").read_text(encoding="utf-8")
    assert "더 멀리" not in text and "Zqxjvwk" not in text
    proof = json.loads(text)
    for link in proof["links"]:
        for shown in link.get("shown", []):
            changed = json.loads(text.replace(shown["salt"], "0" * 32))
            (folder / "changed.proof").write_text(json.dumps(changed), encoding="utf-8")
            ours, theirs = reckon(folder, "verify", "changed.proof"), verify(folder, "changed.proof")
            assert (ours.returncode, theirs.returncode) == (1, 1)
            assert "error[E-PROOF]" in ours.stderr and f" in o{link['operation']} " in ours.stderr
            assert f"of o{link['operation']} " in theirs.stderr
    proof["links"][-1] = {"body": "0" * 64} if "body" in proof["links"][-1] else dict(
        proof["links"][-1], recorded="2016-01-01")
    (folder / "changed.proof").write_text(json.dumps(proof), encoding="utf-8")
    assert reckon(folder, "verify", "changed.proof").returncode == verify(folder, "changed.proof").returncode == 1


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in folder.glob(WORKSPACE + "*"))


def test_a_redacted_text_is_nowhere_in_the_file_and_every_seal_holds(folder):
    published = head(folder)
    # Terms of the search index are folded, and those of Hangul are pairs of syllables.
    traces = [SECRET.encode(), b"Zqxjvwk", b"zqxjvwk", "비밀".encode(), "쪽지".encode(), "said the source".encode(),
              "said another".encode()]
    before = bytes_of(folder)
    assert all(trace in before for trace in traces)
    row = json.loads(done(folder, "--json", "redact", "key:hidden"))["redacted"][0]
    after = bytes_of(folder)
    assert [trace for trace in traces if trace in after] == []
    assert verify(folder, WORKSPACE, published).returncode == 0
    report = json.loads(done(folder, "--json", "verify", "head", published))
    assert report["ok"] and {leaf["row"] for leaf in report["redacted"]} >= {row, "the command"}
    assert row not in done(folder, "find", "zqxjvwk")
    assert reckon(folder, "-w", WORKSPACE, "undo").returncode == 1
    assert reckon(folder, "-w", WORKSPACE, "check", "file").returncode == 0
    head(folder)
    assert verify(folder, WORKSPACE).returncode == 0


def test_a_redacted_document_leaves_neither_its_text_nor_its_quotes(folder):
    published = head(folder)
    text = json.loads(done(folder, "--json", "sql", "SELECT quote FROM mentions WHERE quote <> ''"))
    quotes = [row["quote"].encode() for row in text if len(row["quote"]) > 8]
    assert quotes and all(quote in bytes_of(folder) for quote in quotes)
    kinds = ("documents", "claims", "predictions", "evidence", "notes", "mentions")
    rows = [row["id"] for kind in kinds for row in json.loads(done(folder, "--json", "list", kind))]
    outcome = json.loads(done(folder, "--json", "redact", ",".join(rows)))
    # A claim that was undone is listed no more, but the journal still knows its words, and the program says so.
    assert outcome["leftovers"]
    done(folder, "redact", ",".join(outcome["leftovers"]))
    after = bytes_of(folder)
    assert [quote for quote in quotes if quote in after] == []
    assert verify(folder, WORKSPACE, published).returncode == 0
    assert reckon(folder, "-w", WORKSPACE, "check", "file").returncode == 0
