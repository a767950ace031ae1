"""A program at its prompt: on a pseudo-terminal whose screen pyte keeps, or in tmux.

Nothing here sleeps for luck: the program numbers its prompts (RECKON_TEST_PROMPT=1) and every check reads the
screen until it holds or a deadline passes, then fails with a picture of the screen.

RECKON_ECHO names the program that only echoes its lines, which shows the device alone; RECKON the real one.
"""

import array
import fcntl
import os
import shutil
import subprocess
import tempfile
import termios
import time
import uuid

import pexpect
import pyte

ECHO = os.environ.get("RECKON_ECHO", "")
RECKON = os.environ.get("RECKON", "")
PROMPT = "reckon> "
DEADLINE = float(os.environ.get("DEADLINE", "20"))  # seconds; reached only by failing tests


def received(reply):
    """The line that prompt-echo says it received, its newlines shown as `\\n`."""
    return reply.partition("got: ")[2]


def environment(home, **changes):
    """What the program is started with: an empty home, UTF-8 and numbered prompts unless changed."""
    values = {
        "PATH": os.environ["PATH"],
        "HOME": home,
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
        "RECKON_TEST_PROMPT": "1",
        "PAGER": "",
        "SWIFT_BACKTRACE": "enable=no",
    }
    values.update(changes)
    return {name: value for name, value in values.items() if value is not None}


def until(check, describe, advance):
    """Repeats `advance` until `check` gives something true, and returns that."""
    deadline = time.monotonic() + DEADLINE
    while True:
        result = check()
        if result:
            return result
        assert time.monotonic() < deadline, describe()
        advance()


class Session:
    """A program on a pseudo-terminal: prompt-echo, unless `arguments` name another."""

    def __init__(self, rows=24, columns=80, editrc="", arguments=(), size=None, folder=None, **changes):
        self.home = tempfile.mkdtemp(prefix="reckon-prompt-")
        with open(os.path.join(self.home, ".editrc"), "w", encoding="utf-8") as file:
            file.write(editrc)
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.output = b""
        command = arguments or (ECHO,)
        self.child = pexpect.spawn(
            command[0],
            list(command[1:]),
            cwd=folder,
            env=environment(self.home, **changes),
            dimensions=size or (rows, columns),
            echo=True,
        )
        self.child.delaybeforesend = None
        self.ended = False

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.close(force=True)
        shutil.rmtree(self.home, ignore_errors=True)

    def pump(self):
        """Shows what the program has written meanwhile."""
        try:
            data = self.child.read_nonblocking(65536, timeout=0.05)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self.ended = True
            return
        self.output += data
        self.stream.feed(data)

    def picture(self):
        cursor = self.screen.cursor
        rows = "\n".join(row.rstrip() for row in self.screen.display).rstrip()
        state = "ended" if self.ended else "runs"
        return f"{rows}\n(cursor: row {cursor.y}, column {cursor.x}; the program {state})"

    def wait(self, check, expected):
        def describe():
            return f"expected {expected}, but the screen shows:\n{self.picture()}"

        return until(check, describe, self.pump)

    def send(self, text):
        self.child.send(text)

    def rows(self):
        return [row.rstrip() for row in self.screen.display]

    def row_at_cursor(self):
        return self.rows()[self.screen.cursor.y]

    def row_of_prompt(self, number):
        start = f"{number} {PROMPT}".rstrip()
        return next((y for y, row in enumerate(self.screen.display) if row.startswith(start)), None)

    def at_prompt(self, number=1):
        """Waits for an empty prompt with this number under the cursor."""

        def ready():
            y = self.row_of_prompt(number)
            return y == self.screen.cursor.y and self.row_at_cursor() == f"{number} {PROMPT}".rstrip()

        self.wait(ready, f"prompt {number}")
        return self

    def shows(self, text, column=None, number=1):
        """Waits until the text, alone, stands after the prompt and the rows below, and the cursor at its column."""
        lines = text.split("\n")
        start = f"{number} {PROMPT}"

        def shown():
            y = self.row_of_prompt(number)
            if y is None:
                return False
            rows = self.rows()[y : y + len(lines)]
            return rows == [(start + lines[0]).rstrip()] + [line.rstrip() for line in lines[1:]] and (
                column is None or self.screen.cursor.x == len(start) + column
            )

        self.wait(shown, f"{text!r} at prompt {number}, cursor column {column}")

    def enter(self, number=1):
        """Presses Enter and returns the line received, once the next prompt is there."""
        self.send("\r")
        return self.reply(number)

    def reply(self, number=1):
        """What the program received at this prompt, once the next prompt is there."""
        self.at_prompt(number + 1)
        first, last = self.row_of_prompt(number) or 0, self.row_of_prompt(number + 1)
        return received("".join(self.screen.display[first:last]).rstrip())

    def leave(self):
        """Presses Ctrl-D and returns the exit code."""
        self.send("\x04")
        return self.end()

    def end(self):
        """Waits for the end and returns the exit code, or minus the signal."""
        self.wait(lambda: self.ended, "the end of the program")
        self.child.wait()
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus

    def terminal(self):
        """A descriptor of the program's terminal that stays open when the program has ended."""
        return os.open(os.readlink(f"/proc/{self.child.pid}/fd/0"), os.O_RDWR | os.O_NOCTTY)


def unread(descriptor):
    """Bytes that wait in the terminal for the program to read them."""
    count = array.array("i", [0])
    fcntl.ioctl(descriptor, termios.FIONREAD, count)
    return count[0]


def is_canonical(descriptor):
    """Whether the terminal edits and echoes lines itself, as a shell leaves it to programs."""
    local = termios.tcgetattr(descriptor)[3]
    return bool(local & termios.ICANON) and bool(local & termios.ECHO)


class Tmux:
    """A command in a tmux of its own, which reflows text when its window changes as real terminals do."""

    def __init__(self, command, rows=12, columns=60, **changes):
        self.home = tempfile.mkdtemp(prefix="reckon-prompt-")
        with open(os.path.join(self.home, ".bashrc"), "w", encoding="utf-8") as file:
            file.write("PS1='shell> '\n")
        self.socket = f"reckon-{uuid.uuid4().hex[:12]}"
        self.environment = environment(self.home, **changes)
        self.tmux("-f", "/dev/null", "-u", "new-session", "-d", "-x", str(columns), "-y", str(rows), command)

    def tmux(self, *arguments):
        return subprocess.run(
            ["tmux", "-L", self.socket, *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            encoding="utf-8",
        ).stdout

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], check=False, capture_output=True)
        shutil.rmtree(self.home, ignore_errors=True)

    def keys(self, *keys):
        self.tmux("send-keys", *keys)

    def text(self, text):
        self.tmux("send-keys", "-l", text)

    def rows(self):
        rows = self.tmux("capture-pane", "-p").split("\n")
        return [row.rstrip() for row in rows]

    def resize(self, columns, rows=12):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def wait(self, check, expected):
        def describe():
            return f"expected {expected}, but tmux shows:\n" + "\n".join(self.rows()).rstrip()

        return until(lambda: check(self.rows()), describe, lambda: time.sleep(0.02))

    def shows(self, *rows):
        """Waits until the last rows that are not empty are these."""

        def shown(screen):
            filled = [row for row in screen if row]
            return filled[-len(rows) :] == list(rows)

        self.wait(shown, f"the last rows {rows}")
