"""Disks that are full, files that may not grow, folders that cannot be written, and files that were cut or lost."""

import os
import resource
import shutil
import signal
import subprocess

import pytest

from faults import EFFORT, RECKON, environment, findings, integrity, made, reckon, values

POINTS = 50 * EFFORT
LINES = 150
COUNT = "SELECT count(*) FROM claim"


def script(folder):
    path = folder / "bulk.rk"
    path.write_text(
        "".join(f'claim "Statement {n} {"사드 " * 60}" in none @v{n % 5} key k{n}\n' for n in range(LINES)),
        encoding="utf-8")
    return path


def limited(size):
    """What a child does first: a file may not grow beyond a size, and the program hears of it by an error."""

    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def judge(folder, run, before, after):
    """Whole and acknowledged, or nothing and an error with words; SQLite finds the file sound."""
    count = values(folder / "w.reckon", COUNT)
    if run.returncode == 0:
        assert count == [after]
        return True
    assert run.returncode in (1, 4) and "error[E-" in run.stderr and "hint: " in run.stderr, run.stderr
    assert count == [before], run.stderr
    assert integrity(folder / "w.reckon") == ["ok"]
    return False


def test_a_batch_at_a_size_limit_is_whole_or_absent(tmp_path):
    made(tmp_path, "empty.reckon")
    script(tmp_path)
    shutil.copy(tmp_path / "empty.reckon", tmp_path / "w.reckon")
    start = (tmp_path / "w.reckon").stat().st_size
    assert reckon(tmp_path, "-w", "w.reckon", "run", "bulk.rk").returncode == 0
    most = 2 * (tmp_path / "w.reckon").stat().st_size
    ends = []
    for point in range(POINTS):
        shutil.copy(tmp_path / "empty.reckon", tmp_path / "w.reckon")
        size = (most * point // POINTS) // 512 * 512 + point
        run = reckon(tmp_path, "-w", "w.reckon", "run", "bulk.rk", preexec_fn=limited(size))
        ends.append(judge(tmp_path, run, 0, LINES))
        for rest in tmp_path.glob("w.reckon*"):
            rest.unlink()
    assert ends.count(True) > 0 and ends.count(False) > 5 and start > 0, ends


@pytest.fixture(name="small_disk")
def mounted_small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], check=False, capture_output=True).returncode == 0
    if not mounted:
        pytest.skip("only root mounts a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_batch_on_a_full_disk_is_whole_or_absent(tmp_path, small_disk):
    made(tmp_path, "empty.reckon")
    script(tmp_path)
    size = (tmp_path / "empty.reckon").stat().st_size
    ends = []
    for point in range(POINTS):
        shutil.copy(tmp_path / "empty.reckon", small_disk / "w.reckon")
        free = 4_194_304 - size - 40_960 - 3_000_000 * point // POINTS
        (small_disk / "filler").write_bytes(b"x" * max(0, free))
        run = reckon(tmp_path, "-w", str(small_disk / "w.reckon"), "run", "bulk.rk")
        (small_disk / "filler").unlink()
        ends.append(judge(small_disk, run, 0, LINES))
        if not point % 10:
            assert findings(small_disk, "w.reckon") == []
        for rest in small_disk.glob("w.reckon*"):
            rest.unlink()
    assert ends.count(True) > 0 and ends.count(False) > 5, ends


def test_a_backup_without_room_leaves_nothing(tmp_path, small_disk):
    made(tmp_path, "w.reckon")
    (small_disk / "filler").write_bytes(b"x" * 3_900_000)
    run = reckon(tmp_path, "-w", "w.reckon", "backup", "to", str(small_disk / "b.reckon"))
    assert run.returncode != 0 and "no room left" in run.stderr, run.stderr
    assert [path.name for path in small_disk.iterdir()] == ["filler"]


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_read_and_says_so(tmp_path):
    made(tmp_path, "w.reckon", 'claim "It stays" in none @ada')
    before = (tmp_path / "w.reckon").read_bytes()
    as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    (tmp_path / "w.reckon").chmod(0o644)
    folder = tmp_path
    while as_nobody and folder != folder.parent and not os.stat(folder).st_mode & 0o005 == 0o005:
        folder.chmod(folder.stat().st_mode | 0o055)
        folder = folder.parent
    tmp_path.chmod(0o555)
    try:
        def run(*words):
            return subprocess.run(
                [*as_nobody, RECKON, "-w", "w.reckon", *words], cwd=tmp_path, env=environment("/nonexistent"),
                check=False, capture_output=True, encoding="utf-8", timeout=60)

        shown = run("list", "claims", "--format", "ids")
        if shown.returncode == 126 or "Permission denied" in shown.stderr and not shown.stdout:
            pytest.skip("another user cannot run the program here")
        assert (shown.returncode, shown.stdout) == (0, "c1\n"), shown.stderr
        refused = run("claim", "It goes", "in", "none")
        assert refused.returncode == 4 and "can only be read" in refused.stderr, refused.stderr
        refused = run("backup", "to", "b.reckon")
        assert refused.returncode != 0 and "cannot be written" in refused.stderr, refused.stderr
        assert "cannot be written" in run("doctor").stdout
    finally:
        tmp_path.chmod(0o755)
    assert (tmp_path / "w.reckon").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("w")] == ["w.reckon"]


