"""The real program by its doors: what one can do, all can, with the same facts; and how it ends."""

import subprocess

import pytest

from harness import RECKON, environment
from sitting import BRIEF, WORKSPACE, Sitting, facts, line, listed, reckon

COMMANDS = [
    ["import", "brief.txt", "@하나", "on", "2017-03-20", "lang", "ko", "+한국"],
    ["claim", "그가 5월 대선에서 이길 것 같다", "in", "d1", "as", "문재인 당선 😀", "+한국/선거", "key", "당선"],
    ["claim", "사드는 ... 것이다", "in", "d1", "as", "사드가 남는다", "hedge", "것이다", "key", "사드"],
    ["predict", "c1", "very likely", "by", "2017-05-10", "key", "당선-5월"],
    ["predict", "c2", "60..70%", "by", "2017", "given", "p1", "key", "사드-포기"],
    ["forecast", "p1", "80%", "on", "2017-04-20", "because", "토론 🎤"],
    ["link", "c1", "supports", "key:사드", "because", "그래서"],
    ["evidence", "c1", "출구조사 41%", "supports", "grade", "B2", "on", "2017-05-09"],
    ["verdict", "c1", "supported", "on", "2017-05-10", "with", "e1"],
    ["note", "c1", "한국어 판과 '견줄' 것"],
    ["resolve", "p1", "yes", "on", "2017-05-09", "known", "2017-05-10"],
]
SCRIPT = "".join(line(words) + "\n" for words in COMMANDS)


@pytest.fixture(name="folder")
def brief_in_folder(tmp_path):
    (tmp_path / "brief.txt").write_text(BRIEF, encoding="utf-8")
    (tmp_path / "build.rk").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def at_the_prompt(folder):
    with Sitting(folder) as sitting:
        for words in COMMANDS:
            sitting.ask(line(words))
        return sitting.leave()


def by_lines(folder):
    lines = [word for words in COMMANDS for word in ("-c", line(words))]
    return reckon(folder, "-w", WORKSPACE, "--create", *lines).returncode


def by_shell_words(folder):
    runs = (reckon(folder, "-w", WORKSPACE, "--create", *words) for words in COMMANDS)
    return max(run.returncode for run in runs)


def by_script(folder):
    return reckon(folder, "-w", WORKSPACE, "--create", "run", "build.rk").returncode


def by_pipe(folder):
    return reckon(folder, "-w", WORKSPACE, "--create", input=SCRIPT).returncode


