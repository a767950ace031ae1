"""Makes calibration_weighted.json: what other programs say of weighted forecasts.

    pip install numpy scipy scikit-learn statsmodels
    python calibration_weighted.py > calibration_weighted.json

Used: scikit-learn 1.9.1 (isotonic regression, AUC, Brier and log score, all with sample_weight), statsmodels 0.15.0
(logistic regression with frequency weights, proportion_confint), scipy 1.17.1 (root of the shift). What no package
has (Murphy's terms in bins, Yates, Kish's number) is written out with numpy, row by row.
"""
import json
import numpy as np
import statsmodels.api as sm
from scipy.optimize import brentq
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
from statsmodels.stats.proportion import proportion_confint


def kish(weights, items):
    per_item = np.array([weights[items == i].sum() for i in np.unique(items)])
    return float(per_item.sum() ** 2 / (per_item**2).sum()), len(per_item)


def corp(p, y, w):
    fit = IsotonicRegression(y_min=0, y_max=1).fit(p, y, sample_weight=w).predict(p)
    base = np.average(y, weights=w)
    mean = lambda q: np.average((q - y) ** 2, weights=w)
    return {"score": mean(p), "mcb": mean(p) - mean(fit), "dsc": mean(base) - mean(fit), "unc": mean(base)}


def bins(p, y, w, items):
    place = np.minimum((np.round(p * 1e9) // 1e8).astype(int), 9)
    rows = []
    for k in range(10):
        inside = place == k
        if not inside.any():
            continue
        n, count = kish(w[inside], items[inside])
        seen = float(np.average(y[inside], weights=w[inside]))
        row = {"place": k, "predictions": count, "forecasts": int(inside.sum()), "effective": n, "observed": seen,
               "weight": float(w[inside].sum()), "mean_forecast": float(np.average(p[inside], weights=w[inside]))}
        for name, method in [("wilson", "wilson"), ("jeffreys", "jeffreys"), ("clopper-pearson", "beta")]:
            low, high = proportion_confint(seen * n, n, alpha=0.05, method=method)
            # statsmodels leaves an end undefined where nothing, or everything, was seen.
            row[name] = [0.0 if np.isnan(low) else float(low), 1.0 if np.isnan(high) else float(high)]
        rows.append(row)
    return place, rows


def murphy(p, y, w, place):
    total, base = w.sum(), np.average(y, weights=w)
    rel = res = wbv = wbc = 0.0
    for k in np.unique(place):
        i = place == k
        pk, yk = np.average(p[i], weights=w[i]), np.average(y[i], weights=w[i])
        rel += w[i].sum() * (pk - yk) ** 2
        res += w[i].sum() * (yk - base) ** 2
        wbv += (w[i] * (p[i] - pk) ** 2).sum()
        wbc += 2 * (w[i] * (p[i] - pk) * (y[i] - yk)).sum()
    return {"reliability": rel / total, "resolution": res / total,
            "uncertainty": np.average((y - base) ** 2, weights=w),
            "variance_within": wbv / total, "covariance_within": wbc / total}


def case(name, seed, items, most, partial):
    rng = np.random.default_rng(seed)
    p, y, w, item = [], [], [], []
    for i in range(items):
        chance = rng.uniform()
        came = float(rng.integers(0, 5)) / 4 if partial else float(rng.uniform() < chance)
        rows = rng.integers(1, most + 1)
        days = rng.integers(1, 90, rows)
        for d in days:
            p.append(float(np.clip(np.round(chance + rng.normal(0, 0.15), 2), 0.01, 0.99)))
            y.append(came), w.append(float(d) / float(days.sum())), item.append(i)
    p, y, w, item = map(np.array, (p, y, w, item))
    place, table = bins(p, y, w, item)
    values = {**corp(p, y, w), **murphy(p, y, w, place), "in-the-large": np.average(p - y, weights=w)}
    cov = np.cov(p, y, aweights=w, ddof=0)
    values |= {"covariance": cov[0, 1], "outcome-variance": cov[1, 1], "least-variance": cov[0, 1] ** 2 / cov[1, 1],
               "scatter": cov[0, 0] - cov[0, 1] ** 2 / cov[1, 1]}
    values["ece"] = sum(b["weight"] * abs(b["mean_forecast"] - b["observed"]) for b in table) / w.sum()
    values["mce"] = max(abs(b["mean_forecast"] - b["observed"]) for b in table)
    if not partial:
        logits = np.log(p / (1 - p))
        fit = sm.GLM(y, sm.add_constant(logits), family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-14)
        values["intercept"], values["slope"] = fit.params
        values["shift"] = brentq(lambda a: (w * (y - 1 / (1 + np.exp(-a - logits)))).sum(), -20, 20, xtol=1e-14)
        values["auc"] = roc_auc_score(y, p, sample_weight=w)
        assert abs(brier_score_loss(y, p, sample_weight=w) - values["score"]) < 1e-14
        values["log"] = log_loss(y, p, sample_weight=w)
        right = np.where(p >= 0.5, y == 1, y == 0)
        values["overconfidence"] = np.average(np.maximum(p, 1 - p) - right, weights=w)
        values["discrimination"] = np.average(p[y == 1], weights=w[y == 1]) - np.average(p[y == 0], weights=w[y == 0])
        deviation = w * (1 - 2 * p) * np.sqrt(p * (1 - p))
        variance = sum(deviation[item == i].sum() ** 2 for i in np.unique(item))
        values["z"] = (w * (y - p) * (1 - 2 * p)).sum() / np.sqrt(variance)
    return {"name": name, "probabilities": p.tolist(), "shares": y.tolist(), "weights": w.tolist(),
            "predictions": item.tolist(), "values": {k: float(v) for k, v in values.items()}, "table": table}


print(json.dumps([case("few", 1, 9, 2, False), case("many", 2, 120, 4, False), case("single", 3, 40, 1, False),
                  case("in part", 4, 60, 3, True)], separators=(",", ":")))
