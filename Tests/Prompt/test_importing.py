"""Files as they come: other programs that fail, hang or are missing, names and files that are not what they seem."""

import os
import shutil
import signal
import subprocess
import time

import pytest

from harness import RECKON, environment
from sitting import WORKSPACE, reckon

PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 58>>stream
BT /F 12 Tf 20 150 Td (THAAD stays where it is.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
6 0 obj<</Title(The empty chair)/Author(Minxin Pei)>>endobj
trailer<</Root 1 0 R/Info 6 0 R>>
"""


@pytest.fixture(name="folder")
def make_folder(tmp_path):
    assert reckon(tmp_path, "init", WORKSPACE).returncode == 0
    (tmp_path / "paper.pdf").write_bytes(PDF)
    return tmp_path


def imported(folder, *words, **options):
    return reckon(folder, "-w", WORKSPACE, "import", *words, **options)


def program(folder, name, script):
    """Puts a shell script in the place of a program, and returns what must change for it to be found."""
    tools = folder / "tools"
    tools.mkdir(exist_ok=True)
    (tools / name).write_text("#!/bin/sh\n" + script, encoding="utf-8")
    (tools / name).chmod(0o755)
    return {"PATH": f"{tools}:/usr/bin:/bin"}


def failure(run, code):
    assert run.returncode == 1
    assert f"error[{code}]: " in run.stderr
    return run.stderr


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_a_pdf_is_read_with_its_title_and_author(folder):
    run = imported(folder, "paper.pdf")
    assert run.stdout.startswith("d1  The empty chair  1 sentence")
    assert "@minxin-pei (new)  pdf  from the file: title, author Minxin Pei" in run.stdout


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_other_formats_are_read_through_pandoc(folder):
    (folder / "a.org").write_text("#+TITLE: 빈 의자\n#+AUTHOR: 박지훈\n#+DATE: 2017-03-20\n\n사드는 /남는다/.\n", encoding="utf-8")
    for ending in ("docx", "odt", "epub", "rst", "tex"):
        subprocess.run(["pandoc", "-s", "a.org", "-o", f"a.{ending}"], cwd=folder, check=True)
    run = imported(folder, "a.org")
    assert run.stdout.startswith("d1  빈 의자") and "@박지훈 (new)  on 2017-03-20 Mon  org" in run.stdout
    for ending in ("docx", "odt", "epub", "rst", "tex"):
        run = imported(folder, f"a.{ending}")
        assert run.returncode == 0, run.stderr
        assert run.stdout.startswith("d") and ("빈 의자" in run.stdout or "unchanged" in run.stdout)
    assert "사드는 남는다." in reckon(folder, "-w", WORKSPACE, "read", "d1").stdout


def test_a_missing_program_is_named_with_its_package(folder):
    stderr = failure(imported(folder, "paper.pdf", changes={"PATH": str(folder)}), "E-PROGRAM")
    assert "apt-get install poppler-utils" in stderr


def test_a_failing_program_is_quoted_without_its_control_characters(folder):
    changes = program(folder, "pdftotext", "printf 'no \\033[31mgood\\007\\n' >&2; exit 3\n")
    stderr = failure(imported(folder, "paper.pdf", changes=changes), "E-CONVERT")
    assert "pdftotext ended with status 3: no " in stderr and "\033" not in stderr and "\007" not in stderr
    changes = program(folder, "pdftotext", "kill -SEGV $$\n")
    assert "pdftotext was ended by signal 11" in failure(imported(folder, "paper.pdf", changes=changes), "E-CONVERT")


def test_a_program_that_never_stops_writing_is_stopped(folder):
    changes = program(folder, "pdftotext", "exec cat /dev/zero\n")
    stderr = failure(imported(folder, "paper.pdf", changes=changes), "E-CONVERT")
    assert "wrote more than 256 MB" in stderr


def test_a_program_gets_the_bytes_and_nothing_of_ours(folder):
    changes = program(folder, "pdftotext", "cat > got; env > seen; ls -l /proc/self/fd > open; echo text\n")
    program(folder, "pdfinfo", "exit 0\n")
    run = imported(folder, "paper.pdf", changes={**changes, "SECRET": "x"})
    assert run.stdout.startswith("d1  text")
    assert (folder / "got").read_bytes() == PDF
    seen = (folder / "seen").read_text(encoding="utf-8")
    assert "SECRET" not in seen and "HOME" not in seen
    assert WORKSPACE not in (folder / "open").read_text(encoding="utf-8")


def test_ctrl_c_ends_the_program_too(folder):
    changes = program(folder, "pdftotext", "echo $$ > pid; exec sleep 50\n")
    child = subprocess.Popen(
        [RECKON, "-w", WORKSPACE, "import", "paper.pdf"], cwd=folder, env=environment(str(folder), **changes),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    pid = folder / "pid"
    for _ in range(500):
        if pid.exists() and pid.read_text(encoding="utf-8").strip():
            break
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    child.communicate(timeout=20)
    assert child.returncode == 130
    assert not os.path.exists(f"/proc/{pid.read_text(encoding='utf-8').strip()}")


def test_what_is_no_ordinary_file_is_refused_at_once(folder):
    os.mkfifo(folder / "pipe.txt")
    for name in ("pipe.txt", "/dev/zero", "/dev/null"):
        assert "is neither a file nor a folder" in failure(imported(folder, name), "E-FILE")
    os.truncate(folder / "paper.pdf", 1 << 30)
    assert "is larger than 64 MB" in failure(imported(folder, "paper.pdf"), "E-FILE")
    deep = "<html>" + "<div>" * 20000 + "x"
    (folder / "deep.html").write_text(deep, encoding="utf-8")
    run = imported(folder, "deep.html")
    assert run.returncode == 0 or "error[E-HTML]: " in run.stderr


def test_names_are_only_names(folder):
    for name in ("-x.txt", "two\nlines.txt", "$(touch oops).txt", "\x1b[31m.txt"):
        (folder / name).write_text(f"The text of {name!r}.", encoding="utf-8")
        run = imported(folder, name)
        assert run.returncode == 0, run.stderr
        assert "\x1b" not in run.stdout + run.stderr
    assert not (folder / "oops").exists()


def test_a_folder_with_traps_is_read_without_harm(folder):
    inner = folder / "f" / "in"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text("사드는 남는다.", encoding="utf-8")
    (inner / "k.txt").write_bytes("사드는 성주에 남는다. 정부는 새로운 계획을 발표할 것으로 보인다.".encode("cp949"))
    (inner / "loop").symlink_to("..")
    (inner / "gone.txt").symlink_to("nowhere")
    os.mkfifo(inner / "pipe.txt")
    open(os.fsencode(inner) + b"/\xff.txt", "wb").close()
    run = imported(folder, "f")
    assert run.returncode == 0, run.stderr
    assert run.stdout.endswith("2 files: 2 read, 4 skipped\n")
    for reason in ("a link to a folder", "a link to nothing", "no ordinary file", "its name is not UTF-8"):
        assert reason in run.stderr
    (inner / "b.txt").write_bytes(b"caf\xe9")
    assert "1 of 3 files cannot be read" in failure(imported(folder, "f"), "E-IMPORT")
    assert imported(folder, "f", "keep-going").returncode == 3


def test_standard_input_is_read_in_any_format(folder):
    run = imported(folder, "-", "format", "html", input="<title>빈 의자</title><p>사드는 남는다.")
    assert run.stdout.startswith("d1  빈 의자  1 sentence")
