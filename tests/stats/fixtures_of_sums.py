"""Sums of estimates, lines and rank correlations' intervals by scipy,
statsmodels and numpy, for make_fixtures.py."""

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

# Successes and samples of two tasks.
PROPORTIONS = ((17, 20, 6, 40), (0, 30, 3, 30), (30, 30, 0, 5), (850, 1000, 700, 1000))
ERRORS = (((0.5, 0.02), (0.7, 0.03)), ((0.1, 0.01), (0.2, 0.05), (0.9, 0.002)))
CORRELATIONS = (-0.95, -0.3, 0, 0.2, 0.8285714286, 0.99)
POINTS = (
    ([1, 2, 3, 4], [2, 1, 4, 3]),
    ([0.1, 0.1, 0.7], [5, 6, -1]),
    ([-2.2, -0.4, 0.1, 1.3, 2.9], [-3.1, -0.6, -0.7, 0.2, 1.4]),
)
STRATA = ([0, 1, 1, 0.5, 0.25, 1, 0.25, 0.75], [1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0])


def sums():
    rows = []
    for one, n, other, m in PROPORTIONS:
        for level in (0.9, 0.95):
            terms = []
            for weight, count, size in ((1, one, n), (-1, other, m)):
                low, high = proportion_confint(count, size, 1 - level, "wilson")
                terms.append({"weight": weight, "value": count / size,
                              "low": low, "high": high})
            low, high = confint_proportions_2indep(
                one, n, other, m, method="newcomb", compare="diff", alpha=1 - level)
            rows.append({"terms": terms, "value": one / n - other / m,
                         "low": low, "high": high})
    for errors in ERRORS:
        z = stats.norm.ppf(0.975)
        weight = 1 / len(errors)
        value = np.mean([mean for mean, _ in errors])
        error = np.sqrt(np.sum([error**2 for _, error in errors])) / len(errors)
        low, high = stats.norm.interval(0.95, value, error)
        rows.append({
            "terms": [{"weight": weight, "value": mean, "low": mean - z * error,
                       "high": mean + z * error} for mean, error in errors],
            "value": value, "low": low, "high": high})
    return rows


def correlation_intervals():
    rows = []
    for correlation in CORRELATIONS:
        for n in (5, 12, 200):
            for level in (0.9, 0.95):
                ends = {
                    name: list(np.tanh(stats.norm.interval(
                        level, np.arctanh(correlation), np.sqrt(variance))))
                    for name, variance in (
                        ("spearman", (1 + correlation**2 / 2) / (n - 3)),
                        ("kendall", 0.437 / (n - 4)))
                }
                rows.append({"correlation": correlation, "n": n, "level": level, **ends})
    return rows


def lines():
    rows = []
    for x, y in POINTS:
        line = stats.linregress(x, y)
        rows.append({"x": x, "y": y, "slope": line.slope, "intercept": line.intercept})
    return rows


def harmonic(one, other, axis):
    first, second = np.mean(one, axis=axis), np.mean(other, axis=axis)
    return 2 * first * second / np.maximum(first + second, 1e-300)


def strata():
    """Of so many draws that others differ by little."""
    result = stats.bootstrap(STRATA, harmonic, n_resamples=400_000, vectorized=True,
                             method="percentile", batch=20_000,
                             rng=np.random.default_rng(1))
    low, high = result.confidence_interval
    return [{"strata": STRATA, "low": low, "high": high}]


def fixtures():
    return {"weighted_sum": sums(), "correlation_interval": correlation_intervals(),
            "line": lines(), "bootstrap_strata": strata()}
