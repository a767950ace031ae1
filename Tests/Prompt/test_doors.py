"""The real program by its doors: what one can do, all can, with the same facts; and how it ends."""

import json
import shlex
import subprocess

import pytest

from harness import RECKON, environment
from sitting import BRIEF, WORKSPACE, Sitting, facts, line, listed, reckon

# Every word of a line stands alone, as a shell would hand it over; `--` gives its text slot the rest.
LINES = r"""
set zone Asia/Seoul
set lexicon icd-203
set baseline 40%
speaker @하나 name '김 하나' alias 'Hana Kim' kind analyst
speaker @강 name 'Kang Min' kind newspaper
import brief.txt @하나 on 2017-03-20 lang ko publisher '한강 일보' url https://example.com/1 +한국 key brief
import memo.txt @Hana-Kim title 'A memo 🗒️' on 2017-04 lang en key brief2
claim '그가 5월 대선에서 이길 것 같다' in d1 as '문재인 당선 😀' +한국/선거 key 당선
claim '사드는 ... 것이다' in d1 as '사드가 남는다' hedge 것이다 key 사드 kind forecast
claim d1.s2 @강 on 2017-03-22
claim 'THAAD stays' in key:brief2 via @강 kind fact
claim in none @문재인 on 2017-04-23 -- it's “ours”, 우리 것 #1
claim '+한국 is no tag here' in none @lee on 2017-04-01
mention key:당선 'wins in May' in d2 @강 hedge "'maybe'"
mention c2 '사드는 그대로 간다' in none @문재인 on 2017-05-01 via @강
mark '박근혜는 3월에 물러났다' in d1 +한국/탄핵 +사실
mark d2.s1 +draft
tag c1,c2 +seoul
tag c1..c3 +checked -seoul
tag +late where on:2017-04 not +draft
tag d2 +memo
link c1 supports key:사드 because 그래서
link c2 contradicts c4
link c3 causes c1
link c5 undercuts l1
note c1 "한국어 판과 '견줄' 것"
note d1.s2 '여기를 다시 볼 것 👀'
note c2 -- --dry-run is no option here
note l2 'why & \d 두 줄'
evidence c1 '출구조사 41%' supports grade B2 on 2017-05-09 src https://example.com/?q=1&p=2
evidence c2 'battery 발사대 여섯 기' contradicts on 2017-07
evidence c3 m1 supports
verdict c1 mixed on 2017-05-08
verdict c1 supported on 2017-05-10 with e1 because '개표가 끝났다'
verdict c2 unproven on 2017-06-01
predict c1 'very likely' by 2017-05-10 key 당선-5월
predict c2 60..70% by 2017 given p1 key 사드-포기 confidence low stated deadline
predict c2 20% by 2017-12-31 given p1=no @강 on 2017-04-02 criteria '발사대가 남아 있다'
predict '비가 온다' 0.25 by 2017-06-30 @lee on 2017-06-01 hedge '“아마”' +날씨
predict '누가 되나?' by 2017-Q4
forecast p1 80% on 2017-04-20 because '토론 🎤'
forecast p1 'almost certain' @강 on 2017-05-08 confidence high
forecast p2 10..20% on 2017-05-20
forecast p4 55% @하나 on 2017-06-02
forecast p4 'roughly even chance' @lee on 2017-06-03
withdraw p4 @하나 on 2017-06-10 because '모르겠다'
resolve p1 yes on 2017-05-09 known 2017-05-10 with e1
resolve p2 no on 2017-12-31 because '남았다'
resolve p4 40% on 2017-06-30
resolve p5 void on 2017-12-01 because '질문이 나쁘다'
reopen p5 because '다시 묻는다'
resolve p5 ambiguous on 2017-12-31 src https://example.com/5
evidence r1 '선관위 발표' supports grade A1
edit c1 statement 'Moon wins 문재인'
edit c2 kind assessment
edit p3 by 2018-01-31
edit p3 given p1
edit p4 criteria '기상청 발표'
edit d2 title 'A memo, corrected'
edit m1 on 2017-03-21
edit m2 speaker @하나
edit f2 because 'said on 📺'
edit n1 text '고친 말'
rm n2
rm l3
rm c6 with-dependants
expect count claims +checked 3
expect p1 resolved yes
expect p3 state open
expect score brier below 0.9 @하나
list predictions state:resolved
find 사드
score per speaker
scheme stances.scheme
scheme moods text '+mood "how it feels" exclusive' --author @강
tag c1 +찬성 --author @anna
tag c1 +stance/con --author @ben
tag c3 +stance/pro
tag c2 +mood/sad
mark d1:0-3+3-4 +layer/a with certainty=low,negated,확실="x = '낮음'" --author @anna
mark d1.s4,d1.s5 +layer/b with grade=2 --author @anna
mark /사드\S*|THAAD/ every +사람/x where @하나
mark moon every whole +people --author @ben
mark d1.s4 +layer/a --author @ben
claim d1.s5 @문재인 via @nyt,@연합 with polarity=positive,sure +layer/a key 연합
mention key:연합 '사드는 남는다' in none @kim via @연합 on 2017-05
attribute l1 strength=weak,manual
attribute c1,c3 certainty=low,speech=direct
attribute c1 -certainty,other --author @ben
boilerplate d1.s1
boilerplate d1.s3..s4
boilerplate d1.p2 off --author @ben
coded d1,d2 --author @anna
coded d1 --author @ben
coded d2 off --author @anna
set ground @lead
verdict c2 mixed on 2017-06-02 --author @anna
verdict c2 refuted on 2017-06-02 --author @ben
adjudicate c1 +stance take @ben because '왜냐하면 “그래서”'
adjudicate c2 mixed because 'two of three'
adjudicate d1.s4 +layer take all
adjudicate d1.s5 +layer take none
note d2.s1 'a place' --author @anna
import later.txt revises d1
reanchor m1 none
suggest d1 take s4 +suggested
link c3 contradicts c4
link key:연합 rephrases c5 because '같은 말'
attribute l4,l5 x=1,manual
unify c5 key:연합
rename +사람/x +people/x
rename @lee @lee-2
merge @연합 @nyt
merge +layer/b +layer/a
boilerplate d1.v2.s1
agree
contradictions
timeline
orphans
why c1
diff d1
check quotes
"""


