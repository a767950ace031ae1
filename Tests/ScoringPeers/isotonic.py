"""The miscalibration of forecasts by scikit-learn's isotonic regression, beside which Corp is measured.

Usage: isotonic.py make FORECASTS STEPS FILE   probabilities in so many steps, 0 for any, and outcomes, as doubles
       isotonic.py fit FILE                    prints the miscalibration and the seconds it took
"""

import sys
import time

import numpy as np

if sys.argv[1] == "make":
    forecasts, steps = int(sys.argv[2]), int(sys.argv[3])
    chance = np.random.default_rng(1950)
    probabilities = chance.random(forecasts)
    if steps:
        probabilities = np.round(probabilities * steps) / steps
    came = (chance.random(forecasts) < 0.1 + 0.8 * probabilities**1.5).astype(float)
    np.concatenate([probabilities, came]).tofile(sys.argv[4])
else:
    from sklearn.isotonic import IsotonicRegression

    values = np.fromfile(sys.argv[2])
    probabilities, came = np.split(values, 2)
    start = time.perf_counter()
    fitted = IsotonicRegression().fit_transform(probabilities, came)
    seconds = time.perf_counter() - start
    print(repr(float(np.mean((probabilities - came) ** 2) - np.mean((fitted - came) ** 2))), seconds)
