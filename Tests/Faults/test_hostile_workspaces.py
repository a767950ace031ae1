"""Workspaces of strangers: each is refused in words or harmless, in 2 seconds and 200 MB, and none ends the program."""

import os
import subprocess
import tempfile
import time

import hostile
import pytest

from faults import RECKON, environment

LOOKS = (
    "status", "list claims", "list mentions", "list predictions", "list notes limit 3", "show c1", "show p2", "show m1",
    "show d1", "read d1", "find stays", "find 사드", "log", "log o2", "score", "calibration", "due", "why c1",
    "contradictions", "timeline", "explain p1", "sql \"SELECT * FROM claims LIMIT 3\"", "export workspace to out.jsonl",
    "list claims --recorded o2", "report dossier",
)
CHANGES = (
    "claim \"stays where it is\" in d1 as new", "note c1 \"another\"", "edit c1 statement other", "undo", "redo",
    "undo o2", "import text.txt revises d1", "tag c1 +x", "rm n1", "predict c2 50% by 2018", "edit p1 by 2018-01-01",
)
# The doctor does all that 'check' does.
CHECKS = ("doctor", "backup to b.reckon")
# A debug build takes several times as long as what people use.
SECONDS = 6 if "/debug/" in RECKON else 2
MEGABYTES = 200


@pytest.fixture(name="source", scope="module")
def base_workspace(tmp_path_factory):
    return hostile.base(tmp_path_factory.mktemp("base"))


def ended(process, patience=20):
    """How a process ended, its seconds of processor time and its most megabytes; one that does not end is killed."""
    deadline, most = time.monotonic() + patience, 0
    while True:
        # What wait4 tells of memory counts that of the test, from which the process was forked, too.
        most = max(most, peak(process.pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, most
        if time.monotonic() > deadline:
            process.kill()
        time.sleep(0.005)


def peak(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:
            return next((int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM")), 0)
    except OSError:
        return 0


def spent(folder, lines, *options):
    """Carries out lines one after the other, and returns exit code, errors, seconds of processor time and megabytes."""
    words = [word for line in lines for word in ("-c", line)]
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [RECKON, "-w", "w.reckon", "--keep-going", *options, *words], cwd=folder, env=environment(folder),
            stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
        process.returncode, seconds, megabytes = ended(process)
        output.seek(0)
        errors.seek(0)
        said = output.read(5_000_000), errors.read(1_000_000)
    return process.returncode, said, seconds, megabytes


@pytest.mark.parametrize("name", [*hostile.BY_SQLITE, *hostile.BY_BYTES])
def test_a_hostile_workspace_is_refused_or_harmless(tmp_path, source, name):
    (tmp_path / "text.txt").write_text("A text\n\nIt stays where it is. She goes.\n", encoding="utf-8")
    hostile.make(tmp_path, source, name)
    for lines in (LOOKS, CHECKS, CHANGES):
        code, (output, errors), seconds, megabytes = spent(tmp_path, lines, "--no-init")
        assert code >= 0 and b"Fatal error" not in errors, (name, lines[0], code, errors[-800:])
        assert b"E-INTERNAL" not in errors, errors[-800:]
        # Two dozen commands together may take what one is allowed, and some for starting each.
        assert seconds < SECONDS + 0.1 * len(lines), (name, lines[0], seconds, errors[-800:])
        assert megabytes < MEGABYTES, (name, lines[0], megabytes)
        for raw in (b"\x1b]", b"\xc2\x9b", b"\xe2\x80\xae", b"\x07"):
            assert raw not in output and raw not in errors
    assert not os.path.exists("/tmp/owned")
