"""Fills an empty workspace with forecasts for the measurements of scripts/bench-scores.

Ten forecasts a prediction, by two forecasters by turns, entered as time went by: some replaced on their day, some
withdrawn, some made too late; predictions that came true, failed, were void or ambiguous, or are still open.

Usage: make_forecasts.py WORKSPACE FORECASTS
"""

import sqlite3
import sys

path, forecasts = sys.argv[1], int(sys.argv[2])
predictions = forecasts // 10
database = sqlite3.connect(path, isolation_level=None)


def counting(first, last):
    return f"WITH RECURSIVE number(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM number WHERE i < {last})"


database.execute("PRAGMA synchronous = OFF")
# The forecasts come in no order of their predictions, so that the indexes must be at hand.
database.execute("PRAGMA cache_size = -4000000")
database.execute("BEGIN")
# One operation that journals ranges of ids, as imports do.
database.execute(
    "INSERT INTO operation (ulid, kind, author, recorded, label)"
    " VALUES ('00000000000000000000000000', 'run', 'analyst', '2017-01-01T00:00:00Z', 'bench')"
)
database.execute("UPDATE running SET operation = last_insert_rowid(), bulk = 1")
database.execute(f"INSERT INTO speaker (handle) {counting(1, 100)} SELECT 'voice-' || i FROM number")
database.execute("INSERT INTO speaker (handle) VALUES ('analyst')")
database.execute(f"INSERT INTO prediction (id) {counting(1, predictions)} SELECT i FROM number")
database.execute(
    "INSERT INTO terms (prediction, number, statement, deadline)"
    " SELECT id, 1, 'Question ' || id || ': THAAD is removed within ' || (id % 97) || ' days',"
    "  date('2017-06-01', '+' || (id % 200) || ' days') FROM prediction"
)
# Which prediction comes next is by no order of theirs; the step is a prime that divides no such number of them.
step = 7919
database.execute(
    f"""
    INSERT INTO forecast (prediction, terms, forecaster, made, stated, point, withdrawn, basis)
    SELECT p + 1, p + 1, 1 + (p * 7 + turn % 2 * 13) % 100, date('2017-01-01', '+' || (turn * 20 + day) || ' days'),
      CASE WHEN NOT withdrawn THEN percent || '%' END, CASE WHEN NOT withdrawn THEN percent / 100.0 END, withdrawn,
      'assigned'
    FROM (
      {counting(0, forecasts - 1)}
      SELECT i * {step} % {predictions} AS p, i / {predictions} AS turn, (i * 7 + i / 11) % 29 AS day,
        (i * 37 + i / 7) % 99 + 1 AS percent, (i * 29 + i / 13) % 50 = 49 AS withdrawn
      FROM number)
    """
)
database.execute(
    """
    INSERT INTO resolution (prediction, terms, outcome, happened, known, coder)
    SELECT prediction, id, outcome, day, day, (SELECT id FROM speaker WHERE handle = 'analyst')
    FROM (
      SELECT prediction, id,
        CASE WHEN id % 31 = 0 THEN 'void' WHEN id % 37 = 0 THEN 'ambiguous' WHEN id * 13 % 100 < 35 THEN 'yes' ELSE 'no' END
          AS outcome,
        CASE WHEN id * 13 % 100 < 35 THEN date('2017-03-01', '+' || (id % 90) || ' days')
          ELSE date(deadline, '+1 day') END AS day
      FROM terms WHERE id % 20 <> 3)
    """
)
for table in ("speaker", "prediction", "terms", "forecast", "resolution"):
    database.execute(
        f"INSERT INTO journal (operation, relation, row, through)"
        f" SELECT operation, '{table}', 1, (SELECT max(id) FROM {table}) FROM running"
    )
database.execute(
    "UPDATE operation SET first = 1, last = (SELECT max(id) FROM journal)"
    " WHERE id = (SELECT operation FROM running)"
)
database.execute("UPDATE running SET operation = NULL, bulk = NULL")
database.execute("COMMIT")
