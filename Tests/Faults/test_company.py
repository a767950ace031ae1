"""Several programs on one workspace: nothing lost, nothing failed, and nobody who reads is kept waiting."""

import os
import sqlite3
import subprocess
import time

from faults import EFFORT, RECKON, environment, findings, made, reckon, values

PROCESSES = 8
OPERATIONS = 100 if EFFORT == 1 else 2000
# A shell passes no longer list of words at once; the program ends, and another one goes on.
AT_ONCE = 50


def test_eight_programs_write_at_once_and_none_fails(tmp_path):
    path = made(tmp_path, "w.reckon")

    def begin(process, start):
        lines = [f'claim "P{process}-{n}" in none @v{process} key p{process}-{n}' for n in range(start, start + AT_ONCE)]
        words = [word for line in lines for word in ("-c", line)]
        return subprocess.Popen(
            [RECKON, "-w", "w.reckon", *words], cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")

    for start in range(0, OPERATIONS, AT_ONCE):
        running = [begin(process, start) for process in range(PROCESSES)]
        for process in running:
            _, complaint = process.communicate(timeout=300)
            assert process.returncode == 0, complaint
            assert "error" not in complaint
    expected = {f"p{process}-{n}" for process in range(PROCESSES) for n in range(OPERATIONS)}
    assert set(values(path, "SELECT name FROM row_key")) == expected
    assert values(path, "SELECT count(*) FROM operation") == [PROCESSES * OPERATIONS]
    assert values(path, "SELECT count(*) FROM operation AS a JOIN operation AS b ON b.id = a.id + 1 "
                  "WHERE b.recorded < a.recorded") == [0]
    assert findings(tmp_path, "w.reckon") == []
    assert [name for name in os.listdir(tmp_path) if name.startswith("w.reckon")] == ["w.reckon"]


def holding(path):
    """A connection of another program that has begun a change and does not end it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def test_readers_do_not_wait_for_a_batch_and_writers_say_that_they_do(tmp_path):
    path = made(tmp_path, "w.reckon", 'claim "One" in none @ada')
    other = holding(path)
    began = time.monotonic()
    run = reckon(tmp_path, "-w", "w.reckon", "list", "claims", "--format", "ids")
    assert (run.returncode, run.stdout, run.stderr) == (0, "c1\n", "")
    assert time.monotonic() - began < 5
    run = reckon(tmp_path, "-w", "w.reckon", "backup", "to", "b.reckon")
    assert run.returncode == 0, run.stderr

    writer = subprocess.Popen(
        [RECKON, "-w", "w.reckon", "claim", "Two", "in", "none"], cwd=tmp_path, env=environment(tmp_path),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert writer.stderr.readline() == "waiting for another program that is writing to 'w.reckon'\n"
    other.execute("ROLLBACK")
    other.close()
    output, complaint = writer.communicate(timeout=60)
    assert (writer.returncode, complaint) == (0, ""), complaint
    assert output.startswith("c2 ")


def test_a_backup_made_while_others_write_is_one_moment(tmp_path):
    made(tmp_path, "w.reckon")
    words = [word for n in range(60) for word in ("-c", f'predict "Q{n}" 50% by 2030 key k{n}')]
    writer = subprocess.Popen(
        [RECKON, "-w", "w.reckon", *words], cwd=tmp_path, env=environment(tmp_path), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    names, counts = [], []
    while writer.poll() is None or not names:
        names.append(f"b{len(names)}.reckon")
        run = reckon(tmp_path, "-w", "w.reckon", "backup", "to", names[-1])
        assert run.returncode == 0, run.stderr
        counts.append(values(tmp_path / names[-1], "SELECT count(*) FROM prediction")[0])
    assert writer.returncode == 0 and counts == sorted(counts)
    assert findings(tmp_path, names[-1]) == []