def test_a_file_that_was_cut_or_overwritten_says_so_and_the_doctor_what_to_do(tmp_path):
    path = made(tmp_path, "w.reckon", 'claim "It stays" in none @ada')
    whole = path.read_bytes()
    damages = {
        "cut in a page": whole[: len(whole) // 2 + 100], "cut at a page": whole[: len(whole) // 8192 * 4096],
        "nothing": b"", "a page of zeros": whole[:8192] + bytes(4096) + whole[12288:],
        "no header": bytes(100) + whole[100:], "half a header": whole[:50],
        "noise": whole[:20480] + bytes((n * 37) % 251 for n in range(8192)) + whole[28672:],
    }
    for name, damaged in damages.items():
        path.write_bytes(damaged)
        run = reckon(tmp_path, "-w", "w.reckon", "--json", "doctor")
        assert run.returncode in (1, 4) and '"steps":["' in run.stdout, (name, run.stdout, run.stderr)
        assert path.read_bytes() == damaged, name


def test_a_lost_wal_is_noticed_and_said(tmp_path):
    made(tmp_path, "w.reckon", 'claim "One" in none @ada')
    shutil.copy(tmp_path / "w.reckon", tmp_path / "older")
    assert reckon(tmp_path, "-w", "w.reckon", "claim", "Two", "in", "none", "@ada").returncode == 0
    # What is left where a -wal is deleted: the state before it.
    shutil.copy(tmp_path / "older", tmp_path / "w.reckon")
    run = reckon(tmp_path, "-w", "w.reckon", "list", "claims", "--format", "ids")
    assert (run.returncode, run.stdout) == (0, "c1\n")
    assert "warning: operation" in run.stderr and "-wal was lost" in run.stderr, run.stderr
    # Reading does not make the older state the expected one; a change does.
    assert "-wal was lost" in reckon(tmp_path, "-w", "w.reckon", "claim", "Three", "in", "none").stderr
    assert reckon(tmp_path, "-w", "w.reckon", "status").stderr == ""


def test_a_shm_without_its_wal_is_said(tmp_path):
    made(tmp_path, "w.reckon", 'claim "One" in none @ada')
    (tmp_path / "w.reckon-shm").write_bytes(bytes(32768))
    assert "without its -wal" in reckon(tmp_path, "-w", "w.reckon", "status").stderr
    (tmp_path / "w.reckon-shm").write_bytes(bytes(32768))
    run = reckon(tmp_path, "-w", "w.reckon", "doctor")
    assert run.returncode == 1 and "deleted or not copied" in run.stdout, run.stdout