@pytest.fixture(name="told", scope="module")
def what_one_door_leaves(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lines")
    (folder / "brief.txt").write_text(BRIEF, encoding="utf-8")
    assert by_lines(folder) == 0
    return facts(folder), [row["text"] for row in listed(folder, "operations")]


@pytest.mark.parametrize("door", [at_the_prompt, by_shell_words, by_script, by_pipe])
def test_every_door_leaves_the_same_facts(folder, told, door):
    expected, lines = told
    assert door(folder) == 0
    lists, shown = facts(folder)
    for kind, rows in expected[0].items():
        assert lists[kind] == rows, kind
    assert shown == expected[1]
    assert (len(shown), len(lines)) == (15, len(COMMANDS))
    operations = listed(folder, "operations")
    if door in (by_script, by_pipe):
        log = reckon(folder, "-w", WORKSPACE, "log", "o1").stdout
        assert len(operations) == 1
        for canonical in lines:
            assert canonical in log
    else:
        assert [row["text"] for row in operations] == lines


def test_a_script_run_again_changes_nothing(folder):
    assert by_script(folder) == 0
    once, operations = facts(folder), listed(folder, "operations")
    assert by_script(folder) == 0
    assert (facts(folder), listed(folder, "operations")) == (once, operations)


@pytest.mark.parametrize(
    "words",
    [
        ["--dry-run", "run", "build.rk"],
        ["run", "build.rk", "--dry-run"],
        ["--dry-run", "note", "d1", "한국"],
        ["note", "d1", "한국", "--dry-run"],
        ["--dry-run", "-c", "note d1 한국", "-c", "tag d1 +사드", "-c", "rm d1"],
        ["--dry-run", "undo"],
        ["undo", "--dry-run"],
    ],
)
def test_a_dry_run_leaves_the_facts_as_they_are(folder, words):
    assert reckon(folder, "-w", WORKSPACE, "--create", *COMMANDS[0]).returncode == 0
    before, operations = facts(folder), listed(folder, "operations")
    run = reckon(folder, "-w", WORKSPACE, *words)
    assert run.returncode == 0, run.stderr
    assert run.stdout
    assert (facts(folder), listed(folder, "operations")) == (before, operations)


def test_a_dry_run_makes_no_workspace(folder):
    assert reckon(folder, "--dry-run", "init", "new.reckon").returncode == 0
    assert not (folder / "new.reckon").exists()


@pytest.mark.parametrize("words", [["undo"], ["set", "zone", "Asia/Seoul"]])
def test_a_dry_run_says_what_would_happen(folder, words):
    assert reckon(folder, "-w", WORKSPACE, "--create", *COMMANDS[0]).returncode == 0
    assert "would" in reckon(folder, "-w", WORKSPACE, "--dry-run", *words).stdout


def test_a_dry_run_at_the_prompt_issues_no_id(folder):
    with Sitting(folder) as sitting:
        sitting.ask("import brief.txt")
        assert sitting.ask("note d1 반쯤 --dry-run") == ["would: n1  d1: 반쯤"]
        assert sitting.ask("note d1 온전히") == ["n1  d1: 온전히"]
        assert sitting.leave() == 0
    assert [row["text"] for row in listed(folder, "notes")] == ["온전히"]


@pytest.mark.parametrize(
    "code, words, error",
    [
        (0, ["expect", "count", "documents", "1"], None),
        (0, ["--help"], None),
        (0, ["help", "claim"], None),
        (1, ["expect", "count", "documents", "2"], "error[E-EXPECT]: "),
        (1, ["claim", "없는 말", "in", "d1"], "error[E-WORDS]: "),
        (1, ["import", "없다.txt"], "error[E-FILE]: "),
        (2, ["없는명령"], "error[E-VERB]: "),
        (2, ["list", "documents", "limit"], "error["),
        (2, ["-c", 'note d1 "열린'], "error[E-QUOTE]: "),
        (2, ["--없는-옵션"], "Unknown option"),
        (3, ["--keep-going", "run", "partly.rk"], "error[E-VERB]: "),
        (4, ["-w", "없다.reckon", "list", "claims"], "error[E-WORKSPACE]: "),
    ],
)
def test_exit_codes(folder, code, words, error):
    (folder / "partly.rk").write_text("없는명령\nnote d1 한국\n", encoding="utf-8")
    assert reckon(folder, "-w", WORKSPACE, "--create", "import", "brief.txt").returncode == 0
    run = reckon(folder, *([] if words[0] == "-w" else ["-w", WORKSPACE]), *words)
    assert run.returncode == code
    # Results and errors have a stream each.
    assert "error" not in run.stdout or error is None
    assert (run.stderr == "") == (error is None)
    assert (error or "") in run.stderr
    assert "\x1b" not in run.stdout + run.stderr
    assert not (folder / "없다.reckon").exists()


@pytest.mark.parametrize("content", [b"", "한국어 글\n".encode(), b"SQLite format 3\0" + b"\xff" * 5000])
@pytest.mark.parametrize("words", [["list", "claims"], ["--create", "import", "brief.txt"], ["init", WORKSPACE]])
def test_a_file_that_is_no_workspace_is_left_alone(folder, content, words):
    (folder / WORKSPACE).write_bytes(content)
    run = reckon(folder, *([] if words[0] == "init" else ["-w", WORKSPACE]), *words)
    assert run.returncode == 4, run.stderr
    assert "error[E-WORKSPACE]" in run.stderr
    assert (folder / WORKSPACE).read_bytes() == content
    assert sorted(path.name for path in folder.iterdir()) == ["brief.txt", "build.rk", WORKSPACE]


@pytest.mark.parametrize("command", ["read d1", "list documents", "help"])
def test_a_reader_that_closes_the_pipe_early_is_no_error(folder, command):
    text = "\n\n".join(f"{number} 번째 문장이다 😀." for number in range(20_000))
    (folder / "long.txt").write_text(text, encoding="utf-8")
    assert reckon(folder, "-w", WORKSPACE, "--create", "import", "long.txt").returncode == 0
    # The exit code of the program, not of head, comes out.
    pipe = f'"$0" -w {WORKSPACE} {command} | head -n 1; exit "${{PIPESTATUS[0]}}"'
    run = subprocess.run(
        ["bash", "-c", pipe, RECKON],
        cwd=folder,
        env=environment(str(folder)),
        timeout=60,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert len(run.stdout.splitlines()) == 1


def test_a_script_at_a_pipe_shows_no_prompt_and_no_escape_sequence(folder):
    run = reckon(folder, "-w", WORKSPACE, "--create", input=SCRIPT + "read d1\n없는명령\n")
    assert run.returncode == 1
    assert "reckon>" not in run.stdout + run.stderr
    assert "\x1b" not in run.stdout + run.stderr


@pytest.mark.parametrize("redirection", ["<&-", "< ."])
def test_standard_input_that_cannot_be_read_is_said(folder, redirection):
    run = subprocess.run(
        ["bash", "-c", f'"$0" -w {WORKSPACE} --create {redirection}', RECKON],
        cwd=folder,
        env=environment(str(folder)),
        timeout=60,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode in (0, 1)
    assert "Fatal error" not in run.stderr


@pytest.mark.parametrize("words", [["note", "d1", b"\xb9\xae"], ["-c", b"note d1 \xb9\xae"]])
def test_words_that_are_not_utf8_are_refused(folder, words):
    assert reckon(folder, "-w", WORKSPACE, "--create", "import", "brief.txt").returncode == 0
    assert reckon(folder, "-w", WORKSPACE, *words).returncode != 0
    assert listed(folder, "notes") == []


def test_a_script_whose_reader_has_seen_enough_is_kept_whole(folder):
    lines = "".join(f'predict "question {n}" 50% by 2030 key k{n}\n' for n in range(3000))
    (folder / "many.rk").write_text(lines, encoding="utf-8")
    pipe = f'"$0" -w {WORKSPACE} --create run many.rk | head -n 1; exit "${{PIPESTATUS[0]}}"'
    run = subprocess.run(["bash", "-c", pipe, RECKON], cwd=folder, env=environment(str(folder)), check=False)
    assert run.returncode == 0
    assert len(listed(folder, "predictions")) == 3000


def test_lost_output_is_said_and_what_was_stored_is_kept(folder):
    command = f'"$0" -w {WORKSPACE} --create predict Rain 50% by 2030 > /dev/full'
    run = subprocess.run(
        ["bash", "-c", command, RECKON], cwd=folder, env=environment(str(folder)), capture_output=True, check=False
    )
    assert run.returncode == 1
    assert b"E-OUTPUT" in run.stderr
    assert len(listed(folder, "predictions")) == 1


def test_a_dry_run_on_a_file_to_be_made_does_not_take_its_place(folder):
    dry, real = ("-c", "claim One in none --dry-run"), ("-c", "claim Two in none")
    assert reckon(folder, "-w", WORKSPACE, "--create", *dry, *real).returncode == 0
    assert [row["text"] for row in listed(folder, "claims")] == ["Two"]
