"""Workspaces as a stranger might send them, made by SQLite itself or by hand: each is refused or does no harm."""

import os
import shutil
import sqlite3
import struct

from faults import reckon

BASE = (
    'import text.txt @ada on 2017-03-20 lang en',
    'claim "stays where it is" in d1 as "It stays" +a/b',
    'claim "사드는 남는다" in none @ada',
    'note c1 "a remark"',
    'link c1 contradicts c2',
    'predict c1 70% by 2017-12-31 @ada on 2017-03-20',
    'predict c2 60% by 2017-12-31 @ada on 2017-03-20 given p1',
    'resolve p1 yes on 2017-05-09',
)


def base(folder):
    (folder / "text.txt").write_text("A text\n\nIt stays where it is. He goes.\n", encoding="utf-8")
    words = [word for line in BASE for word in ("-c", line)]
    run = reckon(folder, "-w", "base.reckon", "--create", *words)
    assert run.returncode == 0, run.stderr
    return folder / "base.reckon"


def without_triggers(statements):
    """The same, past the journal: its triggers are taken away and put back."""

    def change(connection):
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements if isinstance(statements, list) else [statements]:
            connection.execute(statement)
        for _, sql in triggers:
            connection.execute(sql)

    return change


def script(*statements):
    def change(connection):
        for statement in statements:
            connection.execute(statement)

    return change


def schema(*statements):
    """A change of what the file declares, behind SQLite's back."""
    return script("PRAGMA writable_schema = ON", *statements, "PRAGMA writable_schema = OFF")


def loose(change):
    """Values of another type than their column: STRICT is taken away and put back."""

    def do(connection):
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute("PRAGMA writable_schema = ON")
        old = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql LIKE '%STRICT'").fetchall()
        version = connection.execute("PRAGMA schema_version").fetchone()[0]
        connection.execute("UPDATE sqlite_master SET sql = substr(sql, 1, length(sql) - 6) WHERE sql LIKE '%) STRICT'")
        connection.execute(f"PRAGMA schema_version = {version + 1}")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(change)
        for name, sql in old:
            connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, name))
        connection.execute(f"PRAGMA schema_version = {version + 2}")
        connection.execute("PRAGMA writable_schema = OFF")
        for _, sql in triggers:
            connection.execute(sql)

    return do


def header(offset, data):
    def change(path):
        with open(path, "r+b") as file:
            file.seek(offset)
            file.write(data)

    return change


def pages(change):
    """A change of the bytes behind the first page, by their place."""

    def do(path):
        data = bytearray(path.read_bytes())
        for place in range(4096, len(data)):
            data[place] = change(place, data[place])
        path.write_bytes(data)

    return do


def beside(suffix, data):
    return lambda path: path.with_name(path.name + suffix).write_bytes(data)


def leading_to(target):
    def change(path):
        path.unlink()
        path.symlink_to(target)

    return change


def pipe(path):
    path.unlink()
    os.mkfifo(path)


LAST = 2**63 - 1
MANY = [f"CREATE TABLE t{n} (a, b, c)" for n in range(1000)]

