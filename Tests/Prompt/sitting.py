"""The real program: on a terminal, and in processes of its own that look at what it left in the file."""

import json
import shlex
import subprocess

from harness import RECKON, Session, environment

WORKSPACE = "korea.reckon"
KINDS = (
    "documents mentions claims links evidence verdicts predictions forecasts resolutions notes operations speakers "
    "tags keys"
).split()
# What `show` shows: every kind whose rows have a letter and a number. Operations are compared by their lines.
SHOWN = KINDS[:10]

BRIEF = """빈 의자

박근혜는 3월에 물러났다. 문재인이 모든 여론조사에서 앞선다 😀. 그가 5월 대선에서 이길 것 같다.

사드는 그래도 남을 것이다.
"""


def reckon(folder, *arguments, **options):
    """A run of the program in the folder, as a script starts it."""
    return subprocess.run(
        [RECKON, *arguments],
        cwd=folder,
        env=environment(str(folder), **options.pop("changes", {})),
        timeout=60,
        check=False,
        capture_output=True,
        encoding=options.pop("encoding", "utf-8"),
        **({} if "input" in options else {"stdin": subprocess.DEVNULL}),
        **options,
    )


def listed(folder, kind):
    """The rows of a kind, read from the file by another process."""
    run = reckon(folder, "-w", WORKSPACE, "--json", "list", kind)
    assert (run.returncode, run.stderr) == (0, "")
    return json.loads(run.stdout)


def facts(folder):
    """Everything that `list` and `show` tell of the workspace, but not how its operations were cut."""
    lists = {kind: listed(folder, kind) for kind in KINDS if kind != "operations"}
    shown = {}
    for kind in SHOWN:
        for row in lists[kind]:
            run = reckon(folder, "-w", WORKSPACE, "--json", "show", row["id"])
            assert (run.returncode, run.stderr) == (0, "")
            shown[row["id"]] = json.loads(run.stdout)
    return lists, shown


def line(words):
    """The words of a command as a person types them at the prompt."""
    dashes = words.index("--") if "--" in words else len(words)
    return " ".join([quoted(word) for word in words[:dashes]] + words[dashes:])


def quoted(word):
    """A word in quotes where it needs them."""
    if " " not in word and word[0] not in "'\"“#":
        return word
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Sitting(Session):
    """A person's work on a new workspace in the folder, at the prompt."""

    def __init__(self, folder, *options, output=None, **changes):
        command = (RECKON, "-w", WORKSPACE, "--create", *options)
        if output:
            command = ("sh", "-c", f"exec {shlex.join(command)} > {shlex.quote(output)}")
        super().__init__(rows=40, columns=120, arguments=command, folder=str(folder), **changes)
        self.number = 1

    def ask(self, text):
        """Types a statement that fits its row, and returns the rows of the answer."""
        self.at_prompt(self.number).send(text)
        self.shows(text, number=self.number)
        self.send("\r")
        return self.answer()

    def enter(self, text):
        """Types a statement, however many rows it takes, and waits for the next prompt."""
        self.at_prompt(self.number).send(text)
        self.send("\r")
        self.at_prompt(self.number + 1)
        self.number += 1

    def answer(self):
        """What stands between this prompt's row and the next prompt, which becomes the current one."""
        self.at_prompt(self.number + 1)
        first = self.row_of_prompt(self.number)
        rows = self.rows()[0 if first is None else first + 1 : self.row_of_prompt(self.number + 1)]
        self.number += 1
        return rows

    def columns(self, row, text):
        """The columns of the screen that the text covers in a row."""
        cells = self.screen.buffer[row]
        # The second cell of a wide character is empty.
        starts = [x for x in range(self.screen.columns) if cells[x].data]
        index = "".join(cells[x].data for x in starts).index(text)
        return list(range(starts[index], starts[index + len(text)]))
