"""The views of a workspace, in the file itself: what pandas, R and the sqlite3 program find there."""

import json
import sqlite3

import pytest

from sitting import WORKSPACE, reckon
from test_doors import write_texts


@pytest.fixture(name="workspace", scope="module")
def filled_workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("views")
    write_texts(folder)
    assert reckon(folder, "-w", WORKSPACE, "--create", "run", "build.rk").returncode == 0
    return folder


@pytest.fixture(name="connection", params=["trusted", "untrusted"])
def plain_connection(workspace, request):
    with sqlite3.connect(f"file:{workspace / WORKSPACE}?mode=ro", uri=True) as connection:
        connection.execute(f"PRAGMA trusted_schema = {'ON' if request.param == 'trusted' else 'OFF'}")
        connection.row_factory = sqlite3.Row
        yield connection


def names_of_views(connection):
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view'")]


def test_every_view_reads_the_same_in_the_file_and_by_the_command(workspace, connection):
    names = names_of_views(connection)
    assert {"claims", "mentions", "predictions", "forecasts", "resolutions", "scores", "operations"} <= set(names)
    for name in names:
        run = reckon(workspace, "-w", WORKSPACE, "--json", "sql", f"SELECT * FROM {name}")
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout) == [dict(row) for row in connection.execute(f"SELECT * FROM {name}")], name
        assert run.stdout != "[]\n" or name == "aliases", name


def test_the_help_lists_every_view_and_column(workspace, connection):
    text = reckon(workspace, "help", "sql").stdout
    for name in names_of_views(connection):
        assert f"{name}: " in text
        for column in connection.execute("SELECT name FROM pragma_table_info(?)", [name]):
            assert f"\n{column[0]} " in text, f"{name}.{column[0]}"


def test_a_view_cannot_be_written(connection):
    for sql in ("DELETE FROM claims", "INSERT INTO claims (id) VALUES ('c9')", "UPDATE claims SET kind = 'x'"):
        with pytest.raises(sqlite3.OperationalError):
            connection.execute(sql)


def test_sql_may_come_from_a_file_and_from_standard_input(workspace):
    query = "SELECT id, statement -- 제목\nFROM claims\nORDER BY number\n"
    (workspace / "query.sql").write_text(query, encoding="utf-8")
    by_file = reckon(workspace, "-w", WORKSPACE, "--json", "sql", "file:query.sql")
    by_pipe = reckon(workspace, "-w", WORKSPACE, "--json", "sql", "-", input=query)
    assert (by_file.returncode, by_pipe.stdout) == (0, by_file.stdout)
    assert [row["statement"] for row in json.loads(by_file.stdout)][:2] == ["Moon wins 문재인", "사드가 남는다"]
    (workspace / "wrong.sql").write_text("SELECT id,\n  statment\nFROM claims\n", encoding="utf-8")
    wrong = reckon(workspace, "-w", WORKSPACE, "sql", "file:wrong.sql")
    assert wrong.returncode == 1
    assert "no such column: statment, in line 2 of the text" in wrong.stderr


def test_a_query_without_end_ends(workspace):
    query = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    run = reckon(workspace, "-w", WORKSPACE, "sql", query, "seconds", "1")
    assert run.returncode == 1
    assert "takes longer than 1 s" in run.stderr
