"""What the tests of faults share: the program as a process, and a look into its file without the program.

RECKON names the program. With RECKON_TORTURE=1 the tests do ten times as much.
"""

import json
import os
import sqlite3
import subprocess

RECKON = os.environ.get("RECKON", "")
EFFORT = 10 if os.environ.get("RECKON_TORTURE") == "1" else 1


def environment(home, **changes):
    values = {
        "PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "dumb", "PAGER": "",
        "SWIFT_BACKTRACE": "enable=no",
    }
    return {**values, **changes}


def reckon(folder, *words, timeout=60, changes=None, **options):
    """A run of the program in the folder; its output as text, whatever its bytes."""
    if "input" not in options:
        options["stdin"] = subprocess.DEVNULL
    return subprocess.run(
        [RECKON, *words], cwd=folder, env=environment(folder, **(changes or {})), timeout=timeout, check=False,
        capture_output=True, encoding="utf-8", errors="replace", **options,
    )


def made(folder, name, *lines):
    """A new workspace in which these lines were carried out, each an operation."""
    words = [word for line in lines for word in ("-c", line)] or ["status"]
    run = reckon(folder, "-w", name, "--create", *words)
    assert run.returncode == 0, run.stderr
    return folder / name


def findings(folder, name):
    """What 'check' finds, as its JSON says; the file opens, or this fails."""
    run = reckon(folder, "-w", name, "--json", "check")
    assert run.returncode in (0, 1), (run.returncode, run.stderr)
    return json.loads(run.stdout)["findings"]


def values(path, query):
    """The first column of a query, asked of SQLite itself."""
    connection = sqlite3.connect(path)
    try:
        return [row[0] for row in connection.execute(query)]
    finally:
        connection.close()


def integrity(path):
    return values(path, "PRAGMA integrity_check")