def words_of(text):
    """The words that a shell would make of a line; what follows the dashes is one text."""
    head, dashes, rest = text.partition(" -- ")
    return shlex.split(head) + (["--", *rest.split(" ")] if dashes else [])


COMMANDS = [words_of(text) for text in LINES.strip().splitlines()]
IMPORT = COMMANDS[5]
LOOKS = "expect list find score agree contradictions timeline orphans why diff check".split()
CHANGES = [words for words in COMMANDS if words[0] not in LOOKS]
SCHEME = """scheme stances "How a claim stands"
+stance "Where" exclusive closed on claims
  +pro "in favour" alias +찬성 color green
  +con "against" color #cc0000
link contradicts from +stance to any
"""
# The brief as the publisher changed it later.
LATER = BRIEF.replace("문재인이", "문재인 후보가").replace("사드는 그래도 남을 것이다.", "끝.")
SCRIPT = "".join(line(words) + "\n" for words in COMMANDS)
MEMO = "A memo\n\nMoon wins in May. THAAD stays where it is.\n"


def write_texts(folder):
    texts = {"brief.txt": BRIEF, "memo.txt": MEMO, "later.txt": LATER, "stances.scheme": SCHEME, "build.rk": SCRIPT}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture(name="folder")
def texts_in_folder(tmp_path):
    write_texts(tmp_path)
    return tmp_path