# What SQLite does to the file, or what is done to its bytes (for those, a function of the path).
BY_SQLITE = {
    "trigger": script("CREATE TRIGGER x AFTER INSERT ON claim BEGIN DELETE FROM note; END"),
    "trigger on operation": script("CREATE TRIGGER x BEFORE INSERT ON operation BEGIN SELECT RAISE(FAIL, 'x'); END"),
    "view": script("CREATE VIEW x AS SELECT writefile('/tmp/owned', 'x')"),
    "view that recurs": script(
        "CREATE VIEW x AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"),
    "view in place of one of ours": script(
        "DROP VIEW claims",
        "CREATE VIEW claims AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"),
    "generated column": script("ALTER TABLE claim ADD COLUMN x TEXT AS (hex(zeroblob(1000000000))) VIRTUAL"),
    "index on an expression": script("CREATE INDEX x ON claim (hex(statement))"),
    "table that shadows a pragma": script("CREATE TABLE pragma_table_list (schema, name, type, strict)"),
    "table that shadows the schema": script("CREATE TABLE x (a)", "PRAGMA writable_schema = ON",
                                            "UPDATE sqlite_master SET name = 'sqlite_master' WHERE name = 'x'"),
    "virtual table": script("CREATE VIRTUAL TABLE x USING fts5(a, content = 'claim')"),
    "virtual table of a module unknown": schema(
        "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING evil(1)')"),
    "1,000 tables": script(*MANY),
    "schema with NUL": schema("UPDATE sqlite_master SET sql = sql || char(0) || 'x' WHERE name = 'note'"),
    "schema of nonsense": schema("UPDATE sqlite_master SET sql = 'CREATE TABLE note (' WHERE name = 'note'"),
    "schema with roots in a circle": schema("UPDATE sqlite_master SET rootpage = 2 WHERE type = 'table'"),
    "schema without the journal": script("DROP TRIGGER journal_claim_update"),
    "texts for integers": loose("UPDATE mention SET version = 'one', speaker = x'00'"),
    "reals for integers": loose("UPDATE forecast SET prediction = 1e300"),
    "texts for days": without_triggers("UPDATE forecast SET made = '99999-99-99'"),
    "invalid UTF-8": without_triggers("UPDATE claim SET statement = CAST(x'edbfbfff80c0af' AS TEXT)"),
    "NUL in texts": without_triggers("UPDATE claim SET statement = 'a' || char(0) || 'b'"),
    "escapes in texts": without_triggers(
        "UPDATE claim SET statement = char(27) || ']52;c;aGk=' || char(7) || char(8238) || char(155) || '31m'"),
    "2 MB of one statement": without_triggers("UPDATE claim SET statement = hex(zeroblob(1000000)) WHERE id = 1"),
    "200 MB of one note": without_triggers("UPDATE note SET text = hex(zeroblob(100000000))"),
    "places far outside the text": without_triggers(
        [f"UPDATE anchor SET fragments = '0-{LAST}'", f"UPDATE version SET sentences = '[[0,{LAST}]]'"]),
    "places that go backwards": without_triggers(
        ["UPDATE anchor SET fragments = '9-3,5-1'", "UPDATE version SET sentences = '[[9,3],[-5,2]]'"]),
    "places without end": without_triggers(
        "UPDATE version SET sentences = '" + "[" * 100000 + "'"),
    "numbers at the edge": without_triggers(
        [f"UPDATE terms SET number = {LAST}", f"UPDATE version SET number = {LAST}",
         f"UPDATE sqlite_sequence SET seq = {LAST}"]),
    "a journal of very many rows": without_triggers(f"UPDATE journal SET through = {LAST}, before = NULL"),
    "a journal of negative rows": without_triggers(f"UPDATE journal SET row = -{LAST}, through = {LAST}, before = NULL"),
    "a journal of nonsense": without_triggers("UPDATE journal SET before = 'statement=t99999999999:x'"),
    "operations out of range": without_triggers(f"UPDATE operation SET first = {LAST}, last = -{LAST}"),
    "an operation that runs": without_triggers(f"UPDATE running SET operation = {LAST}, step = {LAST}, bulk = 1"),
    "no row of what runs": without_triggers("DELETE FROM running"),
    "conditions in a circle": without_triggers(
        "UPDATE terms SET antecedent = 3 - prediction, antecedent_outcome = 'yes'"),
    "claims that contradict themselves": without_triggers("UPDATE link SET from_claim = 1, to_claim = 1"),
    "search without data": script("DELETE FROM search_data"),
    "search of noise": script("UPDATE search_data SET block = randomblob(length(block))"),
    "search of much noise": script("UPDATE search_data SET block = randomblob(3000000)"),
    "another application": script("PRAGMA application_id = 1"),
    "a newer schema": script("PRAGMA user_version = 99"),
    "a schema below zero": script("PRAGMA user_version = -5"),
}

BY_BYTES = {
    "page count beyond the file": header(28, struct.pack(">I", 0x7FFFFFFF)),
    "page size of nonsense": header(16, b"\x03\x03"),
    "format of the future": header(18, b"\x09\x09"),
    "free pages in a circle": header(32, struct.pack(">II", 2, 0x7FFFFFFF)),
    "encoding of nonsense": header(56, struct.pack(">I", 77)),
    "UTF-16 said of UTF-8": header(56, struct.pack(">I", 2)),
    "every page inverted": pages(lambda place, byte: byte ^ 0xFF),
    "every cell at zero": pages(lambda place, byte: 0 if place % 4096 < 200 else byte),
    "pointers at random": pages(lambda place, byte: (byte * 31 + place) % 256 if place % 4096 < 12 else byte),
    "a -wal of noise": beside("-wal", bytes((n * 73) % 256 for n in range(100_000))),
    "a -wal of zeros": beside("-wal", bytes(5_000_000)),
    "a hot journal of noise": beside("-journal", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(range(256)) * 200),
    "a -shm of noise": beside("-shm", bytes((n * 41) % 256 for n in range(65536))),
    "a link to nowhere": leading_to("nowhere.reckon"),
    "a link to itself": leading_to("w.reckon"),
    "a device": leading_to("/dev/zero"),
    "a device without end": leading_to("/dev/urandom"),
    "the memory of the machine": leading_to("/proc/self/mem"),
    "a pipe": pipe,
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


def make(folder, source, name):
    """The hostile file of this name in the folder, and its path."""
    path = folder / "w.reckon"
    shutil.copy(source, path)
    if name in BY_BYTES:
        BY_BYTES[name](path)
        return path
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        BY_SQLITE[name](connection)
    except sqlite3.DatabaseError as error:
        # What is half changed is hostile enough, as long as something is.
        assert name.startswith(("schema", "table that shadows")), (name, error)
    connection.close()
    return path
