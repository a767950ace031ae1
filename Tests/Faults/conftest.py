import faults
import pytest


def pytest_collection_modifyitems(items):
    for item in items:
        if not faults.RECKON and "Faults" in str(item.path):
            item.add_marker(pytest.mark.skip(reason="RECKON does not name the program to test"))
