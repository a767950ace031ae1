import harness
import pytest


def pytest_collection_modifyitems(items):
    if harness.PROGRAM:
        return
    for item in items:
        item.add_marker(pytest.mark.skip(reason="RECKON does not name the program to test"))
