"""Completion in real shells: TAB is pressed on a terminal, and the line under the cursor read from the screen."""

import os
import shutil

import pytest
from harness import RECKON, Session
from sitting import reckon

PROMPT = "shell>"
TEXT = "문재인 후보가 당선될 것이다. 사드는 남는다.\n"
FACTS = """import 글.txt @moon-jaein on 2017-03-20 lang ko +korea/press
speaker @moon-jaein name "Moon Jae-in" alias 문재인
claim "문재인 후보가 당선될 것이다" in d1 kind forecast +korea/election key 당선
claim "사드는 남는다" in d1 kind fact +korea/thaad +한국/사드
predict c1 70% by 2017-05-10 key 대선
"""
BASH = f"PS1='{PROMPT} '\nsource <(reckon completion bash)\n"
ZSH = f"""PS1='{PROMPT} '
unsetopt prompt_sp prompt_cr
autoload -Uz compinit
compinit -u -D
source <(reckon completion zsh)
"""
FISH = f"""set -g fish_greeting
set -g fish_autosuggestion_enabled 0
function fish_prompt; echo -n '{PROMPT} '; end
function fish_right_prompt; end
reckon completion fish | source
"""


@pytest.fixture(name="folder", scope="module")
def folder_with_workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("completion")
    (folder / "글.txt").write_text(TEXT, encoding="utf-8")
    (folder / "build.rk").write_text(FACTS, encoding="utf-8")
    (folder / "rc.bash").write_text(BASH, encoding="utf-8")
    (folder / ".zshrc").write_text(ZSH, encoding="utf-8")
    (folder / "rc.fish").write_text(FISH, encoding="utf-8")
    (folder / "두 말.md").write_text("", encoding="utf-8")
    run = reckon(folder, "-w", "x.reckon", "--create", "run", "build.rk")
    assert run.returncode == 0, run.stderr
    return folder


class Shell(Session):
    """A shell that has read our script, at its prompt in the folder."""

    def __init__(self, name, folder):
        if not shutil.which(name):
            pytest.skip(f"{name} is not installed; scripts/bootstrap installs it")
        arguments = {
            "bash": ("bash", "--noprofile", "--rcfile", "rc.bash", "-i"),
            "zsh": ("zsh", "-i"),
            "fish": ("fish", "--no-config", "-i", "-C", "source rc.fish"),
        }[name]
        path = os.path.dirname(os.path.abspath(RECKON)) + os.pathsep + os.environ["PATH"]
        super().__init__(arguments=arguments, folder=str(folder), PATH=path, ZDOTDIR=str(folder), columns=100)

    def ready(self):
        self.wait(lambda: self.row_at_cursor() == PROMPT, "the shell's prompt")
        return self

    def completes(self, typed, line, column=None):
        """Types, presses TAB, and waits until the line under the cursor is this; a space at its end counts."""
        self.send(typed)
        self.stands(typed)
        self.send("\t")
        self.stands(line)

    def stands(self, line):
        shown = f"{PROMPT} {line}"
        width = sum(2 if "가" <= letter <= "힣" else 1 for letter in shown)

        def stands():
            return self.row_at_cursor().replace(" ", "") == shown.replace(" ", "") and self.screen.cursor.x == width

        self.wait(stands, repr(shown))

    def shows(self, *texts):
        """Waits until all of these stand on the screen, wide letters with nothing between them."""

        def shown():
            screen = "\n".join(self.screen.display).replace(" ", "")
            return all(text.replace(" ", "") in screen for text in texts)

        self.wait(shown, f"{texts} on the screen")

    def clear(self):
        """Empties the line."""
        self.send("\x15")
        return self.ready()


SHELLS = ["bash", "zsh", "fish"]


@pytest.fixture(name="started", params=SHELLS, scope="module")
def shell_started(request, folder):
    with Shell(request.param, folder) as shell:
        shell.name = request.param
        yield shell.ready()


@pytest.fixture(name="shell")
def shell_at_its_prompt(started):
    yield started
    started.clear()


@pytest.mark.parametrize(
    "typed, line",
    [
        ("reckon sho", "reckon show "),
        ("reckon -w x.reckon sh", "reckon -w x.reckon show "),
        ("reckon -w x.reckon claim x @moo", "reckon -w x.reckon claim x @moon-jaein "),
        ("reckon claim x @문", "reckon claim x @문재인 "),
        ("reckon claim x +kor", "reckon claim x +korea/"),
        ("reckon claim x +korea/th", "reckon claim x +korea/thaad "),
        ("reckon list claims +한국/", "reckon list claims +한국/사드 "),
        ("reckon show key:당", "reckon show key:당선 "),
        ("reckon status --form", "reckon status --format "),
        ("reckon status --format=te", "reckon status --format=text "),
        ("reckon --form", "reckon --format "),
        ("reckon --color al", "reckon --color always "),
        ("reckon note c1 '두 말' ke", "reckon note c1 '두 말' key "),
        ("reckon predict c1 x 70% by 2017 giv", "reckon predict c1 x 70% by 2017 given "),
        ("reckon import 글", "reckon import 글.txt "),
        ("reckon forecast p1 roughly\\ even\\ o", "reckon forecast p1 roughly\\ even\\ odds "),
    ],
)
def test_tab_completes(shell, typed, line):
    shell.completes(typed, line)


def test_tab_lists_ids_with_their_words(shell):
    shell.send("reckon -w x.reckon show c")
    shell.stands("reckon -w x.reckon show c")
    shell.send("\t\t" if shell.name == "bash" else "\t")
    shell.shows("c2", "사드는 남는다", "c1", "문재인 후보가")


def test_words_that_only_hold_what_was_typed_delete_nothing(shell):
    shell.completes("reckon claim x +thaa", "reckon claim x +korea/thaad ")


def test_an_open_quote_is_kept_and_closed(shell):
    # Bash's line editor closes the quote by itself, without the space.
    space = "" if shell.name == "bash" else " "
    shell.completes("reckon forecast p1 'very l", f"reckon forecast p1 'very likely'{space}")


def test_paths_are_left_to_the_shell(shell):
    shell.completes("reckon report scorecard to 두", "reckon report scorecard to 두\\ 말.md ")


def test_nothing_on_the_line_is_executed(shell, folder):
    shell.completes('reckon note c1 "$(touch made)" ke', 'reckon note c1 "$(touch made)" key ')
    assert not (folder / "made").exists()


def test_what_is_completed_runs(shell):
    shell.completes("reckon -w x.reckon show key:당", "reckon -w x.reckon show key:당선 ")
    shell.send("\r")
    shell.shows("forecast", "당선될 것이다")
    shell.ready()


def test_nothing_is_made_or_said_about_a_workspace_that_is_not_there(folder):
    for words in (["show", "c"], ["-w", "no.reckon", "--create", "show", "c"], ["-w", "글.txt", "list", ""], ["--x", ""]):
        for shell in SHELLS:
            run = reckon(folder, "complete", shell, "--", *words)
            assert (run.returncode, run.stderr) == (0, "")
    assert not (folder / "no.reckon").exists()


def test_completing_leaves_the_workspace_as_it_was(folder):
    before = (folder / "x.reckon").read_bytes()
    run = reckon(folder, "complete", "fish", "--", "-w", "x.reckon", "show", "c")
    assert run.stdout.splitlines() == ["c2\t사드는 남는다", "c1\t문재인 후보가 당선될 것이다"]
    assert (folder / "x.reckon").read_bytes() == before
    run = reckon(folder, "complete", "fish", "--", "show", "c1", changes={"RECKON_WORKSPACE": "nowhere.reckon"})
    assert run.stdout == ""
