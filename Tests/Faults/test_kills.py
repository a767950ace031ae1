"""The program killed at random moments of mixed work: what it acknowledged is there, and nothing is there by half."""

import json
import os
import pty
import random
import re
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from faults import EFFORT, RECKON, environment, findings, integrity, made, reckon, values

KILLS = int(os.environ.get("RECKON_KILLS", 300 * EFFORT))
WORKERS = 2
# A workspace takes this many kills, then a new one begins, so that checking it stays quick.
GENERATION = 15
BATCH = 40
ASKED = 12


class Work:
    """One kind of work on a workspace: a process, what it has acknowledged, and which rows it makes together."""

    def __init__(self, folder, name, number):
        self.folder, self.name, self.number = folder, name, number
        self.acknowledged = set()

    def keys(self):
        """The keys of this work, in groups of which each is there as a whole or not at all."""
        raise NotImplementedError

    def start(self, *words, **options):
        return subprocess.Popen(
            [RECKON, "-w", self.name, *words], cwd=self.folder, env=environment(self.folder, TERM="xterm"),
            stderr=subprocess.DEVNULL, **options,
        )

    def until(self, moment):
        """Works until a moment, in seconds, and is killed there; returns whether it had ended by itself."""
        process = self.begin()
        try:
            process.wait(moment)
            ended = True
        except subprocess.TimeoutExpired:
            ended = False
        process.send_signal(signal.SIGKILL)
        process.wait()
        self.end(process.returncode)
        return ended

    def end(self, code):
        if code == 0:
            self.acknowledged.update(key for group in self.keys() for key in group)


class Script(Work):
    """`run`: a script of many lines, which is one operation."""

    def keys(self):
        return [[f"k{self.number}-{line}" for line in range(BATCH)]]

    def begin(self):
        script = self.folder / f"{self.number}.rk"
        script.write_text("".join(f'predict "Q" {n % 100}% by 2030 @v{n % 5} key {key}\n'
                                  for n, key in enumerate(self.keys()[0])), encoding="utf-8")
        return self.start("run", script.name, stdout=subprocess.DEVNULL)


class Bulk(Work):
    """`apply`: many lines of JSON, which are one operation."""

    def keys(self):
        return [[f"k{self.number}-{line}" for line in range(BATCH)]]

    def begin(self):
        lines = self.folder / f"{self.number}.jsonl"
        lines.write_text("".join(
            json.dumps({"op": "predict", "key": key, "statement": "Q", "probability": 0.4, "by": "2030",
                        "forecaster": "@v", "tags": ["bulk"]}) + "\n" for key in self.keys()[0]), encoding="utf-8")
        return self.start("apply", lines.name, stdout=subprocess.DEVNULL)


class Prompt(Work):
    """A person at the prompt, each of whose statements is an operation, acknowledged by its line on the screen."""

    def keys(self):
        return [[f"k{self.number}-{line}"] for line in range(ASKED)]

    def begin(self):
        self.master, terminal = pty.openpty()
        process = self.start("--color", "never", stdin=terminal, stdout=terminal, start_new_session=True)
        os.close(terminal)
        self.seen = b""
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        for line in [*self.lines(), "quit"]:
            os.write(self.master, line.encode() + b"\r")
        return process

    def lines(self):
        return [f'predict "S{key[1:]}." 60% by 2030 key {key}' for (key,) in self.keys()]

    def read(self):
        while True:
            try:
                part = os.read(self.master, 65536)
            except OSError:
                return
            if not part:
                return
            self.seen += part

    def end(self, code):
        self.reader.join()
        os.close(self.master)
        # The screen echoes what is typed; only an answer begins with the ids of what was made.
        self.acknowledged.update("k" + name.decode() for name in re.findall(rb"p\d+ f\d+  S(\d+-\d+)\.", self.seen))


class Undoing(Prompt):
    """The same, all of it taken back and done again: these keys come and go, but never by half."""

    def lines(self):
        return [line for line in super().lines()[:4] for line in (line, "undo", "redo", "undo")]

    def end(self, code):
        super().end(code)
        self.acknowledged.clear()


KINDS = [Script, Bulk, Prompt, Undoing]


def state(path):
    """The keys that are there, each with how much of its prediction is."""
    parts = values(path, """
        SELECT name || ' ' || (SELECT count(*) FROM terms WHERE prediction = row_key.row) || ' ' ||
          (SELECT count(*) FROM forecast WHERE prediction = row_key.row) FROM row_key""")
    return dict(part.split(" ", 1) for part in parts)


def generation(folder, numbers, chance, durations):
    """Some kills of one workspace, each followed by a look at all of it; returns what is wrong."""
    made(folder, "w.reckon")
    path, expected, faults = folder / "w.reckon", set(), []
    for number in numbers:
        kind = chance.choice(KINDS)
        work = kind(folder, "w.reckon", number)
        began = time.monotonic()
        if work.until(chance.uniform(0.2, 1.15) * durations[kind]):
            durations[kind] = 0.7 * durations[kind] + 0.3 * (time.monotonic() - began)
        else:
            durations[kind] *= 1.01
        expected |= work.acknowledged
        # The program itself is the first to open what the killed one has left.
        faults += [f"{number} {kind.__name__}: {finding['message']}" for finding in findings(folder, "w.reckon")]
        found = state(path)
        faults += [f"{number}: {key} was acknowledged and is gone" for key in sorted(expected - found.keys())]
        faults += [f"{number}: {key} has {parts}" for key, parts in found.items() if parts != "1 1"]
        for group in work.keys():
            if 0 < sum(key in found for key in group) < len(group):
                faults.append(f"{number}: of {len(group)} rows of one operation some are missing")
        if faults:
            return faults + [f"the workspace is {path}"]
    if integrity(path) != ["ok"]:
        faults.append(f"SQLite finds {path} damaged")
    return faults


def usual(folder):
    """How long each kind of work takes where nobody kills it, in seconds."""
    folder.mkdir()
    made(folder, "w.reckon")
    durations = {}
    for number, kind in enumerate(KINDS):
        began = time.monotonic()
        work = kind(folder, "w.reckon", 1_000_000 + number)
        assert work.until(60), f"{kind.__name__} does not end"
        known = [] if kind is Undoing else sum(work.keys(), [])
        assert work.acknowledged == set(known), f"{kind.__name__}: {work.acknowledged}"
        durations[kind] = time.monotonic() - began
    return durations


def test_what_is_acknowledged_survives_and_nothing_is_half_done(tmp_path):
    durations = usual(tmp_path / "usual")
    numbers = range(KILLS)
    parts = [numbers[start : start + GENERATION] for start in range(0, KILLS, GENERATION)]

    def play(index):
        folder = tmp_path / f"generation-{index}"
        folder.mkdir()
        return generation(folder, parts[index], random.Random(f"kills {index}"), durations)

    with ThreadPoolExecutor(WORKERS) as pool:
        faults = [fault for part in pool.map(play, range(len(parts))) for fault in part]
    assert not faults, "\n".join(faults[:20])
