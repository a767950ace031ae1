import os
import pathlib
import subprocess

import pytest
from browser import CHROMIUM, Browser

RECKON = os.environ.get("RECKON")
SAMPLE = pathlib.Path(__file__).parents[2] / "Workspaces" / "korea-2017"


def pytest_collection_modifyitems(items):
    reason = "RECKON does not name the program to test" if not RECKON else "chromium is not installed" if not CHROMIUM else None
    for item in items:
        if reason:
            item.add_marker(pytest.mark.skip(reason=reason))


class Workspace:
    """A workspace in a folder of its own."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, *words, status=0):
        done = subprocess.run(
            [RECKON, "-w", str(self.folder / "w.reckon"), "--no-init", *words], cwd=self.folder, text=True,
            capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
        assert done.returncode == status, done.stderr
        return done.stdout

    def report(self, name, *words):
        """A report as an HTML file."""
        self.run("report", name, *words, "to", f"{name}.html")
        return self.folder / f"{name}.html"


@pytest.fixture(scope="session")
def browser():
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def korea(tmp_path_factory):
    workspace = Workspace(tmp_path_factory.mktemp("korea"))
    subprocess.run(
        [RECKON, "-w", str(workspace.folder / "w.reckon"), "--no-init", "--create", "run", "build.rk"], cwd=SAMPLE,
        check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return workspace


@pytest.fixture
def empty(tmp_path):
    workspace = Workspace(tmp_path)
    workspace.run("--create", "status")
    return workspace
