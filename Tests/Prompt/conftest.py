import harness
import pytest

# The programs that tests need, by the names that lead to them in the environment; the others need prompt-echo.
NEEDS_RECKON = (
    "test_reckon.py", "test_doors.py", "test_formats.py", "test_completion.py", "test_sitting.py", "test_views.py",
    "test_history.py", "test_interactive.py", "test_importing.py", "test_seals.py",
)


def pytest_collection_modifyitems(items):
    for item in items:
        name, program = ("RECKON", harness.RECKON) if item.path.name in NEEDS_RECKON else ("RECKON_ECHO", harness.ECHO)
        if not program:
            item.add_marker(pytest.mark.skip(reason=f"{name} does not name the program to test"))