def at_the_prompt(folder):
    with Sitting(folder) as sitting:
        for words in COMMANDS:
            sitting.enter(line(words))
        return sitting.leave()


def by_lines(folder):
    lines = [word for words in COMMANDS for word in ("-c", line(words))]
    return reckon(folder, "-w", WORKSPACE, "--create", *lines).returncode


def by_shell_words(folder):
    runs = [reckon(folder, "-w", WORKSPACE, "--create", *words) for words in COMMANDS]
    assert [run.stderr for run in runs if run.returncode] == []
    return max(run.returncode for run in runs)


def by_script(folder):
    return reckon(folder, "-w", WORKSPACE, "--create", "run", "build.rk").returncode


def by_pipe(folder):
    return reckon(folder, "-w", WORKSPACE, "--create", input=SCRIPT).returncode


def by_bulk(folder):
    shown = reckon(folder, "--as-jsonl", "run", "build.rk")
    assert (shown.returncode, len(shown.stdout.splitlines())) == (0, len(COMMANDS)), shown.stderr
    (folder / "build.jsonl").write_text(shown.stdout, encoding="utf-8")
    run = reckon(folder, "-w", WORKSPACE, "--create", "apply", "build.jsonl")
    assert [json.loads(reply)["line"] for reply in run.stdout.splitlines()] == list(range(1, len(COMMANDS) + 1))
    return run.returncode


@pytest.fixture(name="told", scope="module")
def what_one_door_leaves(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lines")
    write_texts(folder)
    assert by_lines(folder) == 0
    return facts(folder), [row["text"] for row in listed(folder, "operations")]


@pytest.mark.parametrize("door", [at_the_prompt, by_shell_words, by_script, by_pipe, by_bulk])
def test_every_door_leaves_the_same_facts(folder, told, door):
    assert len(COMMANDS) >= 60
    expected, lines = told
    assert door(folder) == 0
    lists, shown = facts(folder)
    for kind, rows in expected[0].items():
        assert lists[kind] == rows, kind
    assert shown == expected[1]
    assert len(shown) >= 50
    operations = listed(folder, "operations")
    if door in (by_script, by_pipe, by_bulk):
        assert len(operations) == 1
        log = reckon(folder, "-w", WORKSPACE, "log", "o1").stdout
        assert log.count("\n") >= len(lines)
    else:
        assert [row["text"] for row in operations] == lines
        # `edit m2 speaker @하나` changes nothing, so it is no operation.
        assert len(lines) == len(CHANGES) - 1


@pytest.mark.parametrize("form", ["script", "jsonl"])
def test_the_log_makes_the_same_facts_elsewhere(folder, told, form, tmp_path_factory):
    assert by_lines(folder) == 0
    assert reckon(folder, "-w", WORKSPACE, "undo", "o61").returncode == 0
    log = reckon(folder, "-w", WORKSPACE, "log", "as", form)
    assert log.returncode == 0, log.stderr
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / f"log.{form}").write_text(log.stdout, encoding="utf-8")
    verb = "run" if form == "script" else "apply"
    run = reckon(elsewhere, "-w", WORKSPACE, "--create", verb, f"log.{form}")
    assert run.returncode == 0, run.stderr
    assert facts(elsewhere) == facts(folder)


def test_a_script_run_again_changes_nothing(folder):
    keyed = [words for words in COMMANDS[:42] if "key" in words or words[0] in ("import", "speaker")]
    assert len(keyed) > 7
    (folder / "build.rk").write_text("".join(line(words) + "\n" for words in keyed), encoding="utf-8")
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
    assert reckon(folder, "-w", WORKSPACE, "--create", *IMPORT).returncode == 0
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
    assert reckon(folder, "-w", WORKSPACE, "--create", *IMPORT).returncode == 0
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
    names = ["brief.txt", "build.rk", WORKSPACE, "later.txt", "memo.txt", "stances.scheme"]
    assert sorted(path.name for path in folder.iterdir()) == names


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
