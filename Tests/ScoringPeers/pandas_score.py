"""The headline number of `reckon score`, as an analyst would work it out with pandas: the mean Brier score over
predictions, of each forecaster's day-weighted mean.

Prints it with the seconds for reading and for working out. Usage: pandas_score.py WORKSPACE
"""

import sqlite3
import sys
import time

import numpy as np
import pandas as pd

start = time.perf_counter()
database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
# SQLite works out made_last much slower than pandas reads the day as it is written.
forecasts = pd.read_sql("SELECT id, prediction, forecaster, made, point FROM forecast", database)
outcomes = pd.read_sql(
    "SELECT terms.prediction, deadline, outcome, known FROM terms JOIN resolution ON resolution.terms = terms.id"
    " WHERE outcome IN ('yes', 'no')",
    database,
)
read = time.perf_counter()


def days(column):
    return pd.to_datetime(column, format="%Y-%m-%d").to_numpy().astype("datetime64[D]").astype(np.int64)


forecasts["made"] = days(forecasts["made"])
outcomes["known"] = days(outcomes["known"])
outcomes["end"] = np.minimum(days(outcomes["deadline"]), outcomes["known"] - 1)
outcomes["came"] = (outcomes["outcome"] == "yes").astype(float)
table = forecasts.merge(outcomes[["prediction", "end", "came"]], on="prediction")
table = table[table["made"] <= table["end"]]
table = table.sort_values(["prediction", "forecaster", "made", "id"])
# From here on in columns of numpy, which is faster than groups.
prediction, forecaster, made, point, end, came = (
    table[name].to_numpy() for name in ("prediction", "forecaster", "made", "point", "end", "came")
)
is_last = np.append((prediction[1:] != prediction[:-1]) | (forecaster[1:] != forecaster[:-1]), True)
until = np.where(is_last, end + 1, np.append(made[1:], 0))
stood = until - made
counts = (stood > 0) & ~np.isnan(point)
prediction, forecaster, stood = prediction[counts], forecaster[counts], stood[counts]
losses = (point[counts] - came[counts]) ** 2 * stood
starts = np.flatnonzero(
    np.append(True, (prediction[1:] != prediction[:-1]) | (forecaster[1:] != forecaster[:-1]))
)
means = np.add.reduceat(losses, starts) / np.add.reduceat(stood, starts)
records = prediction[starts]
starts = np.flatnonzero(np.append(True, records[1:] != records[:-1]))
scores = np.add.reduceat(means, starts) / np.diff(np.append(starts, len(records)))
print(repr(float(scores.mean())), read - start, time.perf_counter() - read)
