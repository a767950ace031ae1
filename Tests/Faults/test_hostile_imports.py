"""Files of strangers that are imported: each is refused in words or taken, in 2 seconds and 200 MB."""

import json
import os

import pytest
from test_hostile_workspaces import MEGABYTES, SECONDS, spent

from faults import EFFORT, made

# What a debug build takes longer for; long forms are as large as the promise says.
MILLION = 1_000_000 if EFFORT > 1 else 100_000
DEEP = 100_000


def brat(count):
    """A text and a file of annotations with very many fragments, some of which cross."""
    text = "word " * count
    fragments = ";".join(f"{5 * n} {5 * n + 4}" for n in range(count))
    return {"a.txt": text, "a.ann": f"T1\tTag {fragments}\t{text.strip()}\n" + "".join(
        f"T{n}\tTag {5 * n} {5 * n + 4}\tword\n" for n in range(2, count // 50))}


def nested_scripts():
    files = {f"s{n}.rk": f"run s{n + 1}.rk\n" for n in range(300)}
    return {**files, "s300.rk": "claim end in none\n"}


# What the files are, and the lines that read them.
CASES = {
    "JSON nested deep": ({"a.jsonl": '{"op":"claim","text":' + "[" * DEEP + "\n"}, ["apply a.jsonl"]),
    "objects nested deep": ({"a.json": '{"a":' * DEEP}, ["import a.json format web-annotation in d1"]),
    "spans nested deep": ({"a.jsonl": '{"text":"x","spans":' + "[" * DEEP + "]" * DEEP + "}\n"},
                          ["import a.jsonl format jsonl"]),
    "a workspace nested deep": ({"a.jsonl": "[" * DEEP}, ["rebuild a.jsonl to new.reckon"]),
    "gigantic numbers": (
        {"a.jsonl": '{"op":"predict","statement":"x","probability":' + "9" * MILLION + ',"by":"2030"}\n'
                    '{"op":"predict","statement":"x","probability":1e' + "9" * 400 + ',"by":"2030"}\n'
                    '{"op":"predict","statement":"x","probability":-0.' + "0" * MILLION + '1,"by":"2030"}\n'},
        ["apply a.jsonl keep-going"]),
    "gigantic numbers in words": (
        {"a.rk": f'predict "x" 0.{"9" * MILLION}% by 2030\npredict "x" 70% by {"9" * MILLION}\n'
                 f'show c{"9" * MILLION}\nlist claims limit {"9" * 40}\nread d1 s1..s{"9" * 30}\nundo {"9" * 30}\n'
                 f'predict "x" 10%:{"9" * 400},90%:1e999 by 2030\nclaim d1:0-{"9" * 25}\n'},
        ["run a.rk keep-going"]),
    "long words": ({"a.rk": f'claim {"가" * (10 * MILLION // 3)} in none\nnote c1 {"x" * (10 * MILLION)}\n'
                            f'claim y in none +{"t" * MILLION}\nclaim y in none @{"s" * MILLION}\n'
                            f'claim y in none key {"k" * MILLION}\n{"v" * MILLION}\n'}, ["run a.rk keep-going"]),
    "one long line": ({"a.txt": "x" * (10 * MILLION)}, ["import a.txt", "find xx", "read d2"]),
    "a text without a sentence": ({"a.txt": "word " * MILLION}, ["import a.txt", "find \"word word\" limit 5"]),
    "very many sentences": ({"a.txt": "No. " * MILLION}, ["import a.txt", "read d2 s1..s5"]),
    "combining accents": ({"a.txt": "a" + "\u0301" * MILLION}, ["import a.txt", "find a", "read d2"]),
    "joined emoji": ({"a.txt": "\U0001F469\u200d" * MILLION}, ["import a.txt", "read d2"]),
    "patterns that go back and forth": (
        {"a.txt": "a" * (MILLION // 4) + "!"},
        ["import a.txt", "find /(a+)+$/", "find /(a|a)*b/", "find /(.*)(.*)(.*)(.*)x/", "find /(a?){300}a{300}/"]),
    "patterns that are too large": (
        {}, ["find /" + "(" * 5000 + "a" + ")" * 5000 + "/", "find /a{1000}{1000}{1000}/", "find /" + "a|" * 20000 + "b/",
             "find /[" + "a-z" * 10000 + "]/"]),
    "HTML nested deep": ({"a.html": "<html><body>" + "<div>" * DEEP + "x"}, ["import a.html"]),
    "HTML of unclosed formatting": ({"a.html": "<b><i><a>" * (DEEP // 10) + "<p>x"}, ["import a.html"]),
    "HTML of attributes": ({"a.html": "<p " + " ".join(f'a{n}="x"' for n in range(DEEP // 2)) + ">x"},
                           ["import a.html"]),
    "HTML of entities": ({"a.html": "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><p>" + "&b;" * DEEP},
                         ["import a.html"]),
    "HTML that fetches": ({"a.html": "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><p>&x;<xi:include href='/etc/passwd'/>"},
                          ["import a.html", "read d2"]),
    "HTML with JSON-LD nested deep": (
        {"a.html": '<script type="application/ld+json">' + '{"a":' * DEEP + "</script><p>x"}, ["import a.html"]),
    "Markdown nested deep": ({"a.md": ">" * DEEP + " x\n" + "- " * 5000 + "x\n" + "[" * DEEP + "\n" + "*" * DEEP},
                             ["import a.md"]),
    "Markdown of backticks": ({"a.md": "".join("`" * n + " " for n in range(600))}, ["import a.md"]),
    "one cell of CSV": ({"a.csv": "statement,probability\n\"" + "x" * (50 * MILLION) + "\",70%\n"},
                        ["import a.csv format forecasts"]),
    "an open quote in CSV": ({"a.csv": 'statement,probability\n"' + 'x,70%\n' * MILLION}, ["import a.csv format forecasts"]),
    "columns without end": ({"a.csv": "statement,probability," + "a," * MILLION + "\nx,70%\n"},
                            ["import a.csv format forecasts"]),
    "empty lines without end": ({"a.csv": "statement,probability\n" + "\n" * MILLION, "a.rk": "\n" * MILLION},
                                ["import a.csv format forecasts", "run a.rk"]),
    "millions of fragments": (brat(MILLION // 20), ["import a.ann format brat"]),
    "an annotation beyond every text": (
        {"a.txt": "x", "a.ann": f"T1\tTag 0 {2**63}\tx\nT2\tTag -5 {2**62}\tx\nR1\tR Arg1:T1 Arg2:R1\nE1\tT1:E1 A:E1\n"},
        ["import a.ann format brat", "import a.ann format brat keep-going"]),
    "scripts within scripts": (nested_scripts(), ["run s0.rk"]),
    "a script that runs itself": ({"a.rk": "run a.rk\n"}, ["run a.rk"]),
    "filters within filters": (
        {}, ["list claims " + "( " * 20000 + "@a" + " )" * 20000, "list claims " + "not " * 20000 + "@a",
             "list claims " + "@a or " * 20000 + "@a"]),
    "a scheme nested deep": ({"a.scheme": "".join(" " * n + f"+t{n}\n" for n in range(3000))}, ["scheme a.scheme"]),
    "a template nested deep": ({"a.html": "{{#a}}" * 20000}, ["report scorecard template a.html to out.html"]),
    "a lexicon of nonsense": ({"a.lexicon": "edition: 1\nsource: x\n" + "likely: 0-100\n" * 20000}, ["lexicon a.lexicon"]),
    "bytes of no encoding": ({"a.txt": bytes(range(256)) * 4000}, ["import a.txt"]),
    "an archive that grows": ({"a.docx": b"PK\x03\x04" + bytes(100_000), "a.pdf": b"%PDF-1.7\n" + bytes(100_000),
                               "a.epub": b"PK\x03\x04" + bytes(100_000)},
                              ["import a.docx", "import a.pdf", "import a.epub"]),
    "a pipe and devices": ({}, ["import /dev/zero", "run /dev/zero", "apply /dev/zero", "import /proc/self/mem",
                                "rebuild /dev/zero to new.reckon"]),
}
SLOW = 0.2


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_file_is_refused_or_taken(tmp_path, name):
    files, lines = CASES[name]
    (tmp_path / "d1.txt").write_text("A text\n\nIt stays where it is.\n", encoding="utf-8")
    made(tmp_path, "w.reckon", "import d1.txt @ada on 2017-03-20", 'claim "One" in none @ada')
    for file, content in files.items():
        (tmp_path / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    code, (output, errors), seconds, megabytes = spent(tmp_path, lines)
    assert code >= 0 and b"Fatal error" not in errors, (name, code, errors[-500:])
    assert b"E-INTERNAL" not in errors, errors[-500:]
    assert seconds < SECONDS + SLOW * len(lines), (name, seconds, errors[-300:])
    assert megabytes < MEGABYTES, (name, megabytes)
    assert b"root:" not in output
    code, (_, errors), _, _ = spent(tmp_path, ["check"])
    assert code == 0, errors


@pytest.mark.parametrize("line", [
    "!touch owned", "shell touch owned", "run |touch owned", "import |touch owned", "output |touch owned",
    "set pager 'touch owned'", "set editor 'touch owned'", "run $(touch owned)", "run `touch owned`", "edit c1",
    "report scorecard to |touch owned", "claim file:|touch owned in none",
    "sql \"SELECT load_extension('x'), writefile('owned', 'x'), edit('x', 'touch owned')\"",
    "sql \"ATTACH 'owned' AS x\"", "sql \"VACUUM INTO 'owned'\"",
])
def test_scripts_and_startup_files_run_no_shell(tmp_path, line):
    made(tmp_path, "w.reckon", 'claim "One" in none @ada')
    (tmp_path / "a.rk").write_text(line + "\n", encoding="utf-8")
    (tmp_path / ".config" / "reckon").mkdir(parents=True)
    (tmp_path / ".config" / "reckon" / "init.rk").write_text(line + "\n", encoding="utf-8")
    (tmp_path / ".config" / "reckon" / "rc").write_text(line + "\n", encoding="utf-8")
    (tmp_path / ".reckonrc").write_text(line + "\n", encoding="utf-8")
    before = set(os.listdir(tmp_path))
    spent(tmp_path, ["run a.rk keep-going", line])
    assert not any("owned" in name for name in set(os.listdir(tmp_path)) - before)


def test_own_files_are_private_and_temporary_names_cannot_be_guessed(tmp_path):
    made(tmp_path, "w.reckon", 'claim "One" in none @ada')
    spent(tmp_path, ["backup to b.reckon", "export workspace to all.jsonl"])
    for name in ("w.reckon", "b.reckon"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    for root, folders, files in os.walk(tmp_path / ".local"):
        for name in folders:
            assert os.stat(os.path.join(root, name)).st_mode & 0o077 == 0, name
        for name in files:
            assert os.stat(os.path.join(root, name)).st_mode & 0o077 == 0, name
    assert json.loads((tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()[0])["reckon"] == "workspace"
